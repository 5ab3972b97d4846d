from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from reflect.journal import checkins
from reflect.journal.models import Settled
from reflect.vault.open import OpenVault


def now() -> datetime:
    return timezone.localtime().replace(hour=12)


def test_check_ins_come_back_oldest_first_and_only_those_days(vault: OpenVault) -> None:
    for days, value in ((0, 6), (10, 2), (60, 9)):
        checkins.note(vault, value, "", now() - timedelta(days=days))

    today = now().date()
    found = checkins.between(vault, today - timedelta(days=30), today)

    assert [one.value for one in found] == [2, 6]


def test_the_word_comes_back_too(vault: OpenVault) -> None:
    assert checkins.note(vault, 0, "raw", now()) == checkins.between(vault, now().date(), now().date())[0]


@pytest.mark.parametrize("value", [-1, 11, 99])
def test_a_number_off_the_scale_is_not_kept(vault: OpenVault, value: int) -> None:
    with pytest.raises(ValueError, match=str(value)):
        checkins.note(vault, value, "", now())

    assert Settled.objects.count() == 0
