"""`svod campaign …`: a season's campaigns from a script."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands import launch_texts, launching, moving, texts
from bot.commands.asking import AsJson, CampaignId
from bot.commands.moments import EVENING, MORNING, moment
from bot.commands.opening import change, look, say, stop
from bot.commands.publishing import survey_named

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from domain.acting import Actor
    from domain.campaigning import Audience
    from storage import Session

group = typer.Typer(help=texts.CAMPAIGN, no_args_is_help=True)
Day = str | None
PHASES = texts.PHASES | launch_texts.PHASES


def register(app: typer.Typer) -> None:
    launching.register(group)
    moving.register(group)
    app.add_typer(group, name="campaign")


@group.command("create", help=texts.CAMPAIGN_CREATE)
def create(
    survey: Annotated[str, typer.Argument(metavar="SURVEY", help=texts.SURVEY)],
    *,
    title: Annotated[str, typer.Option(help=texts.TITLE)],
    opens: Annotated[str, typer.Option(help=texts.OPENS)],
    on_time: Annotated[str, typer.Option(help=texts.ON_TIME)],
    locks: Annotated[str | None, typer.Option(help=texts.LOCKS)] = None,
    grace: Annotated[int | None, typer.Option(min=0, max=366, help=texts.GRACE)] = None,
    audience: Annotated[str, typer.Option("--for", help=texts.FOR)],
    owner: Annotated[str | None, typer.Option(help=texts.OWNER)] = None,
    period: Annotated[str, typer.Option(help=launch_texts.PERIOD)] = "",
    under: Annotated[str, typer.Option(help=launch_texts.UNDER)] = "",
    excepted: Annotated[str, typer.Option("--except", help=launch_texts.EXCEPTED)] = "",
    as_json: AsJson = False,
) -> None:
    """Dates are read in the zone of the owner."""
    from domain import campaigning, organising

    definition = survey_named(survey)
    narrowed: Any = {"under": _codes(under), "excepted": _codes(excepted)}

    def operation(session: Session, by: Actor, now: datetime) -> Any:
        tree = organising.organisation_tree(session, by, now)
        mine = owner or tree[0].code
        zone = organising.zone_of_code(session, mine)
        return campaigning.create_campaign(
            session,
            by,
            now,
            survey=definition,
            title=title,
            **_dates(zone, opens, on_time, locks, grace),
            organisation_code=mine,
            audience=replace(_audience(audience, {row.kind for row in tree}), **narrowed),
            period=period,
        )

    made = change(operation)
    sentence = texts.CREATED.format(id=made.id, title=made.title, forms=made.forms)
    say(sentence, {"id": made.id, "title": made.title, "forms": made.forms}, as_json=as_json)


@group.command("list", help=texts.CAMPAIGN_LIST)
def list_all(*, as_json: AsJson = False) -> None:
    from domain import campaigning

    rows = look(campaigning.list_campaigns)
    facts = [
        {
            "id": row.id,
            "title": row.title,
            "state": row.phase,
            "opens_at": row.opens_at.isoformat(),
            "on_time_at": row.on_time_at.isoformat(),
            "locks_at": row.locks_at.isoformat(),
        }
        for row in rows
    ]
    lines = [f"{row.id}\t{PHASES[row.phase]}\t{row.title}" for row in rows]
    say("\n".join(lines) or texts.NO_CAMPAIGNS, facts, as_json=as_json)


@group.command("close", help=texts.CAMPAIGN_CLOSE)
def close(campaign: CampaignId, *, as_json: AsJson = False) -> None:
    from domain import campaigning

    closed = change(campaigning.close_campaign, campaign)
    sentence = texts.CLOSED.format(id=closed.id, title=closed.title)
    say(sentence, {"id": closed.id, "state": "closed"}, as_json=as_json)


@group.command("extend", help=texts.CAMPAIGN_EXTEND)
def extend(
    campaign: CampaignId,
    *,
    on_time: Annotated[str | None, typer.Option(help=texts.ON_TIME)] = None,
    locks: Annotated[str | None, typer.Option(help=texts.LOCKS)] = None,
    organisation: Annotated[str | None, typer.Option(help=texts.ORGANISATION_CODE)] = None,
    reason: Annotated[str | None, typer.Option(help=texts.REASON)] = None,
    as_json: AsJson = False,
) -> None:
    """For everybody, or for one organisation with a reason."""
    from domain import campaigning, overview

    def operation(session: Session, by: Actor, now: datetime) -> Any:
        zone = overview.campaign_head(session, by, now, campaign).zone
        dates: dict[str, Any] = {
            "on_time_at": on_time and moment(on_time, zone, EVENING),
            "locks_at": locks and moment(locks, zone, EVENING),
        }
        given = {name: date for name, date in dates.items() if date}
        if not given:
            raise stop(texts.NO_DATES)
        if organisation is None:
            return campaigning.change_dates(session, by, now, campaign, **given)
        if not reason:
            raise stop(texts.NEEDS_REASON)
        board = overview.board(session, by, now, campaign)
        form = next((row.form_id for row in board.rows if row.code == organisation), None)
        if form is None:
            raise stop(texts.NO_FORM.format(code=organisation))
        return campaigning.extend_form(session, by, now, form, reason=reason, **given)

    change(operation)
    say(texts.EXTENDED, {"id": campaign, "organisation": organisation}, as_json=as_json)


def _audience(word: str, kinds: set[str]) -> Audience:
    """A kind of organisation when there is such a kind, else codes."""
    from domain.campaigning import Audience

    if word in kinds:
        return Audience(kind=word)
    codes = _codes(word)
    if not codes:
        raise stop(texts.FOR_NOBODY.format(word=word, kinds=", ".join(sorted(kinds))))
    return Audience(codes=codes)


def _dates(zone: ZoneInfo, opens: str, on_time: str, locks: str | None, grace: int | None) -> Any:
    """The lock is a day, or so many days after the on-time date by the clock there."""
    if (locks is None) == (grace is None):
        raise stop(texts.LOCKS_OR_GRACE)
    due = moment(on_time, zone, EVENING)
    late = due.astimezone(zone) + timedelta(days=grace or 0)
    return {
        "opens_at": moment(opens, zone, MORNING),
        "on_time_at": due,
        "locks_at": moment(locks, zone, EVENING) if locks else late.astimezone(due.tzinfo),
    }


def _codes(words: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in words.split(",") if code.strip())
