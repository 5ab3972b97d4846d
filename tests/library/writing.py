"""A small, right set of content, to make mistakes in."""

from pathlib import Path

MODULE = """\
---
title: The hour before
summary: What distance does to you, and what you do with it.
minutes: 12
order: 20
emblem: retreat
side: both
gate: open
sources: [schrodt-2014]
covers: [W11, P50]
reviewed: 2026-11-20
---

It promises nothing.

## The hour before {#hour-before}

Prose, with *emphasis*, [help](/help-now/) and a note[^1].

[^1]: Where this comes from.

:::text{#last-time rows=8}
What happened in the hour before?

Write what a camera would have seen.
:::

:::choice{#direction for=me}
Which came closest, that time?

- I reached towards them {#reached}
- I pulled back too {#pulled-back}
- I can't tell yet {#unsure}
:::

:::pull
The knock and the held door.
:::

## After {#after}

:::scale{#how-sure}
How sure were you?

- 0 Not at all
- 10 Completely
:::

:::recall{of=the-hour-before/last-time}
The hour before.
:::
"""

SOURCES = """\
schrodt-2014:
  authors: Schrodt, P., and colleagues
  year: 2014
  title: "A review of demand and withdrawal"
  where: Communication Monographs, 81, 28-58
  found: More of it among couples who were unhappy.
  strength: strong
"""

HELPLINES = """\
policy:
  recheck_days: 90
  live_checked_at: null
  hide_if_unchecked_days: 180
  fallback_directories:
    - {name: A directory, url: "https://example.org", covers: "many countries", basis: own, confidence: high}
countries:
  - code: GB
    name: United Kingdom
    emergency: {number: "999", silent: "Press 55.", basis: own, confidence: high}
    services:
      - {kind: dv, name: A line, phone: "0800 1", basis: own, confidence: high}
"""

SIGNS = """\
---
title: Signs of care
summary: What makes room for you.
group: care
order: 30
covers: [P299]
reviewed: 2026-11-20
---

Look for what they did.

- Takes no for an answer {#takes-no}
- Says sorry, and then does it
  differently {#sorry}
- Listens to the end {#listens}
"""

SELFCHECK = """\
---
title: Self-check
summary: You with one person.
version: 2026-11-20
error_sd: 24.5
pairs: [R01-R02]
---

This looks at how you are with one person.

## The seven answers {#scale}

- Not at all
- Mostly not
- A little
- Half and half
- Fairly
- Mostly
- Completely

## Statements {#items}

- I check {n}'s tone. {#R01 dim=ANX facet=A3 key=F stage=1}
- I let {n} in. {#R02 dim=AVO facet=V1 key=R stage=2}

## About a former partner {#items-former}

- I checked {n}'s tone. {#former-r01 of=R01}

## Steady {#steady}

You can mostly wait, with {n} too.

## Notes {#flags}

- Very fast. {#too-fast}
"""

CHOICES = {
    "options": """\
---
title: Two paths
summary: Ways this could go.
reviewed: 2026-11-20
---

## Stay, as it is {#as-it-is short=Stay}

- You keep your home. {side=good}
- What hurts may go on. {side=hard}

Most days look like last week.

## Plan to go {#go short=Go}

- You build your days. {side=good}
- You may miss them too. {side=hard}

You make lists nobody sees.
""",
    "matters": """\
---
title: What matters
summary: Things people say.
reviewed: 2026-11-20
sources: [schrodt-2014]
---

## In me {#in-me}

- Feeling like myself {#myself}

## Around me {#around-me}

- A calm home {#calm}
""",
    "observations": """\
---
title: Things to notice
summary: The only sentences a summary may say.
reviewed: 2026-11-20
---

## About all {#all}

- You couldn't tell in {n} places. {#some-unknown}
""",
    "ready": """\
---
title: Am I ready
summary: Plain rows.
reviewed: 2026-11-20
---

## Rows {#rows}

- I know which of those matter most to me. {#matters}
""",
    "words": """\
---
title: In my own words
summary: A question.
reviewed: 2026-11-20
---

## Words {#words}

- What would I miss? {#miss}
""",
}


def write_content(folder: Path) -> Path:
    """Write the whole set into a folder called content, and return it."""
    content = folder / "content"
    files = {
        "modules/the-hour-before.md": MODULE,
        "signs/care.md": SIGNS,
        "selfcheck/short.md": SELFCHECK,
        "sources.yaml": SOURCES,
        "helplines.yaml": HELPLINES,
        "questions.yaml": "ease: When did you last feel at ease?\n",
        "published-ids.txt": "",
        **{f"choices/{name}.md": text for name, text in CHOICES.items()},
    }
    for name, text in files.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return content


def swap(text: str, old: str, new: str) -> str:
    """Make one mistake; the place must be there, and once."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)
