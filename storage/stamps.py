"""The stamps of forms, another with every change of their points."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import bindparam, update

from storage import Session
from storage.organisations import in_batches
from storage.statements import rows_of
from storage.tables import Form
from storage.tables.base import stamp

_FORMS = rows_of(Form)
_RENEW = (
    update(_FORMS)
    .where(_FORMS.c.id.in_(bindparam("forms", expanding=True)))
    .values(stamp=bindparam("new"))
)
_RENEW_ALL = (
    update(_FORMS)
    .where(_FORMS.c.campaign_id == bindparam("campaign"))
    .values(stamp=bindparam("new"))
)


def renew(session: Session, form_ids: Collection[int]) -> None:
    """In the transaction that changes their answers."""
    for some in in_batches(sorted(form_ids)):
        session.connection().execute(_RENEW, {"forms": some, "new": stamp()})


def renew_all(session: Session, campaign_id: int) -> None:
    """Of every form of the campaign."""
    session.connection().execute(_RENEW_ALL, {"campaign": campaign_id, "new": stamp()})
