"""The score so far, the check before submitting, submitting and recalling."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from html import escape

from bot import callbacks as to
from bot.screen import Screen
from bot.screens import form_texts as words
from bot.screens import texts
from bot.screens.layout import (
    Row,
    bold,
    button,
    italic,
    numbers,
    page_of,
    pager,
    quoted,
    row,
    rows,
    screen,
)
from domain.filling import FormCard, GapLine, ScoreLine, Summary
from domain.submitting import Check, DoubtLine
from survey_defs.exact import in_russian
from survey_defs.scoring import percent, points_in_words

LABEL = 100
SENTENCE = 160
MECHANISMS = 12
"""Of a survey on one page of the score."""


def summary(view: Summary, page: int) -> Screen:
    shown = page_of(view.mechanisms, page, MECHANISMS)
    lines = [bold(words.SCORE_TITLE), quoted(view.campaign, LABEL), "", *_total(view), ""]
    lines += [_score(line) for _, line in shown.lines]
    if not view.official and view.notice:
        lines += ["", italic(texts.notice(view.notice))]
    turn = pager(shown, lambda number: to.Summary(form=view.form_id, page=number))
    onward = button(texts.BRANCHES, to.Contents(form=view.form_id))
    back = button(texts.FORM, to.FormCard(form=view.form_id))
    return screen(lines, rows(turn, row(onward, back)))


def _total(view: Summary) -> Iterator[str]:
    share = percent(view.earned, view.maximum)
    said = in_russian(share) if share is not None else ""
    earned, maximum = points_in_words(view.earned), points_in_words(view.maximum)
    yield bold(words.score_total(earned, maximum, said))
    if view.lost or view.open:
        yield words.score_rest(points_in_words(view.lost), points_in_words(view.open))
    if view.threshold is not None:
        limit = points_in_words(view.threshold)
        yield words.threshold(limit, reached=view.earned >= view.threshold)


def _score(line: ScoreLine) -> str:
    lost = points_in_words(line.lost) if line.lost else ""
    left = points_in_words(line.open) if line.open else ""
    earned, maximum = points_in_words(line.earned), points_in_words(line.maximum)
    return words.score_line(quoted(line.label, LABEL), earned, maximum, words.rest(lost, left))


# Before submitting.


def check(view: Check, page: int) -> Screen:
    every: list[GapLine | DoubtLine] = [*view.missing, *view.doubtful]
    shown = page_of(every, page)
    lines = [bold(words.CHECK_TITLE), quoted(view.summary.campaign, LABEL), ""]
    lines += _found(view)
    lines += [_problem(number, line) for number, line in shown.lines]
    lines += ["", *_scores(view.summary)]
    if not view.may_submit and view.why_not:
        lines += ["", escape(view.why_not)]
    jumps = numbers(
        (str(number), to.Question(form=view.form_id, place=line.place))
        for number, line in shown.lines
    )
    turn = pager(shown, lambda number: to.Check(form=view.form_id, page=number))
    return screen(lines, rows(*jumps, turn, _send(view), _back(view)))


def _found(view: Check) -> Iterator[str]:
    if view.missing:
        yield words.missing(len(view.missing))
    if view.doubtful:
        yield words.doubtful(len(view.doubtful))
    yield words.JUMP if view.missing or view.doubtful else words.READY


def _problem(number: int, line: GapLine | DoubtLine) -> str:
    if isinstance(line, DoubtLine):
        return words.doubt_line(number, quoted(line.label, LABEL), quoted(line.sentence, SENTENCE))
    return words.missing_line(number, quoted(line.label, LABEL))


def _scores(view: Summary) -> Iterator[str]:
    yield bold(words.SCORE_TITLE)
    yield from _total(view)
    if len(view.mechanisms) > 1:
        yield from (_score(line) for line in view.mechanisms[:MECHANISMS])


def _send(view: Check) -> Row | None:
    if not view.may_submit:
        return None
    return row(button(words.SEND, to.Sending(form=view.form_id)))


def _back(view: Check) -> Row:
    return row(
        button(texts.BRANCHES, to.Contents(form=view.form_id)),
        button(texts.FORM, to.FormCard(form=view.form_id)),
    )


def sending(view: Check) -> Screen:
    """Confirmed once more; being late is said before, not after."""
    asked = words.sending(view.summary.campaign, view.summary.organisation)
    lines = [bold(asked), "", *_total(view.summary), ""]
    lines.append(words.SENDING_RECALL if view.on_time else words.SENDING_LATE)
    return screen(
        lines,
        rows(
            row(button(words.SEND_NOW, to.Submit(form=view.form_id))),
            row(button(texts.NO_BACK, to.Check(form=view.form_id))),
        ),
    )


def recalling(view: FormCard, now: datetime) -> Screen:
    late = now > view.line.on_time_at
    lines = [
        bold(words.recalling(view.submission or "")),
        "",
        words.RECALL_LATE if late else words.RECALL_WHY,
    ]
    form = view.line.form_id
    return screen(
        lines,
        rows(
            row(button(words.RECALL_YES, to.Recall(form=form))),
            row(button(texts.NO_BACK, to.FormCard(form=form))),
        ),
    )
