"""The file a new module begins as: valid as it stands, with comments that say what to put where."""

from datetime import date

from reflect.library.attributes import suggest_id

_SKELETON = """\
---
title: {title}
summary: One or two sentences for the list of modules.
minutes: 12
order: {order}
emblem: patterns      # patterns, retreat, behind, ask, ground, choose, signs or check
side: both            # me: for the one who steps back; them: for the one left waiting; both
gate: open            # open; care: with the note about fear; safe: hidden where a danger cue was ticked
sources: []           # ids from content/sources.yaml, such as [schrodt-2014]
covers: []            # points of the coverage list, such as [W11, P50]
reviewed: {today}
---

<!-- The opening, before the first step. It promises nothing. -->

Say in two or three sentences what these pages are about.

<!-- Each `##` starts a page. What stands in the braces is for ever: readers' answers hang on it. -->

## {title} {{#{step}}}

A few paragraphs of reading.

:::text{{#first-question rows=6}}
Ask one thing.

A second paragraph helps. Take it out if the question needs none.
:::

:::choice{{#which-way}}
Ask for one of several.

- The first {{#first}}
- The second {{#second}}
- I can't tell {{#unsure}}
:::

<!-- The safety panel stands whatever else the page says. -->

:::safety
This page is about distance. If it is fear, [talk to a person](/help-now/) instead.
:::
"""


def skeleton(title: str, order: int, today: date) -> str:
    """The text of a new module's file."""
    quoted = (
        title if title.isascii() and title.replace(" ", "").isalnum() else '"' + title.replace('"', "'") + '"'
    )
    return _SKELETON.format(
        title=quoted, order=order, today=today.isoformat(), step=suggest_id(title)
    ).replace(f"## {quoted} ", f"## {title} ")
