"""Values of a definition in a few words, for telling an old one from a new one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from survey_defs.differences import texts
from survey_defs.differences.name_texts import FIELDS, KINDS
from survey_defs.exact import in_russian
from survey_defs.limits import shortened
from survey_defs.model import Survey
from survey_defs.outlining.phrases import Phrases
from survey_defs.parts import Bounds, Frozen
from survey_defs.rules import ScoreLevel
from survey_defs.word_texts import WORDS

LONGEST = 120
EXPRESSIONS = frozenset({"ask_if", "show_if", "constraint", "formula", "when", "must"})
_AS_IN_WORKBOOKS = {
    "mode": "rounding_mode",
    "by": "pay_by",
    "of": "pay_of",
    "rule": "pay_rule",
}
"""Under which column of a workbook the words of a field are kept, where it is not its own name."""


class Wording:
    """Says the values of one version; its expressions speak of its questions."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases

    @classmethod
    def of(cls, survey: Survey) -> Wording:
        return cls(Phrases.of(survey))

    def about(self, part: Any) -> Wording:
        """The same where a dot means the answer to this question."""
        return Wording(self._phrases.about(part))

    def inside(self, table: Any) -> Wording:
        return Wording(self._phrases.inside(table))

    def brief(self, field: str, value: Any) -> str:
        """The value of this field, whatever it is."""
        match value:
            case None | "" | ():
                said = texts.NOTHING
            case bool():
                said = texts.YES if value else texts.NO
            case Decimal() | int():
                said = in_russian(Decimal(value))
            case str():
                said = self._text(field, value)
            case Frozen():
                said = self._part(value)
            case Sequence():
                said = "; ".join(self.brief(field, each) for each in value)
            case _:
                said = str(value)
        return said

    def _part(self, part: Frozen) -> str:
        match part:
            case Bounds():
                return self._bounds(part)
            case ScoreLevel():
                return texts.level(part.title, in_russian(part.from_))
        return texts.COMMA.join(self._fields(part)) or texts.YES

    def _text(self, field: str, value: str) -> str:
        if field in EXPRESSIONS:
            return self._phrases.say(value)
        if field == "kind":
            return KINDS[value]
        words = WORDS.get(_AS_IN_WORKBOOKS.get(field, field), {})
        return words.get(value) or f"«{shortened(value, LONGEST)}»"

    def _bounds(self, stretch: Bounds) -> str:
        ends = (
            (texts.FROM, stretch.from_),
            (texts.ABOVE, stretch.above),
            (texts.UPTO, stretch.to),
            (texts.BELOW, stretch.below),
        )
        said = " ".join(form.format(in_russian(end)) for form, end in ends if end is not None)
        own = [(name, value) for name, value in _own(stretch) if name not in Bounds.model_fields]
        rest = [self.brief(name, value) for name, value in own]
        return f"{said or texts.ANYTHING} — {', '.join(rest)}"

    def _fields(self, part: Frozen) -> Iterator[str]:
        """What is not as it would be by itself; which rule of payment it is, always."""
        for name, value in _own(part):
            field = type(part).model_fields[name]
            default = field.get_default(call_default_factory=True)
            if name == "rule":
                yield self.brief(name, value)
            elif field.is_required() or value != default:
                yield f"{name_of(name)} {self.brief(name, value)}"


def name_of(field: str) -> str:
    field = field.rstrip("_")
    return FIELDS.get(field, field)


def _own(part: Frozen) -> Iterator[tuple[str, Any]]:
    for name in type(part).model_fields:
        yield name, getattr(part, name)
