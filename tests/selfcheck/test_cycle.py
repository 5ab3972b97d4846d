"""The cycle check at its edges."""

import pytest

from reflect.selfcheck.cycle import cycle


def sheet(mine: tuple[int | None, ...], theirs: tuple[int | None, ...]) -> dict[str, int | None]:
    ids = [f"D{n}" for n in range(1, 7)]
    return dict(zip(ids, mine + theirs, strict=True))


@pytest.mark.parametrize(
    ("mine", "theirs", "said"),
    [
        ((2, 2, 1), (0, 0, 1), "you pressed and they stepped back more often than the reverse"),
        ((2, 2, 1), (1, 1, 0), "the two roles changed hands"),
        ((2, 1, 1), (0, 0, 0), "reach-and-step-back was not common"),
        ((None, 2, 1), (0, 0, 0), "you pressed and they stepped back more often than the reverse"),
        ((0, 0, 0), (4, None, 4), "they pressed and you stepped back more often than the reverse"),
        ((4, None, None), (0, 0, 0), "not enough answers"),
    ],
)
def test_what_may_be_said(mine: tuple[int | None, ...], theirs: tuple[int | None, ...], said: str) -> None:
    assert cycle(sheet(mine, theirs)).statement == said


def test_one_of_four_repairs_may_be_missing() -> None:
    assert cycle({"D9": 4, "D10": 2, "D11": 0}).repair == 2.0
    assert cycle({"D9": 4, "D10": 2}).repair is None


@pytest.mark.parametrize("bad", [-1, 5, True])
def test_a_frequency_off_the_scale_is_refused(bad: int) -> None:
    with pytest.raises(ValueError, match="D1"):
        cycle({"D1": bad})
