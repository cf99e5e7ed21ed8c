"""A restarted stand-in shows the same chats and still owes the same updates."""

import json
from pathlib import Path

import aiohttp

from phone import Phone, Telegram, serve


async def call(base: str, method: str, **params):
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{base}/bot42:TEST/{method}", json=params) as answer,
    ):
        return (await answer.json())["result"]


async def test_chats_files_and_pending_updates_survive(tmp_path: Path):
    telegram = Telegram(folder=tmp_path)
    async with serve(telegram) as served:
        anna = Phone(telegram, "Анна Петрова", person_id=7, role="директор")
        anna.starts("code")
        sent = await call(
            served.url,
            "sendMessage",
            chat_id=7,
            text="<b>Да</b>?",
            parse_mode="HTML",
            reply_markup={"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]},
        )
        anna.sends_file("a.pdf", b"abc")
        press = anna.presses("Да")
        await call(served.url, "setMyCommands", commands=[{"command": "a", "description": "b"}])
        before = await call(served.url, "getUpdates")
        shown = [telegram.shape(message) for message in anna.messages]
        story = anna.transcript()

    again = Telegram(folder=tmp_path)
    async with serve(again) as served:
        anna = Phone(again, "Анна Сидорова", person_id=7, role="завуч")
        assert anna.transcript() == story
        assert [message.text for message in anna.messages] == ["/start code", "Да?", ""]
        assert (anna.person.name, anna.person.role) == ("Анна Сидорова", "завуч")
        assert await call(served.url, "getUpdates") == before
        assert await call(served.url, "getMyCommands") == [{"command": "a", "description": "b"}]
        assert await call(served.url, "answerCallbackQuery", callback_query_id=press.query_id)
        document = anna.messages[2].body["document"]
        path = (await call(served.url, "getFile", file_id=document["file_id"]))["file_path"]
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"{served.url}/file/bot42:TEST/{path}") as answer,
        ):
            assert await answer.read() == b"abc"
        new = anna.types("ещё")
        assert new.message_id == max(one["message_id"] for one in shown) + 1
        assert anna.screen.message_id == sent["message_id"]


async def test_people_registered_before_the_start_keep_their_chats(tmp_path: Path):
    first = Telegram(folder=tmp_path)
    async with serve(first):
        Phone(first, "Анна", person_id=7).starts()
    again = Telegram(folder=tmp_path)
    anna = Phone(again, "Анна Петрова", person_id=7)
    async with serve(again):
        assert [message.text for message in anna.messages] == ["/start"]
        assert again.people[7] is anna.person
        assert anna.person.name == "Анна Петрова"


async def test_the_state_is_written_while_running(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("phone.keeping.WRITE_AFTER", 0.01)
    telegram = Telegram(folder=tmp_path)
    async with serve(telegram):
        anna = Phone(telegram, "Анна")
        anna.starts()
        file = tmp_path / "phones.json"
        while not file.exists():
            await telegram.watch.quiet(anna.person_id, 0.01)
        saved = json.loads(file.read_text("utf-8"))
        assert [one["body"]["text"] for one in saved["people"][0]["messages"]] == ["/start"]


async def test_a_webhook_survives(tmp_path: Path):
    first = Telegram(folder=tmp_path)
    async with serve(first) as served:
        await call(served.url, "setWebhook", url="http://127.0.0.1:9/hook", secret_token="s")
    again = Telegram(folder=tmp_path)
    async with serve(again):
        assert (again.webhook.url, again.webhook.secret) == ("http://127.0.0.1:9/hook", "s")
