from django.urls import path

from reflect.archive import views

app_name = "archive"
urlpatterns = [
    path("", views.make, name="make"),
    path("back/", views.bring, name="bring"),
]
