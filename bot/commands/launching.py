"""`svod campaign open`, `hold`, `resume`, `back`, `reopen`, `repeat`: portion by portion."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands import launch_texts as texts
from bot.commands import texts as words
from bot.commands.asking import AsJson, CampaignId
from bot.commands.moments import EVENING, MORNING, moment
from bot.commands.opening import change, look, say, settings, stop

if TYPE_CHECKING:
    from domain.acting import Actor
    from storage import Session

Reason = Annotated[str, typer.Option(help=words.REASON)]
Day = Annotated[str | None, typer.Option(help=words.LOCKS)]


def register(group: typer.Typer) -> None:
    group.command("open", help=words.CAMPAIGN_OPEN)(open_now)
    group.command("hold", help=texts.HOLD)(hold)
    group.command("resume", help=texts.RESUME)(resume)
    group.command("back", help=texts.BACK)(bring_back)
    group.command("reopen", help=texts.REOPEN)(reopen)
    group.command("repeat", help=texts.REPEAT)(repeat)


def open_now(
    campaign: CampaignId,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=texts.DRY_RUN)] = False,
    as_json: AsJson = False,
) -> None:
    from domain import campaigning

    if dry_run:
        _show_plan(look(campaigning.launch_plan, campaign), as_json=as_json)
        return
    line = change(campaigning.launch, campaign, operator=settings().operator_facts)
    _finish(campaign)
    said = words.OPENED.format(id=line.id, title=line.title)
    say(said, {"id": line.id, "state": "open"}, as_json=as_json)


def hold(campaign: CampaignId, *, as_json: AsJson = False) -> None:
    from domain import campaigning

    line = change(campaigning.hold_launch, campaign)
    say(texts.HELD.format(id=line.id), _facts(line), as_json=as_json)


def resume(campaign: CampaignId, *, as_json: AsJson = False) -> None:
    from domain import campaigning

    line = change(campaigning.resume_launch, campaign)
    _finish(campaign)
    said = texts.RESUMED.format(id=line.id, title=line.title)
    say(said, {"id": line.id, "state": "open"}, as_json=as_json)


def bring_back(campaign: CampaignId, *, reason: Reason = "", as_json: AsJson = False) -> None:
    from domain import campaigning

    line = change(campaigning.take_back, campaign, reason)
    say(texts.IS_BACK.format(id=line.id), _facts(line), as_json=as_json)


def reopen(
    campaign: CampaignId, *, locks: Day = None, reason: Reason = "", as_json: AsJson = False
) -> None:
    """A campaign that has never opened becomes a draft again and needs no date."""
    from domain import campaigning, overview

    def operation(session: Session, by: Actor, now: datetime) -> Any:
        head = overview.campaign_head(session, by, now, campaign)
        if head.launched_at is None:
            return campaigning.restore_campaign(session, by, now, campaign, reason)
        if locks is None:
            raise stop(texts.NEEDS_LOCKS)
        until = moment(locks, head.zone, EVENING)
        return campaigning.reopen_campaign(session, by, now, campaign, until, reason)

    line = change(operation)
    said = texts.RESTORED if line.phase == "planned" else texts.REOPENED
    say(said.format(id=line.id), _facts(line), as_json=as_json)


def repeat(
    campaign: CampaignId,
    *,
    opens: Annotated[str | None, typer.Option(help=words.OPENS)] = None,
    on_time: Annotated[str | None, typer.Option(help=words.ON_TIME)] = None,
    locks: Day = None,
    period: Annotated[str | None, typer.Option(help=texts.PERIOD)] = None,
    as_json: AsJson = False,
) -> None:
    """What is not said is proposed: four months later, as long as the last."""
    from domain import repeating

    def operation(session: Session, by: Actor, now: datetime) -> Any:
        wanted = repeating.proposed(session, by, now, campaign)
        said: dict[str, Any] = {
            "opens_at": opens and moment(opens, wanted.zone, MORNING),
            "on_time_at": on_time and moment(on_time, wanted.zone, EVENING),
            "locks_at": locks and moment(locks, wanted.zone, EVENING),
            "period": period,
        }
        wanted = replace(wanted, **{name: value for name, value in said.items() if value})
        return repeating.repeat_campaign(session, by, now, campaign, wanted)

    made = change(operation)
    at = {name: _there(getattr(made, name), made.zone) for name in ("opens_at", "on_time_at")}
    said = texts.REPEATED.format(id=made.id, title=made.title, period=made.period, **at)
    say(said, {**_facts(made), "period": made.period}, as_json=as_json)


def _finish(campaign: int) -> None:
    """Portion by portion, so that whoever answers in the meantime need not wait."""
    from domain import launching

    def portion(session: Session, by: Actor, now: datetime) -> int:
        return launching.go_on(session, now, campaign)

    while change(portion):
        pass


def _show_plan(plan: Any, *, as_json: bool) -> None:
    facts = {name: getattr(plan, name) for name in ("forms", "messages", "a_second", "unreached")}
    times = {name: _there(getattr(plan, name), plan.zone) for name in ("first_at", "told_by")}
    lines = [texts.PLAN.format(**facts, **times)]
    lines += [texts.MISSED.format(code=each.code, name=each.name) for each in plan.missed]
    missed = [each.code for each in plan.missed]
    say("\n".join(lines), {**facts, **times, "missed": missed}, as_json=as_json)


def _facts(line: Any) -> dict[str, Any]:
    return {"id": line.id, "state": line.phase}


def _there(at: datetime, zone: Any) -> str:
    return at.astimezone(zone).strftime(texts.DAY_AND_TIME)
