"""Surveys as campaigns have pinned them: parsed once, then kept in memory."""

from __future__ import annotations

from functools import partial

from storage import Session, surveys
from survey_defs.model import Survey
from survey_defs.pinning import Pinboard, pin

LEVELS = 3
"""Of sections that SQL can group by."""
_pinboard = Pinboard()


def survey_of(session: Session, fingerprint: str) -> Survey:
    """The survey with this fingerprint, which some campaign has pinned."""
    return _pinboard.survey(fingerprint, partial(surveys.text_of, session))


def keep_pinned(session: Session, survey: Survey) -> str:
    """Store it for ever, once; returns its fingerprint."""
    pinned = pin(survey)
    text = {
        "fingerprint": pinned.fingerprint,
        "code": survey.code,
        "version": survey.version,
        "title": survey.title,
        "text": pinned.text,
    }
    questions = [
        {
            "fingerprint": pinned.fingerprint,
            "question": question.code,
            "place": place,
            "criterion": question.criterion,
            **_sections(survey, question.code),
        }
        for place, question in enumerate(survey.questions)
    ]
    surveys.keep(session, text, questions)
    return pinned.fingerprint


def _sections(survey: Survey, code: str) -> dict[str, str]:
    codes = [section.code for section in survey.section_of(code)]
    padded = [*codes, *[""] * LEVELS][:LEVELS]
    return {f"section{number}": code for number, code in enumerate(padded, start=1)}
