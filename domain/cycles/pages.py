"""The cycle of a campaign and of one form, for those who oversee them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from domain.access import may_oversee, seen_paths
from domain.acting import Actor
from domain.cycles.counting import Reaches, by_part, homes_of, parts_of, reached, reaches, shown
from domain.cycles.counting import together as added
from domain.cycles.views import Asked, By, ChainShown, CyclePage, CycleRow, FormCycle, Part, Reach
from domain.errors import NotFound
from domain.filling.opened import to_look
from domain.overview import Sums, seen_campaign, texts
from domain.overview.boards import pages_of, row_of
from domain.overview.tallies import tally_of
from domain.pinned import survey_of
from domain.results import STANDINGS
from storage import Session, cycles, totals
from storage.totals import Order, Scope
from survey_defs.cycle import Group, groups_of
from survey_defs.model import Survey


def campaign_cycle(
    session: Session, by: Actor, now: datetime, campaign_id: int, asked: Asked | None = None
) -> CyclePage:
    """Only the forms within the actor's subtrees; refuses where no cycle is declared."""
    asked = asked or Asked()
    campaign = seen_campaign(session, by, campaign_id)
    survey = _with_cycle(survey_of(session, campaign.fingerprint))
    everything = Scope(campaign_id, seen_paths(by), now)
    counted = everything._replace(standings=STANDINGS[asked.which])
    per_form = reaches(session, counted, survey)
    expected = tally_of(totals.count(session, everything)).total
    steps = steps_of(survey, asked.by)
    parts = by_part(survey, per_form.values())
    rows = _rows(session, counted, survey, asked, per_form)
    pages = pages_of(len(rows), asked.per_page)
    page = min(max(asked.page, 1), pages)
    size = asked.per_page or len(rows)
    return CyclePage(
        campaign=campaign,
        counted=len(per_form),
        words=texts.counted(asked.which.value, len(per_form), expected),
        steps=steps,
        both=bool(groups_of(survey)),
        total=added(survey, (part.reach for part in parts)).grouped(steps),
        parts=tuple(Part(part.section, part.reach.grouped(steps)) for part in parts),
        rows=tuple(rows[(page - 1) * size : page * size]),
        found=len(rows),
        page=page,
        pages=pages,
    )


def form_cycle(session: Session, by: Actor, now: datetime, form_id: int) -> FormCycle:
    """Every chain of one form, link by link."""
    opened = to_look(session, by, form_id)
    if not may_oversee(by, opened.row.path):
        raise NotFound
    survey = _with_cycle(opened.survey)
    held = cycles.standings_of(session, form_id)
    line = totals.line(session, form_id, now)
    assert line is not None
    by_mechanism = reached(survey, held)
    inside: dict[str, list[ChainShown]] = {part.code: [] for part in parts_of(survey)}
    for home, chain in homes_of(survey):
        inside[home].append(shown(chain, held))
    return FormCycle(
        campaign=seen_campaign(session, by, opened.row.campaign.id),
        row=row_of(line, Sums()),
        links=survey.cycle,
        groups=groups_of(survey),
        total=added(survey, by_mechanism.values()),
        parts=tuple(
            (Part(section, by_mechanism[section.code]), tuple(inside[section.code]))
            for section in parts_of(survey)
        ),
    )


def _with_cycle(survey: Survey) -> Survey:
    if not survey.cycle:
        raise NotFound
    return survey


def steps_of(survey: Survey, by: By) -> tuple[Group, ...]:
    """What the cycle is cut into; its links where its author has no shorter grouping."""
    links = tuple(Group(link.title, at, at) for at, link in enumerate(survey.cycle))
    return (groups_of(survey) or links) if by is By.GROUPS else links


def _rows(
    session: Session,
    counted: Scope,
    survey: Survey,
    asked: Asked,
    per_form: Mapping[int, Reaches],
) -> list[CycleRow]:
    """By name; those without a chain that breaks where it is asked are left out."""
    lines = totals.lines(session, counted._replace(search=asked.search), Order())
    steps = steps_of(survey, asked.by)
    rows = (
        CycleRow(row_of(line, Sums()), _chosen(survey, asked, per_form[line.form_id], steps))
        for line in lines
    )
    step = asked.step if asked.step in range(len(steps)) else None
    return [row for row in rows if step is None or row.reach.breaks[step]]


def _chosen(survey: Survey, asked: Asked, found: Reaches, steps: tuple[Group, ...]) -> Reach:
    if asked.mechanism in found:
        return found[asked.mechanism].grouped(steps)
    return added(survey, found.values()).grouped(steps)
