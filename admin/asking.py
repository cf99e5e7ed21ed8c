"""How a page asks and changes: as the person who is signed in, at this moment."""

from __future__ import annotations

import asyncio
from typing import ParamSpec, TypeVar

from aiohttp import web

from admin.fields import Typed
from admin.keys import DATABASE, VISIT, moment
from domain.acting import Operation, act_as
from domain.errors import NotAllowed, NotFound, Refusal

P = ParamSpec("P")
T = TypeVar("T")


async def change(
    request: web.Request, operation: Operation[P, T], /, *args: P.args, **kwargs: P.kwargs
) -> T:
    """Run one operation in one transaction: it is committed before the browser hears of it."""
    database, who = request.config_dict[DATABASE], request[VISIT].person_id
    return await database.changing(act_as, who, moment(request), operation, *args, **kwargs)


async def look(
    request: web.Request, question: Operation[P, T], /, *args: P.args, **kwargs: P.kwargs
) -> T:
    """Ask one question on a steady view of the database."""
    database, who = request.config_dict[DATABASE], request[VISIT].person_id
    return await database.looking(act_as, who, moment(request), question, *args, **kwargs)


async def look_apart(
    request: web.Request, question: Operation[P, T], /, *args: P.args, **kwargs: P.kwargs
) -> T:
    """The same on a thread of its own: for what takes long and would make others wait."""
    database, who = request.config_dict[DATABASE], request[VISIT].person_id

    def ask() -> T:
        return database.look_now(act_as, who, moment(request), question, *args, **kwargs)

    return await asyncio.to_thread(ask)


async def attempt(
    request: web.Request,
    typed: Typed,
    operation: Operation[P, T],
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> T | None:
    """Change if everything typed was understood; a refusal becomes a sentence beside its field."""
    if not typed.fine:
        return None
    try:
        return await change(request, operation, *args, **kwargs)
    except (NotAllowed, NotFound):
        raise
    except Refusal as refusal:
        typed.refuse(refusal.about if refusal.about in typed.given else "", refusal.sentence)
        return None
