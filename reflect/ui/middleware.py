"""Headers every answer carries, and a refusal of posts from other sites."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from reflect.ui.errors import forbidden, only_by_a_form

# Nothing here needs a device's sensors or payment; saying so keeps an injected frame from asking.
_UNUSED = (
    "accelerometer autoplay camera display-capture encrypted-media fullscreen gamepad geolocation gyroscope"
    " hid idle-detection local-fonts magnetometer microphone midi payment picture-in-picture"
    " publickey-credentials-get screen-wake-lock serial usb xr-spatial-tracking"
).split()
PERMISSIONS = ", ".join(f"{feature}=()" for feature in _UNUSED)


def privacy_headers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Nothing is stored unless a view says so, nothing is indexed, nothing loads from or into elsewhere."""

    def middleware(request: HttpRequest) -> HttpResponse:
        site = request.headers.get("Sec-Fetch-Site", "none")
        if request.method not in ("GET", "HEAD", "OPTIONS") and site not in ("same-origin", "none"):
            response = forbidden(request)
        else:
            response = get_response(request)
        if response.status_code == 405 and request.method == "GET":  # Django's own is blank: no way to leave
            allowed, response = response["Allow"], only_by_a_form(request)
            response["Allow"] = allowed
        response.headers.setdefault("Cache-Control", "no-store")
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        response["Cross-Origin-Embedder-Policy"] = "require-corp"
        response["Permissions-Policy"] = PERMISSIONS
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return middleware
