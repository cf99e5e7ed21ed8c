"""The survey gets another version while people are filling in: old buttons do no harm."""

from __future__ import annotations

from typing import Any

from domain import moving, publishing
from domain.acting import the_program
from domain.publishing import Upload
from storage import Session, answers
from survey_defs.loading import shipped
from survey_defs.model import Survey
from survey_defs.pinning import pin
from tests.conversations.conftest import Stage, Story

SURVEY = shipped()["head_self_assessment"]
NEW = {
    "code": "N1",
    "kind": "choice",
    "title": "Есть ли школьный театр?",
    "options": [{"code": "yes", "label": "Есть"}, {"code": "no", "label": "Нет"}],
}


NEWS = (
    "Анкета обновлена: 2 новых вопроса, 1 вопрос убран, 1 вопрос изменён. Ваши ответы сохранены."
)


def renewed() -> Survey:
    """H1 is gone, two questions are new before all others, the options of H2 are turned round."""
    raw: dict[str, Any] = SURVEY.model_dump(mode="json", by_alias=True)
    section = raw["sections"][0]
    while not section["questions"]:
        section = section["sections"][0]
    _, second, *rest = section["questions"]
    second = {**second, "options": second["options"][::-1]}
    section["questions"] = [NEW, {**NEW, "code": "N2"}, second, *rest]
    return Survey.model_validate({**raw, "version": SURVEY.version + 1})


async def goes_over(stage: Stage, survey: Survey) -> None:
    """The admin publishes it, reads the report and confirms."""

    def moved(session: Session) -> None:
        program, now = the_program(), stage.clock()
        campaign, fingerprint = stage.season.campaigns["school"], pin(survey).fingerprint
        publishing.publish(session, program, now, Upload(survey, (), "а.yaml", b""))
        read = moving.report(session, program, now, campaign, fingerprint)
        moving.move(session, program, now, campaign, fingerprint, read.digest)

    await stage.database.changing(moved)
    stage.talk.delivery.hurry()


async def said(stage: Stage, *codes: str) -> list[Any]:
    """What Anna's form says now."""
    form = stage.season.forms["school"]
    rows = await stage.database.glancing(answers.read_all, form)
    return [rows[code].value for code in codes]


async def test_an_old_button_never_answers_another_question(stage: Stage, walk) -> None:
    anna, form = stage.phone("Анна"), stage.season.forms["school"]
    await walk(anna, "> /start", "Начать", "> 95", "Дальше ›")
    screen = anna.messages[-1]
    await goes_over(stage, renewed())
    await anna.sees(NEWS, within=20)
    await stage.settled(anna)

    anna.presses("Неисполненных нет", on=screen)
    await stage.settled(anna)
    assert await said(stage, "H2", "N1", "N2") == [None, None, None]
    assert [one.text for one in anna.events if one.kind in {"toast", "alert"}][-1] == (
        "Анкета обновлена, и этот вопрос изменился. Ответ не записан: посмотрите вопрос и "
        "ответьте ещё раз."
    )

    await walk(anna, "Неисполненных нет")
    right = next(o.code for o in SURVEY.question("H2").options if o.label == "Неисполненных нет")
    assert await said(stage, "H2") == [right]

    live = anna.messages[-1]
    for code in (f"cl:{form}:0:1", f"a:{form}:0:0:0", f"fl:{form}:0:1:void:1"):
        anna.presses_stale(code, on=live)  # of H1, where N1 is now
        await stage.settled(anna)
    assert await said(stage, "H2", "N1", "N2") == [right, None, None]

    anna.presses_stale(f"a:{form}:3:0:0", on=live)  # of H4, as it was and is
    await stage.settled(anna)
    assert await said(stage, "H4", "H3", "N1") == [
        SURVEY.question("H4").options[0].code,
        None,
        None,
    ]


async def test_the_conversation_stays_at_its_question(stage: Stage, walk, snapshot) -> None:
    anna = stage.phone("Анна")
    await walk(anna, "> /start", "Начать", "Дальше ›")
    before = len(anna.events)
    await goes_over(stage, renewed())
    await stage.settled(anna)
    await walk(anna, "> 1")
    assert await said(stage, "H2") == [None]
    await walk(anna, "> 1", "‹ Назад", "Нет")
    assert await said(stage, "H2", "N2", "N1") == ["some", "no", None]
    assert str(Story(anna, before)) == snapshot


async def test_a_document_for_a_question_that_is_gone_goes_to_the_tray(stage: Stage, walk) -> None:
    anna = stage.phone("Анна")
    await walk(anna, "> /start", "Начать")
    await goes_over(stage, renewed())
    await stage.settled(anna)
    await walk(anna, "> https://example.ru/plan")
    from domain import filling

    def tray(session: Session) -> int:
        from domain.acting import actor_of

        actor = actor_of(session, stage.season.people["Анна"])
        return filling.home(session, actor, stage.clock()).tray

    assert await stage.database.glancing(tray) == 1
