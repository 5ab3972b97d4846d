"""The questions and the country, as they are posted."""

from django.http import QueryDict

from reflect.safety.cues import CUES
from reflect.safety.forms import CountryForm, CuesForm


def test_every_answer_is_optional() -> None:
    form = CuesForm(QueryDict(""))
    assert form.is_valid()
    assert form.cleaned_data["cues"] == []


def test_all_cues_may_be_ticked() -> None:
    form = CuesForm(QueryDict("&".join(f"cues={cue}" for cue in CUES)))
    assert form.is_valid()
    assert form.cleaned_data["cues"] == list(CUES)


def test_an_unknown_cue_gets_a_sentence() -> None:
    form = CuesForm(QueryDict("cues=D3&cues=D99"))
    assert not form.is_valid()
    assert form.errors["cues"] == ["One of these questions has changed since. Please tick again."]


def test_the_questions_stand_in_their_groups() -> None:
    assert sorted(item.id for group in CuesForm().groups() for item in group.items) == sorted(CUES)


def test_country() -> None:
    assert CountryForm(QueryDict("country=GB")).is_valid()
    assert CountryForm(QueryDict("country=unsure")).is_valid()
    wrong = "Choose a country from the list, or “I’m not sure where I am”."
    for posted in ("", "country=", "country=ZZ"):
        assert CountryForm(QueryDict(posted)).errors["country"] == [wrong]
