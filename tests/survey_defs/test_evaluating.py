"""One walk over a form: sections, options, rows, computed values, and what is said of answers."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from survey_defs.answers import Given
from survey_defs.conditions import dependants, is_asked
from survey_defs.evaluating import Remark, broken, offered, plan_of, remarks_on, walk, walk_to
from survey_defs.model import Section, Survey
from survey_defs.navigation import gaps
from survey_defs.surroundings import Surroundings
from tests.survey_defs.making import options, survey_of


def given(**values):
    return {code: Given(value) for code, value in values.items()}


def codes(questions):
    return [question.code for question in questions]


NUMBER = {"kind": "number", "title": "Сколько"}


def made(*sections, rules=()):
    return Survey(
        code="made",
        version=1,
        title="Проба",
        official=False,
        maximum=0,
        sections=sections,
        rules=rules,
    )


def test_a_section_hides_all_that_lies_in_it():
    inner = Section(
        code="inner",
        title="Позиция",
        ask_if="pupils > 10",
        questions=[{"code": "groups", **NUMBER}],
    )
    first = Section(
        code="first",
        title="Первый",
        questions=[{"code": "school", **NUMBER}, {"code": "pupils", **NUMBER}],
    )
    second = Section(
        code="second",
        title="Второй",
        ask_if="school = 1",
        sections=[inner],
        questions=[{"code": "last", **NUMBER}],
    )
    survey = made(first, second)

    def asked(**values):
        return codes(walk(survey, given(**values)).asked)

    assert asked() == ["school", "pupils"]
    assert asked(school="1", pupils="5") == ["school", "pupils", "last"]
    assert asked(school="1", pupils="50") == ["school", "pupils", "groups", "last"]
    assert asked(school="2", pupils="50") == ["school", "pupils"]
    assert dependants(survey, "school") == ("school", "groups", "last")
    assert dependants(survey, "pupils") == ("pupils", "groups")


def test_what_is_hidden_is_unknown_to_all_that_comes_after_it():
    survey = survey_of(
        {"code": "a", **NUMBER},
        {"code": "b", **NUMBER, "ask_if": "a = 1"},
        {"code": "c", **NUMBER, "ask_if": "b = 1"},
        {"code": "d", **NUMBER, "ask_if": "not answered(b)"},
        {"code": "e", **NUMBER, "ask_if": "c <> 5"},
    )
    everything = given(a="1", b="1", c="1", d="1", e="1")
    assert codes(walk(survey, everything).asked) == ["a", "b", "c", "e"]
    hidden = {**everything, "a": Given("2")}
    assert codes(walk(survey, hidden).asked) == ["a", "d"]
    assert not is_asked(survey, survey.question("e"), hidden)


def test_a_condition_on_itself_or_on_what_comes_later_is_never_known():
    survey = survey_of(
        {"code": "a", **NUMBER, "ask_if": "b = 1"},
        {"code": "b", **NUMBER},
        {"code": "c", **NUMBER, "ask_if": "c = 1"},
    )
    everything = given(a="1", b="1", c="1")
    assert codes(walk(survey, everything).asked) == ["b"]
    assert codes(walk_to(survey, ("a", "c"), everything).asked) == ["b"]


def test_computed_values_follow_one_another():
    survey = survey_of(
        {"code": "pupils", **NUMBER},
        {"code": "teachers", **NUMBER},
        {"code": "load", "kind": "computed", "formula": "pupils / teachers"},
        {"code": "high", "kind": "computed", "formula": "load > 3"},
        {"code": "word", "kind": "computed", "formula": "if(high, 'много', 'мало')"},
        {"code": "due", "kind": "computed", "formula": "date('2026-01-31') + floor(load)"},
        {"code": "why", "kind": "text", "ask_if": "high"},
    )
    seen = walk(survey, given(pupils="10", teachers="3"))
    assert seen.value_of("load") == Fraction(10, 3)
    kept = {code: seen.computed_at_rest(code) for code in ("load", "high", "word", "due")}
    assert kept == {"load": "10/3", "high": True, "word": "много", "due": "2026-02-03"}
    assert seen.is_asked("why")
    assert dependants(survey, "pupils") == ("pupils", "load", "high", "word", "due", "why")
    assert plan_of(survey).needs(["why"]) == ("pupils", "teachers", "load", "high", "why")
    unknown = walk(survey, given(pupils="10", teachers="0"))
    assert [unknown.computed_at_rest(code) for code in kept] == [None] * 4


def test_what_is_computed_beyond_all_measure_is_unknown():
    survey = survey_of(
        {"code": "a", **NUMBER},
        {"code": "big", "kind": "computed", "formula": "a * a * a"},
    )
    assert walk(survey, given(a="1000")).computed_at_rest("big") == "1000000000"
    assert walk(survey, given(a="1000000")).computed_at_rest("big") is None


DISTRICTS = survey_of(
    {"code": "region", "kind": "choice", "options": options(north=0, south=0)},
    {
        "code": "district",
        "kind": "choice",
        "options": [
            {"code": "n1", "label": "Н1", "show_if": "region = 'north'"},
            {"code": "s1", "label": "Ю1", "show_if": "region = 'south'"},
            {"code": "s2", "label": "Ю2", "show_if": "region = 'south'"},
            {"code": "other", "label": "Иное"},
        ],
    },
    {"code": "why", "kind": "text", "ask_if": "district = 'n1'"},
)


def test_an_option_is_offered_only_while_its_condition_holds():
    district = DISTRICTS.question("district")
    assert offered(district, walk(DISTRICTS, {})) == (3,)
    assert offered(district, walk(DISTRICTS, given(region="south"))) == (1, 2, 3)
    assert offered(DISTRICTS.question("region"), walk(DISTRICTS, {})) == (0, 1)


def test_an_answer_that_is_no_longer_offered_is_none():
    answers = given(region="north", district="n1", why="так")
    assert codes(gaps(DISTRICTS, answers)) == []
    moved = {**answers, "region": Given("south")}
    assert codes(gaps(DISTRICTS, moved)) == ["district"]
    assert not walk(DISTRICTS, moved).is_asked("why")
    assert dependants(DISTRICTS, "region") == ("region", "district", "why")


LIMITS = {
    "code": "pupils",
    **NUMBER,
    "constraint": ". <= staff * 30",
    "constraint_text": "Столько детей не бывает.",
    "cautions": [{"when": ". > staff * 20", "text": "Много детей на учителя."}],
}


def test_a_limit_refuses_what_makes_it_false_and_a_warning_only_warns():
    survey = survey_of({"code": "staff", **NUMBER}, LIMITS)
    pupils = survey.question("pupils")

    def said(**values):
        return remarks_on(survey, pupils, given(**values))

    assert said(staff="2", pupils="10") == ()
    assert said(pupils="999") == ()  # nothing is known of the staff
    assert said(staff="2") == ()
    assert said(staff="2", pupils="50") == (
        Remark("pupils", "Много детей на учителя.", blocks=False),
    )
    assert said(staff="2", pupils="70") == (
        Remark("pupils", "Столько детей не бывает.", blocks=True),
        Remark("pupils", "Много детей на учителя.", blocks=False),
    )
    assert plan_of(survey).needs_to_judge("pupils") == ("staff", "pupils")


def test_rules_of_the_form_are_broken_only_when_they_are_false():
    section = Section(code="s", title="Раздел", questions=[{"code": "a", **NUMBER}])
    strict = {"code": "r1", "must": "a < 5", "text": "Должно быть меньше 5."}
    soft = {"code": "r2", "must": "a < 3", "text": "Обычно меньше 3.", "blocks": False}
    survey = made(section, rules=(strict, soft))
    assert broken(survey, {}) == ()
    assert broken(survey, given(a="2")) == ()
    assert broken(survey, given(a="7")) == (
        Remark("", "Должно быть меньше 5.", blocks=True, rule="r1"),
        Remark("", "Обычно меньше 3.", blocks=False, rule="r2"),
    )


def test_a_hidden_answer_is_not_judged():
    survey = survey_of(
        {"code": "staff", **NUMBER},
        {**LIMITS, "ask_if": "staff < 5"},
    )
    assert len(broken(survey, given(staff="2", pupils="70"))) == 2
    assert broken(survey, given(staff="6", pupils="900")) == ()


def test_the_day_and_the_last_period_come_from_around():
    survey = survey_of(
        {"code": "a", **NUMBER},
        {"code": "late", **NUMBER, "ask_if": "today() > date('2026-09-01')"},
        {"code": "more", **NUMBER, "ask_if": "a > previous(a) and previous('kind') = 'x'"},
        {"code": "free", **NUMBER},
    )
    around = Surroundings(
        previous={"a": Fraction(3)}, today=date(2026, 9, 2), earlier={"kind": "x"}
    )
    assert codes(walk(survey, given(a="4"), around).asked) == ["a", "late", "more", "free"]
    assert codes(walk(survey, given(a="4")).asked) == ["a", "free"]
    plan = plan_of(survey)
    assert (plan.asks_today, plan.asks_previous) == (True, {"a", "kind"})
    assert plan.looking_back == {"more"}
    assert plan.free == {"a", "free"}
    # the calendar may have moved since the last press, whatever is answered now
    assert dependants(survey, "free") == ("late", "free")


def test_what_the_person_typed_of_the_last_period_counts_when_nothing_else_is_known():
    change = {"kind": "change", "better": "higher", "points_better": 1, "points_same": 0}
    survey = survey_of(
        {"code": "h6", **change},
        {"code": "grown", "kind": "computed", "formula": "h6 - previous(h6)"},
    )
    answers = given(h6={"value": "40", "previous": "30"})
    assert walk(survey, answers).computed_at_rest("grown") == "10"
    known = Surroundings(previous={"h6": Fraction(35)})
    assert walk(survey, answers, known).computed_at_rest("grown") == "5"


def test_a_survey_without_expressions_is_walked_without_looking():
    survey = survey_of({"code": "a", **NUMBER}, {"code": "b", **NUMBER})
    assert walk(survey, {}).asked is survey.questions
    assert walk(survey, {}).is_asked("b")
    assert not plan_of(survey).has_expressions
    assert walk_to(survey, ["a"], {}).is_asked("a")
    assert plan_of(survey.model_copy()).survey is not survey
