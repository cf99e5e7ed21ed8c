"""How moments, numbers and sizes are written on pages, and read from their fields."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from admin.fields import Typed
from admin.words import ago, moment, percent, size
from tests.conftest import Clock


def test_values_read_as_russians_write_them(clock: Clock) -> None:

    assert size(1_468_006) == "1,4\xa0МБ"
    assert size(900) == "900\xa0Б"
    assert percent(Decimal(41)) == "41,0\xa0%"
    assert ago(clock.now - timedelta(minutes=21), clock.now) == "21 минуту назад"
    assert moment(clock.now, "Asia/Yekaterinburg") == "1\xa0сентября\xa02026,\xa014:00\xa0(ЕКБ)"


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
