"""Documents given in tests, and how they are seen."""

from __future__ import annotations

from domain import proving
from tests.domain.filling.conftest import Sheet, sent
from tests.domain.filling.surveys import PLACE


def take(sheet: Sheet, code: str | None = "goal", name: str = "Приказ.pdf", **more):
    place = None if code is None else PLACE[code]
    file = sent(name, name, **more)
    return sheet.region.do("Анна", proving.take_file, sheet.form, place, file)


def page(sheet: Sheet, code: str):
    return sheet.region.see("Анна", proving.evidence_of, sheet.form, PLACE[code])


def card(sheet: Sheet, evidence_id: int):
    return sheet.region.see("Анна", proving.evidence_card, sheet.form, evidence_id)


def names(lines) -> list[str]:
    return [line.label for line in lines]
