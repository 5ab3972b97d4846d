"""`manage.py new_module "The hour before"`: a commented file to begin a module with."""

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from reflect.library.attributes import suggest_id
from reflect.library.folder import Folder
from reflect.library.loading import read_content
from reflect.library.skeleton import skeleton


class Command(BaseCommand):
    """Write a new module's file. Never writes over one."""

    help = "Write a commented file to begin a module with."
    requires_system_checks: list[str] = []  # noqa: RUF012  # Django's own attribute; an author may be mending mistakes

    def add_arguments(self, parser: CommandParser) -> None:
        """The title is all it takes."""
        parser.add_argument("title", help="the module's title, as readers see it")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the slug from the title and write the file."""
        title = " ".join(str(options["title"]).split())
        if not title or len(title) > 60:
            raise CommandError("The title needs 1 to 60 characters.")
        path = Path(settings.CONTENT_DIR) / "modules" / f"{suggest_id(title)}.md"
        orders = [module.order for module in read_content(Folder(settings.CONTENT_DIR)).modules]
        text = skeleton(title, max(orders, default=0) + 10, date.today())
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError:
            raise CommandError(f"{path} is there already; choose another title, or edit that file.") from None
        except OSError as wrong:
            raise CommandError(f"{path} can't be written ({wrong.strerror}).") from wrong
        self.stdout.write(f"{path} is written. Edit it, then run: manage.py check")
