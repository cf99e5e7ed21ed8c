"""`svod export paper`, `papers`, `reference`, `absence`: papers with a number, registered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from bot.commands import texts
from bot.commands.asking import AsJson, CampaignId, Output
from bot.commands.opening import change, say
from bot.commands.taking import Which, counted, refuse_existing

if TYPE_CHECKING:
    from datetime import datetime

    from domain.acting import Actor
    from domain.papers import NewPaper
    from storage import Session

Code = Annotated[str, typer.Argument(help=texts.PAPER_CODE)]
Under = Annotated[str, typer.Option("--under", help=texts.PAPER_UNDER)]
AsPdf = Annotated[bool, typer.Option("--pdf", help=texts.PAPER_PDF)]


def register(export: typer.Typer) -> None:
    export.command("paper", help=texts.EXPORT_PAPER)(paper)
    export.command("papers", help=texts.EXPORT_PAPERS)(papers)
    export.command("reference", help=texts.EXPORT_REFERENCE)(reference)
    export.command("absence", help=texts.EXPORT_ABSENCE)(absence)


class Told(NamedTuple):
    """What was asked for on the command line."""

    what: Literal["papers", "reference", "absence"]
    which: str = "submitted"
    code: str = ""
    """Of the one organisation whose paper it is."""
    under: str = ""
    archived: bool = False


def paper(
    campaign: CampaignId,
    organisation: Code,
    output: Output,
    which: Which = "submitted",
    *,
    as_pdf: AsPdf = False,
    as_json: AsJson = False,
) -> None:
    told = Told("papers", which, code=organisation)
    _write(told, campaign, output, as_pdf=as_pdf, as_json=as_json)


def papers(
    campaign: CampaignId,
    output: Output,
    which: Which = "submitted",
    *,
    as_pdf: AsPdf = False,
    as_json: AsJson = False,
) -> None:
    told = Told("papers", which, archived=True)
    _write(told, campaign, output, as_pdf=as_pdf, as_json=as_json)


def reference(
    campaign: CampaignId,
    output: Output,
    which: Which = "submitted",
    under: Under = "",
    *,
    as_pdf: AsPdf = False,
    as_json: AsJson = False,
) -> None:
    told = Told("reference", which, under=under)
    _write(told, campaign, output, as_pdf=as_pdf, as_json=as_json)


def absence(
    campaign: CampaignId,
    output: Output,
    under: Under = "",
    *,
    as_pdf: AsPdf = False,
    as_json: AsJson = False,
) -> None:
    told = Told("absence", under=under)
    _write(told, campaign, output, as_pdf=as_pdf, as_json=as_json)


def _write(told: Told, campaign: int, output: Path, *, as_pdf: bool, as_json: bool) -> None:
    from reports.papers.making import PDF, WORD

    counted(told.which)
    refuse_existing(output)
    unfinished = output.with_suffix(".part")
    made = change(_registered, (told, campaign, unfinished, PDF if as_pdf else WORD))
    unfinished.replace(output)
    facts = {"file": str(output), "numbers": [each.number for each in made]}
    say(texts.SAVED_TO.format(file=output), facts, as_json=as_json)


def _registered(
    session: Session, by: Actor, now: datetime, asked: tuple[Told, int, Path, str]
) -> list[NewPaper]:
    """Written and registered in one transaction: a paper that exists can be checked."""
    from domain import papers as registered
    from domain.organising import organisation_card
    from reports.gathering import Asked
    from reports.papers import making

    writers = {
        "papers": making.write_papers,
        "reference": making.write_reference,
        "absence": making.write_absence,
    }
    told, campaign, target, ending = asked
    forms = _form_of(session, by, now, told, campaign) if told.code else ()
    under = organisation_card(session, by, now, told.under).id if told.under else None
    wanted = Asked(campaign, counted(told.which), forms, under, ending, told.archived)
    made = writers[told.what](session, by, now, wanted, target)
    registered.register(session, by, now, made)
    return made


def _form_of(
    session: Session, by: Actor, now: datetime, told: Told, campaign: int
) -> tuple[int, ...]:
    """The form of the organisation with this code; 0 is of nobody."""
    from domain.results import Slice, results

    found = results(session, by, now, campaign, told.which, Slice(search=told.code))
    return tuple(each.row.form_id for each in found.rows if each.row.code == told.code) or (0,)
