"""What the rules of a question say of a new answer: what refuses it, what is only worth saying.

A typed answer is whole, and what its constraint calls false is refused. Several ticks, or the
rows of a table, come one after another: there the constraint is told at once and blocks the
submission, while a cell must fulfil its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from survey_defs.evaluating import Remark
from survey_defs.model import Question, Table


class Verdict(NamedTuple):
    refusal: str = ""
    """Why it is not recorded."""
    told: tuple[str, ...] = ()
    """What is said of it once it is."""


Judge = Callable[[Question, Sequence[Remark]], Verdict]


def of_whole(question: Question, remarks: Sequence[Remark]) -> Verdict:
    """An answer given at once."""
    if isinstance(question, Table):
        return in_parts(question, remarks)
    return _verdict([remark for remark in remarks if remark.blocks], remarks)


def in_parts(question: Question, remarks: Sequence[Remark]) -> Verdict:
    """An answer that comes press by press."""
    return _verdict([], [remark for remark in remarks if remark.row is None])


def of_cell(row: int, column: str) -> Judge:
    """The cell just filled; what is said of other rows would only be repeated."""

    def judge(question: Question, remarks: Sequence[Remark]) -> Verdict:
        near = [remark for remark in remarks if remark.row in (None, row)]
        own = [r for r in near if r.blocks and (r.row, r.column) == (row, column)]
        return _verdict(own, near)

    return judge


def told_of(remarks: Sequence[Remark]) -> tuple[str, ...]:
    """All that is said of an answer as it stands, what blocks first."""
    return _verdict([], remarks).told


def _verdict(refusing: Sequence[Remark], said: Sequence[Remark]) -> Verdict:
    """What blocks is said before what only warns."""
    if refusing:
        return Verdict(refusal=" ".join(dict.fromkeys(each.text for each in refusing)))
    in_order = sorted(said, key=lambda remark: not remark.blocks)
    return Verdict(told=tuple(dict.fromkeys(remark.text for remark in in_order)))
