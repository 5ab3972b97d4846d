"""content/helplines.yaml: help lines by country, and what must be said about how sure each of them is."""

from dataclasses import dataclass, fields
from datetime import date

from reflect.library.problems import Problems, choose_from
from reflect.library.trees import Table, read_tree

KINDS = (
    *("dv", "crisis", "men", "lgbtq", "own_behaviour", "sexual_violence", "victim_support", "indigenous"),
    *("police_text", "social_emergency", "directory"),
)
CONFIDENCES = ("high", "medium")
BASES = ("stored-official", "stored-other", "stored-crowd", "own")


@dataclass(frozen=True, slots=True)
class TextLine:
    """Where to send a text message, and the word to send, if one is needed."""

    to: str
    word: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Emergency:
    """The emergency number of a country; `silent` says how to call without speaking."""

    number: str
    silent: str = ""
    text: str = ""
    note: str = ""
    to_check: str = ""
    basis: str = ""
    source: str = ""
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class Service:
    """One help line. Texts are "" where nothing is known. `leaves_trace`: what the service says about
    bills.
    """

    kind: str
    name: str
    phone: str = ""
    phone_alt: str = ""
    tty: str = ""
    text: TextLine | None = None
    whatsapp: str = ""
    chat: str = ""
    chat_note: str = ""
    callback: str = ""
    email: str = ""
    site: str = ""
    hours: str = ""
    cost: str = ""
    languages: str = ""
    audience: str = ""
    leaves_trace: str = ""
    note: str = ""
    to_check: str = ""
    basis: str = ""
    source: str = ""
    confidence: str = ""
    checked: date | None = None


@dataclass(frozen=True, slots=True)
class Country:
    """A country and its services, in the order they should be shown."""

    code: str
    name: str
    note: str
    emergency: Emergency
    services: tuple[Service, ...]

    def of_kind(self, *kinds: str) -> tuple[Service, ...]:
        """The services of these kinds, in their order."""
        return tuple(service for service in self.services if service.kind in kinds)


@dataclass(frozen=True, slots=True)
class Directory:
    """A site that lists help lines of many countries."""

    name: str
    url: str
    covers: str


@dataclass(frozen=True, slots=True)
class Helplines:
    """All help lines: the day they were put together, and the day a person last checked them (None: nobody
    has).
    """

    countries: tuple[Country, ...] = ()
    directories: tuple[Directory, ...] = ()
    compiled: date | None = None
    checked: date | None = None
    recheck_days: int = 90
    hide_after_days: int = 180

    def country(self, code: str) -> Country | None:
        """The country with this code, in capitals ("GB"), or None."""
        return next((country for country in self.countries if country.code == code), None)


_SERVICE = tuple(("live_checked_at" if f.name == "checked" else f.name) for f in fields(Service))
_EMERGENCY = tuple(f.name for f in fields(Emergency))
_POLICY = (
    *("compiled", "show_only_confidence", "recheck_days", "live_checked_at", "hide_if_unchecked_days"),
    *("fallback_directories", "do_not"),
)


def read_helplines(raw: bytes, path: str) -> tuple[Helplines, Problems]:
    """Read the help lines."""
    problems = Problems(path)
    tree = read_tree(raw, problems)
    tree.check(("policy", "countries"), ("policy", "countries"), "the file", problems)
    policy = tree.table("policy")
    policy.check(
        _POLICY, ("recheck_days", "hide_if_unchecked_days", "fallback_directories"), "policy", problems
    )
    countries = tuple(_country(row, problems) for row in tree.rows("countries"))
    codes = [country.code for country in countries]
    for row in tree.rows("countries"):
        if codes.count(row.text("code")) > 1:
            problems.error(row.line, f"code: {row.text('code')} stands twice; keep one")
    return Helplines(
        countries,
        tuple(_directory(row, problems) for row in policy.rows("fallback_directories")),
        _day(policy, "compiled", problems),
        _day(policy, "live_checked_at", problems),
        _days(policy, "recheck_days", 90, problems),
        _days(policy, "hide_if_unchecked_days", 180, problems),
    ), problems


def _country(row: Table, problems: Problems) -> Country:
    row.check(
        ("code", "name", "note", "emergency", "services"),
        ("code", "name", "emergency", "services"),
        "a country",
        problems,
    )
    number = row.table("emergency")
    number.check(_EMERGENCY, ("number", "confidence"), "an emergency number", problems)
    return Country(
        row.text("code"),
        row.text("name"),
        row.text("note"),
        Emergency(**{name: number.text(name) for name in _EMERGENCY}),
        tuple(_service(service, problems) for service in row.rows("services")),
    )


def _service(row: Table, problems: Problems) -> Service:
    row.check(_SERVICE, ("kind", "name", "basis", "confidence"), "a service", problems)
    _one_of(row, "kind", KINDS, problems)
    _one_of(row, "confidence", CONFIDENCES, problems)
    _one_of(row, "basis", BASES, problems)
    for name in ("site", "chat"):
        if row.text(name) and not row.text(name).startswith("https://"):
            problems.error(row.lines[name], f"{name}: must begin with https://")
    if not any(row.get(name) for name in ("phone", "text", "whatsapp", "chat", "site", "email")):
        problems.error(
            row.line, "a service needs a way to reach it: phone, text, whatsapp, chat, email or site"
        )
    words = {name: row.text(name) for name in _SERVICE if name not in ("text", "live_checked_at")}
    return Service(**words, text=_text_line(row, problems), checked=_day(row, "live_checked_at", problems))


def _text_line(row: Table, problems: Problems) -> TextLine | None:
    if not row.get("text"):
        return None
    text = row.table("text")
    text.check(("to", "word", "note"), ("to",), "text", problems)
    return TextLine(text.text("to"), text.text("word"), text.text("note"))


def _directory(row: Table, problems: Problems) -> Directory:
    row.check(
        ("name", "url", "covers", "basis", "confidence"), ("name", "url", "covers"), "a directory", problems
    )
    if row.text("url") and not row.text("url").startswith("https://"):
        problems.error(row.lines["url"], "url: must begin with https://")
    return Directory(row.text("name"), row.text("url"), row.text("covers"))


def _one_of(row: Table, name: str, known: tuple[str, ...], problems: Problems) -> None:
    value = row.text(name)
    if value and value not in known:
        problems.error(row.lines[name], f"{name}: {value!r} is unknown; {choose_from(value, known)}")


def _day(row: Table, name: str, problems: Problems) -> date | None:
    value = row.text(name)
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        problems.error(
            row.lines[name], f"{name}: {value!r} is not a date; write 2026-11-20, or leave it empty"
        )
        return None


def _days(row: Table, name: str, usual: int, problems: Problems) -> int:
    value = row.text(name)
    if value.isdecimal() and 1 <= int(value) <= 3650:
        return int(value)
    if value:
        problems.error(row.lines[name], f"{name}: {value!r} will not do; write a number of days")
    return usual
