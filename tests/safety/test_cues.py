"""The eighteen cues: every combination against a rule stated on its own, and cases worked by hand."""

from itertools import product

import pytest

from reflect.safety.cues import CUES, Level, Pathway, pathway

NOW, CRISIS, OWN, RAISES = 0, 9, 17, 16
HIGH, CARE = range(1, 9), range(10, 16)


def test_the_cues_are_d1_to_d18() -> None:
    assert list(CUES) == [f"D{n}" for n in range(1, 19)]


def stated(bits: tuple[int, ...]) -> tuple[str, str, bool]:
    """The rule in other words: (level, danger from the partner, whether anything but reading may go on)."""
    high, care, lately = any(bits[i] for i in HIGH), any(bits[i] for i in CARE), bits[RAISES]
    if bits[NOW] or (high and lately):
        danger = "now"
    elif high or (care and lately):
        danger = "high"
    elif care or lately:
        danger = "care"
    else:
        danger = "none"
    if danger == "now":
        level = "now"
    elif bits[CRISIS]:
        level = "crisis"
    elif danger != "none":
        level = danger
    else:
        level = "own" if bits[OWN] else "none"
    return level, danger, not (bits[NOW] or high or bits[CRISIS] or (care and lately))


def test_all_combinations_follow_the_stated_rule() -> None:
    """2^18 of them. A cue of HIGH, NOW or CRISIS closes everything that scores, weighs or talks."""
    wrong = []
    for bits in product((0, 1), repeat=18):
        ticks = [cue for cue, bit in zip(CUES, bits, strict=True) if bit]
        found = pathway(ticks)
        level, danger, quiet = stated(bits)
        if (found.level, found.danger) != (level, danger):
            wrong.append(ticks)
        if found.opens("quiet") is not quiet or found.opens("safe") is not (not ticks):
            wrong.append(ticks)
        if found.ticked is not bool(ticks) or not found.opens("open"):
            wrong.append(ticks)
    assert wrong == []


@pytest.mark.parametrize(
    ("ticks", "level"),
    [
        ("", "none"),
        ("D1", "now"),
        ("D2", "high"),
        ("D9", "high"),
        ("D10", "crisis"),
        ("D11", "care"),
        ("D14", "care"),
        ("D16", "care"),
        ("D17", "care"),
        ("D18", "own"),
        ("D11 D17", "high"),
        ("D3 D17", "now"),
        ("D10 D17", "crisis"),
        ("D17 D18", "care"),
        ("D18 D11", "care"),
        ("D18 D10", "crisis"),
        ("D18 D3", "high"),
        ("D3 D10", "crisis"),
        ("D1 D10", "now"),
        ("D3 D10 D17", "now"),
        ("D11 D12 D13 D14 D15 D16", "care"),
    ],
)
def test_levels_by_hand(ticks: str, level: str) -> None:
    assert pathway(ticks.split()).level == level


@pytest.mark.parametrize(
    ("cue", "flag"),
    [
        ("D2", "medical"),
        ("D9", "their_life"),
        ("D10", "crisis"),
        ("D8", "device"),
        ("D14", "device"),
        ("D5", "child"),
        ("D16", "child"),
        ("D18", "own"),
    ],
)
def test_each_flag_comes_from_its_cue_whatever_else_is_ticked(cue: str, flag: str) -> None:
    everything_else = [other for other in CUES if other != cue]
    assert getattr(pathway([cue]), flag)
    assert getattr(pathway(CUES), flag)
    alone = [other for other in everything_else if not getattr(pathway([other]), flag)]
    assert not getattr(pathway(alone), flag)


def test_order_and_repetition_do_not_matter() -> None:
    assert pathway(["D17", "D11", "D11"]) == pathway({"D11", "D17"})


def test_nothing_ticked_is_the_empty_pathway() -> None:
    assert pathway([]) == Pathway(Level.NONE, Level.NONE)


def test_an_unknown_cue_is_refused() -> None:
    with pytest.raises(ValueError, match="D19"):
        pathway(["D1", "D19"])
