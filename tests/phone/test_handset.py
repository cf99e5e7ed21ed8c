"""A person with a phone: acts, screens, waits, the transcript."""

import asyncio

import pytest

from phone import Phone, Telegram

TRANSCRIPT = (
    "👤 привет\n"
    "🤖 Готовы?\n"
    "Подумайте\n"
    "   [Да] [Нет]\n"
    "   [Позже]\n"
    "👆 [Да]\n"
    "💬 Записано\n"
    "✏️ Спасибо\n"
    "   [Ещё]\n"
    "⌨️ Спасибо\n"
    "👤 📎 a.pdf вот\n"
    "👤 опечятка\n"
    "👤 ✏️ опечатка\n"
    "👤 ☎ Анна Петрова +79001112233\n"
    "👆 [Позже]\n"
    "💬❗ Поздно\n"
    "🗑 вот\n"
    "🚫\n"
    "🔓"
)


async def test_a_conversation_as_text(api, anna, keyboard):
    chat = {"chat_id": anna.person_id}
    since = len(anna.events)
    anna.types("привет")
    sent = await api.ok(
        "sendMessage",
        **chat,
        text="<b>Готовы?</b>\nПодумайте",
        parse_mode="HTML",
        reply_markup=keyboard(["Да", "Нет"], ["Позже"]),
    )
    press = anna.presses("Да")
    where = {**chat, "message_id": sent["message_id"]}
    await api.ok("answerCallbackQuery", callback_query_id=press.query_id, text="Записано")
    await api.ok("editMessageText", **where, text="Спасибо", reply_markup=keyboard(["Ещё"]))
    await api.ok("editMessageReplyMarkup", **where)
    mine = anna.sends_file("a.pdf", b"a", caption="вот")
    anna.edits_message(anna.types("опечятка"), "опечатка")
    anna.sends_contact("+79001112233")
    press = anna.presses_stale("Позже", on=sent["message_id"])
    await api.ok(
        "answerCallbackQuery", callback_query_id=press.query_id, text="Поздно", show_alert=True
    )
    await api.ok("deleteMessage", **chat, message_id=mine.message_id)
    anna.blocks()
    anna.unblocks()
    assert anna.transcript(since=since) == TRANSCRIPT
    assert anna.toasts == ["Записано", "Поздно"]
    assert [message.text for message in anna.messages[-4:]] == [
        "привет",
        "Спасибо",
        "опечатка",
        "",
    ]


async def test_deep_links_are_start_with_a_code(api, telegram: Telegram):
    boris = Phone(telegram, "Борис", role="координатор")
    boris.opens_link("https://t.me/svod_demo_bot?start=aB-1_2")
    (update,) = await api.ok("getUpdates")
    assert (update["message"]["text"], update["message"]["entities"]) == (
        "/start aB-1_2",
        [{"type": "bot_command", "offset": 0, "length": 6}],
    )
    with pytest.raises(AssertionError, match="opens no such link"):
        boris.starts("с пробелом")


async def test_a_press_finds_the_newest_button_or_the_one_on_a_message(api, anna, say, keyboard):
    first = await say("1", reply_markup=keyboard(["Да"]))
    second = await say("2", reply_markup=keyboard(["Да", "Нет"]))
    assert anna.presses("Да").message_id == second["message_id"]
    assert anna.presses("Да", on=first["message_id"]).message_id == first["message_id"]
    with pytest.raises(AssertionError, match="no button 'Позже'"):
        anna.presses("Позже")
    await say(
        "3",
        reply_markup={
            "inline_keyboard": [
                [
                    {"text": "x", "callback_data": "x", "disabled": True},
                    {"text": "y", "url": "https://x.ru"},
                ]
            ]
        },
    )
    with pytest.raises(AssertionError, match="disabled"):
        anna.presses("x")
    with pytest.raises(AssertionError, match="only opens"):
        anna.presses("y")


async def test_an_edited_message_of_a_person_reaches_the_bot(api, anna):
    mine = anna.types("раз")
    anna.edits_message(mine, "два")
    _, edited = await api.ok("getUpdates")
    assert edited["edited_message"]["text"] == "два"
    assert edited["edited_message"]["edit_date"] >= edited["edited_message"]["date"]


async def test_replies_quote(api, anna, say):
    mine = anna.types("вопрос")
    answer = await say("ответ", reply_parameters={"message_id": mine.message_id})
    assert answer["reply_to_message"]["text"] == "вопрос"
    await say("один", reply_parameters={"message_id": 999, "allow_sending_without_reply": True})
    anna.types("ещё", reply_to=anna.screen)
    shown = (await api.ok("getUpdates"))[-1]["message"]
    assert shown["reply_to_message"]["text"] == "один"


async def test_waiting_ends_when_the_bot_has_done_it(api, anna, say, keyboard):
    async def bot():
        await asyncio.sleep(0.02)
        sent = await say("первый экран", reply_markup=keyboard(["Да"]))
        press = await anna.until(lambda: anna.spinning)
        await api.ok("answerCallbackQuery", callback_query_id=press[0].query_id, text="ок")
        await api.ok(
            "editMessageText",
            chat_id=anna.person_id,
            message_id=sent["message_id"],
            text="второй экран",
        )
        updates = await api.ok("getUpdates")
        await api.ok("getUpdates", offset=updates[-1]["update_id"] + 1)

    task = asyncio.ensure_future(bot())
    anna.types("привет")
    assert (await anna.replied()).text == "первый экран"
    press = anna.presses("Да")
    assert await anna.answered(press) == "ок"
    assert (await anna.redrawn(press)).text == "второй экран"
    assert (await anna.sees("второй")).version == 1
    assert (await anna.settled()).text == "второй экран"
    assert anna.idle()
    await task


async def test_a_wait_that_fails_shows_the_chat(anna):
    anna.types("привет")
    with pytest.raises(AssertionError, match="👤 привет"):
        await anna.sees("ответ", within=0.05)
    with pytest.raises(AssertionError, match="did not happen"):
        await anna.settled(within=0.05)
    anna.telegram.updates.drop_all()
    with pytest.raises(AssertionError, match="did not happen"):
        await anna.settled(within=0.05)
    assert (await anna.settled(replied=False)) is None


async def test_a_reply_keyboard_belongs_to_the_chat(api, anna, say):
    sent = await say("a", reply_markup={"keyboard": [[{"text": "Меню"}]]})
    assert "reply_markup" not in sent
    assert anna.person.keyboard == {"keyboard": [[{"text": "Меню"}]]}
    await say("b", reply_markup={"remove_keyboard": True})
    assert anna.person.keyboard is None


async def test_the_log_of_calls_has_typed_parameters(api, anna, telegram, keyboard):
    params = {"chat_id": anna.person_id, "text": "5", "reply_markup": keyboard(["Да"])}
    await api.upload("sendMessage", {}, **params)
    (call,) = telegram.calls.of("sendMessage", chat_id=anna.person_id)
    assert (call.ok, call.typed) == (True, params)
    assert call.result["text"] == "5"
    assert telegram.calls.of("sendMessage", chat_id=1) == []
    press = anna.presses("Да")
    await api.ok("answerCallbackQuery", callback_query_id=press.query_id)
    assert len(telegram.calls.of("answerCallbackQuery", chat_id=anna.person_id)) == 1
