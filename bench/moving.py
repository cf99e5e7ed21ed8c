"""Moving a running campaign of 1,000 forms × 367 questions to another version, and back."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench import season
from bench.memory import peak
from domain import moving, publishing
from domain.acting import the_program
from domain.publishing import Upload
from storage import Session
from survey_defs.loading import find
from survey_defs.model import Checklist, Survey
from survey_defs.pinning import pin

SURVEY = "municipal_mechanisms"
FORMS = 1000
CAMPAIGN = 1


def measure(*, quick: bool = False) -> Iterator[dict[str, Any]]:
    old, new = find(SURVEY), _renewed(find(SURVEY))
    forms = 20 if quick else FORMS
    with tempfile.TemporaryDirectory() as folder:
        database = season.made(Path(folder), forms, SURVEY)
        try:
            database.change_now(_publish, new)
            for what, survey in (("to the next version", new), ("and back", old)):
                told, reading = _timed(database.look_now, _report, survey)
                _, writing = _timed(database.change_now, _move, survey, told.digest)
                yield {
                    "what": f"move {what}",
                    "forms": forms,
                    "questions": len(survey.questions),
                    "processor_seconds_to_report": round(reading, 2),
                    "processor_seconds_to_move": round(writing, 2),
                    "processor_milliseconds_a_form": round(writing * 1000 / forms, 2),
                    "peak_megabytes": round(peak()),
                }
        finally:
            database.close()


def _renewed(survey: Survey) -> Survey:
    """Every seventh checklist loses a tick, a question goes, another one is new."""
    raw: dict[str, Any] = survey.model_dump(mode="json", by_alias=True)
    for place, question in enumerate(_questions(raw["sections"])):
        if question["kind"] == Checklist.model_fields["kind"].default and place % 7 == 0:
            question["items"] = question["items"][:-1] or question["items"]
    last = next(section for section in _sections(raw["sections"]) if section["questions"])
    last["questions"][0]["code"] = "new"
    return Survey.model_validate({**raw, "version": survey.version + 1})


def _sections(sections: list[Any]) -> Iterator[Any]:
    for section in sections:
        yield section
        yield from _sections(section["sections"])


def _questions(sections: list[Any]) -> Iterator[Any]:
    for section in _sections(sections):
        yield from section["questions"]


def _publish(session: Session, survey: Survey) -> None:
    publishing.publish(session, the_program(), season.NOW, Upload(survey, (), "new.yaml", b""))


def _report(session: Session, survey: Survey) -> moving.MovingReport:
    return moving.report(session, the_program(), season.NOW, CAMPAIGN, pin(survey).fingerprint)


def _move(session: Session, survey: Survey, seen: str) -> moving.Moved:
    fingerprint = pin(survey).fingerprint
    return moving.move(session, the_program(), season.NOW, CAMPAIGN, fingerprint, seen)


def _timed(work: Callable[..., Any], *args: Any) -> tuple[Any, float]:
    """What came of it, and the seconds of processor that it took: others may share the machine."""
    begun = time.process_time()
    return work(*args), time.process_time() - begun
