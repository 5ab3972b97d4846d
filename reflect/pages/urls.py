from django.urls import path

from reflect.pages import views

app_name = "pages"
urlpatterns = [
    path("", views.home, name="home"),
    path("today/", views.today, name="today"),
    path("today/<int:another>/", views.today, name="another"),
    path("using-this-safely/", views.safely, name="safely"),
    path("states/", views.states, name="states"),
    path("about/", views.about, name="about"),
]
