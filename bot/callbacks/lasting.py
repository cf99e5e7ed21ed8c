"""What is otherwise than in the last period."""

from __future__ import annotations

from bot.callbacks.actions import Action
from bot.callbacks.places import Place


class Delta(Place, prefix="dl"):
    """What has changed; `sure`: whether all the rest stays is being asked."""

    form: int
    page: int = 0
    sure: int = 0


class KeepRest(Action, prefix="kr"):
    """Whatever has no answer yet stays as it was."""

    form: int
