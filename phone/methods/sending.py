"""Methods that put new messages into a chat."""

import mimetypes
from typing import Any

from phone.files import LARGEST_UPLOAD, check_picture
from phone.keyboards import read_markup
from phone.methods.params import Params, Upload
from phone.people import Person
from phone.refusals import Refused, bad_request
from phone.telegram import Telegram
from phone.texting import caption_of, message_text

LEAST_IN_ALBUM = 2
MOST_IN_ALBUM = 10
ACTIONS = {
    "typing",
    "upload_photo",
    "upload_document",
    "upload_video",
    "upload_voice",
    "record_video",
    "record_voice",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}

Body = dict[str, Any]


def send_message(telegram: Telegram, params: Params) -> Body:
    body = message_text(params.text("text"), params.text("parse_mode"), params.nested("entities"))
    options = params.nested("link_preview_options")
    if options:
        body["link_preview_options"] = options
    elif params.flag("disable_web_page_preview"):
        body["link_preview_options"] = {"is_disabled": True}
    return _send(telegram, params, body)


def send_document(telegram: Telegram, params: Params) -> Body:
    body = _caption(params)
    return _send(telegram, params, _document(telegram, params, params.text("document")) | body)


def send_photo(telegram: Telegram, params: Params) -> Body:
    body = _caption(params)
    return _send(telegram, params, _photo(telegram, params, params.text("photo")) | body)


def _caption(params: Params) -> Body:
    return caption_of(
        params.text("caption"), params.text("parse_mode"), params.nested("caption_entities")
    )


def _send(telegram: Telegram, params: Params, body: Body) -> Body:
    """Put one message into the chat, when the markup, the chat and the pace allow it."""
    markup = read_markup(params.values.get("reply_markup"))
    person = telegram.chat(params.text("chat_id"))
    body |= _reply(telegram, params, person)
    person.check_reachable()
    telegram.pace(person)
    if params.flag("protect_content"):
        body["has_protected_content"] = True
    _lay_out(person, body, markup)
    return telegram.shape(telegram.send(person, body))


def _lay_out(person: Person, body: Body, markup: Body | None) -> None:
    """Inline buttons stay under the message; other keyboards belong to the chat."""
    if markup is None:
        return
    if "inline_keyboard" in markup:
        if markup["inline_keyboard"]:
            body["reply_markup"] = markup
    elif "keyboard" in markup:
        person.keyboard = markup
    elif markup.get("remove_keyboard"):
        person.keyboard = None


def _reply(telegram: Telegram, params: Params, person: Person) -> Body:
    asked = params.nested("reply_parameters") or {}
    message_id = int(asked.get("message_id") or params.whole("reply_to_message_id"))
    if not message_id:
        return {}
    answered = person.messages.get(message_id)
    if answered is not None:
        shape = telegram.shape(answered)
        shape.pop("reply_to_message", None)
        return {"reply_to_message": shape}
    if asked.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply"):
        return {}
    raise bad_request("message to be replied not found")


def _upload(params: Params, name: str, value: str) -> Upload | None:
    """The file that a value points to, if it came with this call."""
    key = value.removeprefix("attach://") if value.startswith("attach://") else name
    upload = params.uploads.get(key)
    if upload is None:
        if value.startswith("attach://"):
            raise bad_request("wrong file identifier/HTTP URL specified")
        return None
    if len(upload.content) > LARGEST_UPLOAD:
        raise Refused(413, "Request Entity Too Large")
    if not upload.content:
        raise bad_request("file must be non-empty")
    return upload


def _document(telegram: Telegram, params: Params, value: str) -> Body:
    upload = _upload(params, "document", value)
    if upload is None:
        kept = telegram.files.find(_file_id(value, "document"))
        if kept.kind != "document":
            raise bad_request("can't use file of type Photo as Document")
    else:
        mime = mimetypes.guess_type(upload.name)[0] or upload.mime or "application/octet-stream"
        kept = telegram.files.put(upload.content, name=upload.name, mime=mime)
    return {"document": telegram.files.document(kept)}


def _photo(telegram: Telegram, params: Params, value: str) -> Body:
    upload = _upload(params, "photo", value)
    if upload is None:
        kept = telegram.files.find(_file_id(value, "photo"))
        if kept.kind != "photo":
            raise bad_request("can't use file of type Document as Photo")
        content = telegram.files.content(kept)
    else:
        content = upload.content
        check_picture(content)
    return {"photo": telegram.files.photo(content)}


def _file_id(value: str, kind: str) -> str:
    if not value:
        raise bad_request(f"there is no {kind} in the request")
    if value.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    return value


def send_media_group(telegram: Telegram, params: Params) -> list[Body]:
    media = params.nested("media")
    if not isinstance(media, list) or not media:
        raise bad_request("can't parse media JSON object")
    if len(media) > MOST_IN_ALBUM:
        raise bad_request("too many messages to send as an album")
    if len(media) < LEAST_IN_ALBUM:
        # Telegram's documents ask for two; its server lets one through. The words are ours.
        raise bad_request("too few messages to send as an album")
    kinds = {str(one.get("type")) for one in media}
    if not kinds <= {"document", "photo"}:
        raise bad_request("can't use the media of the specified type in the album")
    if len(kinds) > 1:
        raise bad_request("document can't be mixed with other media types")
    person = telegram.chat(params.text("chat_id"))
    bodies = [_album_body(telegram, params, one) for one in media]
    extra = _reply(telegram, params, person)
    person.check_reachable()
    telegram.pace(person, len(bodies))
    telegram.albums += 1
    extra["media_group_id"] = str(10**16 + telegram.albums)
    return [telegram.shape(telegram.send(person, body | extra)) for body in bodies]


def _album_body(telegram: Telegram, params: Params, one: Body) -> Body:
    value = str(one.get("media", ""))
    make = _photo if one["type"] == "photo" else _document
    caption = caption_of(
        str(one.get("caption") or ""),
        str(one.get("parse_mode") or ""),
        one.get("caption_entities"),
    )
    return make(telegram, params, value) | caption


def send_chat_action(telegram: Telegram, params: Params) -> bool:
    person = telegram.chat(params.text("chat_id"))
    if params.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    person.check_reachable()
    telegram.watch.pulse(person.person_id, {"action": params.text("action")})
    return True
