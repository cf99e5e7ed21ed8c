"""The fictional season: one campaign finished, one open and half filled, one to come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple

from bot.demo import texts
from bot.demo.answers import typed
from bot.demo.papers import Paper
from bot.demo.region import OPERATOR, REGION, Cast, Somebody, build, municipality, settle
from domain import answering, campaigning, filling, organising, proving, submitting
from domain.acting import act, the_program
from domain.answering import Spot
from storage import Session
from survey_defs.loading import find
from survey_defs.model import Question

MECHANISMS, HEADS = "municipal_mechanisms", "head_self_assessment"
GIVEN = {"H5": "3,5", "H8": "68"}
SEED = 2026
SHARES = (1, 0.45, 1, 0.8, 0.1, 0, 1, 0.6, 0.3, 0, 0.95, 0)
"""How much of the open campaign each coordinator has answered; who has all has submitted."""
LATE = 7
"""Of every twelve heads, the one who has not submitted."""
EACH_PROVES = 6
Days = tuple[int, int, int]


class Stage(NamedTuple):
    """Where the season is made: the database, the moment, the dice, the papers by municipality."""

    session: Session
    now: datetime
    luck: Random
    papers: dict[str, tuple[Paper, ...]]


class Work(NamedTuple):
    """How somebody fills in a form: when, how well, how much of it."""

    campaign: str
    began: datetime
    strength: float
    share: float = 1


def hold(session: Session, now: datetime, papers: dict[str, tuple[Paper, ...]]) -> None:
    """The region, its people and all three campaigns, with everything that was done in them.

    The campaigns open before anybody comes in, so that nobody is told now of what opened long ago.
    """
    stage = Stage(session, now, Random(SEED), papers)  # noqa: S311 -- repeatable, not secret
    build(session, now)
    finished = _create(stage, HEADS, texts.FINISHED, (-110, -80, -70))
    _open(stage, finished, days_ago=110)
    _open(stage, _create(stage, MECHANISMS, texts.RUNNING, (-30, 10, 20)), days_ago=30)
    _create(stage, HEADS, texts.UPCOMING, (9, 40, 50))
    cast = settle(session, now)
    _finished(stage, cast, finished)
    _running(stage, cast)


def _finished(stage: Stage, cast: Cast, campaign: int) -> None:
    for number, head in enumerate(cast.heads):
        began = stage.now - timedelta(days=100 - number % 25)
        form = _fill(stage, head, Work(texts.FINISHED, began, 0.55 + number % 9 / 20))
        if number % len(texts.MUNICIPALITIES) != LATE:
            _submit(stage, head, form, began)
    campaigning.close_campaign(
        stage.session, the_program(), stage.now - timedelta(days=69), campaign
    )


def _running(stage: Stage, cast: Cast) -> None:
    for number, (coordinator, share) in enumerate(zip(cast.coordinators, SHARES, strict=True)):
        if not share:
            continue
        began = stage.now - timedelta(days=20 - number)
        form = _fill(stage, coordinator, Work(texts.RUNNING, began, 0.5 + number / 30, share))
        _attach(stage, coordinator, form, began)
        if share == 1:
            _submit(stage, coordinator, form, began)


def _create(stage: Stage, survey: str, title: str, days: Days) -> int:
    """The days are counted from now: opens, on time, locks; each at a humane hour."""
    zone = organising.zone_of_code(stage.session, REGION)
    today = stage.now.astimezone(zone).replace(minute=0, second=0, microsecond=0)
    opens, on_time, locks = (today + timedelta(days=day) for day in days)
    made = campaigning.create_campaign(
        stage.session,
        the_program(),
        opens - timedelta(days=30),
        survey=find(survey),
        title=title,
        opens_at=opens.replace(hour=9),
        on_time_at=on_time.replace(hour=18),
        locks_at=locks.replace(hour=18),
        organisation_code=REGION,
        audience=campaigning.Audience(kind="municipality" if survey == MECHANISMS else "school"),
    )
    return made.id


def _open(stage: Stage, campaign: int, *, days_ago: int) -> None:
    at = stage.now - timedelta(days=days_ago - 1)
    campaigning.open_campaign(stage.session, the_program(), at, campaign, OPERATOR)
    compared = campaigning.campaign_page(stage.session, the_program(), at, campaign).compared
    for n in range(len(texts.MUNICIPALITIES)):
        place = organising.organisation_card(stage.session, the_program(), at, municipality(n))
        for one in compared:
            given = campaigning.GivenFor(campaign, place.id, one.question)
            campaigning.enter_given_value(
                stage.session, the_program(), at, given, GIVEN[one.question]
            )


def _fill(stage: Stage, somebody: Somebody, work: Work) -> int:
    """Answer the questions from the first on, as far as the share goes; return the form."""
    home = act(stage.session, somebody.telegram_id, work.began, filling.home)
    form = next(line.form_id for line in home.forms if line.campaign == work.campaign)
    survey = find(MECHANISMS if work.campaign == texts.RUNNING else HEADS)
    for place in range(round(len(survey.questions) * work.share)):
        moment = work.began + timedelta(minutes=place)
        _answer(stage, somebody, moment, Spot(form, place, None), survey.questions[place], work)
    return form


def _answer(
    stage: Stage, somebody: Somebody, now: datetime, spot: Spot, question: Question, work: Work
) -> None:
    text = typed(question, stage.luck, work.strength)
    recorded = act(stage.session, somebody.telegram_id, now, answering.type_answer, spot, text)
    if question.kind == "change" and work.campaign == texts.FINISHED:
        previous = str(stage.luck.randint(0, 5) if question.entry == "number" else 60)
        spot = Spot(spot.form_id, spot.place, recorded.revision)
        act(stage.session, somebody.telegram_id, now, answering.type_previous, spot, previous)


def _attach(stage: Stage, somebody: Somebody, form: int, now: datetime) -> None:
    """Every paper proves the first few questions that take its class."""
    papers = {paper.document_class: paper for paper in stage.papers[somebody.organisation]}
    uses: Counter[str] = Counter()
    for place, question in enumerate(find(MECHANISMS).questions):
        for document_class in question.evidence.classes if question.evidence else ():
            if document_class not in papers or uses[document_class] >= EACH_PROVES:
                continue
            uses[document_class] += 1
            paper = papers[document_class]
            taken = act(
                stage.session, somebody.telegram_id, now,
                proving.take_file, form, place, paper.sent,
            )  # fmt: skip
            if uses[document_class] == 1:
                _describe(stage, somebody, taken.evidence_id, paper)


def _describe(stage: Stage, somebody: Somebody, evidence_id: int, paper: Paper) -> None:
    def change(operation: Callable[..., object], *args: object) -> None:
        act(stage.session, somebody.telegram_id, stage.now, operation, evidence_id, *args)

    change(proving.edit_evidence, "title", paper.title)
    change(proving.edit_evidence, "number", paper.number)
    change(proving.edit_evidence, "dated", f"{stage.now - timedelta(days=60):%d.%m.%Y}")
    change(proving.set_class, paper.document_class)
    known = find(MECHANISMS).document_class(paper.document_class)
    for content in known.contents[: stage.luck.randint(2, 4)]:
        change(proving.tick_content, content.code, True)


def _submit(stage: Stage, somebody: Somebody, form: int, began: datetime) -> None:
    later = began + timedelta(days=1)
    act(stage.session, somebody.telegram_id, later, submitting.submit, form)
