"""Ids live for ever: readers' answers hang on them."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from reflect.library.folder import Folder
from reflect.library.loading import Reading, read_content
from reflect.library.shelf import build
from tests.library.writing import MODULE, SIGNS, swap

IDS = """\
module/the-hour-before/hour-before step
module/the-hour-before/last-time text
module/the-hour-before/direction choice
module/the-hour-before/direction/reached option
module/the-hour-before/direction/pulled-back option
module/the-hour-before/direction/unsure option
module/the-hour-before/after step
module/the-hour-before/how-sure scale
signs/care/takes-no sign
signs/care/sorry sign
signs/care/listens sign
selfcheck/short/R01 statement
selfcheck/short/R02 statement
choices/matters/myself matter
choices/matters/calm matter
choices/options/as-it-is path
choices/options/go path
choices/ready/matters ready
choices/words/miss words
"""
PROMPT = """\
:::text{#last-time rows=8}
What happened in the hour before?

Write what a camera would have seen.
:::
"""
RECALL = "of=the-hour-before/last-time"


@pytest.fixture
def published(content: Path) -> Path:
    path = content / "published-ids.txt"
    path.write_text("# Every id\n" + IDS, encoding="utf-8")
    return path


def read(content: Path) -> Reading:
    return read_content(Folder(content))


def said(content: Path) -> list[str]:
    return [str(problem) for problem in read(content).problems]


def write(content: Path, text: str, name: str = "modules/the-hour-before.md") -> None:
    (content / name).write_text(text, encoding="utf-8")


def test_nothing_is_said_while_all_ids_stand(content: Path, published: Path) -> None:
    assert said(content) == []


def test_new_ids_are_advice_until_they_are_published(
    content: Path, settings: LazySettings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.CONTENT_DIR = content
    path = content / "published-ids.txt"
    reading = read(content)
    assert reading.errors == ()
    assert str(reading.problems[4]) == (
        "content/modules/the-hour-before.md:16: 8 new ids: hour-before, last-time, direction, …; "
        "when they are right, publish them with: manage.py publish_ids"
    )
    call_command("publish_ids")
    head, _, rest = path.read_text(encoding="utf-8").partition("\n")
    assert head == (
        "# Every id ever published, with its kind. Never change a line; "
        "`manage.py publish_ids` adds new ones."
    )
    assert rest == IDS
    assert said(content) == []
    call_command("publish_ids")
    assert path.read_text(encoding="utf-8") == f"{head}\n{IDS}"
    assert capsys.readouterr().out.splitlines() == [
        "19 new ids are published. Keep published-ids.txt with the content.",
        "There are no new ids.",
    ]


def test_publishing_adds_and_never_changes(content: Path, published: Path, settings: LazySettings) -> None:
    settings.CONTENT_DIR = content
    published.write_text("# Mine\n" + IDS.rstrip("\n"), encoding="utf-8")
    write(content, MODULE + "\n:::line{#new}\nWhat now?\n:::\n")
    call_command("publish_ids")
    assert published.read_text(encoding="utf-8") == f"# Mine\n{IDS}module/the-hour-before/new line\n"


def test_nothing_is_published_while_something_is_wrong(content: Path, settings: LazySettings) -> None:
    settings.CONTENT_DIR = content
    write(content, swap(MODULE, "emblem: retreat", "emblem: sun"))
    with pytest.raises(CommandError) as raised:
        call_command("publish_ids")
    assert str(raised.value).splitlines()[:2] == [
        "Nothing was published; mend this first:",
        "content/modules/the-hour-before.md:6: emblem: 'sun' is unknown; "
        "write one of: patterns, retreat, behind, ask, ground, choose, signs, check",
    ]
    assert (content / "published-ids.txt").read_text(encoding="utf-8") == ""


def test_a_published_id_may_not_vanish(content: Path, published: Path) -> None:
    write(content, swap(swap(MODULE, PROMPT, ""), RECALL, "of=the-hour-before/how-sure"))
    assert said(content) == [
        "content/modules/the-hour-before.md:1: #last-time (text) was published and is gone; "
        "put it back, or add it to `retired: [last-time]`"
    ]


def test_a_retired_prompt_keeps_its_answers_readable(content: Path, published: Path) -> None:
    text = swap(MODULE, PROMPT, "")
    write(content, swap(text, "reviewed: 2026-11-20", "reviewed: 2026-11-20\nretired: [last-time]"))
    assert said(content) == []
    shelf = build(read(content))
    prompt = shelf.prompt("the-hour-before", "last-time")
    assert prompt is not None
    assert (prompt.kind, prompt.id, prompt.retired, prompt.ask) == ("text", "last-time", True, "")
    assert [one.id for one in shelf.modules[0].prompts] == ["direction", "how-sure"]


def test_options_of_a_retired_prompt_go_with_it(content: Path, published: Path) -> None:
    start, end = MODULE.index(":::choice"), MODULE.index(":::pull")
    text = MODULE[:start] + MODULE[end:]
    write(content, swap(text, "reviewed: 2026-11-20", "reviewed: 2026-11-20\nretired: [direction]"))
    assert said(content) == []


def test_an_option_may_be_retired_by_itself(content: Path, published: Path) -> None:
    text = swap(MODULE, "- I pulled back too {#pulled-back}\n", "")
    write(content, text)
    assert said(content) == [
        "content/modules/the-hour-before.md:1: #direction/pulled-back (option) was published and is gone; "
        "put it back, or add it to `retired: [direction/pulled-back]`"
    ]
    write(
        content, swap(text, "reviewed: 2026-11-20", "reviewed: 2026-11-20\nretired: [direction/pulled-back]")
    )
    assert said(content) == []


def test_a_published_id_may_not_change_kind(content: Path, published: Path) -> None:
    write(content, swap(MODULE, ":::text{#last-time rows=8}", ":::line{#last-time}"))
    assert said(content) == [
        "content/modules/the-hour-before.md:22: #last-time was published as text and is line here; "
        "give this one a new id and add `retired: [last-time]`"
    ]


def test_what_is_retired_may_not_be_in_use_or_unknown(content: Path, published: Path) -> None:
    write(content, swap(MODULE, "reviewed: 2026-11-20", "reviewed: 2026-11-20\nretired: [last-time, never]"))
    assert said(content) == [
        "content/modules/the-hour-before.md:12: retired: last-time is still in use in line 23; "
        "take one of the two out",
        "content/modules/the-hour-before.md:12: retired: never was never published; take it out of the list",
    ]


def test_signs_are_guarded_too(content: Path, published: Path) -> None:
    write(content, SIGNS.replace("{#listens}", "{#hears}"), "signs/care.md")
    assert said(content) == [
        "content/signs/care.md:1: #listens (sign) was published and is gone; "
        "put it back, or add it to `retired: [listens]`",
        "content/signs/care.md:15: 1 new ids: hears; "
        "when they are right, publish them with: manage.py publish_ids",
    ]


def test_a_file_may_not_vanish(content: Path, published: Path) -> None:
    (content / "signs" / "care.md").rename(content / "signs" / "kindness.md")
    assert [text for text in said(content) if "new ids" not in text] == [
        "content/published-ids.txt:10: signs/care was published and its file is gone; put content for it back"
    ]


def test_a_file_that_cannot_be_read_is_not_said_to_have_lost_its_ids(content: Path, published: Path) -> None:
    (content / "modules" / "the-hour-before.md").write_bytes(b"\xff")
    assert said(content) == [
        "content/modules/the-hour-before.md:1: this is not UTF-8; save the file with the encoding UTF-8"
    ]


def test_mistakes_in_the_list_itself(content: Path, published: Path) -> None:
    published.write_text(f"{IDS}one two three\nlonely text\nsigns/care/listens sign\n", encoding="utf-8")
    assert said(content) == [
        "content/published-ids.txt:20: can't read 'one two three'; a line is `module/slug/id kind`",
        "content/published-ids.txt:21: can't read 'lonely text'; a line is `module/slug/id kind`",
        "content/published-ids.txt:22: signs/care/listens stands twice; take this line out",
    ]
