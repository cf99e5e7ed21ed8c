"""What Telegram refuses, in its own words."""

import aiohttp
import pytest

from phone import Phone, Telegram
from phone.files import LARGEST_DOWNLOAD

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "message text is empty"),
        (" \n ", "text must be non-empty"),
        ("<b></b>", "text must be non-empty"),
        ("я" * 4097, "message is too long"),
        ("🏟" * 2048 + "я", "message is too long"),
        ("<b>a", "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
    ],
)
async def test_texts_that_are_refused(api, anna, text, words):
    refused = await api.refused(
        "sendMessage", chat_id=anna.person_id, text=text, parse_mode="HTML"
    )
    assert refused == (400, f"Bad Request: {words}")
    assert anna.said == []


async def test_length_is_counted_after_the_tags_are_taken_out(api, anna):
    for text in ("<b>" + "я" * 4096 + "</b>", "🏟" * 2048):
        await api.ok("sendMessage", chat_id=anna.person_id, text=text, parse_mode="HTML")


async def test_an_edit_that_is_too_long_has_other_words(api, anna, say):
    sent = await say("a")
    refused = await api.refused(
        "editMessageText",
        chat_id=anna.person_id,
        message_id=sent["message_id"],
        text="я" * 4097,
    )
    assert refused == (400, "Bad Request: MESSAGE_TOO_LONG")


def one(**button: object) -> dict[str, object]:
    return {"inline_keyboard": [[{"text": "a", **button}]]}


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (one(callback_data="я" * 33), "BUTTON_DATA_INVALID"),
        (one(callback_data="a" * 65), "BUTTON_DATA_INVALID"),
        (
            one(callback_data=""),
            (
                "can't parse inline keyboard button: "
                "Text buttons are unallowed in the inline keyboard"
            ),
        ),
        (
            one(),
            (
                "can't parse inline keyboard button: "
                "Text buttons are unallowed in the inline keyboard"
            ),
        ),
        (one(text="", callback_data="a"), "inline keyboard button text must be non-empty"),
        (
            {"inline_keyboard": [[{"callback_data": "a"}]]},
            "can't parse inline keyboard button: can't find field \"text\"",
        ),
        (
            one(url="http://localhost:8080/"),
            "inline keyboard button URL 'http://localhost:8080/' is invalid: Wrong HTTP URL",
        ),
        (
            {"inline_keyboard": [[{"text": "a", "callback_data": "a"}]] * 101},
            "reply markup is too long",
        ),
        (
            {"inline_keyboard": [[{"text": "a", "callback_data": "a"}] * 9]},
            "reply markup is too long",
        ),
        ("{", "can't parse reply keyboard markup JSON object"),
        ([], "object expected as reply markup"),
    ],
)
async def test_keyboards_that_are_refused(api, anna, markup, words):
    refused = await api.refused(
        "sendMessage", chat_id=anna.person_id, text="a", reply_markup=markup
    )
    assert refused == (400, f"Bad Request: {words}")


async def test_the_largest_keyboard_passes(api, anna):
    rows = [[{"text": "a", "callback_data": "я" * 32}]] * 100
    await api.ok(
        "sendMessage",
        chat_id=anna.person_id,
        text="a",
        reply_markup={"inline_keyboard": rows},
    )
    assert len(anna.screen.buttons) == 100


async def test_an_edit_that_changes_nothing(api, anna, say, keyboard):
    sent = await say("<b>a</b>", parse_mode="HTML", reply_markup=keyboard(["x"]))
    where = {"chat_id": anna.person_id, "message_id": sent["message_id"]}
    same = {"text": "<strong>a</strong>", "parse_mode": "HTML"}
    assert await api.refused("editMessageText", **where, **same, reply_markup=keyboard(["x"])) == (
        400,
        NOT_MODIFIED,
    )
    assert await api.refused("editMessageReplyMarkup", **where, reply_markup=keyboard(["x"])) == (
        400,
        NOT_MODIFIED,
    )
    await api.ok("editMessageText", **where, text="a", reply_markup=keyboard(["x"]))
    assert (anna.screen.version, anna.screen.edit_date is None) == (1, False)


async def test_messages_that_are_not_there(api, anna, say):
    await say()
    where = {"chat_id": anna.person_id, "message_id": 999}
    assert await api.refused("editMessageText", **where, text="a") == (
        400,
        "Bad Request: message to edit not found",
    )
    assert await api.refused("editMessageReplyMarkup", **where) == (
        400,
        "Bad Request: message to edit not found",
    )
    assert await api.refused("deleteMessage", **where) == (
        400,
        "Bad Request: message to delete not found",
    )
    assert await api.refused(
        "sendMessage", chat_id=anna.person_id, text="a", reply_parameters={"message_id": 999}
    ) == (400, "Bad Request: message to be replied not found")


async def test_a_persons_message_cannot_be_edited(api, anna):
    mine = anna.types("привет")
    refused = await api.refused(
        "editMessageText", chat_id=anna.person_id, message_id=mine.message_id, text="a"
    )
    assert refused == (400, "Bad Request: message can't be edited")


async def test_old_messages_stay(api, anna, say, telegram: Telegram):
    sent = await say()
    now = telegram.clock()
    telegram.clock = lambda: now + 49 * 3600
    refused = await api.refused(
        "deleteMessage", chat_id=anna.person_id, message_id=sent["message_id"]
    )
    assert refused == (400, "Bad Request: message can't be deleted for everyone")


async def test_chats_where_the_bot_may_not_write(api, telegram: Telegram, anna):
    boris = Phone(telegram, "Борис")
    words = {}
    for name, chat_id in (("none", ""), ("unknown", 5), ("never", boris.person_id)):
        words[name] = await api.refused("sendMessage", chat_id=chat_id, text="a")
    anna.blocks()
    words["blocked"] = await api.refused("sendMessage", chat_id=anna.person_id, text="a")
    anna.unblocks()
    anna.person.deactivated = True
    words["gone"] = await api.refused("sendMessage", chat_id=anna.person_id, text="a")
    assert words == {
        "none": (400, "Bad Request: chat_id is empty"),
        "unknown": (400, "Bad Request: chat not found"),
        "never": (403, "Forbidden: bot can't initiate conversation with a user"),
        "blocked": (403, "Forbidden: bot was blocked by the user"),
        "gone": (403, "Forbidden: user is deactivated"),
    }


async def test_a_press_is_answered_once_and_in_time(api, anna, say, keyboard, telegram):
    await say(reply_markup=keyboard(["Да", "Нет"]))
    press = anna.presses("Да")
    answer = {"callback_query_id": press.query_id}
    assert await api.refused("answerCallbackQuery", **answer, text="я" * 201) == (
        400,
        "Bad Request: MESSAGE_TOO_LONG",
    )
    await api.ok("answerCallbackQuery", **answer, text="я" * 200)
    assert anna.toasts == ["я" * 200]
    assert await api.refused("answerCallbackQuery", **answer) == (400, TOO_OLD)
    late = anna.presses("Нет")
    now = telegram.clock()
    telegram.clock = lambda: now + 151
    assert await api.refused("answerCallbackQuery", callback_query_id=late.query_id) == (
        400,
        TOO_OLD,
    )
    assert await api.refused("answerCallbackQuery", callback_query_id="1") == (400, TOO_OLD)
    assert await api.ok("getUpdates") == []


async def test_albums_that_are_refused(api, anna, telegram: Telegram):
    document = telegram.files.put(b"a", name="a.txt", mime="text/plain").file_id
    photo = anna.sends_photo().body["photo"][-1]["file_id"]
    documents = {"type": "document", "media": document}
    albums = [
        [documents],
        [documents] * 11,
        [documents, {"type": "photo", "media": photo}],
        [documents, {"type": "poll", "media": document}],
        [documents, {"type": "document", "media": "attach://x"}],
    ]
    words = [
        await api.refused("sendMediaGroup", chat_id=anna.person_id, media=media)
        for media in albums
    ]
    assert words == [
        (400, "Bad Request: too few messages to send as an album"),
        (400, "Bad Request: too many messages to send as an album"),
        (400, "Bad Request: document can't be mixed with other media types"),
        (400, "Bad Request: can't use the media of the specified type in the album"),
        (400, "Bad Request: wrong file identifier/HTTP URL specified"),
    ]


async def test_files_that_are_refused(api, anna, telegram: Telegram):
    big = telegram.files.put(bytes(LARGEST_DOWNLOAD + 1), name="a.zip", mime="application/zip")
    fits = telegram.files.put(bytes(LARGEST_DOWNLOAD), name="b.zip", mime="application/zip")
    assert await api.refused("getFile", file_id=big.file_id) == (
        400,
        "Bad Request: file is too big",
    )
    assert (await api.ok("getFile", file_id=fits.file_id))["file_size"] == 20 * 1024 * 1024
    assert await api.refused("getFile", file_id="x") == (400, "Bad Request: invalid file_id")
    chat = {"chat_id": anna.person_id}
    assert [
        await api.refused("sendDocument", **chat, document="x"),
        await api.refused("sendDocument", **chat),
        await api.refused("sendDocument", **chat, document=fits.file_id, caption="я" * 1025),
        await api.refused("sendPhoto", **chat, photo=fits.file_id),
    ] == [
        (400, "Bad Request: wrong file identifier/HTTP URL specified"),
        (400, "Bad Request: there is no document in the request"),
        (400, "Bad Request: message caption is too long"),
        (400, "Bad Request: can't use file of type Document as Photo"),
    ]


@pytest.mark.parametrize(
    ("method", "begins", "size", "refusal"),
    [
        ("sendDocument", b"", 0, (400, "Bad Request: file must be non-empty")),
        ("sendDocument", b"", 50 * 1024 * 1024 + 1, (413, "Request Entity Too Large")),
        ("sendPhoto", b"text", 0, (400, "Bad Request: IMAGE_PROCESS_FAILED")),
        (
            "sendPhoto",
            b"\x89PNG",
            10 * 1024 * 1024,
            (
                400,
                (
                    "Bad Request: file of size 10485764 bytes is too big for a photo; "
                    "the maximum size is 10485760 bytes"
                ),
            ),
        ),
    ],
)
async def test_uploads_that_are_refused(api, anna, method, begins, size, refusal):
    files = {method.removeprefix("send").lower(): ("a", begins + bytes(size))}
    body = await api.upload(method, files, chat_id=anna.person_id)
    assert (body["error_code"], body["description"]) == refusal


async def test_the_wrong_token_and_unknown_methods(served, api):
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{served.url}/bot1:WRONG/getMe") as answer,
    ):
        assert await answer.json() == {
            "ok": False,
            "error_code": 401,
            "description": "Unauthorized",
        }
    assert await api.refused("sendPoll", chat_id=1) == (404, "Not Found: method not found")
    assert (await api.ok("GETME"))["username"] == "svod_demo_bot"
