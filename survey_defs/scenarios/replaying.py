"""Replay scenarios: everything that comes out differently, with its line, expected and got."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from survey_defs.answers import NotAnAnswer
from survey_defs.checking.lines import BadYaml, at
from survey_defs.exact import Exact, in_russian, plain
from survey_defs.model import Question, Survey
from survey_defs.parts import ZERO
from survey_defs.problems import Problem
from survey_defs.scenarios import finding, texts
from survey_defs.scenarios.acting import Misuse, understood
from survey_defs.scenarios.comparing import (
    Difference,
    Keys,
    differences,
    is_pattern,
    matching,
    same,
)
from survey_defs.scenarios.finding import BAD, Unreadable, beside
from survey_defs.scenarios.paying import forecast_differences
from survey_defs.scenarios.placing import rank_differences
from survey_defs.scenarios.shape import Act, File, OnPurpose, Ranked, Scenario, Setting
from survey_defs.scenarios.sitting import Heard, Sitting, around
from survey_defs.scores import UNIT

__all__ = ["beside", "replay", "replay_file", "replay_text"]

DIFFERS, IDLE = "scenario-differs", "scenario-idle"
MOST_WORK = 3_000_000
"""Answers times questions of one file: so many looks take seconds, not minutes."""


def replay(survey: Survey, path: Path) -> list[Problem]:
    """What the scenarios beside this questionnaire find, file by file."""
    files = beside(path, survey.code)
    return [problem for file in files for problem in replay_file(survey, file)]


def replay_file(survey: Survey, path: Path) -> list[Problem]:
    try:
        text = finding.text_of(path)
    except BadYaml as error:
        return [Problem(str(path), error.line, "", str(error), code=BAD)]
    except OSError as error:
        return [Problem(str(path), 1, "", texts.cannot_read(error.strerror or ""), code=BAD)]
    return replay_text(survey, text, str(path))


def replay_text(survey: Survey, text: str, name: str) -> list[Problem]:
    try:
        file, raw = finding.understood(text, name)
    except Unreadable as unreadable:
        return unreadable.problems
    if file.survey != survey.code:
        sentence = texts.other_survey(file.survey, survey.code)
        return [Problem(name, at(raw, "survey"), "", sentence, code=BAD)]
    if _work(survey, file) > MOST_WORK:
        return [Problem(name, 1, "", texts.TOO_MANY, code=BAD)]
    return [
        Problem(
            name,
            int(at(raw, *found.keys)),
            found.where,
            found.sentence,
            found.warning,
            title=survey.question(found.where).label if survey.has(found.where) else "",
            code=IDLE if found.warning else DIFFERS,
        )
        for found in _Replay(survey, file).found()
    ]


def _work(survey: Survey, file: File) -> int:
    settings = [*file.scenarios, *(s for r in file.rankings for s in r.organisations.values())]
    return len(survey.questions) * sum(len(setting.answers) + 1 for setting in settings)


@dataclass(frozen=True, slots=True)
class _Found:
    keys: Keys
    where: str
    sentence: str
    warning: bool = False


@dataclass(frozen=True, slots=True)
class _Replay:
    survey: Survey
    file: File

    def found(self) -> Iterator[_Found]:
        here: Keys
        for number, scenario in enumerate(self.file.scenarios):
            here = ("scenarios", number)
            purpose = scenario.changes_on_purpose
            yield from self._meant(here, scenario.name, purpose, self.scenario(scenario))
        for number, ranked in enumerate(self.file.rankings):
            here, purpose = ("rankings", number), ranked.changes_on_purpose
            yield from self._meant(here, ranked.name, purpose, self.ranked(ranked))
        for number, case in enumerate(self.file.payments):
            here, purpose = ("payments", number), case.changes_on_purpose
            differing = forecast_differences(self.survey, case, None)
            yield from self._meant(here, "", purpose, differing)

    def _meant(
        self, here: Keys, name: str, purpose: OnPurpose | None, differing: Iterator[Difference]
    ) -> Iterator[_Found]:
        """What this version changes on purpose may differ; if it does not, that is told."""
        found = [
            _Found((*here, *each.keys), each.where, texts.about(name, each.sentence))
            for each in differing
        ]
        if not _is_now(purpose, self.survey):
            yield from found
        elif not found:
            sentence = texts.about(name, texts.IDLE)
            yield _Found((*here, "changes_on_purpose"), "", sentence, warning=True)

    def scenario(self, scenario: Scenario) -> Iterator[Difference]:
        try:
            sitting = self._seated(scenario)
        except (NotAnAnswer, KeyError) as error:
            yield Difference((), "", _reason(error))
            return
        yield from self._answers(scenario, sitting)
        for each in differences(self.survey, scenario.expect, sitting):
            yield each._replace(keys=("expect", *each.keys))
        if scenario.expect.payment is not None:
            case = scenario.expect.payment
            for each in forecast_differences(self.survey, case, sitting):
                yield each._replace(keys=("expect", "payment", *each.keys))

    def ranked(self, ranked: Ranked) -> Iterator[Difference]:
        sittings: dict[str, Sitting] = {}
        for name, setting in ranked.organisations.items():
            try:
                sittings[name] = self._seated(setting)
            except (NotAnAnswer, KeyError) as error:
                yield Difference(("organisations", name), "", _reason(error))
                continue
            for each in self._answers(setting, sittings[name]):
                yield each._replace(keys=("organisations", name, *each.keys))
        yield from rank_differences(self.survey, ranked.expect, sittings)

    def _seated(self, setting: Setting) -> Sitting:
        return Sitting(self.survey, around(self.survey, setting))

    def _answers(self, setting: Setting, sitting: Sitting) -> Iterator[Difference]:
        for number, step in enumerate(setting.answers):
            (pattern, written), *_ = step.items()
            for sentence in self._step(pattern, written, sitting):
                yield Difference(("answers", number), pattern, sentence)

    def _step(self, pattern: str, written: Any, sitting: Sitting) -> list[str]:
        codes = matching(self.survey, [pattern])
        unknown = [code for code in codes if not self.survey.has(code)]
        if not codes or unknown:
            return [texts.no_such_question(pattern)]
        questions = [self.survey.question(code) for code in codes]
        try:
            acts = [(question, understood(question, written)) for question in questions]
            if is_pattern(pattern):
                return _many(sitting, acts)
            return _one(sitting, *acts[0])
        except Misuse as mistake:
            return [str(mistake)]
        except ValidationError as error:
            found = (finding.sentence(each) for each in error.errors(include_url=False))
            return list(dict.fromkeys(found))


def _is_now(purpose: OnPurpose | None, survey: Survey) -> bool:
    return purpose is not None and survey.version >= purpose.version


def _reason(error: Exception) -> str:
    return str(error) if isinstance(error, NotAnAnswer) else texts.no_such_question(error.args[0])


def _many(sitting: Sitting, acts: list[tuple[Question, Act]]) -> list[str]:
    """The same answer to all of them that are asked, looked at once."""
    found = []
    for question, act in acts:
        if sitting.asks(question.code):
            refusal = sitting.keep(question, act)
            found += [texts.refused(question.code, refusal)] if refusal else []
    sitting.look_again()
    return found


def _one(sitting: Sitting, question: Question, act: Act) -> list[str]:
    code = question.code
    if not sitting.asks(code):
        return [texts.not_asked_now(code)]
    heard = sitting.answer(question, act)
    found = list(_replies(code, act, heard))
    if act.next is not None:
        got = sitting.following(code) or "end"
        if got != act.next:
            found.append(texts.differs(texts.NEXT, _step_name(act.next), _step_name(got)))
    if act.points is not None:
        got_points = Exact(sitting.scores()[code].points, UNIT)
        if not same(act.points, got_points):
            found.append(_odd_points(code, act, got_points))
    return found


def _odd_points(code: str, act: Act, got: Exact) -> str:
    return texts.differs(texts.points_of(code), plain(act.points or ZERO), in_russian(got))


def _replies(code: str, act: Act, heard: Heard) -> Iterator[str]:
    if act.refused is None and heard.refusal is not None:
        yield texts.refused(code, heard.refusal)
    elif act.refused is not None and heard.refusal is None:
        yield texts.differs(texts.REFUSAL, texts.quoted(act.refused), texts.TAKEN)
    elif act.refused is not None and not _says(act.refused, (heard.refusal or "",)):
        refusal = texts.quoted(heard.refusal or "")
        yield texts.differs(texts.REFUSAL, texts.quoted(act.refused), refusal)
    if act.caution is not None and not _says(act.caution, heard.cautions):
        got = texts.listed([texts.quoted(words) for words in heard.cautions])
        yield texts.differs(texts.CAUTION, texts.quoted(act.caution), got)


def _says(words: str, sentences: tuple[str, ...]) -> bool:
    return any(words.casefold() in sentence.casefold() for sentence in sentences)


def _step_name(code: str) -> str:
    return texts.END if code == "end" else code
