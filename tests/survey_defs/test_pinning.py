"""A survey kept as text comes back the same, and its fingerprint follows its content only."""

from __future__ import annotations

import pytest

from survey_defs.loading import shipped
from survey_defs.pinning import Pinboard, pin, unpin
from tests.survey_defs.making import options, survey_of


@pytest.mark.parametrize("code", ["municipal_mechanisms", "head_self_assessment"])
def test_a_pinned_survey_is_the_same_survey(code):
    survey = shipped()[code]
    pinned = pin(survey)
    assert unpin(pinned.text) == survey
    assert pin(unpin(pinned.text)) == pinned


def test_equal_content_has_one_fingerprint_however_it_is_written():
    question = {"kind": "choice", "options": options(a="1.50", b=0)}
    same = {"kind": "choice", "options": options(a="1.5", b="0.0"), "hint": "", "required": True}
    assert pin(survey_of(question)) == pin(survey_of(same))


def test_other_content_has_another_fingerprint():
    question = {"kind": "choice", "options": options(a=1, b=0)}
    assert pin(survey_of(question)) != pin(survey_of({**question, "hint": "Подсказка"}))


def test_a_pinboard_reads_each_text_once():
    pinned = pin(survey_of({"kind": "text"}))
    asked = []

    def text_of(fingerprint):
        asked.append(fingerprint)
        return pinned.text

    board = Pinboard()
    first = board.survey(pinned.fingerprint, text_of)
    assert board.survey(pinned.fingerprint, text_of) is first
    assert asked == [pinned.fingerprint]
