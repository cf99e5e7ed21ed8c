"""What moving a campaign would do, shown before and judged again when it is done."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from domain.moving import texts
from survey_defs.differences import Differences


class Touched(NamedTuple):
    """In how many forms the answer to this question is touched."""

    code: str
    label: str
    forms: int


class Target(NamedTuple):
    """A version that the campaign may be moved to."""

    fingerprint: str
    version: int
    title: str
    earlier: bool
    """The campaign asked it before."""


@dataclass(frozen=True, slots=True)
class MovingReport:
    """Exactly what the admin reads and confirms."""

    campaign_id: int
    campaign: str
    differences: Differences
    forms: int
    begun: int
    submitted: int
    gone: tuple[Touched, ...]
    """Questions that go with their answers."""
    unfit: tuple[Touched, ...]
    trimmed: tuple[Touched, ...]
    returning: tuple[Touched, ...]
    """Answers that an earlier move had set aside."""

    @property
    def digest(self) -> str:
        """Names what was read: whoever confirms says which report they have seen."""
        return hashlib.sha256(
            json.dumps(self.at_rest, ensure_ascii=False, sort_keys=True).encode()
        ).hexdigest()

    @property
    def at_rest(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def lists(self) -> tuple[tuple[str, tuple[Touched, ...]], ...]:
        """What is told by question, under its heading."""
        every = (
            (texts.GONE, self.gone),
            (texts.UNFIT, self.unfit),
            (texts.TRIMMED, self.trimmed),
            (texts.RETURNING, self.returning),
        )
        return tuple((heading, found) for heading, found in every if found)

    @property
    def sentences(self) -> tuple[str, ...]:
        if not self.forms:
            return (texts.NOT_OPEN_YET,)
        return (
            texts.forms(self.forms, self.begun),
            texts.submitted(self.submitted),
            texts.POINTS,
        )

    def in_words(self) -> str:
        return self.differences.in_words() + "\n" + "\n".join(self._lines()) + "\n"

    def _lines(self) -> Iterator[str]:
        yield from self.sentences
        for heading, found in self.lists:
            yield ""
            yield f"{heading}:"
            for each in found:
                yield f"  [{each.code}] {each.label} — {texts.in_forms(each.forms)}"


@dataclass(frozen=True, slots=True)
class Moved:
    """It is done."""

    report: MovingReport
    told: int
    """How many people will hear of it in the chat."""
