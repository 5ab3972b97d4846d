"""The author's guide: its examples are right, and it leaves nothing out."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from reflect.library import articles, selfcheck, signs
from reflect.library.choices import FILES
from reflect.library.folder import Folder
from reflect.library.kinds import EMBLEMS, KINDS, LATER
from reflect.library.loading import read_content
from tests.library.writing import MODULE, write_content

GUIDE = (Path(settings.BASE_DIR) / "content" / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```markdown\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


def place(example: str) -> tuple[str, str]:
    """Which file an example is, or would stand in."""
    if not example.startswith("---\n"):
        return "modules/example.md", MODULE.split("## The hour")[0] + "## One {#one}\n\n" + example
    if "\nemblem:" in example:
        return "modules/example.md", example
    if "\ngroup:" in example:
        return "signs/example.md", example
    if "\nerror_sd:" in example:
        return "selfcheck/check-in.md", example
    return "choices/options.md", example


def test_there_are_examples_of_everything() -> None:
    assert sorted({place(example)[0].split("/")[0] for example in EXAMPLES}) == [
        "choices",
        "modules",
        "selfcheck",
        "signs",
    ]
    assert len(EXAMPLES) == 6


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_can_be_copied(tmp_path: Path, example: str) -> None:
    content = write_content(tmp_path)
    name, text = place(example)
    (content / name).write_text(text, encoding="utf-8")
    assert [str(problem) for problem in read_content(Folder(content)).errors] == []


@pytest.mark.parametrize(
    "word",
    [
        *KINDS,
        *LATER,
        *EMBLEMS,
        *signs.GROUPS,
        *(f"{name}.md" for name in FILES),
        *(key.name for key in articles.KEYS),
        *(key.name for key in selfcheck.KEYS if key.name not in ("summary", "title")),
    ],
)
def test_the_guide_names_it(word: str) -> None:
    assert re.search(rf"`[^`\n]*\b{re.escape(word)}\b[^`\n]*`|^{re.escape(word)}:", GUIDE, re.MULTILINE)
