"""Files up and down, by file_id and unique id."""

import aiohttp
import pytest

from phone.files import grey_png, picture_size


async def download(api, file_id: str) -> bytes:
    path = (await api.ok("getFile", file_id=file_id))["file_path"]
    async with api.session.get(f"{api.url}/file/bot42:TEST/{path}") as answer:
        assert answer.status == 200
        return await answer.read()


async def test_what_a_person_sends_the_bot_can_download(api, anna):
    content = bytes(range(256)) * 8192  # 2 MB
    anna.sends_file("План работы.pdf", content, caption="вот план")
    anna.sends_photo(grey_png(640, 480))
    document, photo = (one["message"] for one in await api.ok("getUpdates"))
    shown = document["document"]
    assert (shown["file_name"], shown["mime_type"], shown["file_size"], document["caption"]) == (
        "План работы.pdf",
        "application/pdf",
        len(content),
        "вот план",
    )
    assert await download(api, shown["file_id"]) == content
    assert [(one["width"], one["height"]) for one in photo["photo"]] == [(90, 68), (640, 480)]
    assert await download(api, photo["photo"][-1]["file_id"]) == grey_png(640, 480)
    assert await download(api, photo["photo"][0]["file_id"]) == grey_png(90, 68)


async def test_the_same_bytes_have_one_unique_id_and_many_file_ids(api, anna):
    sent = [anna.sends_file(name, b"abc") for name in ("a.txt", "b.txt")]
    sent.append(anna.sends_file("a.txt", b"other"))
    files = [message.body["document"] for message in sent]
    assert len({one["file_id"] for one in files}) == 3
    unique = [one["file_unique_id"] for one in files]
    assert unique[0] == unique[1] != unique[2]


async def test_a_file_goes_back_by_its_file_id(api, anna):
    file_id = anna.sends_file("a.txt", b"abc").body["document"]["file_id"]
    chat = {"chat_id": anna.person_id}
    back = await api.ok(
        "sendDocument",
        **chat,
        document=file_id,
        caption="<b>Ваш</b> документ",
        parse_mode="HTML",
        protect_content=True,
    )
    assert (back["document"]["file_id"], back["caption"], back["caption_entities"]) == (
        file_id,
        "Ваш документ",
        [{"type": "bold", "offset": 0, "length": 3}],
    )
    assert back["has_protected_content"] is True
    assert anna.file(anna.screen) == b"abc"


async def test_the_bot_uploads_a_file_a_photo_and_an_album(api, anna):
    chat = {"chat_id": anna.person_id}
    sent = await api.upload("sendDocument", {"document": ("папка/Квитанция.pdf", b"%PDF")}, **chat)
    assert sent["result"]["document"]["file_name"] == "Квитанция.pdf"
    assert anna.file(anna.screen) == b"%PDF"
    await api.upload("sendPhoto", {"photo": ("qr.png", grey_png(10, 20))}, **chat)
    assert anna.file(anna.screen) == grey_png(10, 20)
    media = [
        {"type": "document", "media": "attach://one", "caption": "<i>первый</i>"},
        {"type": "document", "media": "attach://two", "parse_mode": "HTML", "caption": "<i>2</i>"},
    ]
    album = await api.upload(
        "sendMediaGroup", {"one": ("1.txt", b"1"), "two": ("2.txt", b"2")}, **chat, media=media
    )
    first, second = album["result"]
    assert first["media_group_id"] == second["media_group_id"]
    assert (first["caption"], second["caption"]) == ("<i>первый</i>", "2")
    assert [anna.file(message) for message in anna.said[-2:]] == [b"1", b"2"]
    assert first["message_id"] + 1 == second["message_id"]


async def test_an_album_of_a_person_arrives_as_separate_messages_of_one_group(api, anna):
    anna.sends_album([("a.pdf", b"a"), ("b.pdf", b"b")], caption="оба")
    anna.sends_album(photos=3)
    messages = [one["message"] for one in await api.ok("getUpdates")]
    assert [one.get("caption") for one in messages] == ["оба", None, None, None, None]
    groups = [one["media_group_id"] for one in messages]
    assert groups[0] == groups[1] != groups[2] == groups[3] == groups[4]
    assert [("document" in one, "photo" in one) for one in messages] == [(True, False)] * 2 + [
        (False, True)
    ] * 3


async def test_only_what_getfile_named_can_be_downloaded(api):
    async with api.session.get(f"{api.url}/file/bot42:TEST/documents/file_0.pdf") as answer:
        assert answer.status == 404
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{api.url}/file/bot1:WRONG/documents/file_0.pdf") as answer,
    ):
        assert answer.status == 401


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (grey_png(3, 7), (3, 7)),
        (b"GIF89a\x05\x00\x06\x00", (5, 6)),
        (
            b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x09\x00\x0b" + bytes(20),
            (11, 9),
        ),
        (b"RIFF", (800, 800)),
    ],
)
def test_the_size_of_a_picture_is_read(content, size):
    assert picture_size(content) == size
