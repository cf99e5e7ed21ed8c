"""What the paper of an organisation says about the cycle."""

from __future__ import annotations

from pathlib import Path

from domain.results import Counted
from reports.gathering import Asked
from reports.papers import making
from tests.domain.analysis.district import TOWNS, District
from tests.reports.papers import read_word

HEADING = "Где рвётся управленческий цикл"


def said(district: District, folder: Path) -> list[object]:
    form, target = district.forms[TOWNS[0]], folder / "paper.docx"
    asked = Asked(district.campaign, Counted.ALL, ending="docx", chosen=(form,))
    district.see("Раиса", making.write_papers, asked, target)
    return read_word(target.read_bytes())


def test_silence_is_not_told_as_a_break(district: District, tmp_path: Path) -> None:
    found = said(district, tmp_path)
    assert "Без ответа: 367 вопросов; это не потери." in found
    assert HEADING not in found


def test_a_form_with_answers_is_told_where_it_breaks(district: District, tmp_path: Path) -> None:
    district.answer_anyhow(1, 0.8)
    assert HEADING in said(district, tmp_path)
