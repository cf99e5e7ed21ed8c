"""Why something cannot be done in a form; each carries the sentence that the person will read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.errors import Refusal
from domain.filling import texts


class CannotChange(Refusal):
    """Not this person's to fill, not open yet, submitted or locked."""


class WrongAnswer(Refusal):
    """What came cannot be an answer to this question."""


class EvidenceRefused(Refusal):
    """The document or link cannot be taken, attached, changed or removed."""


class CannotSubmit(Refusal):
    """Submitting or recalling makes no sense now."""


class Renewed(Refusal):
    """The survey has another version since the screen was drawn. Nothing has been written."""

    def __init__(self, sentence: str, form_id: int, place: int | None = None) -> None:
        """`place` is the number of the same question now; none: it is there no more."""
        super().__init__(sentence)
        self.form_id = form_id
        self.place = place


@dataclass(frozen=True, slots=True)
class Side:
    """One of two answers that met."""

    value: Any | None
    not_applicable: str | None
    comment: str | None
    words: str

    @property
    def at_rest(self) -> dict[str, Any]:
        """What `answering.put_value` takes."""
        return {
            "value": self.value,
            "not_applicable": self.not_applicable,
            "comment": self.comment,
        }


class Changed(Refusal):
    """Somebody has changed the answer since the screen was drawn. Nothing has been written."""

    def __init__(  # noqa: PLR0913 -- both sides of a conflict, each with who and when
        self,
        *,
        form_id: int,
        place: int,
        revision: int,
        my_side: Side,
        their_side: Side,
        their_name: str,
        at: datetime | None,
    ) -> None:
        super().__init__(texts.changed(their_name, their_side.words, my_side.words))
        self.form_id = form_id
        self.place = place
        self.revision = revision
        self.my_side = my_side
        self.their_side = their_side
        self.their_name = their_name
        self.at = at

    @property
    def mine(self) -> Any | None:
        return self.my_side.value

    @property
    def theirs(self) -> Any | None:
        return self.their_side.value

    @property
    def mine_words(self) -> str:
        return self.my_side.words

    @property
    def their_words(self) -> str:
        return self.their_side.words
