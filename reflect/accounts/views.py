"""Pages about a reader's space: make it, open it, lock it, leave it."""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from reflect.accounts import forms, profiles, spaces
from reflect.accounts.models import Reader, handle_of
from reflect.ui.held import held_fields
from reflect.ui.pages import render_page, see_other
from reflect.vault import crypto, throttle
from reflect.vault.open import Locked
from reflect.vault.requests import ReaderRequest
from reflect.vault.session import Keyring


class AccountRequest(ReaderRequest):
    keyring: Keyring


@sensitive_post_parameters()
def new(request: AccountRequest) -> HttpResponse:
    """Make a private space. What a guest wrote is kept in it."""
    if request.keyring.space == "open":
        return see_other(request, reverse("accounts:settings"))
    form = forms.SpaceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            reader, code = spaces.make(data["name"], data["passphrase"], request.vault)
        except spaces.NameTaken:
            form.add_error("name", "Somebody already uses that name here. Choose another one.")
        else:
            spaces.enter(request.keyring, reader, request.vault.key())
            request.keyring.pocket()["accounts.code"] = code
            return see_other(request, reverse("accounts:code"))
    return _form_page(request, "accounts/new.html", form)


@sensitive_variables()
def code(request: AccountRequest) -> HttpResponse:
    """The recovery code, until the reader has shown that they kept it."""
    pocket = request.keyring.pocket()
    kept = pocket.get("accounts.code")
    if kept is None:
        return see_other(request, reverse("pages:today"))
    form = forms.CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if crypto.plain_code(form.cleaned_data["tail"])[-5:] == crypto.plain_code(kept)[-5:]:
            del pocket["accounts.code"]
            _wish(request, code_kept=True)
            return see_other(request, reverse("pages:today"))
        form.add_error("tail", "Those aren’t the last five. Look at what you wrote down and type them again.")
    return _form_page(request, "accounts/code.html", form, code=kept)


@require_POST
def without_code(request: AccountRequest) -> HttpResponse:
    """Some readers are safer with no paper to find. The code's wrap is deleted, so the code opens nothing."""
    # Only while the code is on the page, in the open space: nobody at a locked screen may take it away.
    if request.keyring.pocket().pop("accounts.code", None):
        spaces.drop_code(_reader(request))
        _wish(request, code_kept=False)
    return see_other(request, reverse("pages:today"))


@sensitive_post_parameters()
@sensitive_variables()
def signin(request: AccountRequest) -> HttpResponse:
    """Open a space by name and passphrase. Wrong, unknown and too many tries look the same."""
    form = forms.SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        reader, key = _opened(request, data["name"], data["passphrase"])
        if reader and key:
            spaces.enter(request.keyring, reader, key, bring=data["bring"])
            return see_other(request, reverse("pages:today"))
        form.add_error(None, forms.WRONG)
    return _form_page(request, "accounts/signin.html", form)


@sensitive_post_parameters()
@sensitive_variables()
def unlock(request: AccountRequest) -> HttpResponse:
    """Open a locked space again, and go back to where the reader was with what they sent."""
    held, held_for = _held(request)
    if not request.user.is_authenticated:
        return _nothing_to_unlock(request, held, held_for)
    form = forms.UnlockForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reader = _reader(request)
        if key := _key_of(request, reader, form.cleaned_data["passphrase"]):
            spaces.enter(request.keyring, reader, key)
            return _after_unlock(request, form.cleaned_data["back"], held, held_for)
        form.add_error(
            "passphrase", "That doesn’t open it. If you’ve tried a few times, wait fifteen minutes."
        )
    back = request.POST.get("back", "")
    return _form_page(request, "accounts/unlock.html", form, back=back, held=held, held_for=held_for)


@sensitive_post_parameters()
@sensitive_variables()
def recover(request: AccountRequest) -> HttpResponse:
    """Open a space by its recovery code; a new passphrase and a new code take the old ones' place."""
    form = forms.RecoverForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data, where = form.cleaned_data, throttle.network(request)
        who, done = handle_of(data["name"]), None
        if not throttle.too_many(who, where):
            done = spaces.recover(data["name"], data["code"], data["passphrase"])
            _count(who, where, right=done is not None)
        if done:
            reader, key, fresh = done
            spaces.enter(request.keyring, reader, key)
            request.keyring.pocket()["accounts.code"] = fresh
            _wish(request, code_kept=False)
            return see_other(request, reverse("accounts:code"))
        form.add_error(
            None, "That name and code don’t open a space here. Check both, or wait fifteen minutes."
        )
    return _form_page(request, "accounts/recover.html", form)


@csrf_exempt
@require_POST
def lock(request: AccountRequest) -> HttpResponse:
    """Lock: the key leaves this browser, the passphrase brings it back.

    Like leaving, it only takes away, so a page older than its token may ask for it. Other sites may not:
    their posts carry no cookie, and are refused before they come here.
    """
    request.keyring.lock()
    return _cleared(see_other(request, reverse("accounts:unlock")))


@csrf_exempt
@require_POST
def signout(request: AccountRequest) -> HttpResponse:
    """End this session here."""
    request.keyring.end()
    return _cleared(see_other(request, reverse("pages:home")))


@csrf_exempt
@require_http_methods(["GET", "POST"])
def leave(request: AccountRequest) -> HttpResponse:
    """Leave at once: session, key and a guest's words go, then the away page.

    A GET works too, because it only destroys and must work without a token or a script; but not when a
    browser fetches the link ahead, or another site sends somebody here.
    """
    if "prefetch" in request.headers.get("Sec-Purpose", ""):
        return HttpResponse(status=204)
    if request.headers.get("Sec-Fetch-Site", "none") in ("same-origin", "none"):
        request.keyring.end()
    if request.method == "POST":
        return HttpResponse(status=204)
    response = HttpResponseRedirect(settings.EXIT_URL)
    response.status_code = 303
    return response


@require_POST
def stay(request: AccountRequest) -> HttpResponse:
    """Somebody is typing: the idle time starts again. The middleware has noted it already."""
    if request.keyring.space == "locked":
        raise Locked
    return HttpResponse(status=204)


@require_GET
def token(request: AccountRequest) -> HttpResponse:
    """The form token, for a public page whose reader starts to write."""
    return JsonResponse({"token": get_token(request)})


@require_POST
def theme(request: AccountRequest) -> HttpResponse:
    """Turn light to dark and back; kept in the session, and in the space when it is open."""
    pocket = request.keyring.pocket()
    turned = "light" if pocket.get("ui.theme") == "dark" else "dark"
    pocket["ui.theme"] = turned
    if request.keyring.space == "open":
        _wish(request, theme=turned)
    back = request.headers.get("Referer", "")
    return see_other(request, back if _ours(request, back) else reverse("pages:home"))


def settings_page(request: AccountRequest) -> HttpResponse:
    """Privacy and settings."""
    open_space = request.keyring.space == "open"
    wishes = profiles.read(request.vault) if open_space else profiles.Wishes()
    first = {"theme": wishes.theme, "idle_minutes": wishes.idle_minutes}
    form = forms.WishesForm(request.POST or None, initial=first)
    if request.method == "POST" and open_space and form.is_valid():
        _wish(request, **form.cleaned_data)
        return see_other(request, reverse("accounts:settings"))
    more: dict[str, Any] = {"change": forms.ChangeForm(), "end": forms.EndForm(), "wishes": wishes}
    return _form_page(request, "accounts/settings.html", form, **more)


@sensitive_post_parameters()
@sensitive_variables()
@require_POST
def passphrase(request: AccountRequest) -> HttpResponse:
    """Change the passphrase; every other session ends."""
    form = forms.ChangeForm(request.POST)
    if form.is_valid():
        data, reader = form.cleaned_data, _reader(request)
        if _key_of(request, reader, data["old"]) and spaces.change_passphrase(
            request, reader, data["old"], data["new"]
        ):
            return see_other(request, reverse("accounts:settings"))
        form.add_error("old", "That isn’t your passphrase now. Nothing was changed.")
    more = {"change": form, "end": forms.EndForm(), "wishes": profiles.read(request.vault)}
    return _form_page(request, "accounts/settings.html", forms.WishesForm(), status=422, **more)


@sensitive_post_parameters()
@sensitive_variables()
@require_POST
def end(request: AccountRequest) -> HttpResponse:
    """Erase the space and everything in it, now."""
    form = forms.EndForm(request.POST)
    if form.is_valid() and request.keyring.space == "open":
        reader = _reader(request)
        if _key_of(request, reader, form.cleaned_data["passphrase"]):
            request.keyring.end()
            spaces.erase(reader)
            return _cleared(see_other(request, reverse("pages:home")))
        form.add_error("passphrase", "That isn’t your passphrase. Nothing was deleted.")
    more = {"change": forms.ChangeForm(), "end": form, "wishes": profiles.read(request.vault)}
    return _form_page(request, "accounts/settings.html", forms.WishesForm(), status=422, **more)


def _form_page(
    request: HttpRequest, template: str, form: Any, status: int | None = None, **more: Any
) -> HttpResponse:
    wrong = form.is_bound and not form.is_valid()
    return render_page(request, template, {"form": form, **more}, status or (422 if wrong else 200))


def _reader(request: AccountRequest) -> Reader:
    if not request.user.is_authenticated:
        raise Locked
    return request.user


@sensitive_variables()
def _opened(request: AccountRequest, name: str, words: str) -> tuple[Reader | None, bytes | None]:
    who, where = handle_of(name), throttle.network(request)
    if throttle.too_many(who, where):
        return None, None
    reader = authenticate(request, name=name, passphrase=words)
    key = spaces.key_for(reader, words) if reader else None
    _count(who, where, right=key is not None)
    return reader, key


@sensitive_variables()
def _key_of(request: AccountRequest, reader: Reader, words: str) -> bytes | None:
    """The key of a reader who is already known; guesses count together with those at the sign-in."""
    who, where = reader.handle, throttle.network(request)
    if throttle.too_many(who, where):
        return None
    key = spaces.key_for(reader, words)
    _count(who, where, right=key is not None)
    return key


def _count(who: str, where: str, *, right: bool) -> None:
    (throttle.succeeded if right else throttle.failed)(who, where)


def _wish(request: AccountRequest, **changes: Any) -> None:
    wishes = replace(profiles.read(request.vault), **changes)
    profiles.write(request.vault, wishes)
    profiles.carry(request.keyring.pocket(), wishes)
    request.keyring.set_idle_minutes(wishes.idle_minutes)


def _held(request: HttpRequest) -> tuple[list[tuple[str, str]], str]:
    """What a reader had sent when their space turned out to be locked."""
    held = [(name[5:], value) for name, value in held_fields(request) if name.startswith("held:")]
    return held, request.POST.get("held.for", "")


def _nothing_to_unlock(request: HttpRequest, held: list[tuple[str, str]], held_for: str) -> HttpResponse:
    """The space was erased, or its passphrase changed elsewhere: to the sign-in, with the words kept."""
    if held and _ours(request, held_for):
        context = {"held": held, "held_for": held_for, "lost": True}
        return render_page(request, "ui/again.html", context, 403)
    return see_other(request, reverse("accounts:signin"))


def _after_unlock(
    request: AccountRequest, back: str, held: list[tuple[str, str]], held_for: str
) -> HttpResponse:
    if held and _ours(request, held_for):
        return render_page(request, "ui/again.html", {"held": held, "held_for": held_for, "unlocked": True})
    return see_other(request, back if back and _ours(request, back) else reverse("pages:today"))


def _ours(request: HttpRequest, url: str) -> bool:
    return url_has_allowed_host_and_scheme(url, allowed_hosts={request.get_host()})


def _cleared(response: HttpResponse) -> HttpResponse:
    """Tell the browser to forget stored pages. Not "cookies": that would clear the whole domain."""
    response["Clear-Site-Data"] = '"cache"'
    return response
