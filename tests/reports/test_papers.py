"""The papers of organisations: whole, true to the results, empty parts left out."""

from __future__ import annotations

import hashlib
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from domain.errors import NotFound, NotPossible
from domain.papers import Kind, printed
from domain.results import Counted, results
from reports.gathering import Asked
from reports.papers import making
from storage import facts
from survey_defs.scoring import points_in_words
from tests.overseen import County
from tests.reports.conftest import HOSTILE
from tests.reports.papers import header_of, pictures_in, read_pdf, read_word

NBSP = "\N{NO-BREAK SPACE}"
SELF = (
    "Баллы — самооценка организации: комиссия их не подтверждала. "
    "Доля от максимума считается от того, что применимо."
)
WIDE = 30
"""So much of a name stands on one line of a PDF, before anything is hyphenated."""
HOW = "Наведите камеру телефона на код или откройте https://svod.example.ru/check"

STANDS = [
    "Школа № 2",
    "Шкала и перечень позиций — реконструкция",
    [
        ["Муниципалитет", "Берёзовский район"],
        ["Кампания", "Осень 2026"],
        ["Анкета", "Малая анкета"],
        ["Состояние", "заполняется"],
        [
            "Что учтено",
            "Учтены все анкеты, и черновики тоже: 3\N{NO-BREAK SPACE}из\N{NO-BREAK SPACE}3",
        ],
    ],
    "Итог",
    f"0 из 4 · 0,0{NBSP}%",
    "Место: 2 из 2.",
    "Порог 5 баллов не достигнут, не хватает 5.",
    "Без ответа: 1 вопрос; это не потери.",
    "По механизмам и разделам",
    [
        ["Механизм или раздел", "Баллы", "Доля", "В среднем"],
        ["Первый механизм", "0 из 3", f"0,0{NBSP}%", f"38,0{NBSP}%"],
        ["Второй механизм", "0 из 1", f"0,0{NBSP}%", f"14,3{NBSP}%"],
    ],
]
"""How the paper of Gleb, who is half way, begins."""


@pytest.fixture
def write(filled: County, tmp_path: Path):
    def write(writer=making.write_papers, *, who="Раиса", which="all", **asked):
        target = tmp_path / "paper"
        wanted = Asked(filled.campaign, Counted(which), **{"ending": "docx", **asked})
        made = filled.see(who, writer, wanted, target)
        return made, target.read_bytes()

    return write


def note(county: County, name: str, value: str) -> None:
    county.database.change_now(lambda s: facts.note_fact(s, name, value))


def test_what_the_paper_of_a_school_says(filled: County, write) -> None:
    note(filled, facts.PUBLIC_URL, "https://svod.example.ru")
    (made,), content = write(chosen=(filled.forms["second"],))
    number = printed(made.number)
    said = read_word(content)
    assert said[:10] == STANDS
    assert said[10:] == [
        "Рядом с другими",
        "Где потеряны баллы",
        [
            ["Критерий", "Потеряно", "Где"],
            ["C2 Показатель", "3", "B1"],
        ],
        "Проект адресных рекомендаций",
        "C2. Показатель",
        (
            "Разобрать, почему потеряны баллы (потеряно: 3), наметить меры, назначить сроки и "
            "ответственных, проверить результат к следующему периоду."
        ),
        SELF,
        [
            [
                f"Проверить бумагу\nНомер для проверки: {number}\n{HOW}",
                "",
            ]
        ],
    ]
    assert (
        header_of(content) == f"Справка по организации\t№ {number} · 1{NBSP}сентября 2026{NBSP}г."
    )
    assert pictures_in(content) == 2


def test_it_is_registered_with_its_hash_and_its_points(filled: County, write) -> None:
    (made,), content = write(chosen=(filled.forms["first"],))
    assert made.kind is Kind.SCHOOL
    assert made.sha256 == hashlib.sha256(content).hexdigest()
    assert (made.points, made.maximum, made.campaign_id) == (57_500, 97_500, filled.campaign)


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_all_of_them_come_as_an_archive_by_territory(write, ending: str) -> None:
    made, content = write(ending=ending, archived=True)
    archive = zipfile.ZipFile(BytesIO(content))
    assert sorted(archive.namelist()) == [
        f"Берёзовский район/Школа № 1.{ending}",
        f"Берёзовский район/Школа № 2.{ending}",
        f"Ольховский район/Лицей.{ending}",
    ]
    hashes = {hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}
    assert {each.sha256 for each in made} == hashes
    assert len({each.number for each in made}) == 3


def test_numbers_are_those_of_the_results(filled: County, write) -> None:
    page = filled.see("Раиса", results, filled.campaign, Counted.ALL)
    for row in page.rows:
        _, content = write(chosen=(row.row.form_id,))
        said = read_word(content)
        whole = f"{points_in_words(row.total.earned)} из {points_in_words(row.total.maximum)} · "
        assert said[4].startswith(whole), said[4]
        table = next(part for part in said if part[0][0] == "Механизм или раздел")
        assert [line[1] for line in table[1:]] == [
            f"{points_in_words(cell.earned)} из {points_in_words(cell.maximum)}"
            for cell in row.cells
            if cell.asked
        ]


def test_only_forms_that_count_and_that_one_oversees(filled: County, write) -> None:
    with pytest.raises(NotPossible, match="нет ни одной учтённой анкеты"):
        write(chosen=(filled.forms["second"],), which="submitted")
    with pytest.raises(NotPossible, match="нет ни одной учтённой анкеты"):
        write(chosen=(filled.forms["first"],), who="Ольга")
    with pytest.raises(NotFound):
        write(who="Анна")


def test_a_pdf_is_the_same_each_time(filled: County, write, monkeypatch) -> None:
    monkeypatch.setattr(making, "new_number", lambda: "482109375566")
    first = write(chosen=(filled.forms["first"],), ending="pdf")
    assert first == write(chosen=(filled.forms["first"],), ending="pdf")
    assert first[1].startswith(b"%PDF")


def test_a_demonstration_says_so(filled: County, write) -> None:
    note(filled, facts.DEMONSTRATION, "yes")
    _, content = write(chosen=(filled.forms["first"],))
    assert read_word(content)[1] == ("Демонстрация: все организации, люди и ответы вымышлены.")


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_words(filled: County, write, name: str) -> None:
    from sqlalchemy import update

    from storage.tables import Campaign, Organisation

    def spoil(session) -> None:
        school = update(Organisation).where(Organisation.code == "first")
        session.execute(
            school.values(name=name.replace("\x00", ""), short_name=name.replace("\x00", ""))
        )
        session.execute(update(Campaign).values(title=name.replace("\x00", "")))

    filled.database.change_now(spoil)
    _, content = write(chosen=(filled.forms["first"],))
    said = read_word(content)
    straight = name.replace("\x00", "").translate(dict.fromkeys(range(0x200B, 0x2070)))
    assert said[0] == straight
    assert said[2][1] == ["Кампания", straight]
    _, content = write(chosen=(filled.forms["first"],), ending="pdf")
    assert close(straight)[:WIDE] in close(read_pdf(content))
    for letter in (making.write_reference, making.write_absence):
        _, content = write(letter, which="submitted")
        facts_said = next(part for part in read_word(content) if isinstance(part, list))
        assert ["Кампания", straight] in facts_said
        _, content = write(letter, which="submitted", ending="pdf")
        assert close(straight)[:WIDE] in close(read_pdf(content))


def close(text: str) -> str:
    """Without what lines are broken by, and signs that the font of a PDF lacks."""
    return "".join(sign for sign in text if sign.isalnum() or sign in "={}<>&#/")
