"""One or several of the options, of a question or of a cell: buttons, pages, what fits words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from aiogram.filters.callback_data import CallbackData

from bot import callbacks as to
from bot.screens import question_texts as words
from bot.screens.layout import Row, button, quoted, row, rows
from bot.screens.options import Answering, Marks, Offered, Options, Paging, narrow, wide
from bot.screens.searching import found, kept
from bot.screens.widths import FULL, width
from survey_defs.limits import OPTIONS_AT_ONCE
from survey_defs.model import Choice, Multiple

SEARCHED = 60
ONE = Marks(words.CHOSEN, words.EMPTY)
SEVERAL = Marks(words.TICKED, words.UNTICKED)


@dataclass(frozen=True, slots=True)
class Spot:
    """Whose options: of a question, or of the cell in this row and column."""

    form: int
    place: int
    revision: int
    row: int = 0
    column: int = 0

    @property
    def of_answer(self) -> dict[str, int]:
        return {"form": self.form, "place": self.place, "revision": self.revision}

    @property
    def of_cell(self) -> dict[str, int]:
        return {**self.of_answer, "row": self.row, "column": self.column}

    def choose(self, option: int) -> CallbackData:
        if self.row:
            return to.ChooseCell(**self.of_cell, option=option)
        return to.Choose(**self.of_answer, option=option)

    def tick(self, option: int, page: int, *, on: bool) -> CallbackData:
        if self.row:
            return to.TickCell(**self.of_cell, option=option, on=int(on), page=page)
        return to.ChooseSeveral(**self.of_answer, option=option, on=int(on), page=page)

    def nothing(self) -> CallbackData:
        return to.UntickCell(**self.of_cell) if self.row else to.ChooseNone(**self.of_answer)

    def at(self, page: int = 0) -> CallbackData:
        here = {"form": self.form, "place": self.place, "page": page}
        return (
            to.Cell(**here, row=self.row, column=self.column) if self.row else to.Question(**here)
        )

    def finding(self, searched: str, page: int = 0) -> to.Finding:
        here = {"form": self.form, "place": self.place, "row": self.row, "column": self.column}
        return to.Finding(**here, page=page, words=kept(searched))


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked, what stands there, and what of it is shown."""

    question: Choice | Multiple
    value: Any | None
    offered: Collection[int]
    spot: Spot
    page: int = 0
    searched: str = ""


def choosing(asked: Asked) -> Answering:
    several = isinstance(asked.question, Multiple)
    marks = SEVERAL if several else ONE
    every = _offered(asked)
    options = found(every, asked.searched) if asked.searched else every
    listed = any(one.full for one in options)
    labels = [_label(one, marks) for one in options]
    return Answering(
        _before(asked, wide(options, labels, marks, listed=listed)),
        _before(asked, narrow(options, marks, _paging(asked), _hint(asked, len(every)))),
        _unfit(asked, every),
        rows(_nothing(asked), _back(asked)),
    )


def _offered(asked: Asked) -> list[Offered]:
    """Numbered from 1 as they are offered, whichever of them are shown."""
    chosen = chosen_codes(asked.value)
    every = [(place, asked.question.options[place]) for place in sorted(asked.offered)]
    return [
        Offered(number, one.label, one.full, one.code in chosen, _press(asked, place, one.code))
        for number, (place, one) in enumerate(every, start=1)
    ]


def chosen_codes(value: Any | None) -> set[str]:
    if value is None:
        return set()
    return {value} if isinstance(value, str) else set(value)


def _press(asked: Asked, place: int, code: str) -> CallbackData:
    if isinstance(asked.question, Multiple):
        return asked.spot.tick(place, asked.page, on=code not in chosen_codes(asked.value))
    return asked.spot.choose(place)


def _label(one: Offered, marks: Marks) -> str:
    """A choice not taken needs no mark; a box is drawn, ticked or not."""
    if marks is SEVERAL:
        return f"{marks.of(one)} {one.label}"
    if not one.chosen:
        return one.label
    marked = f"{words.CHOSEN} {one.label}"
    return marked if width(marked) <= FULL else f"{words.CHOSEN_NARROW} {one.label}"


def _paging(asked: Asked) -> Paging:
    if asked.searched:
        return Paging(
            asked.page,
            lambda to_page: asked.spot.finding(asked.searched, to_page),
            OPTIONS_AT_ONCE,
        )
    return Paging(asked.page, asked.spot.at, OPTIONS_AT_ONCE)


def _hint(asked: Asked, count: int) -> str:
    return f"<i>{words.SEARCH_HINT}</i>" if count > OPTIONS_AT_ONCE and not asked.searched else ""


def _before(asked: Asked, options: Options) -> Options:
    """How many may be chosen, and what was searched for, come first."""
    lines = []
    if isinstance(asked.question, Multiple):
        lines.append(f"<i>{how_many(asked.question)}</i>")
    if asked.searched:
        lines.append(words.searched(quoted(asked.searched, SEARCHED)))
        if not options.rows:
            lines.append(words.NOTHING_FOUND)
    return Options((*lines, *options.lines), options.rows)


def how_many(question: Multiple) -> str:
    return words.how_many(question.at_least, question.at_most, len(question.options))


def _unfit(asked: Asked, every: list[Offered]) -> tuple[str, ...]:
    """An earlier answer has taken back what was chosen here."""
    known = {one.code for one in asked.question.options}
    offered = {asked.question.options[place].code for place in asked.offered}
    gone = chosen_codes(asked.value) & known - offered
    return (words.NO_LONGER_OFFERED,) if gone and every else ()


def _nothing(asked: Asked) -> Row | None:
    """Where none may be chosen, and no option of their own says so."""
    question = asked.question
    if asked.searched or not isinstance(question, Multiple) or not none_is_allowed(question):
        return None
    none = asked.value is not None and not asked.value
    label = f"{words.TICKED} {words.NONE_OF_THESE}" if none else words.NONE_OF_THESE
    return row(button(label, asked.spot.nothing()))


def none_is_allowed(question: Multiple) -> bool:
    return question.at_least == 0 and not any(option.alone for option in question.options)


def _back(asked: Asked) -> Row | None:
    return row(button(words.SHOW_ALL, asked.spot.at())) if asked.searched else None
