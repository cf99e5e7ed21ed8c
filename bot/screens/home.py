"""My forms, and the card of one of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from html import escape

from bot import callbacks as to
from bot.screen import Button, Screen
from bot.screens import delta_texts, duty_texts, notice_texts, team_texts, texts
from bot.screens import form_texts as words
from bot.screens.layout import Row, bold, button, italic, page_of, pager, quoted, row, rows, screen
from bot.screens.moments import at, day, until
from domain.access import FILLING
from domain.filling import FormCard, FormLine, Home
from domain.texts import ROLE
from storage.tables import FormState, Role

TITLE = 80
REASON = 200
FORMS = 4
"""Forms on a page: each takes four lines and a button."""
LISTED = 6
"""Of those to come; finished ones take no buttons of their own here."""


def home(view: Home, now: datetime, page: int) -> Screen:
    """Forms that are open come first; finished ones follow them on the same pages."""
    lines = [escape(words.hello(view.name)), ""]
    every = [*view.forms, *view.finished]
    shown = page_of(every, page, FORMS)
    lines.append(bold(words.MY_FORMS) if every else words.NO_FORMS)
    for number, line in shown.lines:
        lines += ["", *_line(number, line, now)]
    lines += _upcoming(view)
    if any(not line.official and line.notice for line in every):
        notices = dict.fromkeys(line.notice for line in every if not line.official)
        lines += ["", *(italic(texts.notice(said)) for said in notices if said)]
    opening = [_open(number, line, alone=len(every) == 1) for number, line in shown.lines]
    turn = pager(shown, lambda to_page: to.Home(page=to_page))
    tray = (
        view.tray
        and view.forms
        and row(button(words.tray_button(view.tray), to.Tray(form=view.forms[0].form_id)))
    )
    panel = view.manages and button(words.PANEL, to.PanelLink())
    below = view.below and button(duty_texts.BOARDS, to.Boards())
    return screen(lines, rows(*opening, turn, tray or None, row(below or None, panel or None)))


def _line(number: int, line: FormLine, now: datetime) -> Iterator[str]:
    yield f"{number}. <b>{quoted(line.campaign, TITLE)}</b>"
    yield f"{quoted(line.organisation, TITLE)} · {ROLE[line.role]}"
    yield f"{texts.bar(line.done, line.total)} {state(line, now)}"
    yield deadline(line, now)


def state(line: FormLine, now: datetime) -> str:
    if line.state is FormState.SUBMITTED and line.submitted_at is not None:
        return words.submitted(at(line.submitted_at, line.zone, now), late=line.late)
    if now >= line.locks_at:
        return words.LOCKED_EMPTY
    if line.done >= line.total:
        return words.OWN_DONE if line.role is Role.EXECUTOR else words.ALL_DONE
    return words.answered(line.done, line.total) if line.done else words.NOT_STARTED


def deadline(line: FormLine, now: datetime) -> str:
    if now >= line.locks_at:
        return words.locked_at(at(line.locks_at, line.zone, now))
    if line.state is FormState.SUBMITTED:
        return words.locks(at(line.locks_at, line.zone, now))
    if now >= line.on_time_at:
        return words.late_until(until(line.locks_at, line.zone, now))
    return words.due(until(line.on_time_at, line.zone, now))


def _open(number: int, line: FormLine, *, alone: bool) -> Row:
    if line.may_change and line.go_on is not None:
        verb = words.GO_ON if line.done else words.START
        target: to.Place = to.Question(form=line.form_id, place=line.go_on)
        label = verb if alone else f"{number}. {verb}"
        card = words.OPEN if alone else f"{number}. {words.OPEN}"
        return row(button(label, target), button(card, to.FormCard(form=line.form_id)))
    name = words.OPEN if alone else f"{number}. {words.OPEN}: {line.campaign}"
    return row(button(name, to.FormCard(form=line.form_id)))


def _upcoming(view: Home) -> Iterator[str]:
    if view.upcoming:
        yield ""
        yield bold(words.UPCOMING)
    for line in view.upcoming[:LISTED]:
        opens = day(line.opens_at.astimezone(line.zone))
        yield words.upcoming(quoted(line.title, TITLE), quoted(line.organisation, TITLE), opens)


# The card.


def card(view: FormCard, now: datetime) -> Screen:
    line = view.line
    lines = [bold(line.campaign), escape(line.organisation), "", *_standing(view, now)]
    if view.extension_reason:
        lines.append(words.extended(quoted(view.extension_reason, REASON)))
    if view.reopened_until is not None and view.reopened_until > now:
        lines.append(words.reopened(at(view.reopened_until, line.zone, now)))
    if hushed := _is_hushed(view, now):
        lines.append(notice_texts.hushed(at(hushed, line.zone, now)))
    if view.holder and line.state is FormState.FILLING:
        lines.append(escape(team_texts.held(view.holder)))
    if view.submission is not None:
        lines.append(words.receipt_number(escape(view.submission)))
    if not line.official and line.notice:
        lines += ["", italic(texts.notice(line.notice))]
    return screen(lines, _card_rows(view, now))


def _standing(view: FormCard, now: datetime) -> Iterator[str]:
    """How far it is, and until when; or why nothing can be changed."""
    line = view.line
    answered = words.answered(line.done, line.total)
    yield f"{texts.bar(line.done, line.total)} {answered}"
    if (said := state(line, now)) != answered:
        yield said
    yield escape(view.why_not) if not line.may_change and view.why_not else deadline(line, now)


def _is_hushed(view: FormCard, now: datetime) -> datetime | None:
    waits = view.line.may_change and view.hushed_until and now < view.hushed_until
    return view.hushed_until if waits else None


def _card_rows(view: FormCard, now: datetime) -> tuple[Row, ...]:
    line, form = view.line, view.line.form_id
    go_on = None
    if line.may_change and line.go_on is not None:
        verb = words.GO_ON if line.done else words.START
        go_on = row(button(verb, to.Question(form=form, place=line.go_on)))
    submitted = line.state is FormState.SUBMITTED
    tray = view.tray and row(button(words.tray_button(view.tray), to.Tray(form=form)))
    return rows(
        go_on,
        row(
            button(words.CONTENTS, to.Contents(form=form)),
            button(words.GAPS, to.Gaps(form=form)),
            None if view.partly else button(words.SCORE, to.Summary(form=form)),
        ),
        row(button(delta_texts.LINK, to.Delta(form=form)))
        if view.before and line.may_change and not view.partly
        else None,
        tray or None,
        row(button(notice_texts.SPEAK_AGAIN, to.Hush(form=form, days=0)))
        if _is_hushed(view, now)
        else None,
        row(button(words.SUBMIT, to.Check(form=form)))
        if line.may_change and not view.partly
        else None,
        row(button(words.RECEIPT, to.GetReceipt(form=form)))
        if view.submission and not view.partly
        else None,
        row(button(words.RECALL, to.Recalling(form=form)))
        if submitted and now < line.locks_at and line.role in FILLING
        else None,
        _team_row(view),
        row(_board(view), button(texts.HOME, to.Home())),
    )


def _board(view: FormCard) -> Button | None:
    """For those who only look: where they have come from."""
    if view.line.role in FILLING or view.partly:
        return None
    return button(notice_texts.TO_BOARD, to.Board(campaign=view.campaign_id))


def _team_row(view: FormCard) -> Row | None:
    """For those who fill it in: who else does, and handing it on."""
    line = view.line
    if line.role not in FILLING and not view.partly:
        return None
    hand = button(team_texts.HAND, to.Handing(form=line.form_id))
    return row(
        button(team_texts.TEAM, to.Team(organisation=view.organisation_id)),
        hand if line.may_change and not view.partly else None,
    )
