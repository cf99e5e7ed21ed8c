"""Views of a form made by hand, for screens that are drawn without a database."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from domain.filling import EvidenceLine, SectionName, Step
from storage.tables import EvidenceKind
from survey_defs.answers import Given
from survey_defs.exact import Exact
from survey_defs.model import Section, Survey
from survey_defs.scoring import Surroundings, score

YEKATERINBURG = ZoneInfo("Asia/Yekaterinburg")
NOTHING_MORE: dict[str, Any] = {
    "form_id": 123_456_789,
    "organisation": "Кировский муниципальный округ",
    "not_applicable": None,
    "comment": None,
    "revision": 99_999,
    "by_name": None,
    "at": None,
    "evidence": (),
    "previous": None,
    "previous_by_hand": False,
    "given": None,
    "proposal": None,
    "may_change": True,
    "why_not": "",
    "same": None,
    "reusable": 0,
    "tray": 0,
    "line": 0,
    "zone": YEKATERINBURG,
}
LONG_NAME = "Постановление администрации муниципального района «О мерах по развитию» " * 3


def numbers(survey: Survey) -> dict[str, int]:
    """As buttons number the sections: preorder from 1."""
    found: dict[str, int] = {}

    def walk(section: Section) -> None:
        found[section.code] = len(found) + 1
        for inner in section.sections:
            walk(inner)

    for section in survey.sections:
        walk(section)
    return found


def papers(count: int) -> tuple[EvidenceLine, ...]:
    return tuple(
        EvidenceLine(number, EvidenceKind.FILE, f"{number} {LONG_NAME}.pdf", None, "managerial", 3)
        for number in range(1, count + 1)
    )


def step(survey: Survey, place: int, value: Any | None = None, **changes: Any) -> Step:
    question = survey.questions[place]
    reason = changes.get("not_applicable")
    given = {question.code: Given(value, not_applicable=reason is not None)}
    scored = score(survey, question, given if value or reason else {}, Surroundings())
    known = numbers(survey)
    fields: dict[str, Any] = {
        "place": place,
        "number": place + 1,
        "total": len(survey.questions),
        "done": place,
        "campaign": survey.title,
        "official": survey.official,
        "notice": survey.notice,
        "sections": tuple(
            SectionName(known[one.code], one.label, one.level)
            for one in survey.section_of(question.code)
        ),
        "question": question,
        "value": value,
        "state": scored.state,
        "points": scored.points,
        "maximum": scored.maximum,
        "back": place - 1 if place else None,
        "next": place + 1 if place + 1 < len(survey.questions) else None,
        "gap": (place + 7) % len(survey.questions),
        "offered": tuple(range(len(getattr(question, "options", ())))),
    }
    return Step(**(NOTHING_MORE | fields | changes))


def crowded(survey: Survey, place: int, value: Any | None) -> Step:
    """Everything that can stand on the screen of a question stands there, and is long."""
    return step(
        survey, place, value,
        comment="Очень длинный комментарий <с угловыми скобками> & прочим. " * 15,
        evidence=papers(10), same=papers(1)[0], reusable=7, tray=3,
        by_name="Константинопольская-Переяславская Александра Константиновна",
        previous=Exact(100, 3), previous_by_hand=True, given=Exact(200, 7),
    )  # fmt: skip
