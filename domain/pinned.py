"""Surveys as campaigns have pinned them: parsed once, then kept in memory."""

from __future__ import annotations

from functools import partial

from storage import Session, surveys
from survey_defs.model import Survey
from survey_defs.pinning import Pinboard

_pinboard = Pinboard()


def survey_of(session: Session, fingerprint: str) -> Survey:
    """The survey with this fingerprint, which some campaign has pinned."""
    return _pinboard.survey(fingerprint, partial(surveys.text_of, session))
