from django.http import HttpRequest, HttpResponse
from django.urls import path


def stub(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse("not built yet")


app_name = "lookback"
urlpatterns = [
    path("", stub, name="index"),
]
