"""A head answers twenty indicators, by taps and by typing."""

from __future__ import annotations

from tests.conversations.conftest import Stage, Story, once

WALK = (
    "Начать",
    "> 96,5 %",  # H1
    "Дальше ›",
    "Неисполненных нет",  # H2
    "Дальше ›",
    "> 2",  # H3
    "Дальше ›",
    "Признаков нет",  # H4
    "Дальше ›",
    "> 2 из 50",  # H5
    "Дальше ›",
    "> 71",  # H6
    "✎ Прошлый период",
    "> 64,5",
    "Дальше ›",
    "> четыре",  # H7: words are no number
    "> 4",
    "Дальше ›",
    "> 30/45",  # H8
    "Дальше ›",
    "> 92",  # H9
    "Дальше ›",
    "> да",  # H10
    "Дальше ›",
    "> 101",  # H11
    "Дальше ›",
    "Да, выполнен",  # H12
    "Дальше ›",
    "> 0",  # H13: nought is the best, whatever was before
    "Дальше ›",
    "> 97",  # H14
    "☐ Были замечания",
    "☑ Были замечания",
    "Дальше ›",
    "Травм не было",  # H15
    "Дальше ›",
    "Замечания есть",  # H16
    "Замечаний нет",
    "Дальше ›",
    "> 1",  # H17
    "Дальше ›",
    "> 2",  # H18
    "Стереть ответ",
    "Долга нет и план исполнен",
    "Дальше ›",
    "> 1",  # H19
    "💬 Комментарий",
    "> Опоздали с отчётом по питанию",
    "Дальше ›",
    "Да, распространён",  # H20
    "Итог ›",
)


@once
async def test_a_head_walks_through_twenty_indicators(stage: Stage, walk, snapshot) -> None:
    anna = stage.phone("Анна")

    await walk(anna, "> /start", *WALK)

    assert str(Story(anna)) == snapshot


async def test_a_choice_is_taken_back_by_its_other_side(stage: Stage, walk, snapshot) -> None:
    """A double tap, a button of an older screen, a press that means what is there already."""
    anna = stage.phone("Анна")
    await walk(anna, "> /start", "Начать", "Дальше ›", "Неисполненных нет")
    before = len(anna.events)

    first = anna.screen.button("Есть неисполненные")
    anna.presses("Есть неисполненные")
    anna.presses("Есть неисполненные")
    await stage.settled(anna)
    await walk(anna, "> /forms", lambda phone: phone.presses_stale(first["callback_data"], on=2))

    assert str(Story(anna, before)) == snapshot


async def test_four_ticks_in_one_second_are_four_answers(stage: Stage, walk) -> None:
    boris = stage.phone("Борис")
    await walk(boris, "> /start", "Начать")

    for label in ("Цель сформулирована", "Есть обоснование", "Есть реалистичность"):
        boris.presses(f"☐ {label}")
    await stage.settled(boris)

    assert boris.toasts == ["✓ Записано"] * 3
    assert boris.screen.buttons[:3] == [
        ["☑ Цель сформулирована"],
        ["☑ Есть обоснование"],
        ["☑ Есть реалистичность"],
    ]
    assert "Ваш ответ: отмечено 3 из 3" in boris.screen.text


async def test_what_the_municipality_has_decides_the_points(stage: Stage, walk, snapshot) -> None:
    """H5 waits for the value, H8 is compared at once; the admin enters both."""
    anna = stage.phone("Анна")
    await walk(anna, "> /start", "Начать", *["Дальше ›"] * 4, "> 2 из 50")
    await stage.given(H5="5", H8="60")
    before = len(anna.events)

    await walk(anna, "Дальше ›", "‹ Назад", "> 3 из 50", "> 5", *["Дальше ›"] * 3, "> 30 из 45")
    await walk(anna, "> 27 из 45", "Разделы", "К анкете", "Баллы")

    assert str(Story(anna, before)) == snapshot
