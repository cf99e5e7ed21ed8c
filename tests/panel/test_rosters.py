"""A list out of Excel in the panel: uploaded, looked at, taken away with remarks, applied."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from aiohttp import FormData

from tests.domain.importing.books import book
from tests.panel.conftest import SignIn, Visitor

HEAD = ("Муниципалитет", "Организация", "Роль", "ФИО", "Телефон")
ROWS = [
    HEAD,
    ("Северный район", "Школа № 1 (Елкино)", "директор", "Иванова Анна", "8 912 345-67-89"),
    ("Северный район", "Школа № 7", "директор", "Петров Пётр", "2-15-80"),
    ("Северный район", "Школа № 8", "координатор", "Сидорова Вера", 89120000002),
]


async def send(visitor: Visitor, path: Path, status: int) -> tuple[str, str]:
    form = FormData()
    form.add_field("csrf", visitor.csrf)
    form.add_field("file", path.read_bytes(), filename=path.name)
    answer = await visitor.client.post("/people/roster/upload", data=form, allow_redirects=False)
    assert answer.status == status, await answer.text()
    return answer.headers.get("Location", ""), await answer.text()


def field(page: str, name: str) -> str:
    return page.split(f'name="{name}" value="')[1].split('"', maxsplit=1)[0]


async def test_a_list_is_looked_at_taken_with_remarks_and_applied(
    signed_in: SignIn, tmp_path: Path
) -> None:
    boris = await signed_in("Борис")
    where, _ = await send(boris, book(tmp_path / "Список.xlsx", {"Лист1": ROWS}), 303)
    page = await boris.page(where)
    assert "Телефон «2-15-80» непонятен." in page
    assert "Сомнительные 1" in page
    assert "Новые 2" in page
    assert "Сидорова Вера" in await boris.page(where, params={"kind": "new"})
    from openpyxl import load_workbook

    answer = await boris.client.get(f"{where}/remarks")
    rows = list(load_workbook(io.BytesIO(await answer.read()))["Лист1"].values)
    assert rows[0][5:] == ("Замечание: вид строки", "Замечание")
    assert rows[1][5:] == ("новое", "новый человек: руководитель")
    assert rows[2][5] == "сомнительно"
    await boris.press(f"{where}/apply", base="0" * 64)
    assert "Пока вы смотрели" in await boris.page(where)
    await boris.press(f"{where}/apply", base=field(page, "base"))
    page = await boris.page(where)
    assert "Загружено: новых организаций — 1, новых людей — 2." in page
    assert "Загружать нечего" in page
    assert "Сомнительные строки не загружены" in page
    assert "Пока ничего не изменено" not in page
    assert "Школа № 8" in await boris.page("/organisations")


async def test_nobody_reaches_the_list_of_another(signed_in: SignIn, tmp_path: Path) -> None:
    boris, gleb, vera = [await signed_in(name) for name in ("Борис", "Глеб", "Вера")]
    path = book(tmp_path / "Список.xlsx", {"Лист1": ROWS})
    where, _ = await send(boris, path, 303)
    await gleb.page(where, status=404)
    await gleb.press(f"{where}/apply", status=404, base="")
    await send(vera, path, 403)
    hers, _ = await send(gleb, path, 303)
    assert "Вы не администратор того места" in await gleb.page(hers)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"not a book", "Это текст (CSV), а не книга Excel"),
        (b"PK\x03\x04" + bytes(64), "Книга повреждена и не читается."),
    ],
)
async def test_a_hostile_file_is_one_sentence(
    signed_in: SignIn, tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    _, page = await send(await signed_in("Борис"), path, 422)
    assert sentence in page
