"""Blocks as the library would make them, one of each kind."""

from reflect.library.shapes import Block, Option

TEXT = Block("text", "last-time", ask="What happened?", rows=4, line=10)
LINE = Block("line", "one-word", ask="One word for it", rows=1, line=14)
CHOICE = Block(
    "choice",
    "direction",
    ask="Which came closest?",
    options=(Option("reached", "I reached out"), Option("pulled-back", "I pulled back")),
    line=18,
)
CHECKLIST = Block(
    "checklist",
    "moves",
    ask="Which do you know?",
    options=(Option("check", "Send another"), Option("quiet", "Go quiet"), Option("sorry", "Say sorry")),
    line=24,
)
SCALE = Block(
    "scale",
    "how-braced",
    ask="How braced were you?",
    options=(Option("1", "Soft", 1), Option("7", "Braced", 7)),
    line=30,
)
RECORD = Block("record", "twice", ask="Thought record", line=36)
RECALL = Block("recall", attrs={"of": "silence/last-time"}, line=40)
PROSE = Block("prose", html="<p>Words.</p>", line=2)  # type: ignore[arg-type]
