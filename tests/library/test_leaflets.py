"""Signs, self-check and choices: what is made of the files, and each mistake at its line."""

from pathlib import Path

import pytest

from reflect.library.choices import read_choices
from reflect.library.folder import Folder
from reflect.library.loading import read_content
from reflect.library.selfcheck import read_instrument
from reflect.library.shapes import Item, Sign
from reflect.library.signs import read_checklist
from tests.library.writing import CHOICES, SELFCHECK, SIGNS, swap


def test_a_checklist_is_read() -> None:
    checklist = read_checklist(SIGNS.encode(), "care.md", "care").made
    assert checklist is not None
    assert (checklist.id, checklist.title, checklist.group, checklist.order) == (
        "care",
        "Signs of care",
        "care",
        30,
    )
    assert checklist.intro_html == "<p>Look for what they did.</p>"
    assert checklist.items == (
        Sign("takes-no", "Takes no for an answer"),
        Sign("sorry", "Says sorry, and then does it differently"),
        Sign("listens", "Listens to the end"),
    )


def test_a_sign_of_danger_names_its_cue() -> None:
    text = (
        swap(SIGNS, "group: care", "group: danger")
        .replace("{#", "{#s-", 2)
        .replace("{#listens}", "{#l cue=D3}")
    )
    leaflet = read_checklist(text.encode(), "care.md", "care")
    assert leaflet.made is not None
    assert leaflet.made.items[-1] == Sign("l", "Listens to the end", "D3")
    assert [str(problem) for problem in leaflet.problems] == [
        "care.md:12: a sign of danger names its cue; write {#id cue=D3}",
        "care.md:13: a sign of danger names its cue; write {#id cue=D3}",
    ]


def test_an_instrument_is_read() -> None:
    made = read_instrument(SELFCHECK.encode(), "short.md", "short").made
    assert made is not None
    assert (made.title, made.version, made.error_sd) == ("Self-check", "2026-11-20", 24.5)
    assert made.items == (
        Item("R01", "I check {n}’s tone.", "ANX", "A3", "F", 1),
        Item("R02", "I let {n} in.", "AVO", "V1", "R", 2),
    )
    assert made.pairs == (("R01", "R02"),)
    assert made.scale == (
        "Not at all",
        "Mostly not",
        "A little",
        "Half and half",
        "Fairly",
        "Mostly",
        "Completely",
    )
    assert made.variants == {"former": {"R01": "I checked {n}’s tone."}}
    assert made.bands == {"steady": "<p>You can mostly wait, with {n} too.</p>"}
    assert made.line("too-fast") == "Very fast."
    assert made.passages["steady"].title == "Steady"
    with pytest.raises(KeyError):
        made.line("too-slow")


def test_the_texts_of_choices_are_read() -> None:
    made = {name: read_choices(text.encode(), f"{name}.md", name).made for name, text in CHOICES.items()}
    assert made["options"] is not None
    stay = made["options"].options[0]
    assert (stay.id, stay.title, stay.short) == ("as-it-is", "Stay, as it is", "Stay")
    assert (stay.good, stay.hard) == (("You keep your home.",), ("What hurts may go on.",))
    assert stay.week_html == "<p>Most days look like last week.</p>"
    assert made["matters"] is not None
    assert made["matters"].matters == (("myself", "Feeling like myself"), ("calm", "A calm home"))
    assert [group.title for group in made["matters"].matter_groups] == ["In me", "Around me"]
    assert made["observations"] is not None
    assert [(one.id, one.text) for one in made["observations"].observations] == [
        ("some-unknown", "You couldn’t tell in {n} places.")
    ]
    assert made["ready"] is not None
    assert made["ready"].ready == (("matters", "I know which of those matter most to me."),)
    assert made["words"] is not None
    assert made["words"].words == (("miss", "What would I miss?"),)


# The file, what stands in it, what the author wrote instead, and what is said.
MISTAKES = [
    (
        "signs/care.md",
        "group: care",
        "group: caring",
        [
            (
                "4: group: 'caring' is unknown; did you mean care? (known: danger, strain, care, "
                "look-for, told-myself)"
            ),
        ],
    ),
    (
        "signs/care.md",
        " {#takes-no}",
        "",
        [
            "12: an id is missing; write `- words {#id}`",
        ],
    ),
    (
        "signs/care.md",
        "{#takes-no}",
        "{#takes_no}",
        [
            (
                "12: #takes_no is not an id; use small letters, digits and single hyphens, a letter "
                "first, 48 at most: {#takes-no}"
            ),
        ],
    ),
    (
        "signs/care.md",
        "{#takes-no}",
        "{#takes-no cue=D19}",
        [
            (
                "12: cue=D19 is unknown; did you mean D9? (known: D1, D2, D3, D4, D5, D6, D7, D8, "
                "D9, D10, D11, D12, D13, D14, D15, D16, D17, D18)"
            ),
        ],
    ),
    (
        "signs/care.md",
        "{#takes-no}",
        "{#takes-no level=3}",
        [
            "12: level= can't stand here; write one of: cue",
        ],
    ),
    (
        "signs/care.md",
        "{#takes-no}",
        "{cue=D3}",
        [
            "12: an id is missing; write `- words {#id}`",
        ],
    ),
    (
        "signs/care.md",
        "{#takes-no}",
        "{#listens}",
        [
            "15: #listens stands twice in this file (first in line 12)",
        ],
    ),
    (
        "signs/care.md",
        "Look for what they did.\n",
        "",
        [
            "1: an opening is missing; write a paragraph below the front matter",
        ],
    ),
    (
        "signs/care.md",
        "- Takes no",
        ":::note\nx\n:::\n\n- Takes no",
        [
            "12: blocks can't stand in this file; write paragraphs and list items",
        ],
    ),
    (
        "signs/care.md",
        "what they did.",
        "what they did[^1].\n\n[^1]: x",
        [
            "12: footnotes can't be used in this file; say it in the text",
        ],
    ),
    (
        "signs/care.md",
        "Takes no for",
        "Takes [no](/help-now/) for",
        [
            "12: a link can't stand in an item; put it in a paragraph below the question",
        ],
    ),
    (
        "signs/care.md",
        "what they did.",
        "what [they](/nowhere) did.",
        [
            (
                "10: /nowhere is not a page; write one of: /, /today/, /read/, /journal/, "
                "/journal/new/, /check/, /choices/, /signs/, /look-back/, /help-now/, /about/, "
                "/using-this-safely/, /settings/, /space/, /sign-in/, or /read/<slug>/"
            ),
        ],
    ),
    (
        "signs/care.md",
        "covers: [P299]",
        "covers: [P999]",
        [
            "6: covers: P999 is not a point; write W1-W61, B1-B39, N1-N45, P1-P421 or C1-C43",
        ],
    ),
    (
        "signs/care.md",
        "- Listens to the end {#listens}\n",
        "",
        [
            "1: 2 of at least 3 signs are here; write `- words {#id}`, one to a line",
        ],
    ),
    (
        "signs/care.md",
        "Takes no for an answer",
        "<i>Takes</i> no",
        [
            ("12: raw HTML; write Markdown instead (a lone < before a letter needs a space behind it)"),
        ],
    ),
    (
        "signs/care.md",
        "- Takes",
        "## Head {#h}\n\nText\n\n- Takes",
        [
            ("12: a heading in a checklist stands over items only; put its text before the first one"),
        ],
    ),
    (
        "selfcheck/short.md",
        "error_sd: 24.5",
        "error_sd: many",
        [
            "5: error_sd: 'many' is not a number; write 24.5",
        ],
    ),
    (
        "selfcheck/short.md",
        "[R01-R02]",
        "[R01-R03]",
        [
            ("6: pairs: 'R01-R03' will not do; write two statements that contradict each other: R01-R09"),
        ],
    ),
    (
        "selfcheck/short.md",
        "- A little\n",
        "",
        [
            "11: the scale has 6 labels; write 7 under `## The seven answers {#scale}`",
        ],
    ),
    (
        "selfcheck/short.md",
        "dim=ANX",
        "dim=ANG",
        [
            "23: dim=ANG is unknown; did you mean ANX? (known: ANX, AVO)",
        ],
    ),
    (
        "selfcheck/short.md",
        "facet=A3",
        "facet=V3",
        [
            "23: facet=V3 belongs to the other dimension; A goes with ANX, V with AVO",
        ],
    ),
    (
        "selfcheck/short.md",
        "key=F",
        "key=T",
        [
            "23: key=T is unknown; write one of: F, R",
        ],
    ),
    (
        "selfcheck/short.md",
        "stage=1",
        "stage=3",
        [
            "23: stage=3 is unknown; write one of: 1, 2",
        ],
    ),
    (
        "selfcheck/short.md",
        " stage=1",
        "",
        [
            "23: stage= is missing; write it in the braces: {#id stage=...}",
        ],
    ),
    (
        "selfcheck/short.md",
        "of=R01",
        "of=R09",
        [
            "28: of=R09 is not a statement of this file; write the id of the one it rewords",
        ],
    ),
    (
        "selfcheck/short.md",
        " of=R01",
        "",
        [
            "28: of= is missing; write it in the braces: {#id of=...}",
        ],
    ),
    (
        "selfcheck/short.md",
        "#too-fast",
        "#too-fast key=F",
        [
            "36: key= can't stand here; write `- words {#id}`",
        ],
    ),
    (
        "selfcheck/short.md",
        "## Notes {#flags}",
        "## Notes {#steady}",
        [
            "34: #steady stands twice in this file (first in line 30)",
        ],
    ),
    (
        "selfcheck/short.md",
        "{#flags}",
        "{#flags for=me}",
        [
            "34: for= can't stand on this heading; write `## Heading {#id}`",
        ],
    ),
    (
        "selfcheck/short.md",
        "{#flags}",
        "",
        [
            "34: an id is missing; write {#notes} at the end of the line",
        ],
    ),
    (
        "selfcheck/short.md",
        "## Statements {#items}",
        "## Statements {#statements}",
        [
            "1: the statements are missing; write `## Statements {#items}` and items below it",
        ],
    ),
    (
        "selfcheck/short.md",
        "{#R02 dim=AVO facet=V1",
        "{#R02 dim=ANX facet=A1",
        [
            "1: no statement has dim=AVO; both dimensions are needed",
        ],
    ),
    (
        "choices/options.md",
        " short=Stay",
        "",
        [
            ("7: a path needs a short name of up to 12 letters: `## Take some space {#space short=Space}`"),
        ],
    ),
    (
        "choices/options.md",
        "- You keep your home. {side=good}\n",
        "",
        [
            "7: this path has 0 good and 1 hard sides; write as many of each",
        ],
    ),
    (
        "choices/options.md",
        "home. {side=good}",
        "home. {side=nice}",
        [
            "9: side=nice is unknown; write one of: good, hard",
        ],
    ),
    (
        "choices/options.md",
        "Most days look like last week.\n",
        "",
        [
            "7: what a week might be like is missing; write it as a paragraph below the list",
        ],
    ),
    (
        "choices/options.md",
        "like last week.",
        "like last week and the week before.",
        [
            (
                "7: this path has 19 words and another has 14; keep all within 15%, so that none "
                "looks better for being longer"
            ),
        ],
    ),
    (
        "choices/options.md",
        "home. {side=good}",
        "home. {#h side=good}",
        [
            "9: #h is not needed here; write {side=good} or {side=hard}",
        ],
    ),
    (
        "choices/matters.md",
        "{#myself}",
        "{#calm}",
        [
            "14: #calm stands twice in this file (first in line 10)",
        ],
    ),
    (
        "choices/ready.md",
        " {#matters}",
        "",
        [
            "9: an id is missing; write `- words {#id}`",
        ],
    ),
    (
        "choices/ready.md",
        "{#matters}\n",
        "{#matters}\n\n## Places {#places}\n\n- Look again {#worry-place}\n",
        [
            "13: #worry-place belongs to no row; write the id of a row and then -place, such as {#facts-place}",
        ],
    ),
    (
        "choices/words.md",
        "## Words {#words}\n\n- What would I miss? {#miss}\n",
        "",
        [
            "1: there is nothing here; write `## Heading {#id}` and items below it",
        ],
    ),
    (
        "choices/matters.md",
        "[schrodt-2014]",
        "[schrodt-2015]",
        [
            (
                "5: sources: schrodt-2015 is not in sources.yaml; add it there, or did you mean "
                "schrodt-2014? (known: schrodt-2014)"
            ),
        ],
    ),
    (
        "choices/matters.md",
        "{#calm}",
        "{#calm side=good}",
        [
            "14: side= can't stand here; write `- words {#id}`",
        ],
    ),
]


@pytest.mark.parametrize(
    ("name", "right", "wrong", "said"),
    MISTAKES,
    ids=[f"{name}: {wrong[:30]}" for name, _, wrong, _ in MISTAKES],
)
def test_a_mistake_is_said_at_its_line(
    content: Path, name: str, right: str, wrong: str, said: list[str]
) -> None:
    path = content / name
    path.write_text(swap(path.read_text(encoding="utf-8"), right, wrong), encoding="utf-8")
    found = [str(problem) for problem in read_content(Folder(content)).errors]
    assert found == [f"content/{name}:{line}" for line in said]


def test_choices_has_a_fixed_set_of_files(content: Path) -> None:
    (content / "choices" / "ready.md").rename(content / "choices" / "redy.md")
    assert [str(problem) for problem in read_content(Folder(content)).errors] == [
        "content/choices:1: ready.md is missing; write it (see content/README.md)",
        "content/choices/redy.md:1: redy.md is not a file of choices; did you mean ready? "
        "(known: options, matters, observations, ready, words)",
    ]


def test_there_is_one_self_check_besides_the_check_in(content: Path) -> None:
    check_in = content / "selfcheck" / "check-in.md"
    check_in.write_text(SELFCHECK, encoding="utf-8")
    reading = read_content(Folder(content))
    assert reading.errors == ()
    assert reading.check is not None
    assert reading.check_in is not None
    assert (reading.check.id, reading.check_in.id) == ("short", "check-in")
    check_in.rename(content / "selfcheck" / "zwei.md")
    assert [str(problem) for problem in read_content(Folder(content)).errors] == [
        "content/selfcheck/zwei.md:1: there is a self-check already, content/selfcheck/short.md; "
        "take one of the two away"
    ]
    (content / "selfcheck" / "zwei.md").unlink()
    (content / "selfcheck" / "short.md").rename(check_in)
    assert [str(problem) for problem in read_content(Folder(content)).errors] == [
        "content/selfcheck:1: the self-check is missing; put its file beside check-in.md"
    ]
