"""`manage.py publish_ids`: lists the new ids in content/published-ids.txt, from where on they live for
ever.
"""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from reflect.library.folder import Folder
from reflect.library.loading import read_content
from reflect.library.published import FILE, HEAD, new_lines


class Command(BaseCommand):
    """Append new ids. Never changes or removes a line."""

    help = "List the new ids of the content as published."
    requires_system_checks: list[str] = []  # noqa: RUF012  # it reads the content itself and says what is wrong

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse while anything is wrong: a mistaken id could not be taken back."""
        folder = Path(settings.CONTENT_DIR)
        path = folder / FILE
        if not path.exists():
            path.write_text("", encoding="utf-8")
        reading = read_content(Folder(folder))
        if reading.errors:
            raise CommandError(
                "Nothing was published; mend this first:\n" + "\n".join(map(str, reading.errors))
            )
        lines = new_lines(reading.published, reading.ids)
        if not lines:
            self.stdout.write("There are no new ids.")
            return
        before = path.read_text(encoding="utf-8")
        head = "" if before.strip() else f"{HEAD}\n"
        gap = "" if not before or before.endswith("\n") else "\n"
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(head + gap + "".join(f"{line}\n" for line in lines))
        self.stdout.write(f"{len(lines)} new ids are published. Keep {FILE} with the content.")
