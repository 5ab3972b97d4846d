"""The authors' words for this room, in the shapes the room uses."""

from reflect.choices.standing import Asked
from reflect.choices.weighing import Noticed, Path, Weighing, notice
from reflect.library.shapes import MatterGroup, PathOption, Source
from reflect.library.shelf import shelf


def cards() -> tuple[PathOption, ...]:
    """The starting paths with their good and hard sides and a week."""
    return shelf().choices.options


def starting() -> tuple[Path, ...]:
    """The starting paths, always in the same order."""
    return tuple(Path(card.id, card.title, card.short) for card in cards())


def bank() -> tuple[MatterGroup, ...]:
    """Things that may matter, to pick from, under their headings."""
    return shelf().choices.matter_groups


def prompts() -> tuple[tuple[str, str], ...]:
    """What is asked beside the grid: (id, question)."""
    return shelf().choices.words


def ready() -> tuple[Asked, ...]:
    """The rows on being ready, with the words of the link that helps with each."""
    texts = shelf().choices
    places = dict(texts.places)
    return tuple(Asked(id, text, places.get(id, "")) for id, text in texts.ready)


def sources() -> tuple[Source, ...]:
    """The studies these texts lean on."""
    return shelf().choices.sources


def noticed(weighing: Weighing) -> list[str]:
    """At most three sentences about the reader's answers, from the reviewed list and nowhere else."""
    return [sentence(found) for found in notice(weighing)]


def sentence(found: Noticed) -> str:
    """One sentence with its values in place. Raises KeyError when the reviewed list has no such sentence."""
    return {one.id: one.text for one in shelf().choices.observations}[found.id].format_map(found.values)
