"""Whatever the versions and the answers: a campaign moved there and back is as it was."""

from __future__ import annotations

from itertools import count
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from domain import moving, publishing
from domain.publishing import Upload
from domain.rescoring import rescore
from storage import answers, forms
from storage.answers import AnswerRow
from storage.tables import Answer, AnswerLog, SetAsideAnswer
from survey_defs.answers import Given
from survey_defs.differences import differences
from survey_defs.model import EvidenceOnly, Survey
from survey_defs.pinning import pin
from tests.domain.season.conftest import Season
from tests.fuzzing import examples
from tests.survey_defs.random_surveys import answered, ruled_surveys, surveys

NUMBERS = count(1)
ANY = st.one_of(surveys(), ruled_surveys())


@st.composite
def seasons(draw: st.DrawFn) -> tuple[Survey, dict[str, Given], Survey]:
    """A survey with answers, and another version of it."""
    old, new = draw(ANY), draw(ANY)
    said = draw(answered(old))
    return old, {code: each for code, each in said.items() if _may_be(old, code, each)}, new


def _may_be(survey: Survey, code: str, said: Given) -> bool:
    question = survey.question(code)
    if isinstance(question, EvidenceOnly) and not said.not_applicable:
        return False  # counts documents
    return question.not_applicable or not said.not_applicable


def fill(season: Season, form: int, said: dict[str, Given]) -> None:
    for code, each in said.items():
        row = answers.read(season.session, form, [code])[code]
        reason = "нет" if each.not_applicable else None
        fresh: AnswerRow = row._replace(
            value=each.value, not_applicable=reason, revision=1, answered_at=season.clock.now
        )
        answers.keep(season.session, form, fresh)
    forms.touch(season.session, form, season.clock.now)


def stand(season: Season, campaign: int) -> dict[tuple[int, str], tuple[Any, ...]]:
    season.session.flush()
    columns = Answer.form_id, Answer.question, Answer.value, Answer.not_applicable
    scores = Answer.state, Answer.points, Answer.maximum, Answer.counted
    form = season.form(campaign, "школа")
    rows = season.session.execute(select(*columns, *scores).where(Answer.form_id == form))
    return {(row[0], row[1]): tuple(row[2:]) for row in rows}


def go(season: Season, campaign: int, survey: Survey) -> None:
    fingerprint = pin(survey).fingerprint
    report = season.run(moving.report, campaign, fingerprint)
    season.run(moving.move, campaign, fingerprint, report.digest)
    assert season.run(rescore, campaign).count == 0
    assert {code for _, code in stand(season, campaign)} == {q.code for q in survey.questions}


@settings(
    max_examples=examples(15),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # each example asks a database
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(drawn=seasons())
def test_there_and_back_is_as_it_was(
    season: Season, drawn: tuple[Survey, dict[str, Given], Survey]
) -> None:
    first, said, second = drawn
    code = f"whatever{next(NUMBERS)}"
    old = first.model_copy(update={"code": code, "version": 1})
    new = second.model_copy(update={"code": code, "version": 2})
    for survey in (old, new):
        season.run(publishing.publish, Upload(survey, (), "а.yaml", b""))
    campaign = season.campaign(survey=old)
    form = season.form(campaign, "школа")
    fill(season, form, said)
    season.run(rescore, campaign)
    before = stand(season, campaign)
    go(season, campaign, new)
    go(season, campaign, old)
    assert stand(season, campaign) == before
    aside = select(SetAsideAnswer.question).where(SetAsideAnswer.form_id == form)
    assert season.session.scalars(aside).all() == []
    log = select(AnswerLog.question, AnswerLog.revision).where(AnswerLog.form_id == form)
    lines = season.session.execute(log).all()
    assert len(lines) == len(set(lines))


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(old=ANY, new=ANY)
def test_nothing_changes_silently(old: Survey, new: Survey) -> None:
    found = differences(old, new)
    assert (found.changes == ()) == (old == new)
    assert set(found.kept + found.gone + found.risky + found.safe) == {
        question.code for question in old.questions
    }
