"""What an admin does for a season: organisations, invitations, campaigns, status."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from bot.commands import texts
from bot.commands.asking import AsJson, CampaignId
from bot.commands.opening import change, look, say, settings, stop

if TYPE_CHECKING:
    from domain.organising import OrganisationRow

ROLES = ("coordinator", "head", "deputy", "executor", "admin", "viewer")
organisation = typer.Typer(help=texts.ORGANISATION, no_args_is_help=True)


def register(app: typer.Typer) -> None:
    app.add_typer(organisation, name="organisation")
    app.command("invite", help=texts.INVITE)(invite)
    app.command("status", help=texts.STATUS)(status)
    app.command("panel-link", help=texts.PANEL_LINK)(panel_link)
    app.command("rescore", help=texts.RESCORE)(rescore)


@organisation.command("add", help=texts.ORGANISATION_ADD)
def add_organisation(
    name: Annotated[str, typer.Argument(metavar="NAME", help=texts.NAME)],
    *,
    kind: Annotated[str, typer.Option(help=texts.KIND)],
    under: Annotated[str | None, typer.Option(help=texts.UNDER)] = None,
    zone: Annotated[str | None, typer.Option(help=texts.ZONE)] = None,
    code: Annotated[str | None, typer.Option(help=texts.CODE)] = None,
    as_json: AsJson = False,
) -> None:
    from domain import organising

    added = change(
        organising.add_organisation, name=name, kind=kind, under=under, zone=zone, code=code
    )
    sentence = texts.ADDED.format(name=added.name, code=added.code)
    say(sentence, {"code": added.code, "name": added.name, "kind": added.kind}, as_json=as_json)


@organisation.command("list", help=texts.ORGANISATION_LIST)
def list_organisations(*, as_json: AsJson = False) -> None:
    from domain import organising

    rows = look(organising.organisation_tree)
    facts = [
        {
            "code": row.code,
            "name": row.name,
            "kind": row.kind,
            "zone": row.zone,
            "closed_at": row.closed_at,
        }
        for row in rows
    ]
    lines = [f"{'  ' * row.depth}{row.code}  {row.name}{_closed(row)}" for row in rows]
    say("\n".join(lines), facts, as_json=as_json)


def _closed(row: OrganisationRow) -> str:
    if row.closed_at is None:
        return ""
    since = row.closed_at.astimezone(ZoneInfo(row.local_zone))
    return " " + texts.CLOSED_ORGANISATION.format(since=f"{since:%d.%m.%Y}")


def invite(
    role: Annotated[str, typer.Argument(metavar="ROLE", help=texts.ROLE)],
    code: Annotated[str, typer.Argument(metavar="ORGANISATION", help=texts.ORGANISATION_CODE)],
    *,
    name: Annotated[str | None, typer.Option(help=texts.PERSON)] = None,
    as_json: AsJson = False,
) -> None:
    from domain import inviting
    from storage import facts
    from storage.tables import Role

    if role not in ROLES:
        raise stop(texts.UNKNOWN_ROLE.format(word=role))
    made = change(inviting.invite, Role(role), code, name=name)
    name_of_bot = look(lambda session, _by, _now: facts.fact(session, facts.BOT_USERNAME))
    link = f"https://t.me/{name_of_bot}?start={made.code}" if name_of_bot else made.code
    sentence = texts.INVITED.format(
        role=texts.ROLES[role], organisation=code, until=f"{made.expires_at:%d.%m.%Y}"
    )
    if not name_of_bot:
        sentence += texts.BOT_UNKNOWN
    shown = {"code": made.code, "link": link, "expires_at": made.expires_at.isoformat()}
    say(f"{sentence}\n{link}", shown, as_json=as_json)


def status(campaign_id: CampaignId, *, as_json: AsJson = False) -> None:
    from domain import overview

    board = look(overview.board, campaign_id)
    facts = [
        {
            "organisation": row.code,
            "name": row.name,
            "state": row.state,
            "form": row.form_id,
            "done": row.done,
            "total": row.total,
            "submitted_at": row.submitted_at and row.submitted_at.isoformat(),
            "on_time": row.on_time,
        }
        for row in board.rows
    ]
    lines = [
        f"{row.code}\t{row.name}\t{row.done}/{row.total}\t{texts.STATES[row.state]}"
        for row in board.rows
    ]
    say("\n".join(lines) or texts.EMPTY_STATUS, facts, as_json=as_json)


def panel_link(*, as_json: AsJson = False) -> None:
    from domain import signing_in

    link = f"{settings().panel_url}/enter/{change(signing_in.first_admin_link)}"
    say(f"{texts.PANEL}\n{link}", {"link": link}, as_json=as_json)


def rescore(
    campaign_id: Annotated[int | None, typer.Argument(help=texts.CAMPAIGN_ID)] = None,
    *,
    as_json: AsJson = False,
) -> None:
    from domain import rescoring

    changed = change(rescoring.rescore, campaign_id).count
    say(texts.RESCORED.format(changed=changed), {"changed": changed}, as_json=as_json)
