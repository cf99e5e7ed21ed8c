"""Each place of the conversation: which question to the domain, drawn by which screen."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from bot import callbacks as to
from bot.screen import Scene, Screen
from bot.screens import (
    beside,
    checking,
    coming_in,
    coming_in_texts,
    conflicts,
    contents,
    delta,
    evidence,
    home,
    placing,
    question,
    question_texts,
    submitting,
    texts,
)
from bot.screens.answers import Looking
from bot.screens.duty_places import DUTIES
from bot.screens.layout import button, row, rows, screen
from bot.screens.moments import day
from bot.screens.reminding_places import REMINDING
from bot.screens.row_places import ROWS, today
from bot.screens.team_places import TEAM
from domain import consenting, filling, proving
from domain.access import may_fill_here
from domain.acting import Actor
from domain.deadlines import MOSCOW
from domain.owning import own_phone
from domain.submitting import before_submitting
from domain.texts import ROLE
from storage import Session, organisations
from survey_defs.model import Computed

MINE = "mine "
"""Before the answer that met another one, kept where awaited texts are kept."""

Drawing = Callable[[Session, Actor, Any, Scene], Screen]


# Places of everybody.


def _home(session: Session, by: Actor, place: to.Home, scene: Scene) -> Screen:
    return home.home(filling.home(session, by, scene.now), scene.now, place.page)


def _help(session: Session, by: Actor, place: to.Help, scene: Scene) -> Screen:
    return screen([texts.HELP], rows(row(button(texts.HOME, to.Home()))))


def _privacy(session: Session, by: Actor, place: to.Privacy, scene: Scene) -> Screen:
    roles, teams = [], {}
    for grant in by.grants:
        organisation = organisations.get(session, grant.organisation_id)
        if organisation is not None:
            if may_fill_here(by, grant.path):
                teams[organisation.id] = organisation.short_name
            roles.append(f"{organisation.short_name} — {ROLE[grant.role]}")
    given = consenting.consent_words(session, by, scene.now)
    said = ""
    if given is not None:
        _, moment = given
        said = coming_in_texts.consented(f"{day(moment.astimezone(MOSCOW))} {moment.year}")
    return coming_in.privacy(by.name, roles, said, teams, own_phone(session, by, scene.now))


def _leaving(session: Session, by: Actor, place: to.Leaving, scene: Scene) -> Screen:
    return coming_in.leaving()


def _panel(session: Session, by: Actor, place: to.PanelLink, scene: Scene) -> Screen:
    manages = filling.home(session, by, scene.now).manages
    return coming_in.panel(manages=manages, address=scene.setting.panel_url)


# One question and what lies beside it.


def _question(session: Session, by: Actor, place: to.Question, scene: Scene) -> Screen:
    step = filling.question_step(session, by, scene.now, place.form, place.place)
    awaited = to.unpacked(scene.awaiting)
    if isinstance(awaited, to.Type) and step.may_change:
        return beside.typing(step, awaited)
    parts: tuple[filling.Part, ...] = ()
    if isinstance(step.question, Computed):
        parts = filling.made_of(session, by, scene.now, place.form, place.place)
    look = Looking(place.page, today=today(step, scene))
    return question.question(step, look, parts=parts)


def _reasons(session: Session, by: Actor, place: to.Reasons, scene: Scene) -> Screen:
    return beside.reasons(filling.question_step(session, by, scene.now, place.form, place.place))


def _item_texts(session: Session, by: Actor, place: to.ItemTexts, scene: Scene) -> Screen:
    step = filling.question_step(session, by, scene.now, place.form, place.place)
    return beside.item_texts(step, place.page)


def _conflict(session: Session, by: Actor, place: to.Conflict, scene: Scene) -> Screen:
    """Theirs is what stands now; mine waits in the conversation, else there is no conflict."""
    step = filling.question_step(session, by, scene.now, place.form, place.place)
    mine = kept_side(scene.awaiting)
    if mine is None:
        return question.question(step)
    name = step.by_name or question_texts.YOURSELF
    return conflicts.conflict(step, mine, their_name=name)


def kept_side(awaiting: str | None) -> dict[str, Any] | None:
    """The answer of one's own that met another one."""
    if awaiting is None or not awaiting.startswith(MINE):
        return None
    side: dict[str, Any] = json.loads(awaiting.removeprefix(MINE))
    return side


# The form from above.


def _card(session: Session, by: Actor, place: to.FormCard, scene: Scene) -> Screen:
    return home.card(filling.form_card(session, by, scene.now, place.form), scene.now)


def _contents(session: Session, by: Actor, place: to.Contents, scene: Scene) -> Screen:
    view = filling.contents(session, by, scene.now, place.form, place.section)
    return contents.contents(view, place.page, view.gap)


def _nothing(session: Session, by: Actor, place: to.Nothing, scene: Scene) -> Screen:
    return contents.nothing(filling.contents(session, by, scene.now, place.form, place.section))


def _gaps(session: Session, by: Actor, place: to.Gaps, scene: Scene) -> Screen:
    view = filling.gaps(session, by, scene.now, place.form)
    known = place.section in {0, *(each.number for each in view.mechanisms)}
    return checking.gaps(view, place if known else to.Gaps(form=place.form))


def _check(session: Session, by: Actor, place: to.Check, scene: Scene) -> Screen:
    view = before_submitting(session, by, scene.now, place.form)
    known = place.section in {0, *(each.section for each in view.summary.mechanisms)}
    return checking.check(view, place if known else to.Check(form=place.form))


def _sending(session: Session, by: Actor, place: to.Sending, scene: Scene) -> Screen:
    view = before_submitting(session, by, scene.now, place.form)
    if not view.may_submit:
        return checking.check(view, to.Check(form=place.form))
    return submitting.sending(view)


def _recalling(session: Session, by: Actor, place: to.Recalling, scene: Scene) -> Screen:
    return submitting.recalling(filling.form_card(session, by, scene.now, place.form), scene.now)


# Documents.


def _papers(session: Session, by: Actor, place: to.Papers, scene: Scene) -> Screen:
    view = proving.evidence_of(session, by, scene.now, place.form, place.place)
    return evidence.papers(view, place.page)


def _paper(session: Session, by: Actor, place: to.Paper, scene: Scene) -> Screen:
    view = proving.evidence_card(session, by, scene.now, place.form, place.paper)
    if isinstance(to.unpacked(scene.awaiting), to.Replace):
        return evidence.replacing(view, place.place)
    return evidence.paper(view, place.place, scene.now)


def _details(session: Session, by: Actor, place: to.PaperDetails, scene: Scene) -> Screen:
    view = proving.evidence_card(session, by, scene.now, place.form, place.paper)
    awaited = to.unpacked(scene.awaiting)
    if isinstance(awaited, to.Describe):
        return evidence.describing(view, awaited)
    return evidence.details(view, place.place)


def _removal(session: Session, by: Actor, place: to.PaperRemoval, scene: Scene) -> Screen:
    view = proving.evidence_card(session, by, scene.now, place.form, place.paper)
    return evidence.removal(view, place.place)


def _library(session: Session, by: Actor, place: to.Library, scene: Scene) -> Screen:
    given = proving.reusable(session, by, scene.now, place.form, place.place)
    return placing.library(place.form, place.place, given, place.page)


def _tray(session: Session, by: Actor, place: to.Tray, scene: Scene) -> Screen:
    return placing.tray(proving.tray(session, by, scene.now, place.form), place.page)


def _placing(session: Session, by: Actor, place: to.Placing, scene: Scene) -> Screen:
    view = filling.contents(session, by, scene.now, place.form, place.section)
    card = proving.evidence_card(session, by, scene.now, place.form, place.paper)
    gaps = filling.gaps(session, by, scene.now, place.form).lines
    return placing.placing(view, card, place.page, gaps[0].place if gaps else None)


PLACES: dict[type[Any], Drawing] = {
    to.Home: _home,
    to.Invited: _home,
    to.Consenting: _home,
    to.Outside: _home,
    to.Farewell: _home,
    to.Help: _help,
    to.Privacy: _privacy,
    to.Leaving: _leaving,
    to.PanelLink: _panel,
    to.Question: _question,
    to.Reasons: _reasons,
    to.ItemTexts: _item_texts,
    to.Conflict: _conflict,
    to.FormCard: _card,
    to.Contents: _contents,
    to.Nothing: _nothing,
    to.Gaps: _gaps,
    to.Check: _check,
    to.Sending: _sending,
    to.Recalling: _recalling,
    to.Papers: _papers,
    to.Paper: _paper,
    to.PaperDetails: _details,
    to.PaperRemoval: _removal,
    to.Library: _library,
    to.Tray: _tray,
    to.Placing: _placing,
    **ROWS,
    **REMINDING,
    **DUTIES,
    **TEAM,
    to.Delta: delta.drawn,
}
"""Whoever has come in and stands where newcomers stand is at home."""
