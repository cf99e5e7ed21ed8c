"""Reasons to refuse. Each carries the sentence that the person will read."""

from __future__ import annotations

from domain import texts


class Refusal(Exception):
    """The request is understood and not allowed. Nothing has been saved."""

    sentence: str = texts.NOT_ALLOWED

    def __init__(self, sentence: str | None = None, about: str = "") -> None:
        """`about` names what was given wrongly, for whoever shows the sentence beside it."""
        self.about = about
        if sentence is not None:
            self.sentence = sentence
        super().__init__(self.sentence)

    def __str__(self) -> str:
        return self.sentence


class Stranger(Refusal):
    """Nobody here has this Telegram id, or they have left."""

    sentence = texts.STRANGER


class NeedsConsent(Refusal):
    """Known, but the consent in force has not been given."""

    sentence = texts.NEEDS_CONSENT


class NotAllowed(Refusal):
    """The role does not go that far."""

    sentence = texts.NOT_ALLOWED


class NotFound(Refusal):
    """There is no such thing, or it may not be known that there is."""

    sentence = texts.NOT_FOUND


class NotPossible(Refusal):
    """What was asked for does not hold together; the sentence says what to change."""
