"""The score so far, the check before submitting, submitting and recalling."""

from __future__ import annotations

from datetime import datetime

from bot import callbacks as to
from bot.screen import Screen
from bot.screens import duty_texts, texts
from bot.screens import form_texts as words
from bot.screens.gaining import in_a_line
from bot.screens.layout import (
    bold,
    button,
    italic,
    page_of,
    pager,
    quoted,
    row,
    rows,
    screen,
)
from bot.screens.scores import score, total
from domain.filling import FormCard, Summary
from domain.filling.gains import Gains
from domain.submitting import Check

LABEL = 100
SENTENCE = 160
MECHANISMS = 12
"""Of a survey on one page of the score."""


def summary(
    view: Summary, page: int, near: Gains | None = None, *, before: bool = False
) -> Screen:
    """`near`: where the next points are; `before`: there is a campaign to compare with."""
    shown = page_of(view.mechanisms, page, MECHANISMS)
    standing = [*total(view)] or [words.NO_POINTS]
    lines = [bold(words.SCORE_TITLE), quoted(view.campaign, LABEL), "", *standing]
    if near is not None and near.lines:
        lines.append(in_a_line(near))
    if view.maximum:
        lines += ["", *(words.bullet(score(line)) for _, line in shown.lines)]
    if not view.official and view.notice:
        lines += ["", italic(texts.notice(view.notice))]
    turn = pager(shown, lambda number: to.Summary(form=view.form_id, page=number))
    onward = button(texts.BRANCHES, to.Contents(form=view.form_id))
    back = button(texts.FORM, to.FormCard(form=view.form_id))
    more = row(
        button(duty_texts.NEAREST, to.Nearest(form=view.form_id)) if near and near.lines else None,
        button(duty_texts.SIDES, to.Sides(form=view.form_id)) if before else None,
    )
    return screen(lines, rows(turn, more, row(onward, back)))


# Submitting and recalling.


def sending(view: Check) -> Screen:
    """Confirmed once more; being late is said before, not after."""
    asked = words.sending(view.summary.campaign, view.summary.organisation)
    standing = [*total(view.summary)]
    lines = [bold(asked), "", *standing] if standing else [bold(asked)]
    lines.append("")
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
