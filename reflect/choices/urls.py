"""Addresses of choices; nothing in them says what is being chosen."""

from django.urls import path

from reflect.choices import steps, views

app_name = "choices"
urlpatterns = [
    path("", views.start, name="start"),
    path("safe/", views.safe, name="safe"),
    path("new/", views.new, name="new"),
    path("<uuid:id>/question/", steps.question, name="question"),
    path("<uuid:id>/options/", steps.options, name="options"),
    path("<uuid:id>/matters/", steps.matters, name="matters"),
    path("<uuid:id>/weigh/<int:n>/", steps.weigh, name="weigh"),
    path("<uuid:id>/words/", steps.words, name="words"),
    path("<uuid:id>/summary/", steps.summary, name="summary"),
    path("<uuid:id>/delete/", views.delete, name="delete"),
]
