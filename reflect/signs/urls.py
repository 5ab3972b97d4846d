"""Signs: plain addresses, and ids that mean nothing."""

from django.urls import path

from reflect.signs import views

app_name = "signs"
urlpatterns = [
    path("", views.review_list, name="list"),
    path("new/", views.new, name="new"),
    path("<uuid:id>/", views.review, name="review"),
    path("<uuid:id>/note/", views.note, name="note"),
    path("<uuid:id>/delete/", views.delete, name="delete"),
]
