from django.urls import path

from reflect.journal import editor, views

app_name = "journal"
urlpatterns = [
    path("", views.entry_list, name="list"),
    path("<int:year>/<int:number>/", views.month, name="month"),
    path("find/", views.find, name="find"),
    path("hide/", views.hide, name="hide"),
    path("settled/", views.settle, name="settle"),
    path("deleted/", views.deleted, name="deleted"),
    path("new/", editor.new, name="new"),
    path("write/", editor.write, name="write"),
    path("keep/", editor.keep, name="keep"),
    path("<uuid:id>/", editor.entry, name="entry"),
    path("<uuid:id>/delete/", editor.discard, name="discard"),
    path("<uuid:id>/put-back/", editor.put_back, name="put_back"),
    path("<uuid:id>/erase/", editor.erase, name="erase"),
]
