"""The methods of the Bot API that the stand-in speaks, by lower-case name."""

from collections.abc import Awaitable, Callable
from typing import Any

from phone.methods import editing, profile, receiving, sending
from phone.methods.params import Params
from phone.telegram import Telegram

Method = Callable[[Telegram, Params], Any | Awaitable[Any]]

METHODS: dict[str, Method] = {
    "getme": receiving.get_me,
    "getupdates": receiving.get_updates,
    "setwebhook": receiving.set_webhook,
    "deletewebhook": receiving.delete_webhook,
    "getwebhookinfo": receiving.webhook_state,
    "getfile": receiving.get_file,
    "sendmessage": sending.send_message,
    "senddocument": sending.send_document,
    "sendphoto": sending.send_photo,
    "sendmediagroup": sending.send_media_group,
    "sendchataction": sending.send_chat_action,
    "editmessagetext": editing.edit_message_text,
    "editmessagecaption": editing.edit_message_caption,
    "editmessagereplymarkup": editing.edit_message_reply_markup,
    "deletemessage": editing.delete_message,
    "answercallbackquery": editing.answer_callback_query,
    "getchat": profile.get_chat,
    "setmycommands": profile.set_my_commands,
    "getmycommands": profile.get_my_commands,
    "deletemycommands": profile.delete_my_commands,
    "setmyname": profile.described("name", 64),
    "setmydescription": profile.described("description", 512),
    "setmyshortdescription": profile.described("short_description", 120),
    "setchatmenubutton": profile.set_chat_menu_button,
}
