"""Sums of results against a slow and plain count, after whatever changes points."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from domain import answering, moving
from domain.acting import actor_of
from domain.answering import Spot
from domain.columns import LEVELS, layout_of
from domain.overview import Sums
from domain.pinned import survey_of
from domain.publishing import Upload, publish
from domain.rescoring import rescore
from domain.results import Counted, Grouping, Slice, groupings_of, results
from domain.submitting import submit
from storage import stamps
from storage.tables import Adjustment, Answer, Campaign, Form, FormState
from survey_defs.loading import shipped
from survey_defs.model import Survey
from survey_defs.pinning import pin
from tests.overseen import PLACE, SURVEY, County

STORAGE = Path(__file__).parents[3] / "storage"


def counted(county: County, grouping: Grouping, which: Counted) -> dict[str, list[Sums]]:
    """By organisation: read answer by answer, added up one by one."""
    return county.see("Раиса", lambda s, by, now: _count(s, county.campaign, grouping, which))


def _count(session, campaign_id: int, grouping: Grouping, which: Counted) -> dict[str, list[Sums]]:
    campaign = session.get_one(Campaign, campaign_id)
    survey = survey_of(session, campaign.fingerprint)
    columns = [column.code for column in layout_of(survey, grouping).columns]
    found: dict[int, dict[str, Sums]] = {}
    for answer in session.scalars(select(Answer).join(Form, Form.id == Answer.form_id)):
        form = session.get_one(Form, answer.form_id)
        if form.campaign_id != campaign_id:
            continue
        if which is Counted.SUBMITTED and form.state is not FormState.SUBMITTED:
            continue
        asked = answer.counted if answer.state != "not_asked" else 0
        done = asked if answer.state != "unanswered" else 0
        left = 0 if answer.state == "answered" else answer.maximum
        key = _key(survey, grouping, answer.question)
        cells = found.setdefault(answer.form_id, {})
        cells[key] = cells.get(key, Sums()) + Sums(
            done, asked, answer.points, left, answer.maximum
        )
    assert session.scalars(select(Adjustment)).all() == []  # this survey has no rules
    return {form: [cells.get(code, Sums()) for code in columns] for form, cells in found.items()}


def _key(survey: Survey, grouping: Grouping, code: str) -> str:
    path = [section.code for section in survey.section_of(code)]
    return {
        Grouping.QUESTION: code,
        Grouping.CRITERION: survey.question(code).criterion,
        Grouping.LEVEL1: path[0],
    }.get(grouping, path[-1])


def agrees(county: County) -> None:
    for which in (Counted.ALL, Counted.SUBMITTED):
        for grouping in Grouping:
            cut = Slice(grouping=grouping)
            seen = county.see("Раиса", results, county.campaign, which, cut)
            expected = counted(county, grouping, which)
            assert {row.row.form_id: [*row.cells] for row in seen.rows} == expected
            columns = [*zip(*expected.values(), strict=True)]
            assert [*seen.totals] == [sum(column, Sums()) for column in columns] or not expected


def test_whatever_changes_points_is_seen_at_once(county: County) -> None:
    agrees(county)
    county.answer("Анна", "first", ("B1.C1", "все"), ("B1.C2", "есть"), ("B2.C1", "все"))
    agrees(county)
    county.answer("Глеб", "second", ("B1.C1", None), ("B1.C2", "нет"))
    agrees(county)
    spot = Spot(county.forms["first"], PLACE["B2.C1"], None)
    county.do("Анна", answering.clear_answer, spot)
    agrees(county)
    county.do("Анна", submit, county.forms["first"])
    agrees(county)

    def spoil(session, by, now) -> None:
        session.get_one(Answer, (county.forms["second"], "B1.C2")).points = 7
        session.flush()
        stamps.renew(session, [county.forms["second"]])

    county.do("Раиса", spoil)
    agrees(county)
    assert county.do("Раиса", rescore, county.campaign).count == 1
    agrees(county)


def test_what_was_undone_is_not_remembered(county: County) -> None:
    def fail(session, by, now) -> None:
        spot = Spot(county.forms["first"], PLACE["B1.C2"], None)
        answering.type_answer(session, by, now, spot, "есть")
        raisa = actor_of(session, county.people["Раиса"])
        assert results(session, raisa, now, county.campaign, Counted.ALL).total.earned == 30_000
        raise KeyError

    with pytest.raises(KeyError):
        county.do("Анна", fail)
    agrees(county)
    county.answer("Анна", "first", ("B1.C2", "нет"))
    agrees(county)


def test_a_campaign_that_moves_to_other_questions_is_seen_as_it_is_now(county: County) -> None:
    county.answer("Анна", "first", ("B1.C1", "все"), ("B1.C2", "есть"))
    agrees(county)
    raw = SURVEY.model_dump(mode="json", by_alias=True)
    raw |= {"version": 4, "maximum": "8.75"}
    mechanism = raw["sections"][0]["sections"][1]
    gone = mechanism["questions"].pop(0)
    mechanism["questions"][-1] |= {"ask_if": None}
    assert gone["code"] == "B2.C1"
    newer = Survey.model_validate(raw)
    county.do("Раиса", publish, Upload(newer, (), "small.yaml", b""))
    fingerprint = pin(newer).fingerprint
    report = county.see("Раиса", moving.report, county.campaign, fingerprint)
    county.do("Раиса", moving.move, county.campaign, fingerprint, report.digest)
    agrees(county)


def written() -> Iterator[str]:
    """Modules of storage that write answers."""
    for file in sorted(STORAGE.glob("*.py")):
        source = file.read_text("utf-8")
        table = [f"{verb}(_ANSWERS)" for verb in ("insert", "update", "delete")]
        if any(each in source for each in (*table, "put(session, Answer,")):
            yield file.stem


def test_whoever_writes_answers_renews_the_stamp_of_the_form() -> None:
    # `answers` is used by operations that touch the form, which renews it
    assert [*written()] == ["answers", "blanks", "moving", "scores"]
    for name in ("blanks", "moving", "scores"):
        assert "stamps.renew" in (STORAGE / f"{name}.py").read_text("utf-8")


@pytest.mark.parametrize("code", sorted(shipped()))
def test_columns_of_every_level_and_section_add_up_to_it(code: str) -> None:
    survey = shipped()[code]
    whole = sum(column.maximum for column in layout_of(survey, Grouping.QUESTION).columns)
    tagged = Grouping.CRITERION in groupings_of(survey)
    for grouping in {*groupings_of(survey), *LEVELS} - {Grouping.CRITERION}:
        columns = layout_of(survey, grouping).columns
        assert sum(column.maximum for column in columns) == whole
        for column in columns:
            if column.opens:
                inner = layout_of(survey, column.opens, column.code).columns
                assert sum(each.maximum for each in inner) == column.maximum
    assert tagged == any(question.criterion for question in survey.questions)
