"""The ordinary client of aiogram against the stand-in: nothing knows the difference."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    LinkPreviewOptions,
)

from phone import Fault


@pytest_asyncio.fixture
async def bot(served) -> AsyncIterator[Bot]:
    server = TelegramAPIServer.from_base(served.url)
    bot = Bot("42:TEST", session=AiohttpSession(api=server))
    yield bot
    await bot.session.close()


async def test_a_whole_conversation(bot: Bot, anna, telegram):
    await bot.set_my_commands([BotCommand(command="forms", description="Мои анкеты")])
    await bot.set_my_description("Собирает ответы")
    await bot.set_my_short_description("Анкеты")
    await bot.set_chat_menu_button()
    assert [one.command for one in await bot.get_my_commands()] == ["forms"]
    anna.types("привет")
    (update,) = await bot.get_updates(timeout=1)
    keys = InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(text="Да", callback_data="yes")]]
    )
    sent = await bot.send_message(
        anna.person_id,
        "Смотрите <a href='https://x.ru/'>сюда</a>",
        parse_mode="HTML",
        reply_markup=keys,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        protect_content=True,
    )
    assert (sent.html_text, sent.has_protected_content) == (
        'Смотрите <a href="https://x.ru/">сюда</a>',
        True,
    )
    anna.presses("Да")
    (pressed,) = await bot.get_updates(offset=update.update_id + 1)
    query = pressed.callback_query
    assert query is not None
    assert (query.data, query.message.message_id) == ("yes", sent.message_id)
    await bot.answer_callback_query(query.id, "Принято", show_alert=True)
    edited = await bot.edit_message_text(
        "Готово", chat_id=anna.person_id, message_id=sent.message_id
    )
    assert (edited.text, edited.reply_markup) == ("Готово", None)
    assert (anna.screen.text, anna.toasts) == ("Готово", ["Принято"])


async def test_files_both_ways(bot: Bot, anna):
    sent = await bot.send_document(anna.person_id, BufferedInputFile(b"%PDF", "Квитанция.pdf"))
    assert sent.document.file_name == "Квитанция.pdf"
    assert anna.file(anna.screen) == b"%PDF"
    album = await bot.send_media_group(
        anna.person_id,
        [
            InputMediaDocument(media=BufferedInputFile(b"1", "1.txt")),
            InputMediaDocument(media=sent.document.file_id),
        ],
    )
    assert [one.document.file_name for one in album] == ["1.txt", "Квитанция.pdf"]
    message = anna.sends_file("план.docx", b"PK" * 1000)
    file = await bot.get_file(message.body["document"]["file_id"])
    content = await bot.download_file(file.file_path)
    assert content.read() == b"PK" * 1000


async def test_refusals_are_the_exceptions_of_the_client(bot: Bot, anna, telegram):
    with pytest.raises(TelegramBadRequest, match="message text is empty"):
        await bot.send_message(anna.person_id, "")
    telegram.fails(Fault("sendMessage", code=429, retry_after=4))
    with pytest.raises(TelegramRetryAfter) as caught:
        await bot.send_message(anna.person_id, "a")
    assert caught.value.retry_after == 4
    anna.blocks()
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(anna.person_id, "a")


async def test_what_aiogram_asks_at_the_start(bot: Bot):
    assert (await bot.me()).username == "svod_demo_bot"
    assert await bot.delete_webhook(drop_pending_updates=False)
    assert (await bot.get_webhook_info()).url == ""
