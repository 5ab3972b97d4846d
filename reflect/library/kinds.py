"""The kinds of blocks: which are built, which options each takes, and what its list items mean."""

from dataclasses import dataclass

EMBLEMS = ("patterns", "retreat", "behind", "ask", "ground", "choose", "signs", "check")
SIDES = ("me", "them")
EVERYWHERE = ("for",)


@dataclass(frozen=True, slots=True)
class Kind:
    """`asks`: takes an answer, so needs a question and an id. `items`: what a list in it is: "", options,
    ends, text.
    """

    name: str
    asks: bool
    items: str = ""
    options: tuple[str, ...] = ()
    fewest: int = 0


KINDS = {
    kind.name: kind
    for kind in (
        Kind("prose", asks=False, items="text"),
        Kind("pull", asks=False),
        Kind("note", asks=False, items="text"),
        Kind("margin", asks=False),
        Kind("safety", asks=False, items="text"),
        Kind("text", asks=True, options=("rows",)),
        Kind("line", asks=True),
        Kind("choice", asks=True, items="options", fewest=2),
        Kind("checklist", asks=True, items="options", fewest=2),
        Kind("scale", asks=True, items="ends", fewest=2),
        Kind("record", asks=True),
        Kind("recall", asks=False, options=("of",)),
    )
}
PROMPTS = tuple(kind.name for kind in KINDS.values() if kind.asks)

# Known to the author's guide of later versions. Named, so that the error says "not built yet" and not
# "unknown".
LATER = (
    *(
        "list",
        "statement",
        "loop",
        "ladder",
        "limits",
        "needs",
        "support",
        "letter",
        "pause",
        "grief",
        "worth",
    ),
    *("plan", "selfcheck", "signs", "choices"),
)

MAX_ROWS = 24  # lines of a writing area
DEFAULT_ROWS = 4
MOST_NUMBERS = 11  # radios side by side on a phone
