"""What becomes of each answer when another version asks the same question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from domain.pinned import survey_of
from storage import Session
from storage import moving as answers
from storage.campaigns import Owned
from storage.moving import Aside, Said
from survey_defs.differences import NOTHING, Differences, Standing, fitted
from survey_defs.differences.fitting import FOLLOWS
from survey_defs.model import EvidenceOnly, Question, Survey


class Move(NamedTuple):
    """A campaign with the surveys before and after."""

    found: Owned
    old: Survey
    new: Survey
    differences: Differences

    @property
    def campaign_id(self) -> int:
        return self.found.campaign.id

    @property
    def asked_again(self) -> tuple[str, ...]:
        """Where an answer may become another one: what is new, and what has changed."""
        told = self.differences
        return (*told.added, *told.risky, *told.safe)


class Kind(StrEnum):
    STAYS = "stays"
    UNFIT = "unfit"
    TRIMMED = "trimmed"
    RETURNS = "returns"
    CLEARED = "cleared"
    """Nobody gave it: it followed from other answers or from documents."""


@dataclass(frozen=True, slots=True)
class Fate:
    """One answer: what was really given, and what of it is an answer now."""

    given: Said
    """As the person gave it: what stands now, or what an earlier move has set aside."""
    fingerprint: str
    """Of the survey that it was given to."""
    now: Said | None
    """What stands in the form; none while the question is not asked."""
    standing: Standing
    is_aside: bool

    @property
    def kind(self) -> Kind:
        here = NOTHING if self.now is None else standing_of(self.now)
        if self.standing == here:
            return Kind.STAYS
        if standing_of(self.given).is_empty:
            return Kind.CLEARED
        if self.is_aside and not self.standing.is_empty:
            return Kind.RETURNS
        return Kind.UNFIT if self.standing.is_empty else Kind.TRIMMED

    @property
    def is_whole(self) -> bool:
        """Nothing of what was given is missing."""
        return self.standing == standing_of(self.given)


def standing_of(said: Said) -> Standing:
    return Standing(said.value, said.not_applicable)


def fates(session: Session, move: Move) -> Iterator[Fate]:
    """Of every answer whose question is new or has changed; of each given answer once."""
    asides = {
        (aside.said.form_id, aside.said.question): aside
        for portion in answers.set_aside(session, move.campaign_id, move.asked_again)
        for aside in portion
    }
    waiting = {key: aside for key, aside in asides.items() if is_untouched(aside)}
    for portion in answers.said(session, move.campaign_id, move.differences.risky):
        for said in portion:
            if (said.form_id, said.question) not in waiting:
                yield _fate(session, move, Aside(said, None, _old(move), said), is_aside=False)
    for aside in waiting.values():
        if is_given(session, aside) and not _counts_documents(move, aside.said):
            yield _fate(session, move, aside, is_aside=True)


def is_untouched(aside: Aside) -> bool:
    """Nobody has answered in its place since it was set aside."""
    expected = aside.said.revision if aside.left is None else aside.left
    return aside.now is None or aside.now.revision == expected


def is_given(session: Session, aside: Aside) -> bool:
    """By a person: what follows from answers or documents comes back by itself."""
    said = aside.said
    return said.not_applicable is not None or not isinstance(_answered_by(session, aside), FOLLOWS)


def _counts_documents(move: Move, said: Said) -> bool:
    only = isinstance(move.new.question(said.question), EvidenceOnly)
    return only and said.not_applicable is None


def _old(move: Move) -> str:
    return move.differences.old.fingerprint


def _fate(session: Session, move: Move, aside: Aside, *, is_aside: bool) -> Fate:
    before, after = _answered_by(session, aside), move.new.question(aside.said.question)
    given = aside.said
    if isinstance(before, FOLLOWS) and type(before) is not type(after):
        given = given._replace(value=None)
    standing = fitted(before, after, standing_of(given))
    return Fate(given, aside.fingerprint, aside.now, standing, is_aside)


def _answered_by(session: Session, aside: Aside) -> Question:
    """The question as it was when this was its answer."""
    return survey_of(session, aside.fingerprint).question(aside.said.question)
