"""What stands in cells does nothing, whatever people call their schools."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest

from reports.cells import LONGEST_CELL, clean
from storage.tables import Organisation
from tests.overseen import County
from tests.reports.conftest import HOSTILE


def test_names_meant_to_do_harm_do_nothing(county: County, take, tmp_path: Path) -> None:
    shown, ours = {}, None
    for name in HOSTILE:
        county.database.change_now(_rename, name)
        book = take()
        for sheet in book.worksheets[1:]:
            cells = [cell for row in sheet.iter_rows() for cell in row]
            assert [c.hyperlink for c in cells if c.hyperlink] == []
        shown[name] = book["Ответы"]["C5"].value
        formulas = _formulas(tmp_path / "svod.xlsx")
        assert formulas == (ours or formulas)  # whatever the names are
        ours = formulas
        with ZipFile(tmp_path / "svod.xlsx") as parts:
            assert not [part for part in parts.namelist() if "external" in part.casefold()]
    assert shown == {
        **{name: name for name in HOSTILE},
        "<r><t>x</t></r>": " <r><t>x</t></r>",
        "имя\x00с нулём": "имяс нулём",
        HOSTILE[
            -1
        ]: f"_x005F{HOSTILE[-1]}",  # how the format spells an underscore that begins a code
    }


def _formulas(book: Path) -> list[tuple[str, str, object]]:
    import openpyxl

    return [
        (sheet.title, cell.coordinate, cell.value)
        for sheet in openpyxl.load_workbook(book)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


def _rename(session, name: str) -> None:
    from sqlalchemy import update

    where = update(Organisation).where(Organisation.code == "lyceum")
    session.execute(where.values(name=name, short_name=name))


@pytest.mark.parametrize("text", ["Ж" * 40_000, "🏫" * 20_000, "🏫" * 16_383 + "ab"])
def test_a_cell_never_holds_more_than_it_can(text: str) -> None:
    cut = clean(text)
    assert len(cut.encode("utf-16-le")) // 2 <= LONGEST_CELL
    assert text.startswith(cut)
    assert len(cut) >= 16_383


def test_a_lone_half_of_a_character_is_dropped() -> None:
    assert clean("до\ud83dм\x07\ufffe") == "дом"


def test_percent_is_rounded_once_and_half_up() -> None:
    from domain.overview import Sums

    assert Sums(1, 1, 625, 0, 10_000).percent == Decimal("6.3")
