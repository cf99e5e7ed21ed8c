"""Messages that come without being asked for. Each says what it is about and leads there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from html import escape

from bot import callbacks as to
from bot.screen import Document, Screen, Setting
from bot.screens import form_texts, texts
from bot.screens import notice_texts as words
from bot.screens.home import deadline, state
from bot.screens.layout import Row, bold, button, quoted, row, rows, screen
from domain import submitting
from domain.acting import Actor, act
from domain.errors import Refusal
from domain.filling import FormCard, FormLine, form_card
from domain.submitting.posting import RECEIPT
from storage import Session
from storage.outbox import Waiting
from storage.tables import FormState

TITLE = 120
REASON = 300


def tell(session: Session, notice: Waiting, now: datetime, setting: Setting) -> Screen:
    """What is true at the moment of sending, not of queueing."""
    try:
        return act(session, notice.telegram_id or 0, now, _told, notice)
    except Refusal:  # the role has ended meanwhile: nothing of the form may be said
        return screen([words.NEWS], rows(row(button(texts.HOME, to.Home()))))


def _told(session: Session, by: Actor, now: datetime, notice: Waiting) -> Screen:
    if notice.form_id is None:
        return _plain(notice)
    if notice.kind == RECEIPT:
        return _receipt(session, by, now, notice)
    view = form_card(session, by, now, notice.form_id)
    heading = HEADINGS.get(notice.kind, _news)(view, notice, now)
    return screen(
        [bold(heading), "", *_about(view, now), *_reason(notice)], rows(_onward(view.line))
    )


def _plain(notice: Waiting) -> Screen:
    said = str((notice.content or {}).get("text") or words.NEWS)
    return screen([escape(said)], rows(row(button(texts.HOME, to.Home()))))


def _about(view: FormCard, now: datetime) -> list[str]:
    line = view.line
    told = [quoted(line.campaign, TITLE), quoted(line.organisation, TITLE), ""]
    return [*told, state(line, now), deadline(line, now)]


def _reason(notice: Waiting) -> list[str]:
    given = (notice.content or {}).get("reason")
    return ["", words.reason(quoted(str(given), REASON))] if given else []


def _onward(line: FormLine) -> Row:
    form = line.form_id
    if not line.may_change:
        return row(button(words.OPEN, to.FormCard(form=form)))
    if line.go_on is None:
        return row(button(words.TO_SUBMIT, to.Check(form=form)))
    return row(
        button(words.GO_ON if line.done else words.START, to.Question(form=form, place=line.go_on))
    )


def _receipt(session: Session, by: Actor, now: datetime, notice: Waiting) -> Screen:
    from reports import receipt  # noqa: PLC0415 -- loads the typesetter, which few need

    page = submitting.receipt(session, by, now, notice.content["submission_id"])
    said = form_texts.receipt_caption(page.number, page.campaign, page.organisation)
    name = form_texts.receipt_name(page.number)
    return Screen(escape(said), document=Document(name, content=receipt.pdf(page)))


# What stands on top.


def _reminder(view: FormCard, notice: Waiting, now: datetime) -> str:
    line = view.line
    there = now.astimezone(line.zone).date()
    if line.state is FormState.FILLING and now >= line.on_time_at:
        return words.REMINDER_LATE
    return words.reminder((line.on_time_at.astimezone(line.zone).date() - there).days)


def _news(view: FormCard, notice: Waiting, now: datetime) -> str:
    return str((notice.content or {}).get("text") or words.NEWS)


def _saying(heading: str) -> Callable[[FormCard, Waiting, datetime], str]:
    return lambda view, notice, now: heading


HEADINGS: dict[str, Callable[[FormCard, Waiting, datetime], str]] = {
    "reminder": _reminder,
    "opened": _saying(words.OPENED),
    "extended": _saying(words.EXTENDED),
    "reopened": _saying(words.REOPENED),
    "given_value": _saying(words.GIVEN_VALUE),
}
