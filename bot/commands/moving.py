"""`svod campaign move`: another version of the questionnaire, after reading what it does."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands import publishing_texts as texts
from bot.commands.asking import AsJson, CampaignId
from bot.commands.opening import change, look, say, stop

if TYPE_CHECKING:
    from domain.moving import Target

DIGEST = 12
"""Characters of the report's digest that tell it from others well enough to type."""
To = Annotated[str, typer.Argument(metavar="VERSION", help=texts.TO_VERSION)]
Yes = Annotated[str, typer.Option("--yes", metavar="REPORT", help=texts.YES)]


def register(group: typer.Typer) -> None:
    group.command("move", help=texts.MOVE)(move)


def move(campaign: CampaignId, version: To, *, yes: Yes = "", as_json: AsJson = False) -> None:
    """Without `--yes` it only tells."""
    from domain import moving

    target = _target(campaign, version)
    report = look(moving.report, campaign, target.fingerprint)
    short = report.digest[:DIGEST]
    if not yes:
        if as_json:
            typer.echo(json.dumps(report.at_rest | {"report": short}, ensure_ascii=False))
            return
        confirm = texts.CONFIRM.format(campaign=campaign, word=version, digest=short)
        typer.echo(f"{report.in_words()}\n{confirm}")
        return
    if yes != short:
        raise stop(texts.NOT_READ)
    moved = change(moving.move, campaign, target.fingerprint, report.digest)
    facts = {"id": campaign, "version": target.version, "told": moved.told}
    say(texts.MOVED.format(told=moved.told), facts, as_json=as_json)


def _target(campaign: int, word: str) -> Target:
    from domain import moving

    targets = look(moving.targets, campaign)
    number = word.rpartition("@")[2]
    found = next((each for each in targets if str(each.version) == number), None)
    if found is None:
        known = ", ".join(str(each.version) for each in targets) or "—"
        raise stop(texts.NO_VERSION.format(word=word, known=known))
    return found
