"""Questionnaires full of conditions, with the trees of these beside them.

The trees are asked again and again from scratch, by question and without any order, which is
slow and leaves little to go wrong: it says what the one quick walk must find.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from operator import eq, ge, gt, le, lt, ne
from typing import Any, NamedTuple

from hypothesis import strategies as st

from survey_defs.answers import Given
from survey_defs.model import Section, Survey
from tests.survey_defs.random_conditions import CODES, Names, numbers, truths

KINDS = ("number", "choice", "multiple", "table", "text", "computed", "note")
SIGNS = {"<": lt, "<=": le, "=": eq, "<>": ne, ">=": ge, ">": gt}


class Written(NamedTuple):
    """A questionnaire with the trees of its conditions by question, section, option and column."""

    survey: Survey
    trees: dict[tuple[str, ...], tuple[Any, ...]]


def _options(codes: tuple[str, ...] = CODES) -> list[dict[str, Any]]:
    return [{"code": code, "label": code} for code in codes]


@st.composite
def _fields(draw: st.DrawFn, kind: str, code: str, names: Names, trees: dict) -> dict[str, Any]:
    """What a question of this kind has beside its code."""
    match kind:
        case "choice" | "multiple":
            listed = _options()
            for option in listed:
                if draw(st.booleans()):
                    told = draw(truths(names, 1))
                    option["show_if"] = told.text
                    trees["option", code, option["code"]] = told.tree
            return {"options": listed}
        case "computed":
            told = draw(numbers(names))
            trees["formula", code] = told.tree
            return {"formula": told.text}
        case "table":
            row = Names(number=(*names.number, "n"))
            told = draw(truths(row, 1))
            trees["column", code, "more"] = told.tree
            columns = [
                {"code": "n", "kind": "number"},
                {"code": "more", "kind": "number", "ask_if": told.text, "required": False},
                {"code": "twice", "kind": "computed", "formula": "n * 2 + coalesce(more, 0)"},
            ]
            return {"columns": [{"title": "Столбец", **column} for column in columns]}
    return {}


@st.composite
def written(draw: st.DrawFn) -> Written:
    names, trees, sections = Names(), {}, []
    for part in range(draw(st.integers(1, 3))):
        section: dict[str, Any] = {"code": f"s{part}", "title": "Раздел", "questions": []}
        if names.every and draw(st.booleans()):
            told = draw(truths(names))
            section["ask_if"], trees["section", f"s{part}"] = told.text, told.tree
        for number in range(draw(st.integers(1, 4))):
            code, kind = f"q{part}{number}", draw(st.sampled_from(KINDS))
            question = {"code": code, "title": "Вопрос", "kind": kind, "not_applicable": True}
            question |= draw(_fields(kind, code, names, trees))
            if names.every and draw(st.booleans()):
                told = draw(truths(names))
                question["ask_if"], trees["question", code] = told.text, told.tree
            section["questions"].append(question)
            names = names.with_(code, kind)
        sections.append(Section(**section))
    survey = Survey(
        code="p", version=1, title="Проба", official=False, maximum=0, sections=sections
    )
    return Written(survey, trees)


COUNTS = st.integers(0, 6).map(str)
CELLS = st.fixed_dictionaries({}, optional={"n": COUNTS, "more": COUNTS})
ROWS = st.lists(CELLS, max_size=3).map(
    lambda cells: {
        "next": len(cells) + 1,
        "rows": [{"id": at, "cells": each} for at, each in enumerate(cells, 1)],
        **({} if cells else {"none": True}),
    }
)
VALUES = {
    "number": COUNTS,
    "choice": st.sampled_from(CODES),
    "multiple": st.lists(st.sampled_from(CODES), unique=True).map(sorted),
    "table": ROWS,
    "text": st.sampled_from(["да", "нет"]),
}


def an_answer(question: Any) -> st.SearchStrategy[Given]:
    return VALUES[question.kind].map(Given) | st.just(Given(None, not_applicable=True))


@st.composite
def answers_to(draw: st.DrawFn, survey: Survey) -> dict[str, Given]:
    return {
        question.code: draw(an_answer(question))
        for question in survey.questions
        if question.kind in VALUES and draw(st.integers(0, 4))
    }


FILLED = written().flatmap(lambda each: st.tuples(st.just(each), answers_to(each.survey)))


Row = dict[str, Any]


class Oracle:
    """Each question is answered by asking everything that it leans on, all over again."""

    def __init__(self, each: Written, answers: dict[str, Given]) -> None:
        self.survey, self.trees, self.answers = *each, answers

    def path(self) -> list[str]:
        return [q.code for q in self.survey.questions if self.asked(q.code)]

    def asked(self, code: str) -> bool:
        (section,) = self.survey.section_of(code)
        return self.met("section", section.code) and self.met("question", code)

    def met(self, *condition: str) -> bool:
        return condition not in self.trees or self.known(self.trees[condition]) is True

    def value(self, code: str) -> Any:
        """None when it is not asked, not answered, or not to be known."""
        kind, given = self.survey.question(code).kind, self.answers.get(code)
        if not self.asked(code):
            return None
        if kind == "computed":
            return self.known(self.trees["formula", code])
        if given is None or given.value is None:
            return None
        return getattr(self, f"{kind}_of")(code, given.value)

    def text_of(self, _: str, value: str) -> str:
        return value

    def number_of(self, _: str, value: str) -> Fraction:
        return Fraction(value)

    def choice_of(self, code: str, value: str) -> str | None:
        return value if self.met("option", code, value) else None

    def multiple_of(self, code: str, value: list[str]) -> set[str] | None:
        return set(value) if all(self.met("option", code, each) for each in value) else None

    def table_of(self, code: str, value: Row) -> list[Row]:
        return [self.row(code, row["cells"]) for row in value["rows"]]

    def row(self, code: str, cells: dict[str, str]) -> Row:
        seen = {"n": Fraction(cells["n"]) if "n" in cells else None, "more": None}
        tree = self.trees["column", code, "more"]
        if "more" in cells and self.known(tree, seen) is True:
            seen["more"] = Fraction(cells["more"])
        whole = seen["n"] is not None
        seen["twice"] = seen["n"] * 2 + (seen["more"] or 0) if whole else None
        return seen

    def known(self, tree: tuple[Any, ...], row: Row | None = None) -> Any:
        how, *parts = tree
        if how in LAZY:
            return LAZY[how](self, row or {}, *parts)
        found = [self.known(p, row) if isinstance(p, tuple) else p for p in parts]
        return None if None in found else STRICT[how](*found)

    def either(self, row: Row, truth: Any, one: Any, other: Any) -> Any:
        chosen = {True: one, False: other}.get(self.known(truth, row))
        return chosen and self.known(chosen, row)

    def otherwise(self, row: Row, one: Any, other: Any) -> Any:
        found = self.known(one, row)
        return self.known(other, row) if found is None else found

    def every(self, row: Row, *parts: Any) -> bool | None:
        found = [self.known(part, row) for part in parts]
        return False if False in found else None if None in found else True

    def any(self, row: Row, *parts: Any) -> bool | None:
        found = [self.known(part, row) for part in parts]
        return True if True in found else None if None in found else False

    def of(self, row: Row, code: str) -> Any:
        return row[code] if code in row else self.value(code)

    def answered(self, _: Row, code: str) -> bool:
        return self.value(code) is not None

    def chosen(self, _: Row, code: str, option: str) -> bool | None:
        found = self.value(code)
        return None if found is None else found == option

    def among(self, _: Row, code: str, option: str) -> bool | None:
        found = self.value(code)
        return None if found is None else option in found

    def count(self, _: Row, code: str) -> Fraction | None:
        found = self.value(code)
        return None if found is None else Fraction(len(found))

    def total(self, _: Row, code: str, column: str) -> Fraction | None:
        rows = self.value(code)
        cells = [None] if rows is None else [each[column] for each in rows]
        return None if None in cells else sum(cells, Fraction(0))

    def rows(self, _: Row, code: str, least: int) -> bool | None:
        rows = self.value(code)
        if rows is None or any(each["n"] is None for each in rows):
            return None
        return any(each["n"] >= least for each in rows)


STRICT: dict[str, Callable[..., Any]] = {
    "literal": Fraction,
    "minus": lambda one, other: one - other,
    "over": lambda one, other: one / other if other else None,
    "compare": lambda sign, one, other: SIGNS[sign](one, other),
    "no": lambda truth: not truth,
}
LAZY: dict[str, Callable[..., Any]] = {
    "value": Oracle.of,
    "either": Oracle.either,
    "otherwise": Oracle.otherwise,
    "all": Oracle.every,
    "any": Oracle.any,
    "answered": Oracle.answered,
    "chosen": Oracle.chosen,
    "among": Oracle.among,
    "count": Oracle.count,
    "total": Oracle.total,
    "rows": Oracle.rows,
}
