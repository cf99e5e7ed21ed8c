"""The screen of one question: where I am, what is asked, what I have answered."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from bot import callbacks as to
from bot.screen import Button, Screen
from bot.screens import question_texts as words
from bot.screens import texts
from bot.screens.answers import answering
from bot.screens.layout import PER_PAGE, Row, bold, button, italic, quoted, row, rows, screen
from bot.screens.moments import at
from bot.screens.widths import ROWS, clip
from domain.filling import Step
from survey_defs.answers import in_words, measure_in_words
from survey_defs.checklists import ticks
from survey_defs.model import Change, Checklist, Comparison, Fraction, Ladder
from survey_defs.scoring import State, points_in_words

PATH = 34
"""Letters of each section on the line that says where I am."""
ANSWER = 700
COMMENT = 400
PAPER = 60
PAPERS = 5


def question(step: Step, *, page: int = 0) -> Screen:
    below = _below(step)
    options = answering(step, page).within(ROWS - len(below))
    given = options.rows if step.may_change else ()
    buttons = (*given, *_with_gap(step, below, ROWS - len(below) - len(given)))
    lines = [*_head(step), *_answer(step), *options.lines, *_around(step)]
    return screen(lines, buttons, revision=step.revision)


# The text.


def _head(step: Step) -> Iterator[str]:
    path = " › ".join(clip(section.label, PATH) for section in step.sections)
    yield italic(path)
    bar = texts.bar(step.done, step.total)
    yield f"{bar} {words.progress(step.number, step.done, step.total)}"
    yield ""
    yield bold(step.question.title)
    if step.question.hint:
        yield italic(step.question.hint)
    yield from _rule(step)
    yield ""


def _rule(step: Step) -> Iterator[str]:
    score = _score(step)
    said = " · ".join(part for part in (escape(step.question.rule), score) if part)
    if said:
        yield words.rule(said)


def _score(step: Step) -> str:
    """An unanswered question has no points yet, not nought."""
    if not step.maximum:
        return ""
    maximum = points_in_words(step.maximum)
    if step.state is State.ANSWERED:
        return bold(words.earned(points_in_words(step.points), maximum))
    return words.at_most(maximum)


def _answer(step: Step) -> Iterator[str]:
    if step.not_applicable is not None:
        yield f"{words.IS_NOT_APPLICABLE}: {quoted(step.not_applicable, COMMENT)}"
    elif step.value is None:
        yield italic(words.NO_ANSWER)
    elif isinstance(step.question, Checklist):
        ticked = len(ticks(step.value))
        yield f"{words.ANSWER}: {bold(words.ticked(ticked, len(step.question.items)))}"
    else:
        said = quoted(in_words(step.question, step.value), ANSWER)
        yield f"{words.ANSWER}: <b>{said}</b>"
    if step.by_name is not None:
        yield italic(words.given_by(step.by_name, _when(step)))
    if step.value is None and step.not_applicable is None and step.may_change:
        yield from _how_to_answer(step)
    if step.comment:
        yield f"💬 {quoted(step.comment, COMMENT)}"


def _when(step: Step) -> str:
    """The year is that of the campaign."""
    return "" if step.at is None else at(step.at, step.zone, step.at)


def _how_to_answer(step: Step) -> Iterator[str]:
    """Unless the hint of the question shows by an example of its own how it is done."""
    asked = step.question
    entry = asked.entry if isinstance(asked, Ladder | Change | Comparison) else asked.kind
    if words.KINDS.get(entry):
        yield words.TYPED if words.EXAMPLE in asked.hint else words.KINDS[entry]


def _around(step: Step) -> Iterator[str]:
    yield from _compared(step)
    yield from _papers(step)
    if not step.may_change and step.why_not:
        yield ""
        yield escape(step.why_not)


def _compared(step: Step) -> Iterator[str]:
    asked = step.question
    if isinstance(asked, Fraction | Ladder | Change | Comparison):
        if step.previous is not None and not step.previous_by_hand:
            yield words.previous(measure_in_words(asked, step.previous))
        if step.given is not None:
            yield words.given(measure_in_words(asked, step.given))
    if step.state is State.WAITING:
        yield words.GIVEN_MISSING if isinstance(asked, Comparison) else words.PREVIOUS_MISSING
    if step.state is State.NOT_ASKED:
        yield words.NOT_ASKED


def _papers(step: Step) -> Iterator[str]:
    wanted = step.question.evidence
    if wanted is None:
        return
    if step.evidence:
        yield words.papers(len(step.evidence))
    for number, line in enumerate(step.evidence[:PAPERS], start=1):
        yield f"{number}. {quoted(line.label, PAPER)}"
    if len(step.evidence) > PAPERS:
        yield words.more(len(step.evidence) - PAPERS)
    if step.may_change and len(step.evidence) < wanted.at_least:
        yield words.papers_wanted(wanted.at_least)
    if step.may_change and step.same is not None:
        yield words.same(quoted(step.same.label, PAPER))
    if step.proposal is not None and isinstance(step.question, Checklist):
        yield words.proposal_line(escape(_proposed(step.question, step.proposal)))


def _proposed(asked: Checklist, proposal: dict[str, list[str]]) -> str:
    return ", ".join(item.label for item in asked.items if item.code in proposal["ticks"])


# The buttons under those of the answer.


def _below(step: Step) -> tuple[Row, ...]:
    return rows(_beside(step), _more(step), _onward(step))


def _beside(step: Step) -> Row | None:
    here = {"form": step.form_id, "place": step.place}
    papers = step.question.evidence is not None and button(
        words.documents_button(len(step.evidence)), to.Papers(**here)
    )
    label = words.COMMENT_GIVEN if step.comment else words.COMMENT
    comment = (
        step.question.comment
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
    if step.value is not None:
        return button(words.CLEAR, to.Clear(**spot))
    if step.question.not_applicable:
        return button(words.NOT_APPLICABLE, to.Reasons(form=step.form_id, place=step.place))
    return None


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
