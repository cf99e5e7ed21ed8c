"""A questionnaire as plain text, for its author and for the diff of a review."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from survey_defs import texts
from survey_defs.exact import Exact, in_russian, share_in_russian
from survey_defs.model import (
    Against,
    Change,
    Checklist,
    Choice,
    Comparison,
    EvidenceRule,
    Item,
    Ladder,
    Question,
    Section,
    Survey,
)

_STEP = "  "


def outline(survey: Survey) -> str:
    lines = [texts.outline_head(survey.title, survey.code, survey.version)]
    lines += [line for line in (survey.notice, survey.about) if line]
    count, most = len(survey.questions), in_russian(survey.maximum_points)
    lines.append(texts.outline_size(count, most))
    if survey.threshold is not None:
        lines.append(texts.outline_threshold(in_russian(survey.threshold)))
    for section in survey.sections:
        lines += ["", *_section(section, 0)]
    return "\n".join(lines) + "\n"


def _section(section: Section, depth: int) -> Iterator[str]:
    indent = _STEP * depth
    yield f"{indent}{section.code}. {section.title}"
    for inner in section.sections:
        yield from _section(inner, depth + 1)
    for question in section.questions:
        for line in _question(question):
            yield f"{indent}{_STEP}{line}"


def _question(question: Question) -> Iterator[str]:
    most = in_russian(question.maximum_points)
    yield f"[{question.code}] {question.title} · {texts.outline_points(most)}{_marks(question)}"
    if question.ask_if is not None:
        when = question.ask_if
        yield f"{_STEP}? {when.question} {when.operator} {when.value or ''}".rstrip()
    if question.rule:
        yield f"{_STEP}= {question.rule}"
    for line in _scale(question):
        yield f"{_STEP}{line}"
    if question.evidence is not None:
        yield f"{_STEP}@ {_evidence(question.evidence)}"


def _marks(question: Question) -> str:
    optional = "" if question.required else texts.OUTLINE_OPTIONAL
    return optional + (texts.OUTLINE_NOT_APPLICABLE if question.not_applicable else "")


def _scale(question: Question) -> Iterator[str]:
    match question:
        case Choice():
            yield from (f"( ) {o.full or o.label}{_earned(o.points)}" for o in question.options)
        case Checklist():
            yield from map(_tick, question.items)
        case Ladder():
            yield from (f"≥ {in_russian(r.from_)}{_earned(r.points)}" for r in question.rungs)
            yield from _flag(question.void)
        case Change():
            yield from _flag(question.exempt)
        case Comparison():
            yield from map(_against, question.rungs)


def _tick(item: Item) -> str:
    earned = _earned(item.points) if item.role == "scored" else ""
    return f"[{texts.OUTLINE_ROLES[item.role]}] {item.full or item.label}{earned}"


def _against(rung: Against) -> str:
    share = f" {share_in_russian(Exact(rung.share))}" if rung.share is not None else ""
    return f"{texts.OUTLINE_RELATIONS[rung.relation]}{share}{_earned(rung.points)}"


def _flag(label: str) -> Iterator[str]:
    if label:
        yield f"[ ] {label}"


def _earned(points: Decimal) -> str:
    return f" → {in_russian(points)}"


def _evidence(rule: EvidenceRule) -> str:
    classes = f" ({', '.join(rule.classes)})" if rule.classes else ""
    return f"{'; '.join(rule.documents)}{classes}".strip()
