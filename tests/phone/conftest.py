"""A served stand-in, a raw way to call it, and people."""

import io
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from phone import Phone, Served, Telegram, serve

TOKEN = "42:TEST"


@dataclass
class Api:
    """The Bot API by plain HTTP: `ok` gives the result, `refused` the code and the words."""

    session: aiohttp.ClientSession
    url: str

    async def answer(self, method: str, **params: Any) -> dict[str, Any]:
        async with self.session.post(f"{self.url}/bot{TOKEN}/{method}", json=params) as response:
            body: dict[str, Any] = await response.json()
            assert body["ok"] == (response.status == 200)
            assert body["ok"] or body["error_code"] == response.status
            return body

    async def ok(self, method: str, **params: Any) -> Any:
        body = await self.answer(method, **params)
        assert body["ok"], body
        return body["result"]

    async def refused(self, method: str, **params: Any) -> tuple[int, str]:
        body = await self.answer(method, **params)
        assert not body["ok"], body
        return body["error_code"], body["description"]

    async def upload(self, method: str, files: dict[str, tuple[str, bytes]], **params: Any) -> Any:
        form = aiohttp.FormData(quote_fields=False)
        for name, value in params.items():
            form.add_field(name, value if isinstance(value, str) else json.dumps(value))
        for name, (file_name, content) in files.items():
            form.add_field(name, io.BytesIO(content), filename=file_name)
        url = f"{self.url}/bot{TOKEN}/{method}"
        async with self.session.post(url, data=form) as response:
            return await response.json()


@pytest.fixture
def telegram() -> Telegram:
    return Telegram(token=TOKEN, paced=False)


@pytest_asyncio.fixture
async def served(telegram: Telegram) -> AsyncIterator[Served]:
    async with serve(telegram) as served:
        yield served


@pytest_asyncio.fixture
async def api(served: Served) -> AsyncIterator[Api]:
    async with aiohttp.ClientSession() as session:
        yield Api(session, served.url)


@pytest.fixture
def anna(telegram: Telegram) -> Phone:
    """Anna has pressed Start; the update is confirmed."""
    phone = Phone(telegram, "Анна Петрова")
    phone.starts()
    telegram.updates.drop_all()
    return phone


@pytest.fixture
def say(api: Api, anna: Phone) -> Callable[..., Awaitable[Any]]:
    """Send Anna a message."""

    async def send(text: str = "Здравствуйте!", **more: Any) -> Any:
        return await api.ok("sendMessage", chat_id=anna.person_id, text=text, **more)

    return send


def keyboard(*rows: list[str]) -> dict[str, Any]:
    """Buttons whose callback_data is their label."""
    return {
        "inline_keyboard": [[{"text": one, "callback_data": one} for one in row] for row in rows]
    }


@pytest.fixture(name="keyboard")
def keyboard_fixture() -> Callable[..., dict[str, Any]]:
    return keyboard
