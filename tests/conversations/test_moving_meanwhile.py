"""Somebody answers at the very moment in which the campaign goes over to another version."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from domain import answering, moving, publishing
from domain.acting import act_as, the_program
from domain.answering import Spot
from domain.filling.refusals import Renewed
from domain.publishing import Upload
from storage import Database, Session, answers
from survey_defs.pinning import pin
from tests.conftest import Clock
from tests.conversations.conftest import Planted
from tests.conversations.test_moving import renewed

pytestmark = pytest.mark.postgres
WAITS = 0.5
"""Seconds in which whoever does not wait would long be done."""


@pytest.fixture
def database(planted_postgres: Planted) -> Iterator[Database]:
    database = Database(planted_postgres.url)
    yield database
    database.close()


@pytest.mark.parametrize(("place", "code", "value"), [(1, "H2", None), (3, "H4", "none")])
def test_who_waited_for_the_form_answers_the_survey_as_it_is_now(
    database: Database, planted_postgres: Planted, place: int, code: str, value: str | None
) -> None:
    """H2 has changed and is refused, H4 has not and is answered; neither meets the old survey."""
    season, now, survey = planted_postgres.season, Clock()(), renewed()
    form, anna = season.forms["school"], season.people["Анна"]
    heard: list[BaseException | None] = []

    def answer() -> None:
        try:
            spot = Spot(form, place, 0)
            database.change_now(act_as, anna, now, answering.choose_option, spot, 0)
            heard.append(None)
        except Renewed as refusal:
            heard.append(refusal)

    answering_meanwhile = threading.Thread(target=answer)

    def moved(session: Session) -> None:
        program, campaign = the_program(), season.campaigns["school"]
        publishing.publish(session, program, now, Upload(survey, (), "а.yaml", b""))
        fingerprint = pin(survey).fingerprint
        read = moving.report(session, program, now, campaign, fingerprint)
        moving.move(session, program, now, campaign, fingerprint, read.digest)
        answering_meanwhile.start()
        answering_meanwhile.join(WAITS)
        assert answering_meanwhile.is_alive()

    database.change_now(moved)
    answering_meanwhile.join()
    rows = database.look_now(answers.read_all, form)
    assert [type(each) for each in heard] == [type(None) if value else Renewed]
    assert (rows[code].value is not None) == (value is not None)
    assert {row.question for row in rows.values()} == {each.code for each in survey.questions}
