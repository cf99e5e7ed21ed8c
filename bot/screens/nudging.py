"""What a territory lacks, and a nudge seen before it is sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot import callbacks as to
from bot.screen import Screen
from bot.screens import notice_texts as words
from bot.screens import texts
from bot.screens.layout import Row, bold, button, italic, quoted, row, rows, screen
from bot.screens.moments import at, until
from domain.digesting import DigestLine
from domain.nudging import MOST, Missing, Preview
from storage.summaries import Lacking, Which

TITLE = 120
NAME = 60
ALONE = 5


def missing(view: Missing, now: datetime) -> Screen:
    """One message about all of them, with the way to nudge exactly these."""
    counts = view.counts
    lines = [
        bold(words.missing(counts.missing, counts.total)),
        quoted(view.campaign, TITLE),
        quoted(view.territory, TITLE),
        deadline(view, now),
    ]
    for label, count, named in (
        (words.NOT_STARTED, counts.not_started, view.not_started),
        (words.FILLING, counts.filling, view.filling),
        (words.LATE, counts.late, view.late),
    ):
        if count:
            lines += ["", f"<b>{label}: {count}</b>", _names(named, count)]
    if not counts.missing:
        lines += ["", words.ALL_THERE]
    board = button(words.TO_BOARD, to.Board(campaign=view.campaign_id)) if view.may_nudge else None
    return screen(lines, rows(*_nudges(view), row(board, button(texts.HOME, to.Home()))))


def deadline(view: Missing | DigestLine, now: datetime) -> str:
    if now < view.on_time_at:
        return words.on_time_until(until(view.on_time_at, view.zone, now))
    if now < view.locks_at:
        return words.locks_at(until(view.locks_at, view.zone, now))
    return words.locked_at(at(view.locks_at, view.zone, now))


def _names(named: Sequence[Lacking], count: int) -> str:
    said = "; ".join(quoted(each.organisation, NAME) for each in named)
    more = count - len(named)
    return said + (words.and_more(more) if more > 0 else "")


def _nudges(view: Missing) -> list[Row]:
    if not view.may_nudge:
        return []
    counts = view.counts
    offered = (
        (Which.ALL, counts.missing, words.nudge_all),
        (Which.NOT_STARTED, counts.not_started, words.nudge_not_started),
        (Which.LATE, counts.late, words.nudge_late),
    )
    given: list[Row] = []
    shown: set[int] = set()
    for which, count, label in offered:
        if count and count not in shown:
            shown.add(count)
            place = to.Nudging(
                campaign=view.campaign_id, territory=view.territory_id, which=int(which)
            )
            given.append(row(button(label(count), place)))
    return given


def preview(view: Preview, by: str, now: datetime, send: to.Action, back: to.Place) -> Screen:
    """The text first; then to whom and when."""
    goes = view.goes
    lines = [
        bold(words.nudge_of(len(view.forms))),
        "",
        words.THE_TEXT,
        italic(words.nudge(by)),
        words.goes_to(view.people),
        words.goes_at(at(goes.at, goes.zone, now)) if goes.at > now else words.GOES_NOW,
    ]
    if len(view.forms) >= MOST:
        lines.append(words.only_so_many(MOST))
    if goes.waits:
        lines.append(words.WAITS_ELSEWHERE)
    if view.already:
        lines.append(words.already(view.already))
    if view.alone:
        named = "; ".join(quoted(each.organisation, NAME) for each in view.alone[:ALONE])
        more = len(view.alone) - ALONE
        lines += ["", words.ALONE, named + (words.and_more(more) if more > 0 else "")]
    press = row(button(words.SEND_NUDGE, send)) if view.people else None
    return screen(lines, rows(press, row(button(words.BACK, back))))
