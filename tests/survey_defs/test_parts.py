"""Two numbers of a part of a whole are asked for by the names that the definition gives them."""

from __future__ import annotations

import pytest

from survey_defs.answers import NotAnAnswer, parse
from tests.survey_defs.making import question_of

ASK = "Если считать не с чего, пропустите вопрос и спросите того, кто прислал приглашение."
RUNGS = [{"from": 50, "points": 1}]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("много", "Напишите два числа через «из»: первое — А, второе — Б. Например, 45 из 50."),
        ("60 из 50", "Первое число (А) не может быть больше второго (Б). Например, 45 из 50."),
        ("5 из 0", f"Второе число (Б) не может быть нулём: на ноль не делят. {ASK}"),
    ],
)
def test_two_numbers_are_called_by_their_names(typed, sentence):
    named = {"numerator": "А", "denominator": "Б"}
    for more in ({"kind": "fraction"}, {"kind": "ladder", "entry": "fraction", "rungs": RUNGS}):
        with pytest.raises(NotAnAnswer) as refusal:
            parse(question_of(**named, **more), typed)
        assert str(refusal.value) == sentence
