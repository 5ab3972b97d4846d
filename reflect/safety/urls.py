"""The safety page has one plain address."""

from django.urls import path

from reflect.safety import views

app_name = "safety"
urlpatterns = [
    path("", views.help_now, name="help"),
    path("country/", views.country, name="country"),
]
