"""Expressions as people say them: labels for codes, words for signs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from survey_defs.exact import in_russian
from survey_defs.expressions import BadExpression, parse
from survey_defs.expressions.functions import NAMES
from survey_defs.expressions.nodes import (
    Both,
    Call,
    Chain,
    Comparison,
    Literal,
    Name,
    Node,
    Opposite,
    Own,
)
from survey_defs.expressions.texts import FUNCTIONS
from survey_defs.model import Checklist, Choice, Column, Date, Multiple, Question, Survey, Table
from survey_defs.outlining import phrase_texts as texts

_EQUAL = {"=": texts.IS, "<>": texts.IS_NOT}


class Phrases:
    """Says the expressions of one questionnaire; inside a table its columns come first."""

    def __init__(
        self, known: Mapping[str, Question | Column], own: Question | Column | None = None
    ) -> None:
        self._known = known
        self._own = own

    @classmethod
    def of(cls, survey: Survey) -> Phrases:
        return cls({question.code: question for question in survey.questions})

    def about(self, own: Question | Column) -> Phrases:
        """The same where a dot means the answer to this."""
        return Phrases(self._known, own)

    def inside(self, table: Table) -> Phrases:
        return Phrases({**self._known, **{column.code: column for column in table.columns}})

    def say(self, text: str) -> str:
        """What cannot be read is left as it was written."""
        try:
            return self.said(parse(text).root)
        except BadExpression:
            return text

    def said(self, node: Node) -> str:
        match node:
            case Comparison(first=first, rest=rest):
                return self._compared(first, rest)
            case Chain(first=first, rest=rest):
                return self._chained(first, rest)
            case Both(every=every, parts=parts):
                said = (self._bracketed(part) if every else self.said(part) for part in parts)
                return (texts.AND if every else texts.OR).join(said)
            case Opposite(sign=sign, part=part):
                return self._not(part) if sign == "not" else texts.SIGNS[sign] + self._term(part)
            case Call():
                return self._called(node)
            case _:
                return self._named(node)

    def _named(self, node: Literal | Name | Own) -> str:
        match node:
            case Literal():
                return _literal(node)
            case Name(code=code):
                return self._label(code)
            case Own():
                return texts.OWN

    def _bracketed(self, node: Node) -> str:
        said = self.said(node)
        return texts.in_brackets(said) if isinstance(node, Both) and not node.every else said

    def _label(self, code: str) -> str:
        question = self._known.get(code)
        return texts.quoted(question.label.partition(" · ")[0] if question else code)

    def _compared(self, first: Node, rest: tuple[tuple[str, Node], ...]) -> str:
        said, left = [], first
        for sign, right in rest:
            said.append(self._pair(left, sign, right))
            left = right
        return texts.AND.join(said)

    def _pair(self, left: Node, sign: str, right: Node) -> str:
        asked = self._question(left)
        if isinstance(right, Literal) and isinstance(right.value, str) and sign in _EQUAL:
            option = _option(asked, right.value)
            return texts.compared(self.said(left), _EQUAL[sign], option)
        dates = isinstance(asked, Date) or isinstance(self._question(right), Date)
        word = (texts.DATE_SIGNS if dates else {}).get(sign, texts.SIGNS[sign])
        if sign in texts.THAN_SIGNS and not _is_short(right):
            word += texts.THAN
        return texts.compared(self.said(left), word, self.said(right))

    def _chained(self, first: Node, rest: tuple[tuple[str, Node], ...]) -> str:
        """From the left: what has been added up is a part of a product in brackets only."""
        said, loose = self._term(first), False
        for sign, part in rest:
            if loose and sign not in _LOOSE:
                said = texts.in_brackets(said)
            said, loose = texts.compared(said, texts.SIGNS[sign], self._term(part)), sign in _LOOSE
        return said

    def _term(self, node: Node) -> str:
        said = self.said(node)
        wide = isinstance(node, Chain) or (isinstance(node, Call) and _name(node) in _WIDE)
        return texts.in_brackets(said) if wide else said

    def _not(self, part: Node) -> str:
        if isinstance(part, Call) and _name(part) == "answered":
            return texts.not_answered(self.said(part.parts[0]))
        if isinstance(part, Call) and _name(part) == "selected":
            return self._selected(part, texts.not_selected)
        said = self.said(part)
        return texts.opposite(texts.in_brackets(said) if isinstance(part, Both) else said)

    def _called(self, call: Call) -> str:
        name = _name(call)
        if name == "selected" and len(call.parts) == 2:  # noqa: PLR2004 -- a question and a code
            return self._selected(call, texts.selected)
        if name in texts.OVER and isinstance(self._question(call.parts[0]), Table):
            return self._over(name, call)
        if name == "count":
            return self._counted(call)
        if name == "year" and _is_short(call.parts[0]):
            return texts.THIS_YEAR
        saying = _SAYINGS.get(name)
        said = [self.said(part) for part in call.parts]
        if saying is not None:
            return saying(said)
        return f"{FUNCTIONS.get(name, name)}({'; '.join(said)})"

    def _selected(self, call: Call, saying: Callable[..., str]) -> str:
        question, option = call.parts
        asked = self._question(question)
        label = _option(asked, option.value) if isinstance(option, Literal) else self.said(option)
        return saying(self.said(question), label, ticks=isinstance(asked, Checklist))

    def _counted(self, call: Call) -> str:
        counted = self._question(call.parts[0])
        name = self.said(call.parts[0])
        if not isinstance(counted, Table):
            return texts.chosen_count(name)
        if len(call.parts) == 1:
            return texts.rows(name)
        return texts.rows_where(name, self.inside(counted).said(call.parts[1]))

    def _over(self, name: str, call: Call) -> str:
        table = self._question(call.parts[0])
        assert isinstance(table, Table)
        column = call.parts[1] if len(call.parts) > 1 else call.parts[0]
        if isinstance(column, Literal) and isinstance(column.value, str):
            column = Name(column.at, column.value)
        said = self.inside(table).said(column)
        return texts.over_table(name, self.said(call.parts[0]), said)

    def _question(self, node: Node) -> Question | Column | None:
        if isinstance(node, Own):
            return self._own
        return self._known.get(node.code) if isinstance(node, Name) else None


def _is_short(node: Node) -> bool:
    """A number, or today: a comparison with it reads well without more words."""
    return isinstance(node, Literal) or (isinstance(node, Call) and _name(node) == "today")


def _literal(node: Literal) -> str:
    match node.value:
        case bool():
            return texts.TRUE if node.value else texts.FALSE
        case str() as text:
            return _day(text) or texts.quoted(text)
        case number:
            return in_russian(number)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).strftime("%d.%m.%Y")
    except ValueError:
        return ""


def _option(question: Question | Column | None, code: object) -> str:
    parts: Mapping[str, str] = {}
    match question:
        case Choice() | Multiple():
            parts = {option.code: option.label for option in question.options}
        case Checklist():
            parts = {item.code: item.label for item in question.items}
    return texts.quoted(parts.get(str(code), str(code)))


def _name(call: Call) -> str:
    return NAMES.get(call.function, call.function)


_LOOSE = {"+", "-"}
_WIDE = {"if", "coalesce", "percent", "count"}
_SAYINGS: dict[str, Callable[[list[str]], str]] = {
    "answered": lambda said: texts.answered(said[0]),
    "coalesce": lambda said: texts.instead(said[0], texts.OR.join(said[1:])),
    "date": lambda said: said[0],
    "day": lambda said: texts.part_of_date("day", said[0]),
    "if": lambda said: texts.when(*said),
    "month": lambda said: texts.part_of_date("month", said[0]),
    "number": lambda said: said[0],
    "percent": lambda said: texts.percent(*said),
    "previous": lambda said: texts.previous(said[0]),
    "today": lambda _: texts.TODAY,
    "year": lambda said: texts.part_of_date("year", said[0]),
}
