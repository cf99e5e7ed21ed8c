"""What changed between two versions of a questionnaire, in words, and what it does to answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from survey_defs.differences import texts
from survey_defs.differences.fitting import NOTHING, Standing, fitted, may_not_fit
from survey_defs.differences.parts import Telling, fields, renamed
from survey_defs.differences.places import moved
from survey_defs.differences.views import Difference, Differences, Named
from survey_defs.differences.wording import Wording
from survey_defs.model import Computed, Note, Question, Section, Survey
from survey_defs.pinning import pin

__all__ = ["NOTHING", "Difference", "Differences", "Named", "Standing", "differences", "fitted"]

INSIDE = ("sections", "questions")


def differences(old: Survey, new: Survey) -> Differences:
    """A question is the same one when its code is."""
    common = [each.code for each in old.questions if new.has(each.code)]
    changed = [code for code in common if old.question(code) != new.question(code)]
    risky = [code for code in changed if may_not_fit(old.question(code), new.question(code))]
    added = [each for each in new.questions if not old.has(each.code)]
    return Differences(
        old=_named(old),
        new=_named(new),
        changes=tuple(chain(_questions(old, new, common), _sections(old, new), _whole(old, new))),
        hints=tuple(_hints(old, new, changed)),
        kept=tuple(code for code in common if code not in changed),
        gone=tuple(each.code for each in old.questions if not new.has(each.code)),
        added=tuple(each.code for each in added),
        required=tuple(each.code for each in added if _must_be_answered(each)),
        risky=tuple(risky),
        safe=tuple(code for code in changed if code not in risky),
    )


def _named(survey: Survey) -> Named:
    return Named(survey.code, survey.version, survey.title, pin(survey).fingerprint)


def _must_be_answered(question: Question) -> bool:
    return question.required and not isinstance(question, Computed | Note)


def _telling(old: Survey, new: Survey) -> Telling:
    return Telling(Wording.of(old), Wording.of(new))


def _questions(old: Survey, new: Survey, common: Sequence[str]) -> Iterator[Difference]:
    for question in old.questions:
        if not new.has(question.code):
            yield _of(question, "gone", texts.question_gone(_section(old, question)))
    for question in new.questions:
        if not old.has(question.code):
            yield _of(
                question, "new", texts.question_new(_section(new, question), _demand(question))
            )
    for code, sentence in moved(old, new, common):
        yield _of(new.question(code), "moved", sentence)
    telling = _telling(old, new)
    for code in common:
        before, after = old.question(code), new.question(code)
        for change in fields(telling.inside(before, after), before, after):
            yield _of(before, change.group, change.sentence)


def _demand(question: Question) -> str:
    if isinstance(question, Computed | Note):
        return texts.NOT_ASKED[question.kind]
    return texts.REQUIRED if question.required else texts.OPTIONAL


def _of(question: Question, group: str, sentence: str) -> Difference:
    return Difference(group, question.code, question.label, sentence)


def _section(survey: Survey, question: Question) -> str:
    return survey.section_of(question.code)[-1].label


def _sections(old: Survey, new: Survey) -> Iterator[Difference]:
    before, after = _every(old.sections), _every(new.sections)
    telling = _telling(old, new)
    for code, (section, _) in before.items():
        if code not in after:
            yield _whole_section(section, texts.section_gone(section.title))
    for code, (section, above) in after.items():
        if code not in before:
            yield _whole_section(section, texts.section_new(section.title))
            continue
        earlier, was_above = before[code]
        if above != was_above:
            yield _whole_section(section, texts.section_moved(section.title))
        for change in fields(telling, earlier, section, INSIDE):
            yield _whole_section(earlier, change.sentence)
    common = [code for code in before if code in after]
    if common != [code for code in after if code in before]:
        yield Difference("sections", "", texts.WHOLE, texts.SECTIONS_REORDERED)


def _every(sections: Sequence[Section], above: str = "") -> dict[str, tuple[Section, str]]:
    """By code, each with the code of what holds it."""
    found: dict[str, tuple[Section, str]] = {}
    for section in sections:
        found[section.code] = section, above
        found |= _every(section.sections, section.code)
    return found


def _whole_section(section: Section, sentence: str) -> Difference:
    return Difference("sections", section.code, section.label, sentence)


def _whole(old: Survey, new: Survey) -> Iterator[Difference]:
    for change in fields(_telling(old, new), old, new, ("sections", "version")):
        yield Difference("rules", "", texts.WHOLE, change.sentence)


def _hints(old: Survey, new: Survey, changed: Sequence[str]) -> Iterator[str]:
    lost = {each.title.casefold(): each.code for each in old.questions if not new.has(each.code)}
    for question in new.questions:
        if not old.has(question.code) and question.title.casefold() in lost:
            yield texts.renamed_question(
                question.label, lost[question.title.casefold()], question.code
            )
    for code in changed:
        for name, title, codes in renamed(old.question(code), new.question(code)):
            yield texts.renamed_part(name, code, title, codes)
