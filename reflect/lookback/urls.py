from django.urls import path

from reflect.lookback import views

app_name = "lookback"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:year>/<int:number>/", views.month, name="month"),
]
