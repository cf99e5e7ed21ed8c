"""The Bot API over HTTP, and the page of phones beside it, on one port of loopback."""

import asyncio
import inspect
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from phone import keeping, page
from phone.calls import Call
from phone.faults import Fault
from phone.methods import METHODS
from phone.methods.params import Params
from phone.methods.receiving import Raw
from phone.reading import read_params
from phone.refusals import Refused
from phone.telegram import Telegram

LARGEST_REQUEST = 256 * 1024 * 1024
TELEGRAM: web.AppKey[Telegram] = page.TELEGRAM
SPOKEN = {
    ("setwebhook", True): "Webhook was set",
    ("deletewebhook", True): "Webhook was deleted",
}


@dataclass(slots=True)
class Served:
    """Where the stand-in answers."""

    telegram: Telegram
    host: str
    port: int

    @property
    def url(self) -> str:
        """The address for the bot's setting and for the browser."""
        return f"http://{self.host}:{self.port}"


def application(telegram: Telegram) -> web.Application:
    """The aiohttp application of a stand-in."""
    app = web.Application(client_max_size=LARGEST_REQUEST, middlewares=[page.own_page_only])
    app[TELEGRAM] = telegram
    app.router.add_route("*", "/bot{token}/{method}", _call)
    app.router.add_get("/file/bot{token}/{path:.+}", _download)
    page.add_routes(app)
    app.on_startup.append(_start)
    app.on_cleanup.append(_stop)
    return app


async def _start(app: web.Application) -> None:
    telegram = app[TELEGRAM]
    if telegram.folder is not None:
        keeping.load(telegram)
        keeping.Keeper(telegram).watch()
    if telegram.webhook.url:
        telegram.webhook.resume()


async def _stop(app: web.Application) -> None:
    telegram = app[TELEGRAM]
    await telegram.webhook.close()
    if telegram.folder is not None:
        keeping.save(telegram)


@asynccontextmanager
async def serve(
    telegram: Telegram, host: str = "127.0.0.1", port: int = 0
) -> AsyncIterator[Served]:
    """Answer on a port (0: any free one) until the block ends."""
    runner = web.AppRunner(application(telegram), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        await site.start()
        yield Served(telegram, host, runner.addresses[0][1])
    finally:
        telegram.updates.close()
        await runner.cleanup()


def _json(shape: dict[str, Any], status: int = 200) -> web.Response:
    body = json.dumps(shape, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return web.Response(body=body, status=status, content_type="application/json")


def _refusal(refused: Refused) -> web.Response:
    return _json(refused.shape(), refused.code)


def _check_token(telegram: Telegram, request: web.Request) -> None:
    if telegram.token and request.match_info["token"] != telegram.token:
        raise Refused(401, "Unauthorized")


async def _call(request: web.Request) -> web.StreamResponse:
    """One call of the Bot API."""
    telegram = request.app[TELEGRAM]
    started = time.monotonic()
    spelled = request.match_info["method"]
    try:
        _check_token(telegram, request)
        params = await read_params(request)
    except Refused as refused:
        return _refusal(refused)
    chat_id = _chat_of(telegram, params)
    call = Call(spelled, params.logged(), 0, "", None, started, 0.0, chat_id)
    fault = telegram.faults.take(spelled.lower(), call.chat_id)
    try:
        if fault is not None:
            await _misbehave(fault)
        call.result = await _perform(telegram, spelled.lower(), params)
        call.code = 200
        answer = _result(spelled.lower(), call.result)
    except Refused as refused:
        call.code, call.description = refused.code, refused.description
        answer = _refusal(refused)
    except ConnectionResetError:
        return _dropped(telegram, request, call)
    if fault is not None and fault.drop:
        return _dropped(telegram, request, call)
    _log(telegram, call)
    return answer


def _chat_of(telegram: Telegram, params: Params) -> int:
    """The chat that a call is about; for an answer, that of the press."""
    press = telegram.presses.get(params.text("callback_query_id"))
    if press is not None:
        return press.person_id
    named = params.text("chat_id")
    return int(named) if named.lstrip("-").isdigit() else 0


async def _misbehave(fault: Fault) -> None:
    """Be slow, refuse, or hang up before the call is handled."""
    if fault.seconds:
        await asyncio.sleep(fault.seconds)
    if fault.code:
        raise fault.refused()
    if fault.drop == "before":
        raise ConnectionResetError


def _dropped(telegram: Telegram, request: web.Request, call: Call) -> web.Response:
    """Hang up; the bot cannot know whether the call was handled."""
    call.code, call.description = 0, "connection dropped"
    _log(telegram, call)
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _log(telegram: Telegram, call: Call) -> None:
    call.took = time.monotonic() - call.at
    telegram.calls.add(call)
    if call.method.lower() != "getupdates":
        telegram.watch.pulse(call.chat_id)


async def _perform(telegram: Telegram, name: str, params: Params) -> Any:
    method = METHODS.get(name)
    if method is None:
        raise Refused(404, "Not Found: method not found")
    result = method(telegram, params)
    return await result if inspect.isawaitable(result) else result


def _result(name: str, result: Any) -> web.Response:
    if isinstance(result, Raw):
        body = b'{"ok":true,"result":' + result + b"}"
        return web.Response(body=body, content_type="application/json")
    shape: dict[str, Any] = {"ok": True, "result": result}
    if (name, result is True) in SPOKEN:
        shape["description"] = SPOKEN[name, True]
    return _json(shape)


async def _download(request: web.Request) -> web.StreamResponse:
    """A file that getFile has named."""
    telegram = request.app[TELEGRAM]
    fault = telegram.faults.take("file", 0)
    try:
        _check_token(telegram, request)
        if fault is not None:
            await _misbehave(fault)
    except Refused as refused:
        return _refusal(refused)
    except ConnectionResetError:
        fault = Fault(drop="before")
    if fault is not None and fault.drop and request.transport is not None:
        request.transport.abort()
    kept = telegram.files.by_path.get(request.match_info["path"])
    if kept is None:
        return _refusal(Refused(404, "Not Found"))
    return web.Response(body=telegram.files.content(kept), content_type="application/octet-stream")
