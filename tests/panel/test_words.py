"""How moments, numbers and sizes are written on pages, and read from their fields."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from admin import result_texts
from admin.fields import Typed
from admin.words import ago, moment, percent, size
from tests.conftest import Clock


def test_values_read_as_russians_write_them(clock: Clock) -> None:

    assert size(1_468_006) == "1,4\xa0МБ"
    assert size(900) == "900\xa0Б"
    assert percent(Decimal(41)) == "41,0\xa0%"
    assert ago(clock.now - timedelta(minutes=21), clock.now) == "21 минуту назад"
    assert moment(clock.now, "Asia/Yekaterinburg") == "1\xa0сентября\xa02026,\xa014:00\xa0(ЕКБ)"


def test_a_change_has_its_sign_and_always_a_tenth() -> None:
    changes = (Decimal("7.9"), Decimal(14), Decimal(0), Decimal("-0.4"), None)
    assert [result_texts.shift(each) for each in changes] == [
        "+7,9\u00a0п.\u00a0п.",
        "+14,0\u00a0п.\u00a0п.",
        "0,0\u00a0п.\u00a0п.",
        "−0,4\u00a0п.\u00a0п.",
        "—",
    ]
    assert [result_texts.points(each) for each in (130_000, -5_000, None)] == ["+13", "−0,5", "—"]


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("30.09.2026 18:00", "2026-09-30T13:00:00+00:00"),
        ("2026-09-30T18:00", "2026-09-30T13:00:00+00:00"),
        ("30.02.2026 18:00", None),
        ("2026-09-30T18:00+00:00", None),
        ("0001-01-01T00:00", None),
        ("завтра", None),
    ],
)
def test_a_moment_is_read_in_the_zone_of_the_organisation(
    text: str, understood: str | None
) -> None:
    typed = Typed({"at": text})
    at = typed.moment("at", ZoneInfo("Asia/Yekaterinburg"))
    assert (at.isoformat() if typed.fine else None) == understood
