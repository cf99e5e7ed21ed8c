"""Scenarios beside a questionnaire: answers that somebody gives and what must come of them."""

from __future__ import annotations

from survey_defs.scenarios.finding import texts_of
from survey_defs.scenarios.replaying import beside, replay, replay_file, replay_text

__all__ = ["beside", "replay", "replay_file", "replay_text", "texts_of"]
