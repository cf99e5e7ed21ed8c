"""Dina, who heads a school of her own, meets every kind of question that there is."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from domain.acting import the_program
from domain.campaigning import Audience, create_campaign, open_campaign
from domain.consenting import consent_text
from domain.organising import add_organisation
from phone import Phone
from storage import Session, consents, people
from storage.tables import Role
from survey_defs.loading import load
from tests.conversations.conftest import Stage, Story, once
from tests.conversations.test_documents import pdf
from tests.season import OPERATOR

SURVEY = Path(__file__).parent / "every_kind.yaml"


def plant(session: Session, stage: Stage, *names: str) -> int:
    """A school that has this form alone; the id of the campaign."""
    program, now = the_program(), stage.clock()
    school = add_organisation(
        session, program, now, name="Школа № 3", kind="school", code="third", under="north"
    )
    campaign = create_campaign(
        session, program, now, survey=load(SURVEY), title="Все виды вопросов 2026",
        opens_at=now, on_time_at=now + timedelta(days=29, hours=4),
        locks_at=now + timedelta(days=44, hours=4),
        organisation_code="region", audience=Audience(codes=("third",)),
    )  # fmt: skip
    open_campaign(session, program, now, campaign.id, OPERATOR)
    version = consent_text(OPERATOR).version
    for name in names:
        person = people.add(session, stage.phone(name).person_id, name, now)
        people.grant(session, person.id, school.id, Role.HEAD, now)
        consents.give(session, person.id, version, now)
    return campaign.id


@pytest.fixture
async def dina(stage: Stage) -> Phone:
    await stage.database.changing(plant, stage, "Дина", "Денис")
    return stage.phone("Дина")


GENERAL = (
    "Начать",  # a note has nothing to answer
    "Дальше ›",
    "Ещё ›",  # 22 districts, eight to a page
    "> у",  # several fit: only these are shown
    "‹ Показать все",
    "> тоб",  # the only one
    "> тюменский",
    "Дальше ›",
    "Да",
    "Дальше ›",
    "☐ Вузы",
    "☐ Колледжи",
    "☐ Все школы района",  # offered in this district alone
    "☐ Предприятия",  # one too many
    "☑ Вузы",
    "> 1 4",
    "Дальше ›",
    "☐ 1",
    "Ещё ›",
    "☐ 10",
    "> мас",
    "Ничего из этого",
    "Дальше ›",
    "☐ Нехватка времени",
    "☐ Нехватка людей",
    "☐ Ничего не мешает",
    "Дальше ›",
    "> много",
    "> 600",
    "> 350",  # a soft remark
    "> 40",
    "Дальше ›",
    "> 41",  # more than all: refused with the author's own words
    "> 10",
    "Дальше ›",
    "> 50 из 40",
    "> 30 из 40",
    "Дальше ›",  # computed
)


@once
async def test_options_numbers_and_what_follows_from_them(
    stage: Stage, walk, dina: Phone, snapshot
) -> None:
    await walk(dina, "> /start", *GENERAL)

    assert str(Story(dina)) == snapshot


@once
async def test_only_what_an_earlier_answer_leaves_is_offered(
    stage: Stage, walk, dina: Phone
) -> None:
    await walk(dina, "> /start", "Начать", "Дальше ›", "> тюменский", "Дальше ›", "Да", "Дальше ›")
    await walk(dina, "☐ Все школы района", "‹ Назад", "‹ Назад", "> тобольский", *["Дальше ›"] * 2)

    assert dina.screen.buttons == [
        ["☐ Вузы"],
        ["☐ Колледжи"],
        ["☐ Дополнительное образование"],
        ["☐ Предприятия"],
        ["💬 Комментарий"],
        ["Стереть ответ"],
        ["‹ Назад", "Разделы", "Дальше ›"],
    ]
    assert "⚠ Записанный вариант больше не подходит: выберите другой." in dina.screen.text


WORK = (
    "Строк нет",
    "➕ Добавить строку",
    "> Форум «Шаг»",  # the next empty cell opens by itself
    "Форум",
    "☐ Чтение",
    "☐ Математика",
    "Дальше ›",
    "> 2025-12-31",
    "Сегодня, 01.09",
    "> 120",
    "> тоб",
    "➕ Ещё строка",
    "> Урок",
    "К строке",
    "‹ К строкам",
    "> День чтения; Форум; Чтение; 05.05.2026; 30\nБез даты; Урок танцев",
    "> День чтения; Форум; Чтение; 05.05.2026; 30\nУрок чисел; Открытый урок; ; 06.05.2026; 20",
    "⚠ 2. Урок",
    "Удалить строку",
    "‹ Нет, вернуться",
    "Удалить строку",
    "Да, удалить",
    "↩ Вернуть строку",
    "Удалить строку",
    "Да, удалить",
)


@once
async def test_a_table_row_by_row_and_pasted(stage: Stage, walk, dina: Phone, snapshot) -> None:
    await walk(dina, "> /start", "Начать", *["Дальше ›"] * 9)
    before = len(dina.events)

    await walk(dina, *WORK, pdf("Программа.pdf"), "Дальше ›")

    assert str(Story(dina, before)) == snapshot


REST = (
    pdf("Приказ.pdf"),
    pdf("План.pdf"),
    "Дальше ›",
    "✓ Всё есть",
    "Дальше ›",
    "> 45 из 50",  # its scale is a reconstruction
    "Дальше ›",
    "> 1",
    "Дальше ›",
    "> 3",
    "✎ Прошлый период",
    "> 5",
    "Дальше ›",
    "> 61,5",  # waits for the value of the municipality
    "Дальше ›",
    "Сегодня, 01.09",
    "Дальше ›",
    "> Продолжим",
    "‹ Назад",
    "> 01.01.2027",
)


@once
async def test_documents_alone_and_the_kinds_there_were(
    stage: Stage, walk, dina: Phone, snapshot
) -> None:
    await walk(dina, "> /start", "Начать", *["Дальше ›"] * 11)
    before = len(dina.events)

    await walk(dina, *REST, "Разделы", "‹ Выше", "Общие сведения · 0/7")

    assert str(Story(dina, before)) == snapshot


@once
async def test_what_is_in_the_way_of_submitting_is_put_right(
    stage: Stage, walk, dina: Phone, snapshot
) -> None:
    """The rule of the form blocks; a row with gaps does; a warning does not."""
    await walk(dina, "> /start", "Начать", *["Дальше ›"] * 5, "> 3", "Дальше ›", "> 1")
    await walk(dina, *["Дальше ›"] * 3, "➕ Добавить строку", "> Форум «Шаг»", "К строке")
    before = len(dina.events)

    await walk(dina, "‹ К строкам", "Разделы", "К анкете", "Проверить и отправить")
    await walk(dina, "⛔ Что мешает отправить", "2", "> 2", "> 12", "Разделы", "К анкете")
    await walk(dina, "Проверить и отправить", "⛔ Что мешает отправить", "1", "⚠ 1. Форум «Шаг»")
    await walk(dina, "Удалить строку", "Да, удалить", "Строк нет", "Разделы", "К анкете")
    await walk(dina, "Баллы", "К анкете", "Проверить и отправить", "Отправить анкету »")

    assert str(Story(dina, before)) == snapshot


@once
async def test_an_address_is_words_where_no_documents_are_asked_for(
    stage: Stage, walk, dina: Phone, snapshot
) -> None:
    await walk(dina, "> /start", "Начать", *["Дальше ›"] * 9)
    before = len(dina.events)

    await walk(dina, "> https://school3.example.ru/plan", "> https://a.example.ru; Форум")
    await walk(dina, "⚠ 1. https://a.example.ru…", "1. Название", "> https://b.example.ru")
    await walk(dina, "К строке", "‹ К строкам", *["Дальше ›"] * 9, "> https://c.example.ru")

    assert str(Story(dina, before)) == snapshot


async def test_two_people_fill_in_one_table(stage: Stage, walk, dina: Phone, snapshot) -> None:
    """Whoever comes second sees what would change, row by row and option by option."""
    denis = stage.phone("Денис")
    await walk(dina, "> /start", "Начать", *["Дальше ›"] * 9)
    await walk(denis, "> /start", "Начать", *["Дальше ›"] * 9)
    await walk(dina, "> Форум; Форум; ; 01.05.2026; 10\nУрок; Форум; ; 02.05.2026; 20")
    before = len(denis.events)

    await walk(denis, "> День чтения; Форум; Чтение; 05.05.2026; 30", "Заменить на моё")
    await walk(denis, "1. Форум, Форум, 01.05.2026…", "5. Участников")
    await walk(dina, "1. Форум, Форум, 01.05.2026…", "5. Участников", "> 11")
    await walk(denis, "> 12", "Заменить на моё", "Дальше ›")

    assert str(Story(denis, before)) == snapshot


async def test_two_people_choose_several(stage: Stage, walk, dina: Phone, snapshot) -> None:
    denis = stage.phone("Денис")
    await walk(dina, "> /start", "Начать", *["Дальше ›"] * 4)
    await walk(denis, "> /start", "Начать", *["Дальше ›"] * 4)
    await walk(dina, "☐ Нехватка людей", "💬 Комментарий", "> Все ушли")
    before = len(denis.events)

    await walk(denis, "☐ Нехватка времени", "Оставить как есть", "☐ Нехватка времени")

    assert str(Story(denis, before)) == snapshot
