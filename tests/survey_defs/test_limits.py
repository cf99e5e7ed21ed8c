"""What fits a phone, as an eye and as Telegram count."""

from __future__ import annotations

import pytest

from survey_defs.limits import FULL_WIDTH, MARKED_WIDTH, fits, shortened, utf16, visible
from survey_defs.loading import shipped


def test_an_eye_counts_letters_and_telegram_counts_units():
    assert (visible("й"), visible("и\u0306"), visible("👍"), visible("а\u200d")) == (1, 1, 1, 1)
    assert (utf16("да"), utf16("👍"), utf16("")) == (2, 2, 0)


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Цели", 9, "Цели"),
        ("Добровольчество (волонтёрство)", 20, "Добровольчество…"),
        ("Функциональная грамотность", 15, "Функциональная…"),
        ("Сверхдлинноеслово", 9, "Сверхдли…"),
    ],
)
def test_a_long_text_is_cut_between_words(text, width, shown):
    assert shortened(text, width) == shown
    assert fits(shown, width)


@pytest.mark.parametrize("code", ["municipal_mechanisms", "head_self_assessment"])
def test_every_short_label_that_we_ship_fits_its_button(code):
    survey = shipped()[code]
    shorts = [question.short for question in survey.questions]
    assert all(shorts)
    assert [short for short in shorts if not fits(short, FULL_WIDTH)] == []
    ticked = [
        part.label
        for question in survey.questions
        for part in getattr(question, "options", getattr(question, "items", ()))
    ]
    assert [label for label in ticked if not fits(label, MARKED_WIDTH)] == []
