"""Lists of the panel as tables to take away: the columns of a page, the rows of all its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from aiohttp import web

from admin import people_texts, reminder_texts
from admin import taking_texts as texts
from admin.heads import phase
from admin.keys import VISIT, moment
from admin.taking import about
from admin.words import day, zone_label
from admin.words import texts as names
from domain.handing import Handed
from domain.journal import Noted
from domain.messages import Message
from domain.organising import OrganisationRow
from domain.overview import (
    CampaignHead,
    Glance,
    Standing,
)
from domain.paying import PaymentPage
from domain.reaching import Board as Reachability
from domain.reaching import Out, Reach
from domain.roster import Member
from reports.seen import Cell, Column, Kind, SeenTable

WORDS, WHOLE, POINTS, DAY, MOMENT = Kind.WORDS, Kind.WHOLE, Kind.POINTS, Kind.DAY, Kind.MOMENT
Lines = Iterable[tuple[str, str | Iterable[str]]]


def table_of(
    request: web.Request,
    title: str,
    lines: Lines,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell]],
) -> SeenTable:
    return SeenTable(
        title, about(request, *lines), tuple(columns), list(rows), request[VISIT].zone
    )


def columns_of(headings: Sequence[str], **kinds: Kind) -> list[Column]:
    """Words, but for those whose place is named: `_4=DAY`."""
    return [Column(h, kinds.get(f"_{place}", WORDS)) for place, h in enumerate(headings)]


def chosen(*said: str) -> tuple[str, str]:
    return texts.CHOSEN, "; ".join(filter(None, said)) or texts.EVERYTHING


def campaigns_table(request: web.Request, glances: Iterable[Glance]) -> SeenTable:
    kinds = {"_4": MOMENT, "_5": MOMENT, "_6": MOMENT}
    kinds |= {f"_{place}": WHOLE for place in range(7, len(texts.CAMPAIGN_COLUMNS))}
    rows = (_of_campaign(each, moment(request)) for each in glances)
    columns = columns_of(texts.CAMPAIGN_COLUMNS, **kinds)
    return table_of(request, texts.CAMPAIGNS, [chosen()], columns, rows)


def _of_campaign(each: Glance, now: datetime) -> list[Cell]:
    head, forms = each.campaign, each.forms
    return [
        head.title,
        head.period,
        head.survey_title,
        names.PHASES[phase(head, now)],
        head.opens_at,
        head.on_time_at,
        head.locks_at,
        forms.total,
        forms[Standing.SUBMITTED],
        forms.on_time,
        forms.late,
        forms[Standing.FILLING],
        forms[Standing.NOT_STARTED],
        forms.overdue,
    ]


def organisations_table(
    request: web.Request, rows: Iterable[OrganisationRow], search: str
) -> SeenTable:
    """The tree, parents before children."""
    kinds = dict(names.KINDS)
    cells = (
        [
            each.short_name,
            each.name,
            each.code,
            kinds.get(each.kind, each.kind),
            zone_label(each.local_zone),
            each.closed_at,
        ]
        for each in rows
    )
    columns = columns_of(texts.ORGANISATION_COLUMNS, _5=DAY)
    lines = [chosen(texts.searched(search))]
    return table_of(request, texts.ORGANISATIONS, lines, columns, cells)


def people_table(
    request: web.Request, rows: Iterable[Member], search: str, only: str
) -> SeenTable:
    zone = request[VISIT].zone
    cells = (
        [
            each.name,
            names.ROLE_NAMES[each.role],
            texts.maybe_closed(each.organisation, closed=each.closed_at is not None),
            each.organisation_code,
            each.consented_at or texts.NO_CONSENT,
            _contact(each, zone),
        ]
        for each in rows
    )
    lines = [chosen(texts.searched(search), only)]
    columns = columns_of(texts.PEOPLE_COLUMNS, _4=DAY)
    return table_of(request, texts.PEOPLE, lines, columns, cells)


def _contact(each: Member, zone: ZoneInfo) -> str:
    if each.unreachable_at:
        return texts.UNREACHABLE.format(day=day(each.unreachable_at, zone))
    return texts.IN_TELEGRAM if each.has_telegram else texts.NO_TELEGRAM


def invitations_table(
    request: web.Request, rows: Iterable[Handed], search: str, stand: str
) -> SeenTable:
    """Without the links: a file goes further than a page."""
    cells = (
        [
            one.invitation.name or texts.NAMELESS,
            names.ROLE_NAMES[one.invitation.role],
            one.invitation.organisation,
            names.INVITATION_STATES[one.stand],
            one.invitation.created_at,
            one.invitation.expires_at if one.stand == "waiting" else None,
        ]
        for one in rows
    )
    lines = [chosen(texts.searched(search), names.INVITATION_STATES.get(stand, ""))]
    columns = columns_of(texts.INVITATION_COLUMNS, _4=DAY, _5=DAY)
    return table_of(request, texts.INVITATIONS, lines, columns, cells)


def reach_table(request: web.Request, board: Reachability, only: str, territory: str) -> SeenTable:
    """Whom the bot does not reach."""
    lines = [chosen(people_texts.REACHES.get(only, ""), territory)]
    columns = columns_of(texts.REACH_COLUMNS, _7=DAY)
    rows = (_of_unreached(each) for each in board.found.rows)
    return table_of(request, texts.REACH, lines, columns, rows)


def _of_unreached(each: Out) -> list[Cell]:
    return [
        each.name or (texts.NAMELESS if each.role else texts.NOBODY),
        names.ROLE_NAMES[each.role] if each.role else "",
        people_texts.REACHES[each.reach],
        each.organisation,
        each.organisation_code,
        each.territory,
        each.phone,
        each.since,
    ]


def reach_territories_table(request: web.Request, board: Reachability) -> SeenTable:
    """How many are reached, and how many are not and why, municipality by municipality."""
    headings = [texts.MUNICIPALITY, texts.REACHED, *people_texts.REACHES.values()]
    columns = [
        Column(heading, WHOLE if place else WORDS) for place, heading in enumerate(headings)
    ]
    rows: Iterator[list[Cell]] = (
        [each.name, each.fine, *(each.counts[reach] for reach in Reach)]
        for each in board.territories
    )
    return table_of(request, texts.REACH_TERRITORIES, [chosen()], columns, rows)


def journal_table(
    request: web.Request, lines: Sequence[Noted], asked: Sequence[str], *, whole: bool
) -> SeenTable:
    rows: Iterator[list[Cell]] = (
        [
            line.at,
            line.by or texts.PROGRAM,
            names.journal_line(line.what),
            names.journal_details(line.details),
            line.organisation or "",
        ]
        for line in lines
    )
    said = [chosen(*asked), (texts.CUT, "" if whole else texts.only_newest(len(lines)))]
    return table_of(
        request, texts.JOURNAL, said, columns_of(texts.JOURNAL_COLUMNS, _0=MOMENT), rows
    )


def messages_table(
    request: web.Request, campaign: CampaignHead, lines: Sequence[Message], outcome: str
) -> SeenTable:
    rows: Iterator[list[Cell]] = (
        [
            line.person,
            reminder_texts.about(line.kind, line.content),
            line.organisation,
            line.ended_at or line.due_at,
            reminder_texts.OUTCOMES[line.outcome or "waits"],
        ]
        for line in lines
    )
    said = [
        (texts.CAMPAIGN, campaign.title),
        chosen(reminder_texts.OUTCOMES.get(outcome, "")),
    ]
    title = f"{texts.MESSAGES}. {campaign.title}"
    return table_of(request, title, said, columns_of(texts.MESSAGE_COLUMNS, _3=MOMENT), rows)


def payment_table(request: web.Request, page: PaymentPage) -> SeenTable:
    newcomers = bool(page.payment and page.payment.newcomer)
    headings = [*texts.PAYMENT_COLUMNS, *([texts.NEWCOMER] if newcomers else [])]
    rows: Iterator[list[Cell]] = (
        [
            line.row.name,
            line.row.code,
            names.STANDINGS[line.row.state],
            line.row.earned if line.row.done else texts.NO_ANSWERS,
            line.row.maximum if line.row.done else None,
            line.words,
            *([texts.YES if line.newcomer else ""] if newcomers else []),
        ]
        for line in page.lines
    )
    said = [(texts.CAMPAIGN, page.campaign.title), (texts.COUNTED, texts.ALL_SEEN)]
    said.append((texts.WHAT, texts.FORECAST))
    title = f"{texts.PAYMENT}. {page.campaign.title}"
    return table_of(request, title, said, columns_of(headings, _3=POINTS, _4=POINTS), rows)
