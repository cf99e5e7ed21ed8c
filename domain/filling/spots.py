"""Which answer a change is meant for, as the person saw it."""

from __future__ import annotations

from typing import NamedTuple


class Spot(NamedTuple):
    """A question of a form, by its place from 0, and the revision that was on the screen."""

    form_id: int
    place: int
    revision: int | None
    """None: whatever stands there."""
