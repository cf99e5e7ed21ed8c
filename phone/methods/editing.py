"""Methods that change or remove what stands in a chat, and answer presses."""

from typing import Any

from phone.keyboards import read_markup
from phone.markup import units
from phone.methods.params import Params
from phone.people import Message
from phone.refusals import NOT_MODIFIED, bad_request
from phone.telegram import Telegram
from phone.texting import caption_of, message_text

LONGEST_TOAST = 200
DELETABLE_SECONDS = 48 * 3600

Body = dict[str, Any]


def _message(telegram: Telegram, params: Params) -> Message:
    """The message that the bot may edit."""
    person = telegram.chat(params.text("chat_id"))
    message = person.messages.get(params.whole("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    person.check_reachable()
    if not message.by_bot:
        raise bad_request("message can't be edited")
    return message


def _with_markup(body: Body, params: Params) -> Body:
    """An edit without buttons takes the buttons away."""
    body.pop("reply_markup", None)
    markup = read_markup(params.values.get("reply_markup"))
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    if markup is not None and markup["inline_keyboard"]:
        body["reply_markup"] = markup
    return body


def _edit(telegram: Telegram, message: Message, body: Body) -> Body:
    if body == message.body:
        raise bad_request(NOT_MODIFIED)
    telegram.pace(telegram.people[message.chat_id])
    return telegram.shape(telegram.edit(message, body))


def edit_message_text(telegram: Telegram, params: Params) -> Body:
    written = message_text(
        params.text("text"),
        params.text("parse_mode"),
        params.nested("entities"),
        editing=True,
    )
    message = _message(telegram, params)
    if "text" not in message.body:
        raise bad_request("there is no text in the message to edit")
    kept = ("text", "entities", "link_preview_options")
    body = {name: value for name, value in message.body.items() if name not in kept} | written
    options = params.nested("link_preview_options")
    if options:
        body["link_preview_options"] = options
    return _edit(telegram, message, _with_markup(body, params))


def edit_message_caption(telegram: Telegram, params: Params) -> Body:
    written = caption_of(
        params.text("caption"), params.text("parse_mode"), params.nested("caption_entities")
    )
    message = _message(telegram, params)
    if "text" in message.body:
        raise bad_request("there is no caption in the message to edit")
    kept = ("caption", "caption_entities")
    body = {name: value for name, value in message.body.items() if name not in kept} | written
    return _edit(telegram, message, _with_markup(body, params))


def edit_message_reply_markup(telegram: Telegram, params: Params) -> Body:
    message = _message(telegram, params)
    return _edit(telegram, message, _with_markup(dict(message.body), params))


def delete_message(telegram: Telegram, params: Params) -> bool:
    person = telegram.chat(params.text("chat_id"))
    message = person.messages.get(params.whole("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if telegram.clock() - message.date > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    telegram.delete(message)
    return True


def answer_callback_query(telegram: Telegram, params: Params) -> bool:
    toast = params.text("text")
    if units(toast) > LONGEST_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    telegram.answer(
        params.text("callback_query_id"),
        toast=toast,
        alert=params.flag("show_alert"),
        url=params.text("url"),
    )
    return True
