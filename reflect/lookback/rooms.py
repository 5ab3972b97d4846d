"""What each room has to tell, as happenings. A room without anything tells nothing."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from django.urls import reverse
from django.utils import timezone

from reflect.choices import choices
from reflect.exercises.answers import Kept
from reflect.journal.entries import Piece
from reflect.journal.notes import FIRST_LINES, shorten
from reflect.library.shapes import Instrument, Module, Step
from reflect.library.shelf import Shelf
from reflect.lookback.happenings import Happening
from reflect.selfcheck.record import Record
from reflect.selfcheck.results import read
from reflect.selfcheck.telling import Telling
from reflect.signs.over_time import Dated


def written(pieces: Iterable[Piece]) -> Iterator[Happening]:
    """Entries of the journal."""
    for piece in pieces:
        note = piece.note
        url = reverse("journal:entry", args=[piece.id])
        yield Happening(note.day, note.written, note.heading, note.origin, url, note.first_lines)


def answered(kept: Iterable[Kept], shelf: Shelf) -> Iterator[Happening]:
    """Answers, those of one page and one day together."""

    def place(one: Kept) -> tuple[date, str, str]:
        step = _step(one, shelf)
        return timezone.localtime(one.at).date(), one.ref.module, step.id if step else f"?{one.ref.prompt}"

    for (day, _, _), together in groupby(sorted(kept, key=lambda one: (place(one), one.at)), key=place):
        some = list(together)
        yield _answers(day, some, shelf.module(some[0].ref.module), _step(some[0], shelf))


def _answers(day: date, kept: Sequence[Kept], module: Module | None, step: Step | None) -> Happening:
    said = " ".join(words for one in kept for _, words in one.said)
    line, at = shorten(said, FIRST_LINES), timezone.localtime(kept[-1].at)
    if module is None or step is None:  # the page was taken out; its question is kept with the answer
        return Happening(day, at, shorten(kept[0].asked, 110), "Answer", "", line)
    url = reverse("modules:step", args=[module.slug, step.number])
    return Happening(day, at, step.title, f"Answered in “{module.title}”", url, line)


def _step(one: Kept, shelf: Shelf) -> Step | None:
    module = shelf.module(one.ref.module)
    return module.step_of(one.ref.prompt) if module else None


def checked(records: Iterable[Record], check: Instrument) -> Iterator[Happening]:
    """Finished self-checks, in the words of their result page."""
    for record in records:
        if record.finished:
            at = timezone.localtime(record.when)
            headline = Telling(read(record, check), check).headline
            url = reverse("selfcheck:result", args=[record.id])
            yield Happening(at.date(), at, f"Self-check about {record.name}", "Result", url, headline)


def marked(reviews: Iterable[Dated]) -> Iterator[Happening]:
    """Reviews of signs. The line says when safety is in question, and nothing is added up."""
    for review in reviews:
        safety = any(mark.value and mark.group == "danger" for mark in review.marks.values())
        line = "Something you marked is about safety." if safety else shorten(review.note, FIRST_LINES)
        heading = f"Signs, about {review.person}" if review.person else "Signs"
        url = reverse("signs:review", args=[review.id])
        yield Happening(review.at.date(), review.at, heading, "Signs", url, line)


def weighed(kept: Iterable[choices.Kept]) -> Iterator[Happening]:
    """Choices, on the day they were begun."""
    for one in kept:
        at = timezone.localtime(one.record.begun)
        url = reverse("choices:summary", args=[one.id])
        heading = shorten(one.record.question, 110) or "A choice"
        yield Happening(at.date(), at, heading, "Choice", url, shorten(one.record.lean, FIRST_LINES))
