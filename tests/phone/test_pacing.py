"""30 a second in all, 1 a second to a chat with a burst of three."""

from phone import Phone, Telegram
from phone.pacing import Pacing


def test_three_to_a_chat_at_once_then_one_a_second():
    pacing = Pacing()
    assert [pacing.wait(1, 100.0) for _ in range(5)] == [0, 0, 0, 1, 1]
    assert [pacing.wait(1, 101.0) for _ in range(2)] == [0, 1]
    assert pacing.wait(2, 101.0) == 0
    assert [pacing.wait(1, 200.0) for _ in range(4)] == [0, 0, 0, 1]


def test_what_was_refused_does_not_count():
    pacing = Pacing()
    for _ in range(100):
        pacing.wait(1, 100.0)
    assert pacing.wait(1, 101.0) == 0


def test_thirty_in_all_at_once_then_thirty_a_second():
    pacing = Pacing()
    assert [pacing.wait(chat, 100.0) for chat in range(31)] == [0] * 30 + [1]
    assert sum(pacing.wait(1000 + chat, 100.5) == 0 for chat in range(40)) == 15
    sent = sum(
        pacing.wait(2000 + tick * 10 + chat, 200 + tick / 10) == 0
        for tick in range(100)
        for chat in range(10)
    )
    assert 325 <= sent <= 330


def test_an_album_counts_whole_in_all_and_once_in_its_chat():
    pacing = Pacing()
    assert [pacing.wait(chat, 100.0, 10) for chat in range(4)] == [0, 0, 0, 1]
    assert pacing.wait(5, 101.0) == 0


async def test_the_answer_names_the_seconds_to_wait(api, telegram: Telegram, anna, keyboard):
    telegram.pacing.on = True
    chat = {"chat_id": anna.person_id}
    sent = await api.ok("sendMessage", **chat, text="1", reply_markup=keyboard(["Да"]))
    for text in ("2", "3"):
        await api.ok("editMessageText", **chat, message_id=sent["message_id"], text=text)
    refused = {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
    where = {**chat, "message_id": sent["message_id"]}
    assert await api.answer("editMessageText", **where, text="4") == refused
    assert await api.answer("sendMessage", **chat, text="4") == refused
    assert (
        await api.answer(
            "sendDocument",
            **chat,
            document=anna.telegram.files.put(b"a", name="a.txt", mime="text/plain").file_id,
        )
        == refused
    )
    assert anna.screen.text == "3"


async def test_answers_files_and_polls_are_not_paced(api, telegram: Telegram, anna, keyboard):
    telegram.pacing = Pacing(chat_burst=1)
    chat = {"chat_id": anna.person_id}
    file_id = telegram.files.put(b"a", name="a.txt", mime="text/plain").file_id
    await api.ok("sendMessage", **chat, text="1", reply_markup=keyboard(["Да"]))
    for _ in range(5):
        press = anna.presses("Да")
        await api.ok("answerCallbackQuery", callback_query_id=press.query_id)
        await api.ok("getFile", file_id=file_id)
        await api.ok("getUpdates")
        await api.ok("sendChatAction", **chat, action="typing")
    assert len(telegram.calls.of("sendChatAction")) == 5


async def test_pacing_can_be_switched_off(api, telegram: Telegram):
    people = [Phone(telegram, f"Человек {number}") for number in range(5)]
    for phone in people:
        phone.starts()
    for _ in range(20):
        for phone in people:
            await api.ok("sendMessage", chat_id=phone.person_id, text="a")
    assert [len(phone.said) for phone in people] == [20] * 5
