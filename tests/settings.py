"""Production's settings with a throw-away data folder and a cheap key derivation."""

import os
import tempfile

os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="reflect-tests-"))
os.environ["VAULT_KDF_MEMORY"] = "256"
os.environ["VAULT_KDF_PASSES"] = "1"
os.environ["EXIT_URL"] = "https://away.example/"
# The browser tests run an event loop in the thread of the tests; no request is served in it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

from reflect.settings import *  # noqa: E402, F403
from reflect.settings import STORAGES  # noqa: E402

# No collectstatic before tests; the manifest is tried out by the browser tests against the real server.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
os.makedirs(STATIC_ROOT, exist_ok=True)  # noqa: F405
