"""Choosing several: by presses, by numbers, by words; what counts and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_defs import several
from survey_defs.answers import (
    Given,
    NotAnAnswer,
    Offer,
    hints,
    in_words,
    is_complete,
    parse,
    validate,
)
from tests.survey_defs.making import question_of

LABELS = {
    "maths": "Математика",
    "russian": "Русский язык",
    "biology": "Химия и биология",
    "physics": "Физика",
    "none": "Ничего из этого",
}
OPTIONS = [
    {"code": code, "label": label, "alone": code == "none"} for code, label in LABELS.items()
]
SUBJECTS = question_of(kind="multiple", options=OPTIONS)
BOUNDED = question_of(kind="multiple", options=OPTIONS, at_least=2, at_most=3)
CITIES = ["г. Нижний Тагил", "г. Нижние Серги", "г. Екатеринбург", "пос. Тагильский"]
MANY = question_of(
    kind="multiple",
    options=[{"code": f"m{n}", "label": f"Округ {n}"} for n in range(300)]
    + [{"code": f"c{n}", "label": label} for n, label in enumerate(CITIES)],
)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1 3", ["maths", "biology"]),
        ("3, 1", ["maths", "biology"]),
        ("1 и 4", ["maths", "physics"]),
        ("физика", ["physics"]),
        ("Физика; русский", ["russian", "physics"]),
        ("химия и биология", ["biology"]),
        ("физика и математика", ["maths", "physics"]),
        ("язык", ["russian"]),
        ("все", ["maths", "russian", "biology", "physics"]),
        ("всё", ["maths", "russian", "biology", "physics"]),
        ("нет", []),
        ("0", []),
        ("ничего из этого", ["none"]),
        ("5", ["none"]),
    ],
)
def test_typed_words_choose_exactly_these(typed, value):
    assert parse(SUBJECTS, typed, ["russian"]) == value


def test_plus_adds_and_minus_takes_away():
    assert parse(SUBJECTS, "+ физика", ["maths"]) == ["maths", "physics"]
    assert parse(SUBJECTS, "+1 4", ["russian"]) == ["maths", "russian", "physics"]
    assert parse(SUBJECTS, "− 1", ["maths", "physics"]) == ["physics"]
    assert parse(SUBJECTS, "-", ["maths"]) == []


@pytest.mark.parametrize(
    ("question", "typed", "sentence"),
    [
        (SUBJECTS, "6", "Номера 6 здесь нет: есть от 1 до 5."),
        (
            SUBJECTS,
            "астрономия",
            "Варианта «астрономия» здесь нет. Пришлите номер или слово из названия.",
        ),
        (SUBJECTS, "1 5", "«Ничего из этого» нельзя выбрать вместе с другими вариантами."),
        (
            SUBJECTS,
            " ; ",
            "Пришлите номера вариантов от 1 до 5, например «1 3», или нажмите на кнопки.",
        ),
        (BOUNDED, "1", "Выберите не меньше 2 вариантов."),
        (BOUNDED, "нет", "Выберите не меньше 2 вариантов."),
        (BOUNDED, "все", "Можно выбрать не больше 3 вариантов: снимите лишний."),
        (SUBJECTS, "ф", "Варианта «ф» здесь нет. Пришлите номер или слово из названия."),
    ],
)
def test_a_refusal_says_what_to_do(question, typed, sentence):
    with pytest.raises(NotAnAnswer) as refusal:
        parse(question, typed)
    assert str(refusal.value) == sentence


def test_among_hundreds_words_find_the_one_and_many_that_fit_are_counted():
    assert parse(MANY, "екатеринбург") == ["c2"]
    assert parse(MANY, "тагил нижний, 300") == ["m299", "c0"]
    assert parse(MANY, "округ 17") == ["m17"]
    with pytest.raises(
        NotAnAnswer, match=r"«г\. Нижний Тагил», «г\. Нижние Серги»\. Пришлите номер"
    ):
        parse(MANY, "нижн")
    with pytest.raises(NotAnAnswer, match=r"«Округ 7» и ещё 292\. Напишите точнее"):
        parse(MANY, "округ")


def test_numbers_count_what_is_offered_and_the_rest_is_refused():
    offer = Offer(options=(1, 3, 4))
    assert parse(SUBJECTS, "2", None, offer) == ["physics"]
    assert parse(SUBJECTS, "все", None, offer) == ["russian", "physics"]
    with pytest.raises(NotAnAnswer, match="Номера 4 здесь нет: есть от 1 до 3"):
        parse(SUBJECTS, "4", None, offer)
    with pytest.raises(NotAnAnswer, match="сейчас не предлагается"):
        several.choose(SUBJECTS, None, 0, True, offer)


def test_presses_are_absolute_and_one_alone_unchooses_the_others():
    chosen = several.choose(SUBJECTS, None, 3, True)
    chosen = several.choose(SUBJECTS, chosen, 0, True)
    assert chosen == ["maths", "physics"]
    assert several.choose(SUBJECTS, chosen, 0, True) == chosen
    assert several.choose(SUBJECTS, chosen, 1, False) == chosen
    assert several.choose(SUBJECTS, chosen, 4, True) == ["none"]
    assert several.choose(SUBJECTS, ["none"], 1, True) == ["russian"]
    assert several.choose(SUBJECTS, ["russian"], 1, False) == []
    with pytest.raises(NotAnAnswer, match="Такого варианта"):
        several.choose(SUBJECTS, None, 5, True)


def test_fewer_than_asked_may_be_kept_but_does_not_count():
    one = several.choose(BOUNDED, None, 0, True)
    assert not is_complete(BOUNDED, Given(one))
    assert hints(BOUNDED, one) == ("Выберите не меньше 2 вариантов.",)
    assert not is_complete(BOUNDED, Given([]))
    assert is_complete(BOUNDED, Given(["none"]))
    assert is_complete(SUBJECTS, Given([]))
    two = several.choose(BOUNDED, one, 1, True)
    assert is_complete(BOUNDED, Given(two))
    assert hints(BOUNDED, two) == ()
    with pytest.raises(NotAnAnswer, match="не больше 3"):
        several.choose(BOUNDED, ["maths", "russian", "physics"], 2, True)


def test_what_is_no_longer_offered_does_not_count_and_goes_with_the_next_press():
    offer = Offer(options=(0, 1))
    assert not is_complete(SUBJECTS, Given(["maths", "physics"]), offer)
    assert is_complete(SUBJECTS, Given(["maths"]), offer)
    assert several.choose(SUBJECTS, ["maths", "physics"], 1, True, offer) == ["maths", "russian"]
    single = question_of(kind="choice", options=OPTIONS)
    assert not is_complete(single, Given("physics"), offer)
    assert is_complete(single, Given("maths"), offer)


def test_how_it_reads():
    assert in_words(SUBJECTS, ["maths", "biology"]) == "Математика; Химия и биология"
    assert in_words(SUBJECTS, []) == "ничего не выбрано"


@pytest.mark.parametrize(
    "value", ["maths", {"a": 1}, [1], ["maths", "x"], ["maths", "none"], None]
)
def test_what_is_no_value_is_refused(value):
    with pytest.raises(NotAnAnswer):
        validate(SUBJECTS, value)


@given(st.lists(st.sampled_from([*LABELS]), max_size=8))
def test_a_value_is_canonical_whatever_order_it_comes_in(codes):
    try:
        value = validate(SUBJECTS, codes)
    except NotAnAnswer:
        assert {"none"} < set(codes)
        return
    assert value == [code for code in LABELS if code in codes]
    assert validate(SUBJECTS, value) == value
    assert not value or parse(SUBJECTS, in_words(SUBJECTS, value)) == value


WORDS = st.lists(st.sampled_from([*LABELS.values(), "1", "2", "5", "9", "и", ",", ";", "+", "-"]))


@given(WORDS.map(" ".join) | st.text(max_size=30), st.lists(st.sampled_from([*LABELS])))
def test_whatever_is_typed_gives_a_valid_value_or_a_sentence(typed, current):
    for question in (SUBJECTS, BOUNDED, MANY):
        try:
            value = parse(question, typed, current if question is not MANY else None)
        except NotAnAnswer:
            continue
        else:
            assert validate(question, value) == value
            assert is_complete(question, Given(value))
