from django.urls import path

from reflect.modules import views

app_name = "modules"
urlpatterns = [
    path("", views.index, name="index"),
    path("mark/", views.mark, name="mark"),
    path("side/", views.side, name="side"),
    path("<slug:slug>/", views.module, name="module"),
    path("<slug:slug>/<int:n>/", views.step, name="step"),
]
