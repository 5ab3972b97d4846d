"""The WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

from reflect.library.shelf import shelf

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reflect.settings")
application = get_wsgi_application()
shelf()  # a mistake in the content stops the start here, and no reader waits for it to load
