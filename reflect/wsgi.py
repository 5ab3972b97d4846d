"""The WSGI application, ready to answer before the first reader comes."""

import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from reflect.library.shelf import shelf

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reflect.settings")
application = get_wsgi_application()
shelf()  # a mistake in the content stops the start here, and no reader waits for it to load
import_module(settings.ROOT_URLCONF)  # every view, once, before the workers fork and share it
