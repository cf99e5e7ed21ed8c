"""The log of messages of a campaign or a form, for those who oversee it."""

from __future__ import annotations

from datetime import datetime

from domain import access
from domain.acting import Actor
from domain.errors import NotFound
from domain.seasons import seen_campaign
from storage import Session, messages, nudges
from storage.messages import WAITS, Message, Sought

__all__ = ["WAITS", "Message", "Sought", "messages_of"]


def messages_of(
    session: Session, by: Actor, now: datetime, sought: Sought, most: int
) -> list[Message]:
    """What, to whom, when, delivered or why not; within the actor's subtree."""
    seen_campaign(session, by, sought.campaign_id)
    if sought.form_id is not None:
        path = nudges.path_of(session, sought.form_id)
        if path is None or not access.may_oversee(by, path):
            raise NotFound
    return messages.messages(session, access.seen_paths(by), sought, most)
