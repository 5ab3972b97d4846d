"""What the frame round every page needs."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, Any]:
    """`space` (visitor, guest, open, locked, unknown), its tag, theme, idle minutes, exit address, public.

    A public page gets nothing that depends on who reads it.
    """
    ring = getattr(request, "keyring", None)
    public = getattr(request, "public", False)
    if ring is None or public:
        return {
            "space": "visitor" if public else "unknown",
            "tag": "",
            "public": public,
            "theme": "",
            "idle": None,
            "exit_url": settings.EXIT_URL,
        }
    return {
        "space": ring.space,
        "tag": ring.tag,
        "public": False,
        "theme": ring.pocket().get("ui.theme", ""),
        "idle": ring.idle_minutes(),
        "exit_url": settings.EXIT_URL,
    }
