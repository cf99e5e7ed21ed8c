"""Surveys as they were when their campaigns pinned them."""

from __future__ import annotations

from collections.abc import Sequence

from storage import Session
from storage.statements import Row, add_new
from storage.tables import PinnedQuestion, PinnedSurvey


def keep(session: Session, survey: Row, questions: Sequence[Row]) -> None:
    """Store the text and its questions as rows, once; both have the columns of their tables."""
    add_new(session, PinnedSurvey, [survey])
    add_new(session, PinnedQuestion, questions)


def text_of(session: Session, fingerprint: str) -> str:
    return session.get_one(PinnedSurvey, fingerprint).text
