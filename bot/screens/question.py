"""The screen of one question: the words above, the buttons of its answer, the ways on."""

from __future__ import annotations

from bot import callbacks as to
from bot.screen import Button, Screen
from bot.screens import question_texts as words
from bot.screens import texts
from bot.screens.answers import Looking, answering
from bot.screens.layout import PER_PAGE, Row, button, row, rows, screen
from bot.screens.paragraphs import answer, around, head, wanted_of
from bot.screens.tables import restoring
from bot.screens.widths import ROWS
from domain.filling import Part, Step
from survey_defs.model import Computed, EvidenceOnly, Note, Table

AT_FIRST = Looking()


def question(
    step: Step,
    look: Looking = AT_FIRST,
    *,
    parts: tuple[Part, ...] = (),
    gone: int | None = None,
) -> Screen:
    """`parts`: what a computed value is made of. `gone`: the row that has just been removed."""
    below = _below(step, gone)
    options = answering(step, look).within(ROWS - len(below))
    given = options.rows if step.may_change or isinstance(step.question, Table) else ()
    buttons = (*given, *_with_gap(step, below, ROWS - len(below) - len(given)))
    lines = [*head(step), *answer(step, parts), *options.lines, *around(step)]
    return screen(lines, buttons, revision=step.revision)


# The buttons under those of the answer.


def _below(step: Step, gone: int | None) -> tuple[Row, ...]:
    more = _more(step)
    if gone is not None and step.may_change:
        more = restoring(step, gone)
    return rows(_beside(step), _keep(step), more, _onward(step))


def _keep(step: Step) -> Row | None:
    """One tap for what has not changed since the last period."""
    if not step.may_keep or not step.may_change:
        return None
    spot = {"form": step.form_id, "place": step.place, "revision": step.revision}
    return row(button(words.KEEP, to.Keep(**spot)))


def _beside(step: Step) -> Row | None:
    here = {"form": step.form_id, "place": step.place}
    papers = wanted_of(step) is not None and button(
        words.documents_button(len(step.evidence)), to.Papers(**here)
    )
    label = words.COMMENT_GIVEN if step.comment else words.COMMENT
    comment = (
        step.question.comment
        and not isinstance(step.question, Note | Computed)
        and step.may_change
        and button(label, to.Type(**here, revision=step.revision, what="comment"))
    )
    return row(papers or None, comment or None) or None


def _more(step: Step) -> Row | None:
    if not step.may_change:
        return None
    here = {"form": step.form_id, "place": step.place}
    same = button(words.SAME, to.Attach(**here, paper=step.same.id)) if step.same else None
    return row(_applicable(step), same) or None


def _applicable(step: Step) -> Button | None:
    """Say that it does not apply, take that back, or take the answer back."""
    spot = {"form": step.form_id, "place": step.place, "revision": step.revision}
    if step.not_applicable is not None:
        return button(words.APPLICABLE, to.Clear(**spot))
    if step.value is not None and _may_clear(step):
        return button(words.CLEAR, to.Clear(**spot))
    if step.value is not None:
        return None
    if step.question.not_applicable:
        return button(words.NOT_APPLICABLE, to.Reasons(form=step.form_id, place=step.place))
    return None


def _may_clear(step: Step) -> bool:
    """Not a whole table at one tap, nor what stands by the documents or is computed."""
    if isinstance(step.question, Table):
        return step.table is not None and not step.table.rows
    return not isinstance(step.question, EvidenceOnly | Computed | Note)


def _with_gap(step: Step, below: tuple[Row, ...], room: int) -> tuple[Row, ...]:
    """A jump to the next gap, when there is room for it and it is not simply the next question."""
    if room < 1 or step.gap is None or step.gap in {step.next, step.place}:
        return below
    gap = row(button(words.GAP, to.Question(form=step.form_id, place=step.gap)))
    return (*below[:-1], gap, below[-1])


def _onward(step: Step) -> Row:
    form = step.form_id
    back = step.back is not None and button(texts.BACK, to.Question(form=form, place=step.back))
    section = step.sections[-1].number if step.sections else 0
    page = step.line // PER_PAGE
    branches = button(texts.BRANCHES, to.Contents(form=form, section=section, page=page))
    onward = (
        button(texts.NEXT, to.Question(form=form, place=step.next))
        if step.next is not None
        else button(words.TO_CHECK, to.Check(form=form))
    )
    return row(back or None, branches, onward)
