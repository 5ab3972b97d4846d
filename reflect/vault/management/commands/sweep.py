"""Delete what has had its time: guests' vaults after a day, ended sessions, old failed sign-ins."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from reflect.vault import throttle
from reflect.vault.session import sweep_guests


class Command(BaseCommand):
    help = "Delete guests' vaults unused for a day, ended sessions and old failed sign-ins. Run it hourly."

    def handle(self, *args: Any, **options: Any) -> None:
        guests, attempts = sweep_guests(), throttle.sweep()
        call_command("clearsessions")
        if options["verbosity"]:
            self.stdout.write(f"Guests' vaults: {guests}. Failed sign-ins: {attempts}. Ended sessions: gone.")
