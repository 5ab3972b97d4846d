from django.urls import URLPattern

app_name = "signs"
urlpatterns: list[URLPattern] = []
