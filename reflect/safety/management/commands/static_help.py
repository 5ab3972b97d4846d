"""Write the plain safety page to a file, for the server in front to show when Reflect itself is down."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from reflect.safety.fallback import plain_page


class Command(BaseCommand):
    """`manage.py static_help [FILE]`; run it again whenever help lines change, at least every 90 days."""

    help = "Write the plain safety page to FILE (default: help-now.html in the data folder)."

    def add_arguments(self, parser: CommandParser) -> None:
        """One optional path."""
        parser.add_argument("file", nargs="?", type=Path, default=Path(settings.DATA_DIR) / "help-now.html")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write beside the target first, so that a reader never gets half a page."""
        target: Path = options["file"]
        half = target.with_name(f"{target.name}.new")
        try:
            half.write_text(plain_page(timezone.localdate()), encoding="utf-8")
            half.replace(target)
        except OSError as error:
            raise CommandError(f"Cannot write {target}: {error.strerror}.") from None
        self.stdout.write(f"Wrote {target}")
