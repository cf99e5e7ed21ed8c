"""Who fills in together, who is away, to whom a form is handed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from html import escape
from zoneinfo import ZoneInfo

from bot import callbacks as to
from bot.screen import Button, Screen
from bot.screens import question_texts, texts
from bot.screens import team_texts as words
from bot.screens.layout import (
    Row,
    bold,
    button,
    numbers,
    page_of,
    pager,
    quoted,
    row,
    rows,
    screen,
)
from domain.handing_on import Handing
from domain.team import Called, Part, Team
from domain.texts import ROLE
from storage.tables import Role
from storage.teams import Invited, Mate

NAME = 60
MATES = 8
PARTS = 5
SPANS = (3, 7, 14, 28)
HELPING = (Role.DEPUTY, Role.EXECUTOR)


def team(view: Team, page: int) -> Screen:
    every: list[Mate | Invited] = [*view.mates, *view.invited]
    shown = page_of(every, page, MATES)
    lines = [bold(words.TEAM), quoted(view.organisation, NAME), ""]
    lines += [_line(view, number, each) for number, each in shown.lines]
    away = _my_absence(view)
    if away is not None:
        lines += ["", escape(words.i_am_away(_day(view, away)))]
    jumps = numbers(
        (str(number), to.Mate(organisation=view.organisation_id, who=_who(each)))
        for number, each in shown.lines
        if view.may_lead and _role(each) in HELPING and _own(each)
    )
    return screen(lines, rows(*jumps, pager(shown, _turn(view)), *_acts(view, away), _home()))


def mate(view: Team, who: int, page: int) -> Screen:
    each = view.mate(who) if who > 0 else view.invitation(-who)
    lines = [bold(_name(each)), escape(ROLE[_role(each)])]
    parts: tuple[Row, ...] = ()
    turn = None
    if _role(each) is Role.EXECUTOR:
        lines += ["", words.PARTS if view.parts else words.NO_PARTS_TO_GIVE]
        shown = page_of(view.parts, page, PARTS)
        given = set(each.parts or ())
        parts = tuple(
            row(_part(view, who, part, given=part.key in given)) for _, part in shown.lines
        )
        turn = pager(
            shown, lambda at: to.Mate(organisation=view.organisation_id, who=who, page=at)
        )
    label = words.DISMISS if who > 0 else words.DISMISS_INVITATION
    at = {"organisation": view.organisation_id, "who": who}
    dismiss = row(button(label, to.Dismissing(**at)))
    return screen(lines, rows(*parts, turn, dismiss if view.may_lead else None, _back(view)))


def calling(view: Team) -> Screen:
    at = view.organisation_id
    return screen(
        [bold(words.CALLING), "", words.CALLING_HOW],
        rows(
            row(
                button(words.DEPUTY, to.CallHelper(organisation=at, executor=0)),
                button(words.EXECUTOR, to.CallHelper(organisation=at, executor=1)),
            ),
            _back(view),
        ),
    )


def called(made: Called) -> Screen:
    """The link, in a message of its own that can be forwarded."""
    if not made.link:
        return Screen(escape(words.NO_LINK))
    day = f"{made.expires_at:{words.TEXT_DATE}}"
    said = words.asked_to_help(ROLE[made.role], made.organisation, made.link, day)
    return Screen(escape(said))


def dismissing(view: Team, who: int) -> Screen:
    each = view.mate(who) if who > 0 else view.invitation(-who)
    at = {"organisation": view.organisation_id, "who": who}
    return screen(
        [escape(words.dismissing(_name(each)))],
        rows(
            row(button(words.DISMISS_NOW, to.Dismiss(**at))),
            row(button(texts.NO_BACK, to.Mate(**at))),
        ),
    )


def away(view: Team) -> Screen:
    """Whoever can be reached and is there themselves."""
    others: dict[int, Mate] = {}
    for each in view.mates:
        if each.reachable and each.person_id != view.me and each.away_until is None:
            others.setdefault(each.person_id, each)
    chosen = list(others.values())[:MATES]
    asked = words.AWAY_WHO if chosen else words.AWAY_NOBODY
    jumps = numbers(
        (str(number), _until(view, each.person_id)) for number, each in enumerate(chosen, 1)
    )
    lines = [bold(words.AWAY), "", asked, *_listed(chosen)]
    return screen(lines, rows(*jumps, _back(view)))


def away_until(view: Team, deputy: int, now: datetime) -> Screen:
    today = now.astimezone(ZoneInfo(view.zone)).date()
    name = next((each.name for each in view.mates if each.person_id == deputy), "")
    spans = [
        button(
            words.days(days, f"{today + timedelta(days=days):%d.%m}"),
            to.GoAway(organisation=view.organisation_id, deputy=deputy, days=days),
        )
        for days in SPANS
    ]
    return screen(
        [bold(words.AWAY), "", escape(words.stands_in(name)), words.AWAY_WHEN],
        rows(row(*spans[:2]), row(*spans[2:]), _back(view)),
    )


def handing(view: Handing) -> Screen:
    lines = [bold(words.HANDING), quoted(view.campaign, NAME), ""]
    if view.holder:
        lines += [escape(words.held(view.holder)), ""]
    takers = view.takers if view.may_hand else ()
    lines.append(words.HANDING_HOW if takers else words.HANDING_NOBODY)
    lines += _listed(takers[:MATES])
    jumps = numbers(
        (str(number), to.HandOver(form=view.form_id, person=each.person_id))
        for number, each in enumerate(takers[:MATES], 1)
    )
    free = view.holder and view.may_hand
    to_all = row(button(words.TO_ALL, to.HandOver(form=view.form_id, person=0))) if free else None
    back = row(button(texts.NO_BACK, to.FormCard(form=view.form_id)))
    return screen(lines, rows(*jumps, to_all, back))


def phoning(phone: str) -> Screen:
    return screen(
        [bold(words.PHONING), "", escape(words.phone_now(phone)), words.WRITE_PHONE],
        rows(row(button(texts.NO_BACK, to.Privacy()))),
    )


def _listed(mates: Sequence[Mate]) -> list[str]:
    said = enumerate(mates, 1)
    named = [words.mate(n, quoted(each.name, NAME), ROLE[each.role]) for n, each in said]
    return ["", *named] if named else []


def _line(view: Team, number: int, each: Mate | Invited) -> str:
    if isinstance(each, Invited):
        said = words.invited(number, ROLE[each.role], _day(view, each.expires_at))
    else:
        said = words.mate(number, quoted(each.name, NAME), ROLE[each.role])
    return "; ".join([said, *_told(view, each)])


def _told(view: Team, each: Mate | Invited) -> list[str]:
    told = []
    if _role(each) is Role.EXECUTOR:
        labels = [quoted(label, NAME) for label in view.labels(each.parts)]
        told.append(words.parts(labels) if labels else words.NO_PARTS)
    if isinstance(each, Invited):
        return told
    if each.for_name:
        told.append(words.stands_in(quoted(each.for_name, NAME)))
    if each.away_until is not None:
        told.append(words.away(_day(view, each.away_until)))
    if each.until is not None and each.for_id is None:
        told.append(words.until(_day(view, each.until)))
    return told if each.reachable else [*told, words.UNREACHABLE]


def _acts(view: Team, away: datetime | None) -> tuple[Row, ...]:
    at = view.organisation_id
    fills = any(each.person_id == view.me for each in view.mates)
    call = row(button(words.CALL, to.Calling(organisation=at))) if view.may_lead else None
    gone = button(words.COME_BACK, to.ComeBack(organisation=at))
    going = button(words.GO_AWAY, to.Away(organisation=at))
    return rows(call, row(gone if away is not None else going) if fills else None)


def _my_absence(view: Team) -> datetime | None:
    mine = (each.away_until for each in view.mates if each.person_id == view.me)
    return next((until for until in mine if until is not None), None)


def _part(view: Team, who: int, part: Part, *, given: bool) -> Button:
    mark = question_texts.TICKED if given else question_texts.UNTICKED
    press = to.GivePart(
        organisation=view.organisation_id,
        who=who,
        campaign=part.campaign_id,
        section=part.number,
        on=int(not given),
    )
    return button(f"{mark} {part.label}", press)


def _until(view: Team, deputy: int) -> to.AwayUntil:
    return to.AwayUntil(organisation=view.organisation_id, deputy=deputy)


def _turn(view: Team) -> Callable[[int], to.Team]:
    return lambda at: to.Team(organisation=view.organisation_id, page=at)


def _who(each: Mate | Invited) -> int:
    return -each.invitation_id if isinstance(each, Invited) else each.membership_id


def _role(each: Mate | Invited) -> Role:
    return each.role


def _own(each: Mate | Invited) -> bool:
    return isinstance(each, Invited) or each.for_id is None


def _name(each: Mate | Invited) -> str:
    return each.name or words.INVITED


def _day(view: Team, moment: datetime) -> str:
    return f"{moment.astimezone(ZoneInfo(view.zone)):{words.TEXT_DATE}}"


def _back(view: Team) -> Row:
    return row(button(words.TO_TEAM, to.Team(organisation=view.organisation_id)))


def _home() -> Row:
    return row(button(texts.HOME, to.Home()))
