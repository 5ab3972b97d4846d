"""What every page needs and no domain."""

from django.apps import AppConfig
from django.conf import settings

from reflect.ui.bundles import bundle


class UiConfig(AppConfig):
    name = "reflect.ui"
    label = "ui"

    def ready(self) -> None:
        bundle(settings.BASE_DIR / "static", settings.BUNDLE_DIR)
