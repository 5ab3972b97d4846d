from django.urls import path

from reflect.exercises import views

app_name = "exercises"
urlpatterns = [path("", views.answer, name="answer")]
