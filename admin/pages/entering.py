"""Coming in by a one-time link, and going out."""

from __future__ import annotations

from asyncio import to_thread

from aiohttp import web

from admin.keys import DATABASE, VISIT, moment
from admin.routing import Routes, Rule
from admin.showing import show, went
from admin.statics import STATIC, packed, unpacks
from admin.visiting import COOKIE, remember
from domain.signing_in import look_at_link, sign_out, sign_out_everywhere, use_link

SECONDS_IN_YEAR = 31_536_000
routes = Routes()


@routes.get("/enter/{token}", Rule.OPEN)
async def ask_to_enter(request: web.Request) -> web.Response:
    """Uses nothing up: chats and mail programs open links to look at them."""
    database, token = request.config_dict[DATABASE], request.match_info["token"]
    await database.looking(look_at_link, moment(request), token)
    return show(request, "enter.html", {"token": token})


@routes.post("/enter/{token}", Rule.OPEN)
async def enter(request: web.Request) -> web.Response:
    database, token = request.config_dict[DATABASE], request.match_info["token"]
    opened = await database.changing(use_link, moment(request), token)
    response = went("/")
    remember(request, response, opened.token, opened.seconds)
    return response


@routes.post("/leave", Rule.SIGNED_IN)
async def leave(request: web.Request) -> web.Response:
    database = request.config_dict[DATABASE]
    await database.changing(sign_out, moment(request), request[VISIT].token)
    return _goodbye()


@routes.post("/leave/everywhere", Rule.SIGNED_IN)
async def leave_everywhere(request: web.Request) -> web.Response:
    database = request.config_dict[DATABASE]
    await database.changing(sign_out_everywhere, moment(request), request[VISIT].person_id)
    return _goodbye()


@routes.get("/goodbye", Rule.OPEN)
async def goodbye(request: web.Request) -> web.Response:
    return show(request, "goodbye.html")


@routes.get("/static/{name}", Rule.OPEN)
async def static(request: web.Request) -> web.Response:
    """Files of the pages, packed where that is understood. Their addresses change with them."""
    name = request.match_info["name"]
    file = STATIC.get(name)
    if file is None:
        raise web.HTTPNotFound
    headers = {
        "Cache-Control": f"public, max-age={SECONDS_IN_YEAR}, immutable",
        "Vary": "Accept-Encoding",
    }
    body = file.content
    if unpacks(request.headers.get("Accept-Encoding", "")):
        body, headers["Content-Encoding"] = await to_thread(packed, name), "gzip"
    return web.Response(body=body, content_type=file.kind, charset="utf-8", headers=headers)


def _goodbye() -> web.Response:
    response = went("/goodbye")
    response.del_cookie(COOKIE, path="/")
    return response
