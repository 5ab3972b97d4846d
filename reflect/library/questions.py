"""content/questions.yaml: the questions Today asks, one a day."""

from reflect.library.attributes import ID
from reflect.library.printing import typographic
from reflect.library.problems import Problems
from reflect.library.trees import read_tree

LONGEST = 200  # characters


def read_questions(raw: bytes, path: str) -> tuple[tuple[str, ...], Problems]:
    """Read the questions, in order."""
    problems = Problems(path)
    tree = read_tree(raw, problems)
    found = []
    for name, line in tree.lines.items():
        question = tree[name]
        if not ID.match(name):
            problems.error(line, f"{name} is not an id; write a short word in small letters")
        elif not isinstance(question, str) or not question.rstrip().endswith("?"):
            problems.error(line, f"{name}: is not a question; write one line that ends with a question mark")
        elif len(question) > LONGEST:
            problems.error(line, f"{name}: is longer than {LONGEST} characters; ask one thing")
        else:
            found.append(typographic(question))
    if not found and not problems.found:
        problems.error(1, "there is no question; write `word: What happened today?`")
    return tuple(found), problems
