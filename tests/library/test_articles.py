"""A module read from its file: what it holds and how it is printed."""

from datetime import date

from bs4 import BeautifulSoup, Tag

from reflect.library.articles import read_module
from reflect.library.shapes import Block, Module, Option
from tests.library.writing import MODULE, swap

FRONT = MODULE.split("## The hour")[0]


def read(text: str) -> Module:
    leaflet = read_module(text.encode(), "content/modules/m.md", "the-hour-before")
    assert leaflet.problems == ()
    assert leaflet.made is not None
    return leaflet.made


def steps(body: str) -> Module:
    return read(FRONT + body)


def blocks(body: str) -> tuple[Block, ...]:
    return steps("## One {#one}\n\n" + body).steps[0].blocks


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def only(html: str, name: str) -> Tag:
    found = soup(html).find_all(name)
    assert len(found) == 1
    assert isinstance(found[0], Tag)
    return found[0]


def test_the_front_matter_becomes_the_module() -> None:
    module = read(MODULE)
    assert (module.slug, module.title, module.minutes, module.order) == (
        "the-hour-before",
        "The hour before",
        12,
        20,
    )
    assert (module.emblem, module.side, module.gate) == ("retreat", "both", "open")
    assert module.covers == ("W11", "P50")
    assert module.reviewed == date(2026, 11, 20)
    assert module.retired == ()


def test_front_matter_is_text_as_it_stands() -> None:
    text = swap(MODULE, "title: The hour before", 'title: "It\'s *not* <b>, [x](y) & `so`"')
    assert read(text).title == "It’s *not* <b>, [x](y) & `so`"
    assert read(swap(MODULE, "title: The hour before", "title: 1984")).title == "1984"
    assert read(swap(MODULE, "title: The hour before", "title: No")).title == "No"


def test_the_opening_stands_before_the_first_step() -> None:
    assert read(MODULE).intro_html == "<p>It promises nothing.</p>"
    module = read(swap(MODULE, "It promises nothing.", "One.\n\n:::safety\nTwo.\n:::\n\nThree."))
    assert module.intro_html == "<p>One.</p>\n<p>Three.</p>"
    assert [block.kind for block in module.opening] == ["prose", "safety", "prose"]


def test_steps_are_numbered_and_named() -> None:
    module = read(MODULE)
    assert [(step.number, step.id, step.title) for step in module.steps] == [
        (1, "hour-before", "The hour before"),
        (2, "after", "After"),
    ]
    assert [prompt.id for prompt in module.prompts] == ["last-time", "direction", "how-sure"]
    found = module.step_of("how-sure")
    assert found is not None
    assert found.id == "after"
    assert module.step_of("nothing") is None


def test_blocks_keep_the_order_and_line_of_the_file() -> None:
    module = read(MODULE)
    lines = MODULE.splitlines()
    assert [(block.kind, lines[block.line - 1][:7]) for block in module.steps[0].blocks] == [
        ("prose", "Prose, "),
        ("text", ":::text"),
        ("choice", ":::choi"),
        ("pull", ":::pull"),
        ("prose", "## The "),
    ]


def test_the_first_paragraph_asks_and_the_others_help() -> None:
    (prompt,) = blocks(
        ':::text{#t rows=3}\nWhat *did* "they" do?\n\nOne.\n\nTwo with [help](/help-now/).\n:::'
    )
    assert prompt.ask == "What did “they” do?"
    assert prompt.help_html == '<p>One.</p>\n<p>Two with <a href="/help-now/">help</a>.</p>'
    assert (prompt.id, prompt.rows, prompt.side, prompt.options) == ("t", 3, "", ())


def test_a_quote_in_a_prompt_is_an_example() -> None:
    (prompt,) = blocks(
        ":::record{#r}\nLook twice.\n\n> She's tired.\n>\n> And I miss her.\n\nTake your time.\n:::"
    )
    assert prompt.example_html == "<p>She’s tired.</p>\n<p>And I miss her.</p>"
    assert prompt.help_html == "<p>Take your time.</p>"


def test_list_items_are_options_wherever_they_stand() -> None:
    tight = blocks(
        ":::checklist{#c}\nWhich?\n- One {#one}\n- Two, over\n  two lines {#two}\n\nTick any.\n:::"
    )[0]
    assert tight.options == (Option("one", "One"), Option("two", "Two, over two lines"))
    assert tight.help_html == "<p>Tick any.</p>"
    spaced = blocks(":::checklist{#c}\nWhich?\n\n* One {#one}\n\n\n+ *Two* can't {#two}\n:::")[0]
    assert spaced.options == (Option("one", "One"), Option("two", "Two can’t"))


def test_the_ends_of_a_scale_are_numbers() -> None:
    (scale,) = blocks(":::scale{#s}\nHow sure?\n\n- 1 Soft\n- 4 Half\n- 7 Braced\n:::")
    assert scale.options == (Option("1", "Soft", 1), Option("4", "Half", 4), Option("7", "Braced", 7))


def test_sides_and_recalls() -> None:
    module = read(MODULE)
    assert [block.side for block in module.steps[0].blocks] == ["", "", "me", "", ""]
    recall = module.steps[1].blocks[-1]
    assert (recall.kind, recall.target, recall.ask) == (
        "recall",
        ("the-hour-before", "last-time"),
        "The hour before.",
    )
    assert module.steps[1].prompts == (module.steps[1].blocks[0],)


def test_panels_are_printed_as_the_pages_draw_them() -> None:
    shown = blocks(
        "First.\n\n:::pull\nA *knock*.\n:::\n\n:::note\n### Head\n\nText.\n:::\n\n"
        ":::margin\nSee [help](/help-now/).\n:::\n\n"
        ":::safety\nCare.\n:::\n\n:::prose{for=them}\nYou.\n:::"
    )
    assert [str(block.html) for block in shown] == [
        '<p class="opening">First.</p>',
        '<p class="pull">A <em>knock</em>.</p>',
        '<div class="note flow flow-s"><h2 class="title">Head</h2>\n<p>Text.</p></div>',
        '<div class="aside" role="note">See <a href="/help-now/">help</a>.</div>',
        '<div class="safe flow flow-s"><p>Care.</p></div>',
        "<p>You.</p>",
    ]


def test_only_a_step_that_begins_with_a_paragraph_has_an_opening() -> None:
    assert blocks("### Head\n\nText.")[0].html == "<h2>Head</h2>\n<p>Text.</p>"
    assert blocks(":::note\nText.\n:::\n\nMore.")[1].html == "<p>More.</p>"


def test_headings_below_a_step_begin_at_level_two() -> None:
    html = blocks("### One\n\n#### Two\n\nText")[0].html
    assert [tag.name for tag in soup(html).find_all(["h2", "h3", "h4"])] == ["h2", "h3"]


def test_links_out_say_nothing_about_where_they_come_from() -> None:
    link = only(blocks("[A study](https://example.org/a?b=c)")[0].html, "a")
    assert link.attrs == {"rel": ["noopener", "noreferrer"], "href": "https://example.org/a?b=c"}


def test_a_table_has_a_caption_and_can_be_scrolled() -> None:
    html = blocks("Table: What *was* said\na | b\n--- | ---:\n1 | 2")[0].html
    box = only(html, "div")
    assert box.attrs == {
        "class": ["scroll"],
        "role": "region",
        "aria-label": "What was said",
        "tabindex": "0",
    }
    assert only(html, "caption").decode_contents() == "What <em>was</em> said"
    assert [th.attrs for th in soup(html).find_all("th")] == [{"scope": "col"}, {"scope": "col"}]
    assert [td.text for td in soup(html).find_all("td")] == ["1", "2"]


def test_code_is_left_alone() -> None:
    (block,) = blocks("~~~\n:::text{#x}\n## Not a step\n<b> [^1] **\n~~~\n\nAnd `:::` or `<b>`.")
    assert only(block.html, "pre").text == ":::text{#x}\n## Not a step\n<b> [^1] **\n"
    assert [code.text for code in soup(block.html).find_all("code")][1:] == [":::", "<b>"]


def test_comments_are_not_printed() -> None:
    module = steps(
        "<!-- one -->\n## One {#one}\n\n<!--\ntwo\n-->\nText.\n\n:::line{#l}\nAsk?\n<!-- three -->\n:::\n"
    )
    assert module.steps[0].blocks[0].html == '<p class="opening">Text.</p>'
    assert (module.steps[0].blocks[1].ask, module.steps[0].blocks[1].help_html) == ("Ask?", "")


def test_indents_tabs_line_ends_and_marks_make_no_difference() -> None:
    plain = read(MODULE)
    for text in (
        MODULE.replace("\n", "\r\n"),
        MODULE.replace("\n", "\r"),
        "\ufeff" + MODULE,
        MODULE.replace("- I reached towards them {", "\t-\tI reached towards them\t{"),
        MODULE.replace("Write what a camera", "    Write what a camera"),
        MODULE.replace("\n:::\n", "\n  :::  \n"),
    ):
        assert read(text) == plain


def test_any_language_can_be_written() -> None:
    (block,) = blocks("Ich höre zu. أنا أسمع. 我在听。 👩‍👩‍👧")
    assert only(block.html, "p").text == "Ich höre zu. أنا أسمع. 我在听。 👩‍👩‍👧"


def test_footnotes_are_numbered_by_step_and_link_both_ways() -> None:
    module = steps(
        "## One {#one}\n\nA[^b] and b[^a] and a[^b].\n\n## Two {#two}\n\nB[^a].\n\n"
        "[^a]: First, *see* [it](/about/).\n[^b]: Second.\n"
    )
    one, notes = module.steps[0].blocks
    marks = soup(one.html).find_all("a")
    assert [(mark["href"], mark.get("id"), mark.text) for mark in marks] == [
        ("#note-1-1", "back-1-1", "1"),
        ("#note-1-2", "back-1-2", "2"),
        ("#note-1-1", None, "1"),
    ]
    items = soup(notes.html).find_all("li")
    assert [(item["id"], item.find_all("a")[-1]["href"]) for item in items] == [
        ("note-1-1", "#back-1-1"),
        ("note-1-2", "#back-1-2"),
    ]
    assert items[1].em is not None
    assert items[1].em.text == "see"
    assert [mark["href"] for mark in soup(module.steps[1].blocks[0].html).find_all("a")] == ["#note-2-1"]


def test_minutes_are_shared_and_add_up() -> None:
    body = "".join(f"## Step {n} {{#s-{n}}}\n\n{'word ' * 100 * n}\n\n" for n in range(1, 5))
    assert [step.minutes for step in steps(body).steps] == [1, 2, 4, 5]
    many = "".join(f"## Step {n} {{#s-{n}}}\n\nText.\n\n" for n in range(20))
    assert {step.minutes for step in steps(many).steps} == {1}


def test_words_are_those_of_one_reader() -> None:
    body = "One two.\n\n:::prose{for=me}\nThree four five.\n:::\n\n:::prose{for=them}\nThree.\n:::\n\n"
    body += ":::choice{#c}\nWhich one?\n\n- It's this {#a}\n- That {#b}\n:::\n"
    assert steps("## One {#one}\n\n" + body).steps[0].words == 2 + 3 + 2 + 2 + 1


def test_ids_are_gathered_with_their_kinds() -> None:
    leaflet = read_module(MODULE.encode(), "content/modules/m.md", "m")
    assert {name: kind for name, (kind, _) in leaflet.ids.items()} == {
        "hour-before": "step",
        "last-time": "text",
        "direction": "choice",
        "direction/reached": "option",
        "direction/pulled-back": "option",
        "direction/unsure": "option",
        "after": "step",
        "how-sure": "scale",
    }


def test_a_name_that_will_not_do_for_an_address_is_refused() -> None:
    leaflet = read_module(MODULE.encode(), "content/modules/The Hour.md", "The Hour")
    assert [str(problem) for problem in leaflet.problems] == [
        "content/modules/The Hour.md:1: the file's name becomes its address; "
        "name it with small letters and hyphens, not 'The Hour'"
    ]
