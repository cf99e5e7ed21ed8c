"""Papers beside the last period: the same organisations and the same columns."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select, update

from domain import answering, comparing
from domain.answering import Spot
from domain.results import Counted
from reports.gathering import Asked
from reports.papers import making, words
from storage.tables import Campaign, Form, Organisation
from tests.overseen import OPENS, PLACE, County
from tests.reports.papers import read_word

NBSP = "\N{NO-BREAK SPACE}"
SAID = (
    f"Осень 2025: 28,2{NBSP}%. Сейчас по тем же показателям: 59,0{NBSP}%; "
    f"изменение: +30,8{NBSP}п.{NBSP}п."
)


def test_only_who_was_there_then_is_compared(filled: County, tmp_path: Path) -> None:
    old = filled.database.change_now(filled.plan)
    earlier = update(Campaign).where(Campaign.id == old)
    earlier = earlier.values(title="Осень 2025", opens_at=OPENS - timedelta(days=365))
    filled.database.change_now(lambda s: s.execute(earlier))
    first = (
        select(Form.id)
        .join(Organisation, Form.organisation_id == Organisation.id)
        .where(Form.campaign_id == old, Organisation.code == "first")
    )
    form = filled.database.change_now(lambda s: s.execute(first).scalar_one())
    for question, typed in (("B1.C1", "все"), ("B1.C2", "нет"), ("B2.C1", "все")):
        filled.do("Анна", answering.type_answer, Spot(form, PLACE[question], None), typed)
    assert _said(filled, tmp_path, making.write_papers, filled.forms["first"])[:2] == [
        SAID,
        [
            ["Механизм или раздел", "Тогда", "Сейчас", "Изменение"],
            ["Первый механизм", f"36,8{NBSP}%", f"100,0{NBSP}%", f"+63,2{NBSP}п.{NBSP}п."],
            ["Второй механизм", f"20,0{NBSP}%", f"20,0{NBSP}%", f"0,0{NBSP}п.{NBSP}п."],
        ],
    ]
    asked = comparing.Asked(which=Counted.ALL)
    page = filled.see("Раиса", comparing.compare, filled.campaign, asked)
    assert page.total is not None
    whole, count, (_, *rows) = _said(filled, tmp_path, making.write_reference)[:3]
    then, now = page.total.then.percent, page.total.now.percent
    assert whole == (
        f"Осень 2025: {words.percent(then)}. Сейчас по тем же показателям: {words.percent(now)}; "
        f"изменение: {words.change(page.total.share)}"
    )
    assert count == "Сопоставлены 3 организации, которые участвовали оба раза."
    assert [row[3] for row in rows] == [words.change(pair.share) for pair in page.pairs]


def _said(county: County, folder: Path, writer: Any, *chosen: int) -> list[Any]:
    """What the paper says beside the last period."""
    target = folder / "paper"
    wanted = Asked(county.campaign, Counted.ALL, chosen, ending="docx")
    county.see("Раиса", writer, wanted, target)
    said = read_word(target.read_bytes())
    return said[said.index("Сравнение с прошлым периодом") + 1 :]
