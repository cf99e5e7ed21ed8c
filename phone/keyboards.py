"""Keyboards under messages: what Telegram lets through."""

import json
from typing import Any
from urllib.parse import urlsplit

from phone.refusals import bad_request

MOST_BUTTONS = 100
MOST_IN_A_ROW = 8
LONGEST_CODE = 64
LONGEST_COPIED = 256
ACTIONS = (
    "callback_data",
    "url",
    "copy_text",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "pay",
)
STYLES = ("danger", "success", "primary")

Button = dict[str, Any]
Rows = list[list[Button]]


def read_markup(value: Any) -> dict[str, Any] | None:
    """A reply_markup parameter, checked; nothing when it was not given."""
    if value in (None, ""):
        return None
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            raise bad_request("can't parse reply keyboard markup JSON object") from None
    if value is None:
        return None
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in value:
        return {"inline_keyboard": inline_rows(value["inline_keyboard"])}
    return value


def inline_rows(rows: Any) -> Rows:
    """The rows of an inline keyboard; empty rows vanish, as they do there."""
    if not isinstance(rows, list):
        raise bad_request('field "inline_keyboard" must be of type Array')
    checked: Rows = []
    count = 0
    for row in rows:
        if not isinstance(row, list):
            raise bad_request(
                "can't parse inline keyboard button: expected an Array of InlineKeyboardButton"
            )
        count += len(row)
        if len(row) > MOST_IN_A_ROW or count > MOST_BUTTONS:
            raise bad_request("reply markup is too long")
        if row:
            checked.append([_checked(button) for button in row])
    return checked


def _checked(button: Any) -> Button:
    if not isinstance(button, dict):
        raise bad_request(
            "can't parse inline keyboard button: expected an Object as an inline keyboard button"
        )
    label = button.get("text")
    if not isinstance(label, str):
        raise bad_request("can't parse inline keyboard button: can't find field \"text\"")
    if not label.strip():
        raise bad_request("inline keyboard button text must be non-empty")
    kept = {name: value for name, value in button.items() if value is not None}
    _check_style(kept)
    _check_action(kept)
    return kept


def _check_style(button: Button) -> None:
    if button.get("style", "primary") not in STYLES:
        raise bad_request("can't parse inline keyboard button: invalid button style specified")


def _check_action(button: Button) -> None:
    if not any(button.get(name) not in (None, "") for name in ACTIONS):
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    code = button.get("callback_data")
    if code is not None and len(str(code).encode()) > LONGEST_CODE:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button:
        _check_url(str(button["url"]))
    copied = button.get("copy_text")
    if copied is not None and not 1 <= len(str(copied.get("text", ""))) <= LONGEST_COPIED:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _check_url(url: str) -> None:
    address = url if "://" in url else f"http://{url}"
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https", "tg"):
        raise bad_request(
            f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol"
        )
    if parts.scheme != "tg" and ("." not in host or " " in url):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def labels(markup: dict[str, Any] | None) -> list[list[str]]:
    """What stands on the buttons, row by row."""
    if not markup:
        return []
    return [[str(button["text"]) for button in row] for row in markup.get("inline_keyboard", [])]
