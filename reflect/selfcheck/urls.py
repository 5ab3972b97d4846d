"""Addresses of the self-check: nothing in them says whom it is about or what was answered."""

from django.urls import path

from reflect.selfcheck import views

app_name = "selfcheck"
urlpatterns = [
    path("", views.start, name="start"),
    path("<uuid:id>/<int:number>/", views.page, name="page"),
    path("<uuid:id>/half-way/", views.halfway, name="halfway"),
    path("<uuid:id>/result/", views.result, name="result"),
    path("<uuid:id>/say/", views.say, name="say"),
    path("<uuid:id>/delete/", views.delete, name="delete"),
]
