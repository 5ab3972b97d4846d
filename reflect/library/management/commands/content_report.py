"""`manage.py content_report`: what there is, how long, how hard to read, and what to look at."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from reflect.library.advice import advise, step_text
from reflect.library.folder import Folder
from reflect.library.loading import read_content
from reflect.library.reading import grade
from reflect.library.shapes import Module


class Command(BaseCommand):
    """Print a table of modules, then every problem and all advice."""

    help = "Print what the content holds and what to look at."
    requires_system_checks: list[str] = []  # noqa: RUF012  # it reads the content itself and says what is wrong

    def handle(self, *args: Any, **options: Any) -> None:
        """One line to a module, one to a step."""
        reading = read_content(Folder(settings.CONTENT_DIR))
        for module in reading.modules:
            self._module(module)
        lines = reading.helplines
        services = sum(len(country.services) for country in lines.countries)
        self.stdout.write(
            f"Help lines: {services} in {len(lines.countries)} countries, "
            f"{f'last checked on {lines.checked}' if lines.checked else 'not checked by a person yet'}; "
            f"check them every {lines.recheck_days} days."
        )
        for problem in sorted((*reading.problems, *advise(reading))):
            self.stdout.write(f"{'error' if problem.error else 'look at'}: {problem}")

    def _module(self, module: Module) -> None:
        words = sum(step.words for step in module.steps)
        hard = grade(" ".join(map(step_text, module.steps)))
        self.stdout.write(
            f"{module.title} ({module.slug}): {len(module.steps)} steps, {len(module.prompts)} prompts, "
            f"{words} words, {module.minutes} minutes, grade {hard:.1f}, "
            f"{len(module.sources)} sources, reviewed {module.reviewed}"
        )
        self.stdout.write(f"    covers {' '.join(module.covers) or 'nothing'}")
        for step in module.steps:
            kinds = ", ".join(block.kind for block in step.prompts) or "no prompts"
            self.stdout.write(
                f"    {step.number} {step.title}: {step.words} words, {step.minutes} min, "
                f"grade {grade(step_text(step)):.1f}; {kinds}"
            )
        self.stdout.write("")
