"""The endpoints behind the page, and the page itself in a real browser."""

import json
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from phone import Phone, Telegram
from phone.files import grey_png

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture
def control(api) -> Callable[..., Awaitable[Any]]:
    """Ask a control endpoint as the page does."""

    async def ask(method: str, path: str, status: int = 200, **body: Any) -> Any:
        async with api.session.request(method, f"{api.url}{path}", **body) as answer:
            assert answer.status == status
            return await answer.json()

    return ask


async def test_people_can_be_registered_again_without_losing_their_chats(control, telegram):
    people = [
        {"id": 5, "name": "Анна Петрова", "role": "директор", "invitation": "?start=a"},
        {"name": "Борис"},
    ]
    added = await control("POST", "/phone/people", json=people)
    assert [(one["name"], one["role"], one["started"]) for one in added] == [
        ("Анна Петрова", "директор", False),
        ("Борис", "", False),
    ]
    Phone(telegram, telegram.people[5]).starts()
    await control("POST", "/phone/people", json=people[0] | {"role": "завуч"})
    shown = (await control("GET", "/phone/people"))["people"]
    assert [(one["id"], one["role"], one["last"]) for one in shown[:1]] == [(5, "завуч", "/start")]


async def test_the_page_acts_for_a_person(control, telegram, anna, say, keyboard, api):
    path = f"/phone/{anna.person_id}"
    await say(reply_markup=keyboard(["Да"]))
    await control("POST", f"{path}/types", json={"text": "привет"})
    await control(
        "POST", f"{path}/presses", json={"message_id": anna.screen.message_id, "code": "Да"}
    )
    shown = await control("GET", path)
    assert shown["spinning"] == [[anna.screen.message_id, "Да"]]
    assert [(one["out"], one["text"]) for one in shown["messages"]] == [
        (True, "/start"),
        (False, "Здравствуйте!"),
        (True, "привет"),
    ]
    await control("POST", f"{path}/contact", json={"number": "+79001112233"})
    await control("POST", f"{path}/blocks", json={})
    refused = await control("POST", f"{path}/types", status=409, json={"text": "а"})
    assert refused == {"refused": "Анна Петрова has blocked the bot: unblocks() first"}
    await control("POST", f"{path}/unblocks", json={})
    await control("POST", f"{path}/starts", json={"link": "https://t.me/b?start=x"})
    assert [next(iter(one.keys() - {"update_id"})) for one in await api.ok("getUpdates")] == [
        "message",
        "callback_query",
        "message",
        "my_chat_member",
        "my_chat_member",
        "message",
    ]
    assert len(await control("GET", "/phone/calls")) == len(telegram.calls.log)


async def test_the_page_sends_files_photos_and_albums(control, anna):
    async def send(files: list[tuple[str, bytes]], **words: str) -> None:
        form = aiohttp.FormData(quote_fields=False)
        for name, value in words.items():
            form.add_field(name, value)
        for name, content in files:
            form.add_field("file", content, filename=name)
        await control("POST", f"/phone/{anna.person_id}/files", data=form)

    await send([("план.pdf", b"%PDF")], caption="вот")
    await send([("1.png", grey_png(2, 2)), ("2.png", grey_png(3, 3))], **{"as": "photo"})
    await send([("a.txt", b"a"), ("b.png", grey_png(4, 4))])
    kinds = [
        ("photo" if "photo" in one.body else one.body["document"]["file_name"], one.text)
        for one in anna.messages[1:]
    ]
    assert kinds == [
        ("план.pdf", "вот"),
        ("photo", ""),
        ("photo", ""),
        ("a.txt", ""),
        ("b.png", ""),
    ]
    groups = [one.body.get("media_group_id") for one in anna.messages[1:]]
    assert groups[0] is None
    assert groups[1] == groups[2] != groups[3] == groups[4]


async def test_a_file_is_never_shown_as_a_page(api, anna):
    sent = anna.sends_file("a.html", b"<script>alert(1)</script>", "text/html")
    file_id = sent.body["document"]["file_id"]
    async with api.session.get(f"{api.url}/phone/files/{file_id}") as answer:
        assert (answer.content_type, answer.headers["Content-Disposition"]) == (
            "application/octet-stream",
            "attachment; filename*=UTF-8''a.html",
        )


async def test_another_site_in_the_same_browser_may_do_nothing(api, anna):
    url = f"{api.url}/phone/{anna.person_id}/types"
    for origin, status in (("http://evil.example", 403), (api.url, 200)):
        async with api.session.post(url, json={"text": "а"}, headers={"Origin": origin}) as answer:
            assert answer.status == status
    assert [message.text for message in anna.messages] == ["/start", "а"]


async def test_the_stream_tells_what_changed(api, anna):
    async with api.session.get(f"{api.url}/phone/events") as answer:
        anna.types("привет")
        line = await answer.content.readline()
        assert json.loads(line.removeprefix(b"data: ")) == {"chat": anna.person_id}


@pytest_asyncio.fixture
async def browser() -> AsyncIterator[Any]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    from playwright.async_api import async_playwright

    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield chromium
        await chromium.close()


@pytest_asyncio.fixture
async def page(browser, served) -> AsyncIterator[Any]:
    page = await browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_default_timeout(5000)
    errors: list[str] = []
    outside: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda one: errors.append(one.text) if one.type == "error" else None)
    page.on("request", lambda one: outside.append(one.url))
    yield page
    assert errors == []
    assert [url for url in outside if not url.startswith((served.url, "blob:"))] == []


@pytest.mark.browser
async def test_a_conversation_in_the_browser(page, served, api, telegram: Telegram, keyboard):
    boris = Phone(telegram, "Борис Иванов", role="координатор", invitation="?start=abc")
    await page.goto(served.url)
    await page.get_by_role("button", name="Борис Иванов").click()
    await page.get_by_role("button", name="НАЧАТЬ").click()
    await page.locator(".chat").get_by_text("/start abc").wait_for()
    chat = {"chat_id": boris.person_id}
    text = "<b>Готовы?</b> <a href='https://t.me/svod_demo_bot?start=zzz'>ссылка</a>"
    sent = await api.ok(
        "sendMessage", **chat, text=text, parse_mode="HTML", reply_markup=keyboard(["Да", "Нет"])
    )
    await page.get_by_role("button", name="Да").click()
    await page.locator(".key .spinner").wait_for()
    (press,) = boris.spinning
    await api.ok("answerCallbackQuery", callback_query_id=press.query_id, text="Записано")
    await page.get_by_role("status").get_by_text("Записано").wait_for()
    await page.locator(".key .spinner").wait_for(state="detached")
    await api.ok("editMessageText", **chat, message_id=sent["message_id"], text="Спасибо")
    await page.locator(".chat").get_by_text("Спасибо").wait_for()
    assert await page.locator(".key").count() == 0
    await page.get_by_label("Сообщение", exact=True).fill("мой <b>ответ</b>")
    await page.keyboard.press("Enter")
    await page.locator(".chat").get_by_text("мой <b>ответ</b>").wait_for()
    assert boris.messages[-1].text == "мой <b>ответ</b>"


@pytest.mark.browser
async def test_files_alerts_and_blocking_in_the_browser(page, served, api, anna, say, keyboard):
    await say(reply_markup=keyboard(["Да"]))
    await page.goto(f"{served.url}/#{anna.person_id}")
    await page.locator("input[type=file]").set_input_files(
        {"name": "план.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"}
    )
    await page.locator("#send-dialog [name=caption]").fill("вот план")
    await page.get_by_role("button", name="Отправить", exact=True).last.click()
    await page.locator("a.file").get_by_text("план.pdf").wait_for()
    assert (anna.file(anna.messages[-1]), anna.messages[-1].text) == (b"%PDF", "вот план")
    async with page.expect_download() as download:
        await page.locator("a.file").click()
    assert (await download.value).suggested_filename == "план.pdf"
    await page.get_by_role("button", name="Да").click()
    (press,) = await anna.until(lambda: anna.spinning)
    await api.ok(
        "answerCallbackQuery", callback_query_id=press.query_id, text="Важно", show_alert=True
    )
    await page.get_by_role("alertdialog").get_by_text("Важно").wait_for()
    await page.get_by_role("button", name="ОК", exact=True).click()
    await page.get_by_label("Ещё").click()
    await page.get_by_role("button", name="Заблокировать бота").click()
    await page.get_by_role("button", name="РАЗБЛОКИРОВАТЬ").wait_for()
    assert anna.person.blocked


@pytest.mark.browser
async def test_phones_side_by_side_keep_their_scroll(page, served, telegram: Telegram, api):
    phones = [Phone(telegram, name) for name in ("Анна", "Борис", "Вера")]
    for phone in phones:
        phone.starts()
        for number in range(40):
            await api.ok("sendMessage", chat_id=phone.person_id, text=f"{number}\nстрока")
    await page.goto(served.url)
    for name in ("Анна", "Борис"):
        await page.get_by_role("button", name=name).click()
    assert await page.locator(".phone").count() == 2
    anna = page.locator(f".slot[data-person='{phones[0].person_id}'] .chat")
    await anna.get_by_text("39").wait_for()
    await anna.evaluate("element => { element.scrollTop = 300; }")
    await api.ok("sendMessage", chat_id=phones[0].person_id, text="новое")
    await anna.get_by_text("новое").wait_for(state="attached")
    await page.get_by_role("button", name="Вера").click()
    assert await page.locator(".owner-name").all_inner_texts() == ["Борис", "Вера"]
    await page.get_by_role("button", name="Анна").click()
    assert await anna.evaluate("element => element.scrollTop") == 300


@pytest.mark.browser
async def test_a_new_person_on_a_narrow_screen(page, served, telegram: Telegram):
    await page.set_viewport_size({"width": 390, "height": 780})
    await page.goto(served.url)
    await page.get_by_role("button", name="Новый человек").click()
    await page.get_by_label("Имя и фамилия").fill("Вера Орлова")
    await page.get_by_role("button", name="Добавить").click()
    await page.get_by_role("button", name="НАЧАТЬ").click()
    await page.locator(".chat").get_by_text("/start").wait_for()
    box = await page.locator(".phone").bounding_box()
    assert (box["x"], box["width"]) == (0, 390)
    (person,) = telegram.people.values()
    assert (person.name, person.started) == ("Вера Орлова", True)
    await page.get_by_label("Закрыть телефон").click()
    await page.get_by_role("heading", name="Телефоны").wait_for()
