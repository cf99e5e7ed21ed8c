"""Which update means which operation."""

from __future__ import annotations

from aiogram import Router

from handlers import (
    answering,
    entering,
    lasting,
    owning,
    papers,
    places,
    reminding,
    sending,
    tables,
    team,
    unexpected,
    whole,
)

_MAKERS = (
    answering.router,  # first, as most presses are answers: whoever is asked in vain takes time
    tables.router,
    entering.router,
    places.router,
    papers.router,
    sending.router,
    whole.router,
    lasting.router,
    reminding.router,
    owning.router,
    team.router,
    unexpected.router,  # the last one always answers
)


def routers() -> tuple[Router, ...]:
    """Fresh ones, in the order in which they are asked: a router belongs to one dispatcher."""
    return tuple(make() for make in _MAKERS)
