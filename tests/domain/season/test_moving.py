"""A running campaign goes over to another version: told before, nothing dropped, and back."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from domain import answering, campaigning, moving, publishing, submitting
from domain.errors import NotAllowed, NotFound, NotPossible
from domain.moving import ReportChanged
from domain.publishing import Upload
from domain.rescoring import rescore
from storage.tables import (
    Answer,
    AnswerLog,
    Campaign,
    EvidenceUse,
    Form,
    Notice,
    PinnedQuestion,
    Role,
    SetAsideAnswer,
)
from survey_defs.model import Survey
from survey_defs.pinning import pin
from tests.domain.season.conftest import OPERATOR, Season

PLAN = {"code": "plan", "title": "Есть план?", "kind": "choice", "criterion": "C1"}
YES = {"code": "yes", "label": "Да", "points": 2}
PART = {"code": "part", "label": "Частично", "points": 1}
NO = {"code": "no", "label": "Нет"}
COUNT = {"code": "count", "title": "Сколько?", "kind": "number", "not_applicable": True}
WHY = {"code": "why", "title": "Почему?", "kind": "text"}
NEW = {"code": "new", "title": "Что ещё?", "kind": "text"}
PAPERS = {"code": "papers", "title": "Документы", "kind": "evidence", "evidence": {"at_least": 1}}


def version(number: int, *questions: dict[str, Any], code: str = "moved") -> Survey:
    return Survey.model_validate(
        {
            "code": code,
            "version": number,
            "title": "Анкета",
            "official": False,
            "maximum": 2,
            "sections": [{"code": "s", "title": "Раздел", "questions": list(questions)}],
        }
    )


FIRST = version(1, {**PLAN, "options": [YES, PART, NO]}, COUNT, WHY)
SECOND = version(2, NEW, {**COUNT, "at_most": 5}, {**PLAN, "options": [{**YES, "points": 1}, NO]})


def offer(season: Season, *surveys: Survey) -> None:
    for survey in surveys:
        season.run(publishing.publish, Upload(survey, (), "а.yaml", b""))


@pytest.fixture
def running(season: Season) -> int:
    """Anna and Boris have answered the first version; the second is published."""
    offer(season, FIRST, SECOND)
    season.person("Анна", Role.HEAD, "школа")
    season.person("Борис", Role.HEAD, "лицей")
    campaign = season.campaign(survey=FIRST, title="Осень")
    for name, school, words in (
        ("Анна", "школа", ("да", "7", "Так вышло")),
        ("Борис", "лицей", ("2", "3", "Не знаю")),
    ):
        for place, word in enumerate(words):
            put(season, name, season.form(campaign, school), place, word)
    return campaign


def put(season: Season, name: str, form: int, place: int, word: str) -> None:
    season.do(name, answering.type_answer, answering.Spot(form, place, None), word)


def go(season: Season, campaign: int, survey: Survey) -> moving.Moved:
    fingerprint = pin(survey).fingerprint
    report = season.run(moving.report, campaign, fingerprint)
    return season.run(moving.move, campaign, fingerprint, report.digest)


def stand(season: Season, campaign: int) -> dict[tuple[str, str], tuple[Any, ...]]:
    """What every form says: by school and question, the value with its points and maximum."""
    season.session.flush()
    facts = {}
    for school in ("школа", "лицей"):
        form = season.form(campaign, school)
        rows = season.session.execute(
            select(Answer.question, Answer.value, Answer.points, Answer.maximum, Answer.state)
            .where(Answer.form_id == form)
        )  # fmt: skip
        facts |= {(school, row[0]): tuple(row[1:]) for row in rows}
    return facts


def test_the_report_counts_real_forms(season: Season, running: int) -> None:
    report = season.run(moving.report, running, pin(SECOND).fingerprint)
    assert (report.forms, report.begun, report.submitted) == (3, 2, 0)
    assert report.gone == (("why", "Почему?", 2),)
    assert report.unfit == (("plan", "Есть план?", 1), ("count", "Сколько?", 1))
    assert (report.trimmed, report.returning) == ((), ())
    assert report.differences.added == ("new",)
    assert report.in_words().endswith(
        "В кампании 3 анкеты, начато: 2.\n"
        "Отправленных анкет нет.\n"
        "Баллы всех анкет будут посчитаны заново.\n\n"
        "Вопроса больше не будет. Ответ останется в истории и вернётся вместе с вопросом:\n"
        "  [why] Почему? — в 2 анкетах\n\n"
        "Ответ не подойдёт новой версии: уйдёт в историю, вопрос станет без ответа:\n"
        "  [plan] Есть план? — в 1 анкете\n"
        "  [count] Сколько? — в 1 анкете\n"
    )


def test_answers_that_fit_stay_and_points_follow_the_new_rules(
    season: Season, running: int
) -> None:
    go(season, running, SECOND)
    assert stand(season, running) == {
        ("школа", "new"): (None, 0, 0, "unanswered"),
        ("школа", "count"): (None, 0, 0, "unanswered"),
        ("школа", "plan"): ("yes", 10_000, 10_000, "answered"),
        ("лицей", "new"): (None, 0, 0, "unanswered"),
        ("лицей", "count"): ("3", 0, 0, "answered"),
        ("лицей", "plan"): (None, 0, 10_000, "unanswered"),
    }
    assert season.run(rescore, running).count == 0
    places = select(PinnedQuestion.question).where(
        PinnedQuestion.fingerprint == season.session.get_one(Campaign, running).fingerprint
    )
    assert set(season.session.scalars(places)) == {"new", "count", "plan"}
    assert season.journal()[-1] == "campaign_moved"


def test_no_answer_is_dropped(season: Season, running: int) -> None:
    before = set(season.session.execute(
        select(AnswerLog.form_id, AnswerLog.question, AnswerLog.revision, AnswerLog.by_id)
    ).all())  # fmt: skip
    go(season, running, SECOND)
    after = list(season.session.execute(
        select(AnswerLog.form_id, AnswerLog.question, AnswerLog.revision, AnswerLog.by_id)
    ).all())  # fmt: skip
    assert before <= set(after)
    assert len(after) == len(set(after)) == len(before) + 2
    aside = season.session.execute(select(SetAsideAnswer.question, SetAsideAnswer.value))
    assert sorted(tuple(row) for row in aside) == [
        ("count", "7"), ("plan", "part"), ("why", "Не знаю"), ("why", "Так вышло"),
    ]  # fmt: skip


def test_there_and_back_is_as_it_was(season: Season, running: int) -> None:
    before = stand(season, running)
    go(season, running, SECOND)
    report = season.run(moving.report, running, pin(FIRST).fingerprint)
    assert report.returning == (
        ("why", "Почему?", 2), ("count", "Сколько?", 1), ("plan", "Есть план?", 1),
    )  # fmt: skip
    go(season, running, FIRST)
    assert stand(season, running) == before
    assert season.session.scalars(select(SetAsideAnswer.question)).all() == []
    revisions = season.session.execute(
        select(AnswerLog.form_id, AnswerLog.question, AnswerLog.revision)
    ).all()
    assert len(revisions) == len(set(revisions))


def test_what_was_answered_meanwhile_stays(season: Season, running: int) -> None:
    go(season, running, SECOND)
    form = season.form(running, "школа")
    places = {"new": 0, "count": 1}
    put(season, "Анна", form, edition(season, running, places["new"]), "Ещё одно")
    put(season, "Анна", form, edition(season, running, places["count"]), "4")
    go(season, running, FIRST)
    there = stand(season, running)
    assert there["школа", "count"][0] == "4"
    assert there["школа", "why"][0] == "Так вышло"
    go(season, running, SECOND)
    assert stand(season, running)["школа", "new"][0] == "Ещё одно"


def edition(season: Season, campaign: int, place: int) -> int:
    """The number that buttons of the present edition carry for this place."""
    return season.session.get_one(Campaign, campaign).edition * 10_000 + place


def test_a_submitted_form_stays_submitted_with_its_receipt(season: Season, running: int) -> None:
    form = season.form(running, "школа")
    receipt = season.do("Анна", submitting.submit, form)
    report = season.run(moving.report, running, pin(SECOND).fingerprint)
    assert report.submitted == 1
    go(season, running, SECOND)
    season.session.expire_all()
    assert season.session.get_one(Form, form).submitted_at is not None
    again = season.do("Анна", submitting.submit, form)
    assert (again.number, again.points, again.new) == (receipt.number, receipt.points, False)


def test_only_those_who_are_filling_in_are_told(season: Season, running: int) -> None:
    season.do("Анна", submitting.submit, season.form(running, "школа"))
    assert go(season, running, SECOND).told == 1
    told = season.session.execute(
        select(Notice.form_id, Notice.content).where(Notice.kind == "renewed")
    ).all()
    assert [tuple(row) for row in told] == [
        (
            season.form(running, "лицей"),
            {
                "text": (
                    "Анкета обновлена: 1 новый вопрос, 1 вопрос убран, 2 вопроса изменены. "
                    "Ваши ответы сохранены."
                )
            },
        )
    ]


def test_what_was_not_read_is_not_done(season: Season, running: int) -> None:
    fingerprint = pin(SECOND).fingerprint
    report = season.run(moving.report, running, fingerprint)
    put(season, "Борис", season.form(running, "лицей"), 0, "да")
    with pytest.raises(ReportChanged):
        season.run(moving.move, running, fingerprint, report.digest)
    assert season.session.get_one(Campaign, running).fingerprint == pin(FIRST).fingerprint
    assert season.run(moving.report, running, fingerprint).unfit == (("count", "Сколько?", 1),)


def test_where_it_may_go(season: Season, running: int) -> None:
    def offered() -> list[tuple[int, bool]]:
        return [(each.version, each.earlier) for each in season.run(moving.targets, running)]

    assert offered() == [(2, False)]
    go(season, running, SECOND)
    season.run(publishing.withdraw, "moved@1")
    assert offered() == [(1, True)]
    go(season, running, FIRST)
    offer(season, version(1, WHY, code="other"))
    with pytest.raises(NotPossible, match="Это другая анкета"):
        season.run(moving.report, running, pin(version(1, WHY, code="other")).fingerprint)
    with pytest.raises(NotPossible, match="уже идёт по этой версии"):
        season.run(moving.report, running, pin(FIRST).fingerprint)
    with pytest.raises(NotPossible, match="Такой версии анкеты нет"):
        season.run(moving.report, running, "0" * 64)
    season.run(campaigning.close_campaign, running)
    with pytest.raises(NotPossible, match="Кампания завершена"):
        season.run(moving.report, running, pin(SECOND).fingerprint)


def test_a_planned_campaign_is_moved_too(season: Season) -> None:
    offer(season, FIRST, SECOND)
    campaign = season.plan(survey=FIRST)
    moved = go(season, campaign, SECOND)
    assert (moved.report.forms, moved.told) == (0, 0)
    season.run(campaigning.open_campaign, campaign, OPERATOR)
    assert set(season.scores(season.form(campaign, "школа"))) == {"new", "count", "plan"}


def test_only_who_manages_the_campaign_moves_it(season: Season, running: int) -> None:
    for name, role, place in (
        ("Раиса", Role.ADMIN, "край"),
        ("Глеб", Role.ADMIN, "село"),
        ("Вера", Role.VIEWER, "край"),
    ):
        season.person(name, role, place)
    fingerprint = pin(SECOND).fingerprint
    for name in ("Глеб", "Вера"):
        for act in ((moving.targets,), (moving.report, fingerprint), (moving.move, fingerprint)):
            operation, *more = act
            seen = ["0"] if operation is moving.move else []
            with pytest.raises((NotAllowed, NotFound)):
                season.do(name, operation, running, *more, *seen)
    report = season.do("Раиса", moving.report, running, fingerprint)
    assert season.do("Раиса", moving.move, running, fingerprint, report.digest).told == 2


def test_documents_go_and_come_with_their_question(season: Season) -> None:
    from domain import proving

    first = version(1, COUNT, PAPERS)
    second = version(2, COUNT)
    offer(season, first, second)
    season.person("Анна", Role.HEAD, "школа")
    campaign = season.campaign(survey=first)
    form = season.form(campaign, "школа")
    season.do("Анна", proving.take_link, form, 1, "https://example.org/a")
    uses = select(EvidenceUse.form_id, EvidenceUse.question)
    attached = season.session.execute(uses).all()
    assert [tuple(row) for row in attached] == [(form, "papers")]
    go(season, campaign, second)
    assert season.session.execute(uses).all() == []
    go(season, campaign, first)
    assert season.session.execute(uses).all() == attached
    papers = select(Answer.value).where(Answer.form_id == form, Answer.question == "papers")
    assert season.session.scalars(papers).one() == "1"
