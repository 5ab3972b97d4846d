"""Which help lines a page shows, in which order, and how. Pure: takes the library's data and a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from reflect.library.helplines import Country, Helplines, Service
from reflect.safety.cues import Level, Pathway
from reflect.safety.dialling import Number, dial, numbers

UNSURE: Final = "unsure"
CRISIS: Final = ("crisis",)
OWN: Final = ("own_behaviour",)
# Shown where a country has them; the first list that has any stands for "abuse line".
ABUSE: Final = (("dv", "directory"), ("victim_support",), ("social_emergency",))
TITLES: Final = {
    "abuse": "If someone hurts or scares you",
    "crisis": "If it is too much to bear",
    "own": "If you are worried about what you do",
    "more": "More lines",
}
# Emergency numbers to name before a country is chosen.
HINTED: Final = {
    "GB": "the United Kingdom",
    "EU": "much of Europe",
    "US": "the United States",
    "AU": "Australia",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One help line, ready to show. `hours` is a sentence; `text_dial` and `text_word` are for a message."""

    name: str
    phones: tuple[Number, ...]
    facts: tuple[str, ...]
    text_to: str
    text_dial: str
    text_word: str
    whatsapp: str
    chat: str
    site: str
    trace: str
    checked: date | None


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of one kind under their heading. Where `folded`, they stand behind "More lines"."""

    title: str
    lines: tuple[Line, ...]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Everything the page says about one country. `hidden`: how many lines nobody checked lately."""

    code: str
    name: str
    note: str
    emergency: tuple[Number, ...]
    silent: str
    text: str
    text_dial: str
    emergency_note: str
    groups: tuple[Lines, ...]
    hidden: int
    has_own: bool


def place(helplines: Helplines, code: str, pathway: Pathway, today: date) -> Place | None:
    """Lay out a country's lines for a pathway; None for an unknown code."""
    country = helplines.country(code)
    if country is None:
        return None
    fresh = tuple(one for one in country.services if is_fresh(one, helplines, today))
    emergency = country.emergency
    return Place(
        code=country.code,
        name=country.name,
        note=country.note,
        emergency=numbers(emergency.number),
        silent=emergency.silent,
        text=emergency.text,
        text_dial="".join(number.dial for number in numbers(emergency.text)[:1]),
        emergency_note=emergency.note,
        groups=tuple(_groups(fresh, pathway)),
        hidden=len(country.services) - len(fresh),
        has_own=any(one.kind in OWN for one in fresh),
    )


def is_fresh(service: Service, helplines: Helplines, today: date) -> bool:
    """Whether somebody looked at this line lately enough to show it.

    A line that was never checked counts from the day the list was put together; without that day it is old.
    """
    looked = service.checked or helplines.checked or helplines.compiled
    return looked is not None and (today - looked).days <= helplines.hide_after_days


def hints(helplines: Helplines) -> tuple[tuple[str, Number], ...]:
    """A few emergency numbers with their country, for a reader who has not said where they are."""
    found = ((name, helplines.country(code)) for code, name in HINTED.items())
    return tuple((name, numbers(country.emergency.number)[0]) for name, country in found if country)


def countries(helplines: Helplines) -> tuple[Country, ...]:
    """The countries by name, the catch-all one last."""
    return tuple(sorted(helplines.countries, key=lambda one: (one.code == "EU", one.name)))


def _groups(services: tuple[Service, ...], pathway: Pathway) -> Iterable[Lines]:
    """Abuse lines, then crisis lines, then the rest folded; what was ticked about oneself comes first."""
    abuse = next((kinds for kinds in ABUSE if _of(services, kinds)), ())
    order = {"abuse": abuse, "crisis": CRISIS}
    if pathway.own:
        order = {"own": OWN, **order} if pathway.level is Level.OWN else {**order, "own": OWN}
    if pathway.crisis:
        order = {"crisis": CRISIS, **order}
    shown = {kind for kinds in order.values() for kind in kinds}
    for name, kinds in order.items():
        if found := _of(services, kinds):
            yield Lines(TITLES[name], tuple(map(_line, found)))
    if rest := tuple(one for one in services if one.kind not in shown):
        yield Lines(TITLES["more"], tuple(map(_line, rest)), folded=True)


def _of(services: tuple[Service, ...], kinds: tuple[str, ...]) -> tuple[Service, ...]:
    return tuple(one for one in services if one.kind in kinds)


def _line(service: Service) -> Line:
    text = service.text
    return Line(
        name=service.name,
        phones=numbers(service.phone) + numbers(service.phone_alt),
        facts=tuple(_facts(service)),
        text_to=text.to if text else "",
        text_dial=dial(text.to) if text else "",
        text_word=text.word if text else "",
        whatsapp=service.whatsapp,
        chat=service.chat,
        site=service.site,
        trace=service.leaves_trace,
        checked=service.checked,
    )


def _facts(service: Service) -> Iterable[str]:
    """Hours, cost, languages and whom it is for, as short sentences."""
    if service.hours:
        yield _sentence(service.hours.replace("24/7", "day and night"))
    if service.cost:
        yield _sentence(service.cost)
    if service.languages:
        yield _sentence(f"languages: {service.languages}")
    if service.audience:
        yield _sentence(f"for {service.audience}")
    if service.tty:
        yield _sentence(f"TTY {service.tty}")
    if service.callback:
        yield _sentence(f"to be called back, {service.callback}")
    if service.text and service.text.note:
        yield _sentence(f"texts are {service.text.note}")
    if service.chat_note:
        yield _sentence(service.chat_note)
    if service.note:
        yield _sentence(service.note)


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:].rstrip('.')}."
