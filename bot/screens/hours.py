"""By which clock the bot writes to a person, and whether every working morning."""

from __future__ import annotations

from bot import callbacks as to
from bot.screen import Screen
from bot.screens import hours_texts as words
from bot.screens import notice_texts
from bot.screens.layout import Row, bold, button, row, rows, screen
from domain.hours import Hours
from domain.zone_texts import ZONES, zone_name

ABREAST = 2


def hours(view: Hours) -> Screen:
    at_work = ", ".join(zone_name(zone) for zone in view.at_work)
    said = words.own(zone_name(view.own)) if view.own else words.at_work(at_work)
    lines = [bold(words.TITLE), "", words.WHEN, said]
    if view.may_have_digest:
        lines.append(words.DIGEST_ON if view.digest else words.DIGEST_OFF)
    lines += ["", words.CHOOSE]
    return screen(lines, rows(*_clocks(view), _digest(view), _back(view)))


def _clocks(view: Hours) -> list[Row]:
    offered = [
        button(_city(name, chosen=zone == view.own), to.SetClock(number=number))
        for number, (zone, name) in enumerate(ZONES, start=1)
    ]
    return [row(*offered[at : at + ABREAST]) for at in range(0, len(offered), ABREAST)]


def _city(name: str, *, chosen: bool) -> str:
    """Without its hours: two buttons must fit beside each other."""
    city = name.partition(" (")[0]
    return words.chosen(city) if chosen else city


def _digest(view: Hours) -> Row | None:
    if not view.may_have_digest:
        return None
    label = notice_texts.DIGEST_OFF if view.digest else notice_texts.DIGEST_ON
    return row(button(label, to.Digest(on=0 if view.digest else 1)))


def _back(view: Hours) -> Row:
    back = button(notice_texts.BACK, to.Privacy())
    return row(button(words.AS_AT_WORK, to.SetClock(number=0)), back) if view.own else row(back)
