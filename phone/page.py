"""The page of phones and the control endpoints behind it."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from aiohttp import BodyPartReader, web

from phone.files import LARGEST_PHOTO, picture_ending
from phone.handset import Phone
from phone.people import Message, Person
from phone.telegram import Telegram

TELEGRAM = web.AppKey("telegram", Telegram)
STATIC = Path(__file__).parent / "static"
SHOWN_MESSAGES = 200
HEARTBEAT = 15.0


def add_routes(app: web.Application) -> None:
    """Everything that a browser asks for."""
    router = app.router
    router.add_get("/", _index)
    router.add_static("/static", STATIC)
    router.add_get("/phone/people", _people)
    router.add_post("/phone/people", _add_people)
    router.add_get("/phone/events", _events)
    router.add_get("/phone/calls", _calls)
    router.add_post("/phone/faults", _add_fault)
    router.add_delete("/phone/faults", _clear_faults)
    router.add_get("/phone/files/{file_id}", _file)
    router.add_get("/phone/{person_id:\\d+}", _chat)
    router.add_post("/phone/{person_id:\\d+}/files", _sends_files)
    router.add_post("/phone/{person_id:\\d+}/{act}", _act)


@web.middleware
async def own_page_only(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Another site open in the same browser may not press buttons here."""
    origin = request.headers.get("Origin")
    if origin is not None and origin.partition("://")[2] != request.headers.get("Host"):
        raise web.HTTPForbidden
    return await handler(request)


async def _index(request: web.Request) -> web.StreamResponse:
    return web.FileResponse(STATIC / "index.html", headers={"Cache-Control": "no-cache"})


def _phone(request: web.Request) -> Phone:
    telegram = request.app[TELEGRAM]
    person = telegram.people.get(int(request.match_info["person_id"]))
    if person is None:
        raise web.HTTPNotFound
    return Phone(telegram, person)


async def _people(request: web.Request) -> web.Response:
    telegram = request.app[TELEGRAM]
    return web.json_response(
        {
            "bot": telegram.bot() | {"description": telegram.profile.get("description", "")},
            "commands": _commands(telegram),
            "people": [_introduced(person) for person in telegram.people.values()],
        }
    )


def _commands(telegram: Telegram) -> list[Any]:
    found = [value for name, value in telegram.profile.items() if name.startswith("commands:")]
    return found[0] if found else []


def _introduced(person: Person) -> dict[str, Any]:
    last = next(reversed(person.messages.values()), None)
    return {
        "id": person.person_id,
        "name": person.name,
        "role": person.role,
        "invitation": person.invitation,
        "started": person.started,
        "blocked": person.blocked,
        "last": last.text.partition("\n")[0][:80] if last else "",
        "heard": person.heard,
    }


async def _add_people(request: web.Request) -> web.Response:
    """Register one person or a list: name, role, invitation, optionally an id."""
    telegram = request.app[TELEGRAM]
    asked = await request.json()
    added = []
    for one in asked if isinstance(asked, list) else [asked]:
        person = telegram.people.get(int(one.get("id", 0)))
        if person is None:
            person = telegram.add_person(str(one["name"]), person_id=int(one.get("id", 0)))
        person.role = str(one.get("role", person.role))
        person.invitation = str(one.get("invitation", person.invitation))
        added.append(_introduced(person))
    telegram.watch.pulse(0, {"people": True})
    return web.json_response(added)


def _drawn(telegram: Telegram, message: Message) -> dict[str, Any]:
    return telegram.shape(message) | {"out": not message.by_bot, "version": message.version}


async def _chat(request: web.Request) -> web.Response:
    """A chat as its phone shows it."""
    phone = _phone(request)
    telegram, person = phone.telegram, phone.person
    return web.json_response(
        _introduced(person)
        | {
            "messages": [_drawn(telegram, one) for one in phone.messages[-SHOWN_MESSAGES:]],
            "keyboard": person.keyboard,
            "spinning": [[one.message_id, one.code] for one in telegram.waiting(person)],
        },
        dumps=lambda shape: json.dumps(shape, ensure_ascii=False),
    )


async def _act(request: web.Request) -> web.Response:
    """Something that a person does."""
    phone = _phone(request)
    asked = await request.json() if request.can_read_body else {}
    try:
        _do(phone, request.match_info["act"], asked)
    except (AssertionError, KeyError) as error:
        return web.json_response({"refused": str(error)}, status=409)
    return web.json_response({})


def _do(phone: Phone, act: str, asked: dict[str, Any]) -> None:
    if act == "types":
        phone.types(str(asked["text"]))
    elif act == "starts":
        phone.opens_link(str(asked.get("link", "")))
    elif act == "presses":
        phone.presses(str(asked["code"]), on=int(asked["message_id"]))
    elif act == "edits":
        phone.edits_message(phone.person.messages[int(asked["message_id"])], str(asked["text"]))
    elif act == "contact":
        phone.sends_contact(str(asked.get("number") or "+79120000000"))
    else:
        _block(phone, act)


def _block(phone: Phone, act: str) -> None:
    if act == "blocks":
        phone.blocks()
    elif act == "unblocks":
        phone.unblocks()
    else:
        raise web.HTTPNotFound


async def _sends_files(request: web.Request) -> web.Response:
    """Files from the page: one, or several as an album; pictures as photos when asked."""
    phone = _phone(request)
    files: list[tuple[str, bytes]] = []
    words: dict[str, str] = {}
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        content = bytes(await part.read(decode=True))
        if part.filename is None:
            words[part.name or ""] = content.decode()
        else:
            files.append((part.filename, content))
    as_photos = words.get("as") == "photo"
    for alike in (True, False):
        group = [one for one in files if (as_photos and _is_photo(one[1])) == alike]
        _send_group(phone, group, words.pop("caption", "") if group else "", as_photos=alike)
    return web.json_response({})


def _is_photo(content: bytes) -> bool:
    return bool(picture_ending(content)) and len(content) <= LARGEST_PHOTO


def _send_group(
    phone: Phone, files: list[tuple[str, bytes]], caption: str, *, as_photos: bool
) -> None:
    if len(files) > 1 and not as_photos:
        phone.sends_album(files[:10], caption=caption)
    elif len(files) > 1:
        bodies = [{"photo": phone.telegram.files.photo(content)} for _, content in files[:10]]
        phone.sends_together(bodies, caption)
    elif files and as_photos:
        phone.sends_photo(files[0][1], caption)
    elif files:
        phone.sends_file(*files[0], caption=caption)


async def _file(request: web.Request) -> web.Response:
    telegram = request.app[TELEGRAM]
    kept = telegram.files.by_id.get(request.match_info["file_id"])
    if kept is None:
        raise web.HTTPNotFound
    is_photo = kept.kind == "photo" and kept.mime.startswith("image/")
    response = web.Response(
        body=telegram.files.content(kept),
        content_type=kept.mime if is_photo else "application/octet-stream",
        headers={"X-Content-Type-Options": "nosniff"},
    )
    if not is_photo:
        name = f"attachment; filename*=UTF-8''{quote(kept.name, safe='')}"
        response.headers["Content-Disposition"] = name
    return response


async def _calls(request: web.Request) -> web.Response:
    """The latest calls of the bot, for whoever looks at what went wrong."""
    calls = list(request.app[TELEGRAM].calls.log)[-int(request.query.get("last", "100")) :]
    now = time.monotonic()
    return web.json_response(
        [
            {
                "method": call.method,
                "params": call.params,
                "code": call.code,
                "description": call.description,
                "seconds_ago": round(now - call.at, 3),
            }
            for call in calls
        ]
    )


async def _add_fault(request: web.Request) -> web.Response:
    """Let coming calls fail: method, times, code, retry_after, drop, seconds, chat_id."""
    request.app[TELEGRAM].faults.read(await request.json())
    return web.json_response({})


async def _clear_faults(request: web.Request) -> web.Response:
    request.app[TELEGRAM].faults.clear()
    return web.json_response({})


async def _events(request: web.Request) -> web.StreamResponse:
    """A live stream of what changed, for the page."""
    watch = request.app[TELEGRAM].watch
    response = web.StreamResponse(
        headers={"Content-Type": "text/event-stream", "Cache-Control": "no-cache"}
    )
    await response.prepare(request)
    news: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    watch.pages.add(news)
    try:
        while True:
            try:
                one = await asyncio.wait_for(news.get(), HEARTBEAT)
            except TimeoutError:
                await response.write(b": still here\n\n")
                continue
            await response.write(f"data: {json.dumps(one, ensure_ascii=False)}\n\n".encode())
    except ConnectionResetError:
        return response
    finally:
        watch.pages.discard(news)
