"""Template tags for what every page draws: emblems, marks, scales, the save status, times in words."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from reflect.ui import drawing

register = template.Library()


@register.simple_tag
def static_url(path: str) -> str:
    """Where a static file is served, hashed where it is to be cached for ever."""
    return static(path)


@register.simple_tag
def emblem(kind: str, steps: int = 6, done: int = 0) -> SafeString:
    """A module's emblem with `done` of its `steps` reflected."""
    return mark_safe(drawing.emblem(kind, steps, done))


@register.simple_tag
def icon(name: str) -> SafeString:
    return mark_safe(drawing.icon(name))


@register.simple_tag
def brand() -> SafeString:
    return mark_safe(drawing.BRAND)


@register.simple_tag
def sky() -> SafeString:
    return mark_safe(drawing.sky())


@register.simple_tag
def water() -> SafeString:
    return mark_safe(drawing.water())


@register.simple_tag
def mark(value: str) -> SafeString:
    """More, same, less or unknown, as a drawing with its hidden words."""
    word = drawing.MARK_WORDS.get(value, "not answered")
    return format_html('{}<span class="vh">{}</span>', mark_safe(drawing.mark(value)), word)


@register.simple_tag
def freq(value: int, kind: str = "d") -> SafeString:
    """How often (0 to 3), as a drawing with its hidden words; kind d danger, f warm, l care."""
    word = drawing.FREQUENCY_WORDS[value]
    return format_html('{}<span class="vh">{}</span>', mark_safe(drawing.frequency(value, kind)), word)


@register.inclusion_tag("ui/_save_status.html")
def save_status(id: str, state: str = "idle", words: str = "Saves as you write") -> dict[str, Any]:
    """The one status line of a sheet. States: idle saving saved failed conflict offline locked."""
    return {"id": id, "state": state, "words": words}


@register.simple_tag
def autosave_attrs(status: str) -> SafeString:
    """htmx attributes of a form that saves as it is written in.

    Only the status line is swapped, never the field being typed in. "queue last": one save in flight per
    form, and the newest text follows it.
    """
    return format_html(
        'hx-post hx-trigger="input changed delay:900ms, change, focusout, save" hx-sync="this:queue last"'
        ' hx-target="#{}" hx-swap="outerHTML"',
        status,
    )


@register.inclusion_tag("ui/_scale.html")
def scale(
    name: str,
    legend: str,
    low: str,
    high: str,
    first: int = 0,
    last: int = 10,
    value: int | None = None,
    hint: str = "",
    id: str = "",
) -> dict[str, Any]:
    """Native radios from `first` to `last`; none is chosen until the reader chooses."""
    return {
        "name": name,
        "legend": legend,
        "low": low,
        "high": high,
        "first": first,
        "last": last,
        "numbers": range(first, last + 1),
        "value": value,
        "hint": hint,
        "id": id or name,
    }


@register.inclusion_tag("ui/_chips.html")
def chips(
    name: str, options: Iterable[tuple[str, str]], value: str = "", kind: str = "radio"
) -> dict[str, Any]:
    """Choice chips out of (value, label) pairs."""
    return {"name": name, "options": options, "value": value, "kind": kind}


@register.filter
def clock(moment: datetime | None) -> str:
    """9.42pm, in the reader's time zone."""
    if moment is None:
        return ""
    local = timezone.localtime(moment) if timezone.is_aware(moment) else moment
    return f"{local.hour % 12 or 12}.{local.minute:02}{'am' if local.hour < 12 else 'pm'}"


@register.filter
def day(value: date | datetime | None) -> str:
    """18 November; with the year when it is another one."""
    if value is None:
        return ""
    local = _local_date(value)
    year = "" if local.year == timezone.localdate().year else f" {local.year}"
    return f"{local.day} {local:%B}{year}"


@register.filter
def weekday(value: date | datetime | None) -> str:
    """Tuesday."""
    return f"{_local_date(value):%A}" if value else ""


def _local_date(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value
