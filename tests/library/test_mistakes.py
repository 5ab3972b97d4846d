"""Every mistake an author can make in a module is said once, at its line, with what to write instead."""

from pathlib import Path

import pytest

from reflect.library.folder import Folder
from reflect.library.loading import read_content
from tests.library.writing import swap

PLACE = "content/modules/the-hour-before.md:"

# What stands in the right file, what the author wrote instead, and what is said.
MISTAKES = [
    (
        "---\ntitle",
        "title",
        [
            "1: the front matter is missing; the first line must be ---",
        ],
    ),
    (
        "reviewed: 2026-11-20\n---\n",
        "reviewed: 2026-11-20\n",
        [
            ("1: the front matter is never closed; write --- on a line of its own after its last key"),
        ],
    ),
    (
        "minutes: 12",
        "minutes: twelve",
        [
            "4: minutes: 'twelve' will not do; write a whole number from 1 to 120",
        ],
    ),
    (
        "minutes: 12",
        "minutes: [1, 2]",
        [
            "4: minutes: must be a single value; write `minutes: 12`",
        ],
    ),
    (
        "minutes: 12",
        "minutes:",
        [
            "4: minutes: is empty; write `minutes: 12`",
        ],
    ),
    (
        "minutes: 12\n",
        "",
        [
            "1: minutes: is missing from the front matter; write `minutes: 12`",
        ],
    ),
    (
        "minutes: 12",
        "minutes: 12\nminutes: 13",
        [
            "5: minutes: stands twice in the front matter; keep one",
        ],
    ),
    (
        "minutes: 12",
        "minuts: 12",
        [
            "1: minutes: is missing from the front matter; write `minutes: 12`",
            (
                "4: minuts: is not a key of the front matter; did you mean minutes? (known: title, "
                "summary, minutes, order, emblem, side, gate, sources, covers, reviewed, retired)"
            ),
        ],
    ),
    (
        "title: The",
        "title: [The",
        [
            (
                "3: the front matter can't be read (expected ',' or ']', but got ':'); put the value "
                'in "double quotes" if it holds a colon, a hash or a bracket; use spaces, not tabs'
            ),
        ],
    ),
    (
        "summary: What",
        "summary: Note: what",
        [
            (
                "3: the front matter can't be read (mapping values are not allowed here); put the "
                'value in "double quotes" if it holds a colon, a hash or a bracket; use spaces, not '
                "tabs"
            ),
        ],
    ),
    (
        "order: 20",
        "\torder: 20",
        [
            (
                "5: the front matter can't be read (found character '\\t' that cannot start any "
                'token); put the value in "double quotes" if it holds a colon, a hash or a bracket; '
                "use spaces, not tabs"
            ),
        ],
    ),
    (
        "emblem: retreat",
        "emblem: sun",
        [
            (
                "6: emblem: 'sun' is unknown; write one of: patterns, retreat, behind, ask, ground, "
                "choose, signs, check"
            ),
        ],
    ),
    (
        "emblem: retreat",
        "emblem: retreet",
        [
            (
                "6: emblem: 'retreet' is unknown; did you mean retreat? (known: patterns, retreat, "
                "behind, ask, ground, choose, signs, check)"
            ),
        ],
    ),
    (
        "side: both",
        "side: all",
        [
            "7: side: 'all' is unknown; write one of: me, them, both",
        ],
    ),
    (
        "gate: open",
        "gate: shut",
        [
            "8: gate: 'shut' is unknown; write one of: open, care, safe",
        ],
    ),
    (
        "sources: [schrodt-2014]",
        "sources: [schrodt-2041]",
        [
            (
                "9: sources: schrodt-2041 is not in sources.yaml; add it there, or did you mean "
                "schrodt-2014? (known: schrodt-2014)"
            ),
        ],
    ),
    (
        "sources: [schrodt-2014]",
        "sources: schrodt-2014",
        [
            "9: sources: must be a list in square brackets; write `sources: [schrodt-2014]`",
        ],
    ),
    (
        "covers: [W11, P50]",
        "covers: [W11, P500]",
        [
            "10: covers: P500 is not a point; write W1-W61, B1-B39, N1-N45, P1-P421 or C1-C43",
        ],
    ),
    (
        "covers: [W11, P50]",
        "covers: [W11, W11]",
        [
            "10: covers: W11 stands twice; keep one",
        ],
    ),
    (
        "reviewed: 2026-11-20",
        "reviewed: 2026-13-20",
        [
            (
                "11: reviewed: '2026-13-20' is not a date; write the year, month and day: `reviewed: "
                "2026-11-20`"
            ),
        ],
    ),
    (
        "reviewed: 2026-11-20",
        "reviewed: last week",
        [
            (
                "11: reviewed: 'last week' is not a date; write the year, month and day: `reviewed: "
                "2026-11-20`"
            ),
        ],
    ),
    (
        "reviewed: 2026-11-20",
        "reviewed: 2026-11-20\nretired: [gone]",
        [
            "12: retired: gone was never published; take it out of the list",
        ],
    ),
    (
        "title: The hour before",
        "title: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        [
            "2: title: has 61 characters; 60 is the most",
        ],
    ),
    (
        "It promises nothing.\n",
        "",
        [
            ("1: an opening is missing; write a paragraph between the front matter and the first step"),
        ],
    ),
    (
        "## The hour before {#hour-before}",
        "## The hour before",
        [
            "16: an id is missing; write {#the-hour-before} at the end of the line",
        ],
    ),
    (
        "## The hour before {#hour-before}",
        "## The hour before {#Hour_Before}",
        [
            (
                "16: #Hour_Before is not an id; use small letters, digits and single hyphens, a "
                "letter first, 48 at most: {#hour-before}"
            ),
        ],
    ),
    (
        "## The hour before {#hour-before}",
        "##The hour before {#hour-before}",
        [
            "16: a space is missing behind ##; write ## Title {#id}",
        ],
    ),
    (
        "## After {#after}",
        "## After {#hour-before}",
        [
            ("40: #hour-before stands twice in this file (first in line 16); give this one its own id"),
        ],
    ),
    (
        "## After {#after}",
        "## {#after}",
        [
            "40: this step has no title; write `## Title {#id}`",
        ],
    ),
    (
        "## After {#after}",
        "# After",
        [
            "40: # is for the module's title, which the front matter holds; write ## Title {#id}",
        ],
    ),
    (
        "## After {#after}",
        "## After {#after big=yes}",
        [
            "40: big= can't stand on a step; write `## Title {#id}`",
        ],
    ),
    (
        "## After {#after}",
        "## After {after}",
        [
            "40: {after}: can't read 'after'; write {#id option=value}",
        ],
    ),
    (
        "## After {#after}",
        "### After {#after}",
        [
            "40: a stray {#…}; only steps, blocks and options carry ids, at the end of their line",
        ],
    ),
    (
        "## After {#after}",
        "##### After",
        [
            "40: ##### is too deep; use ### or ####",
        ],
    ),
    (
        "## After {#after}",
        "After\n=====\n",
        [
            "41: an underlined heading; write ## Title {#id} for a step, ### Title inside one",
        ],
    ),
    (
        "## After {#after}",
        "## After {#after}\n\n## Then {#then}",
        [
            "40: this step is empty; write its text below, or take the heading out",
        ],
    ),
    (
        ":::text{#last-time rows=8}",
        ":::text{rows=8}",
        [
            "22: an id is missing; write {#what-happened-in-the-hour} at the end of the line",
            ("49: of=the-hour-before/last-time leads to no prompt; write one of: direction, how-sure"),
        ],
    ),
    (
        ":::text{#last-time rows=8}",
        ":::text{#last-time rows=0}",
        [
            "22: rows=0 will not do; write a number from 1 to 24",
        ],
    ),
    (
        ":::text{#last-time rows=8}",
        ":::text{#last-time row=8}",
        [
            "22: row= is not an option of :::text; did you mean rows? (known: for, rows)",
        ],
    ),
    (
        ":::text{#last-time rows=8}",
        ":::text{#last-time rows=8 rows=9}",
        [
            "22: rows= stands twice in {#last-time rows=8 rows=9}; keep one",
        ],
    ),
    (
        ":::text{#last-time rows=8}",
        ":::text{#last-time #other}",
        [
            "22: two ids stand in {#last-time #other}; keep one",
        ],
    ),
    (
        ":::text{#last-time rows=8}",
        ":::text{#last-time rows=8",
        [
            (
                "22: can't read ':::text{#last-time rows=8'; write :::kind{#id option=value} to open "
                "a block, ::: alone to close it"
            ),
        ],
    ),
    (
        ":::text{#last-time rows=8}",
        "::: text #last-time",
        [
            (
                "22: can't read '::: text #last-time'; write :::kind{#id option=value} to open a "
                "block, ::: alone to close it"
            ),
        ],
    ),
    (
        ":::text{#last-time rows=8}",
        ":::txt{#last-time rows=8}",
        [
            (
                "22: :::txt is not a kind of block; did you mean text? (known: prose, pull, note, "
                "margin, safety, text, line, choice, checklist, scale, record, recall)"
            ),
        ],
    ),
    (
        ":::text{#last-time rows=8}",
        ":::letter{#last-time rows=8}",
        [
            (
                "22: :::letter is not built yet; use one of: prose, pull, note, margin, safety, "
                "text, line, choice, checklist, scale, record, recall"
            ),
        ],
    ),
    (
        ":::text{#last-time rows=8}",
        "::::text{#last-time rows=8}",
        [
            (
                "22: can't read '::::text{#last-time rows=8}'; write :::kind{#id option=value} to "
                "open a block, ::: alone to close it"
            ),
        ],
    ),
    (
        ":::text{#last-time rows=8}",
        ':::text{#last-time rows="8}',
        [
            "22: {#last-time rows=\"8}: can't read 'rows=\"8'; write {#id option=value}",
        ],
    ),
    (
        "camera would have seen.\n:::",
        "camera would have seen.\n",
        [
            ("22: :::text is never closed; write ::: on a line of its own before :::choice (line 28)"),
        ],
    ),
    (
        "camera would have seen.\n:::",
        "camera would have seen.\n:::\n\n:::",
        [
            "28: ::: closes nothing here; take it out, or open a block above with :::kind{#id}",
        ],
    ),
    (
        "What happened in the hour before?\n\nWrite what a camera would have seen.\n",
        "",
        [
            "22: :::text is empty; write its text between ::: and :::, or take it out",
        ],
    ),
    (
        "What happened in the hour before?",
        "- What happened {#x}",
        [
            "23: :::text has no options; write this as a sentence, or use :::choice",
        ],
    ),
    (
        "What happened in the hour before?",
        "What [happened](/help-now/) in the hour before?",
        [
            "23: a link can't stand in a question; put it in a paragraph below the question",
        ],
    ),
    (
        "What happened in the hour before?",
        "What happened[^1]?",
        [
            "23: a footnote can't stand in a question; put it in the text above",
        ],
    ),
    (
        "Write what a camera would have seen.",
        "### Write what",
        [
            "25: a heading can't stand in :::text; put it above the block",
        ],
    ),
    (
        "Write what a camera would have seen.",
        "1. Write what",
        [
            "25: this can't stand in :::text; put it above the block",
        ],
    ),
    (
        " for=me}",
        " for=you}",
        [
            "28: for=you is unknown; write for=me or for=them, or leave it out for both",
        ],
    ),
    (
        "{#direction",
        "{#last-time",
        [
            "28: #last-time stands twice in this file (first in line 22); give this one its own id",
        ],
    ),
    (
        " {#reached}",
        "",
        [
            "31: an id is missing; write {#i-reached-towards-them} at the end of the line",
        ],
    ),
    (
        " {#reached}",
        " {#Reached}",
        [
            (
                "31: #Reached is not an id; use small letters, digits and single hyphens, a letter "
                "first, 48 at most: {#reached}"
            ),
        ],
    ),
    (
        "{#pulled-back}",
        "{#reached}",
        [
            "32: #reached stands twice in this block; give this option its own id",
        ],
    ),
    (
        "- I pulled back too {#pulled-back}\n- I can't tell yet {#unsure}\n",
        "",
        [
            "28: :::choice has 1 of at least 2 options; write `- Label {#id}`, one to a line",
        ],
    ),
    (
        "I pulled back too",
        "I reached towards them",
        [
            "32: “I reached towards them” stands twice in this block; say how the two differ",
        ],
    ),
    (
        "{#pulled-back}",
        "{#pulled-back value=2}",
        [
            "32: value= can't stand on an option; write `- Label {#id}`",
        ],
    ),
    (
        "- I pulled back too {#pulled-back}",
        "- {#pulled-back}",
        [
            "32: an option without words; write `- Label {#id}`",
        ],
    ),
    (
        "- 10 Completely",
        "- 0 Completely",
        [
            "46: the scale does not rise: 0 comes after 0; put the lower number first",
        ],
    ),
    (
        "- 10 Completely",
        "- Completely",
        [
            "46: an end of a scale is a number and its words: `- 0 Not at all`",
        ],
    ),
    (
        "- 10 Completely",
        "- 10 Completely {#c}",
        [
            "46: the number is the id of a scale's end; take the braces out",
        ],
    ),
    (
        "- 10 Completely",
        "- 20 Completely",
        [
            "42: the scale has 21 numbers; 11 is the most: 0 to 10",
        ],
    ),
    (
        "- 0 Not at all",
        "- -3 Not at all",
        [
            "42: the scale has 14 numbers; 11 is the most: 0 to 10",
        ],
    ),
    (
        "- 10 Completely\n",
        "",
        [
            (
                "42: :::scale has 1 of at least 2 options; write `- 0 Low end` and `- 10 High end`, "
                "one to a line"
            ),
        ],
    ),
    (
        "of=the-hour-before/last-time",
        "of=last-time",
        [
            "49: a recall says what to show; write :::recall{of=module/prompt}",
        ],
    ),
    (
        "of=the-hour-before/last-time",
        "of=the-hour-before/last-tim",
        [
            (
                "49: of=the-hour-before/last-tim leads to no prompt; did you mean last-time? (known: "
                "direction, how-sure, last-time)"
            ),
        ],
    ),
    (
        "of=the-hour-before/last-time",
        "of=hour/last-time",
        [
            "49: of=hour/last-time leads to no prompt; no module of that name has prompts",
        ],
    ),
    (
        "{of=the-hour-before/last-time}",
        "",
        [
            "49: a recall says what to show; write :::recall{of=module/prompt}",
        ],
    ),
    (
        "(/help-now/)",
        "(/help/)",
        [
            (
                "18: /help/ is not a page; did you mean /help-now/? (known: /, /today/, /read/, "
                "/journal/, /journal/new/, /check/, /choices/, /signs/, /look-back/, /help-now/, "
                "/about/, /using-this-safely/, /settings/, /space/, /sign-in/), or /read/<slug>/"
            ),
        ],
    ),
    (
        "(/help-now/)",
        "(/help-now)",
        [
            "18: /help-now needs a / at its end",
        ],
    ),
    (
        "(/help-now/)",
        "(help-now)",
        [
            (
                "18: help-now is not an address; begin with / for a page of ours, with https:// for "
                "another site"
            ),
        ],
    ),
    (
        "(/help-now/)",
        "(http://example.org/)",
        [
            "18: http://example.org/ is not private on its way; link to the https:// address",
        ],
    ),
    (
        "(/help-now/)",
        "(tel:999)",
        [
            (
                "18: tel:999 would grow old here; link to [help now](/help-now/), which keeps "
                "numbers up to date"
            ),
        ],
    ),
    (
        "(/help-now/)",
        "(/read/other/)",
        [
            "18: /read/other/ leads to no module; write one of: the-hour-before",
        ],
    ),
    (
        "(/help-now/)",
        "(/read/the-hour-before/9/)",
        [
            "18: /read/the-hour-before/9/ leads to no page; the-hour-before has pages 1 to 2",
        ],
    ),
    (
        "(/help-now/)",
        "(/read/the-hour-before/2/#x)",
        [
            (
                "18: /read/the-hour-before/2/#x has a part behind # or ?; link to the page itself: "
                "/read/the-hour-before/2/"
            ),
        ],
    ),
    (
        "(/help-now/)",
        "()",
        [
            "18: a link without an address; write [words](/help-now/)",
        ],
    ),
    (
        "(/help-now/)",
        "(javascript:alert)",
        [
            (
                "18: javascript:alert is not an address; begin with / for a page of ours, with "
                "https:// for another site"
            ),
        ],
    ),
    (
        "(/help-now/)",
        "(//example.org)",
        [
            (
                "18: //example.org is not an address; begin with / for a page of ours, with https:// "
                "for another site"
            ),
        ],
    ),
    (
        "[help](",
        "[](",
        [
            "18: a link without words; write [words](/address/)",
        ],
    ),
    (
        "[help](/help-now/)",
        "![help](/help.png)",
        [
            "18: a picture; pictures can't be used in articles, describe it in words",
        ],
    ),
    (
        "[help](/help-now/)",
        "[help][1]",
        [
            "18: a link with its address elsewhere; write [words](/address/) in one place",
        ],
    ),
    (
        "[help](/help-now/)",
        "<b>help</b>",
        [
            ("18: raw HTML; write Markdown instead (a lone < before a letter needs a space behind it)"),
        ],
    ),
    (
        "[help](/help-now/)",
        "<!DOCTYPE html>",
        [
            ("18: raw HTML; write Markdown instead (a lone < before a letter needs a space behind it)"),
        ],
    ),
    (
        "*emphasis*",
        "**emphasis",
        [
            "18: ** has no partner; close the emphasis or the link, or take it out",
        ],
    ),
    (
        "Prose, with",
        "Prose {#stray}, with",
        [
            "18: a stray {#…}; only steps, blocks and options carry ids, at the end of their line",
        ],
    ),
    (
        "note[^1]",
        "note[^2]",
        [
            "18: [^2] has no footnote; write `[^2]: its words` below",
            "20: nothing points at footnote [^1]; write [^1] in the text, or take it out",
        ],
    ),
    (
        " and a note[^1]",
        "",
        [
            "20: nothing points at footnote [^1]; write [^1] in the text, or take it out",
        ],
    ),
    (
        "[^1]: Where",
        "[^1]: Where\n[^1]: Where else",
        [
            "21: footnote [^1] stands twice; give this one its own mark",
        ],
    ),
    (
        "[^1]: Where this comes from.",
        "[^1]:",
        [
            "20: a footnote needs a mark and words: `[^1]: Where this comes from.`",
        ],
    ),
    (
        "The knock and the held door.",
        "The knock.\n\nThe door.",
        [
            "36: :::pull holds one sentence or two in one paragraph; shorten it",
        ],
    ),
    (
        "It promises nothing.",
        "```\ncode",
        [
            "14: this code fence is never closed; write ``` on a line of its own after the code",
        ],
    ),
    (
        "It promises nothing.",
        "<!-- promise",
        [
            "14: this comment is never closed; write --> after it",
        ],
    ),
    (
        "It promises nothing.",
        "It promises. <!-- no -->",
        [
            "14: a comment beside text; put it on lines of its own",
        ],
    ),
    (
        "It promises nothing.",
        "<!-- no --> It promises.",
        [
            "14: text stands behind the end of a comment; put it on the next line",
        ],
    ),
    (
        "It promises nothing.",
        ":::line{#x}\nAsk\n:::\n\nNothing.",
        [
            "14: :::line stands before the first step; put it below a `## Title {#id}`",
        ],
    ),
    (
        "It promises nothing.",
        "a | b\n--- | ---\n1 | 2",
        [
            "15: a table needs a caption; write `Table: what it shows` on the line above it",
        ],
    ),
    (
        "It promises nothing.",
        "Nothing.\n\nTable: x",
        [
            "16: this caption has no table below it; write one, or take out `Table:`",
        ],
    ),
    (
        "It promises nothing.",
        "Table: t\n\na | b | c\n--- | ---\n1 | 2",
        [
            (
                "17: this table can't be read; leave a blank line above and below, and give each row "
                "the same number of |"
            ),
        ],
    ),
    (
        "It promises nothing.",
        "It pro\u200bmises\x07 nothing.",
        [
            "14: a hidden character (U+0007) stands here; delete it",
        ],
    ),
]


@pytest.mark.parametrize(("right", "wrong", "said"), MISTAKES, ids=[wrong[:40] for _, wrong, _ in MISTAKES])
def test_a_mistake_is_said_at_its_line(content: Path, right: str, wrong: str, said: list[str]) -> None:
    path = content / "modules" / "the-hour-before.md"
    path.write_text(swap(path.read_text(encoding="utf-8"), right, wrong), encoding="utf-8")
    assert [str(problem) for problem in read_content(Folder(content)).errors] == [
        PLACE + line for line in said
    ]


def test_the_right_file_has_no_mistake(content: Path) -> None:
    assert read_content(Folder(content)).errors == ()


def test_all_mistakes_of_all_files_are_said_at_once(content: Path) -> None:
    module = content / "modules" / "the-hour-before.md"
    text = swap(module.read_text(encoding="utf-8"), "emblem: retreat", "emblem: sun")
    module.write_text(swap(text, "(/help-now/)", "(/help-now)"), encoding="utf-8")
    signs = content / "signs" / "care.md"
    signs.write_text(swap(signs.read_text(encoding="utf-8"), "group: care", "group: cares"), encoding="utf-8")
    sources = content / "sources.yaml"
    sources.write_text(swap(sources.read_text(encoding="utf-8"), "year: 2014", "year: 14"), encoding="utf-8")
    (content / "modules" / "second.md").write_bytes(b"caf\xe9")
    assert [problem.place for problem in read_content(Folder(content)).errors] == [
        "content/modules/second.md:1",
        "content/modules/the-hour-before.md:6",
        "content/modules/the-hour-before.md:18",
        "content/signs/care.md:4",
        "content/sources.yaml:3",
    ]
