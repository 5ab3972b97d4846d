"""Addresses are plain words: nothing in them names a relationship problem or holds what a reader wrote."""

from django.urls import include, path

handler400 = "reflect.ui.errors.bad_request"
handler403 = "reflect.ui.errors.forbidden"
handler404 = "reflect.ui.errors.not_found"
handler500 = "reflect.ui.errors.our_fault"

urlpatterns = [
    path("", include("reflect.pages.urls")),
    path("", include("reflect.accounts.urls")),
    path("help-now/", include("reflect.safety.urls")),
    path("a/", include("reflect.exercises.urls")),
    path("read/", include("reflect.modules.urls")),
    path("journal/", include("reflect.journal.urls")),
    path("check/", include("reflect.selfcheck.urls")),
    path("choices/", include("reflect.choices.urls")),
    path("signs/", include("reflect.signs.urls")),
    path("look-back/", include("reflect.lookback.urls")),
    path("settings/copy/", include("reflect.archive.urls")),
]
