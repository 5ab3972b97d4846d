"""Get everything ready and serve: what `make start` runs."""

import errno
import os
import socket
import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

HOST = "127.0.0.1"


class Command(BaseCommand):
    help = "Migrate, collect static files and serve on 127.0.0.1 with the production server."

    def handle(self, *args: Any, **options: Any) -> None:
        port = settings.PORT
        _refuse_taken_port(port)
        os.umask(0o077)  # the database and what stands beside it are nobody else's to read
        call_command("migrate", interactive=False, verbosity=0)
        call_command("sweep", verbosity=0)
        if not settings.DEBUG:
            call_command("collectstatic", interactive=False, verbosity=0)
        self.stdout.write(f"Reflect is at http://{HOST}:{port}/ (stop it with Ctrl+C)")
        self.stdout.flush()
        gunicorn = [sys.executable, "-m", "gunicorn", "--config", "python:reflect.server", "reflect.wsgi"]
        os.execv(sys.executable, gunicorn)  # noqa: S606 our own interpreter, our own arguments


def _refuse_taken_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise CommandError(
                    f"Port {port} is taken. Stop what runs there, or use another: PORT={port + 1} make start"
                ) from None
            raise CommandError(
                f"Port {port} can’t be used: {error.strerror}. Choose one above 1024."
            ) from None
