"""Methods by which the bot learns what people did: polling, webhook, files."""

import re
from typing import Any
from urllib.parse import urlsplit

from phone.methods.params import Params
from phone.refusals import WEBHOOK_ACTIVE, Refused, bad_request
from phone.telegram import Telegram
from phone.webhook import USUAL_CONNECTIONS

WEBHOOK_PORTS = (None, 443, 80, 88, 8443)
LONGEST_SECRET = 256
LOOPBACK = ("127.0.0.1", "localhost", "::1")
_SECRET = re.compile(r"[A-Za-z0-9_-]*")


class Raw(bytes):
    """A result that is JSON already."""

    __slots__ = ()


def get_me(telegram: Telegram, params: Params) -> dict[str, Any]:
    return telegram.bot() | {
        "can_join_groups": False,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_updates(telegram: Telegram, params: Params) -> Raw:
    if telegram.webhook.url:
        raise Refused(409, WEBHOOK_ACTIVE)
    allowed = params.nested("allowed_updates")
    if isinstance(allowed, list):
        telegram.updates.allowed = [str(kind) for kind in allowed]
    ready = await telegram.updates.poll(
        params.whole("offset"), params.whole("limit", 100), params.whole("timeout")
    )
    return Raw(b"[" + b",".join(update.body for update in ready) + b"]")


def set_webhook(telegram: Telegram, params: Params) -> bool:
    url = params.text("url")
    if not url:
        return delete_webhook(telegram, params)
    secret = params.text("secret_token")
    if len(secret) > LONGEST_SECRET:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    _check_address(url)
    allowed = params.nested("allowed_updates")
    if isinstance(allowed, list):
        telegram.updates.allowed = [str(kind) for kind in allowed]
    telegram.updates.interrupt()
    if params.flag("drop_pending_updates"):
        telegram.updates.drop_all()
    telegram.webhook.set(url, secret, params.whole("max_connections", USUAL_CONNECTIONS))
    telegram.watch.changed()
    return True


def _check_address(url: str) -> None:
    """Telegram wants HTTPS on four ports; this machine itself may have any."""
    parts = urlsplit(url)
    if parts.hostname in LOOPBACK and parts.scheme in ("http", "https"):
        return
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if parts.port not in WEBHOOK_PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


def delete_webhook(telegram: Telegram, params: Params) -> bool:
    telegram.webhook.stop()
    if params.flag("drop_pending_updates"):
        telegram.updates.drop_all()
    telegram.watch.changed()
    return True


def webhook_state(telegram: Telegram, params: Params) -> dict[str, Any]:
    return telegram.webhook.shape()


def get_file(telegram: Telegram, params: Params) -> dict[str, Any]:
    found = telegram.files.path_of(params.text("file_id"))
    telegram.watch.changed()
    return found
