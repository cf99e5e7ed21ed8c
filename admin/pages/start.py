"""The first page: what needs me today, and the campaigns that run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from aiohttp import web

from admin import texts
from admin.asking import look
from admin.heads import phase
from admin.keys import moment
from admin.routing import Routes, Rule
from admin.showing import show
from domain.acting import Actor
from domain.campaign_moves import Phase
from domain.handing import count_waiting
from domain.overview import Glance, Standing, campaigns_at_a_glance
from domain.roster import count_unreachable
from domain.waking import Alarms, alarms_of
from storage import Session
from storage.tables import CampaignState

routes = Routes()
SOON = timedelta(days=7)
LONG_UNANSWERED = timedelta(days=7)


class Need(NamedTuple):
    """Something that waits for the person who looks."""

    how_many: int
    what: str
    link: str
    late: bool = False


class Start(NamedTuple):
    needs: tuple[Need, ...]
    glances: tuple[Glance, ...]


@routes.get("/", Rule.READS)
async def start(request: web.Request) -> web.Response:
    found = await look(request, _start)
    running = [each for each in found.glances if each.campaign.state is not CampaignState.CLOSED]
    running.sort(key=lambda each: each.campaign.state is CampaignState.DRAFT)
    context = {
        "needs": found.needs,
        "running": [(each, phase(each.campaign, moment(request))) for each in running],
        "closed": len(found.glances) - len(running),
    }
    return show(request, "start.html", context)


def _start(session: Session, by: Actor, now: datetime) -> Start:
    glances = campaigns_at_a_glance(session, by, now)
    of_campaigns = (need for glance in glances for need in _of_campaign(glance, now))
    titles = {glance.campaign.id: glance.campaign.title for glance in glances}
    alarms = _of_alarms(alarms_of(session, by, now), titles)
    return Start((*alarms, *of_campaigns, *_of_people(session, by, now)), glances)


def _of_alarms(alarms: Alarms, titles: dict[int, str]) -> Iterator[Need]:
    """What is broken comes before what is late."""
    for campaign_id, said in alarms.unsent:
        link = f"/campaigns/{campaign_id}/messages" if campaign_id else "/campaigns"
        yield Need(1, said, link, late=True)
    for each in alarms.undelivered:
        if each.campaign_id in titles:
            what = texts.undelivered(titles[each.campaign_id], each.outcome)
            link = f"/campaigns/{each.campaign_id}/messages?outcome={each.outcome}"
            yield Need(each.count, what, link, late=True)
    for work in alarms.failed:
        title = titles.get(work.campaign_id or 0, "")
        link = f"/campaigns/{work.campaign_id}/exports" if work.campaign_id else "/people/files"
        yield Need(work.works, texts.failed_work(title), link, late=True)


def _of_campaign(glance: Glance, now: datetime) -> Iterator[Need]:
    campaign, forms = glance.campaign, glance.forms
    board = f"/campaigns/{campaign.id}"
    match phase(campaign, now):
        case Phase.PLANNED if campaign.opens_at <= now:
            yield Need(1, texts.not_opened(campaign.title), f"{board}/settings", late=True)
        case Phase.OPEN if forms.overdue:
            link = f"{board}?state=overdue"
            yield Need(forms.overdue, texts.overdue(campaign.title), link, late=True)
        case Phase.OPEN if forms[Standing.NOT_STARTED] and campaign.on_time_at - now < SOON:
            link = f"{board}?state={Standing.NOT_STARTED}"
            yield Need(forms[Standing.NOT_STARTED], texts.not_begun(campaign.title), link)
        case Phase.LOCKED:
            yield Need(forms[Standing.LOCKED], texts.to_close(campaign.title), f"{board}/settings")
            begun = forms.begun - forms[Standing.SUBMITTED]
            if begun:
                link = f"{board}?state=unfinished"
                yield Need(begun, texts.locked_drafts(campaign.title), link)


def _of_people(session: Session, by: Actor, now: datetime) -> Iterator[Need]:
    gone = count_unreachable(session, by, now)
    if gone:
        yield Need(gone, texts.UNREACHABLE, "/people?only=unreachable", late=True)
    old = count_waiting(session, by, now, now - LONG_UNANSWERED)
    if old:
        yield Need(old, texts.UNANSWERED_INVITATIONS, "/people/invitations?only=waiting")
