"""Where a form stands and whether it is in time, as columns: due "now" is compared in SQL.

A statement that uses them is executed with `now`.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import ColumnElement, and_, bindparam, case, func, or_

from storage.statements import rows_of
from storage.tables import Campaign, CampaignState, Form, FormState, Organisation, Utc

NOT_STARTED, FILLING, SUBMITTED, LOCKED = "not_started", "filling", "submitted", "locked"
STANDINGS = (NOT_STARTED, FILLING, SUBMITTED, LOCKED)
F, C, O = (rows_of(table) for table in (Form, Campaign, Organisation))  # noqa: E741 -- forms, campaigns, organisations
FORMS = F.join(C, F.c.campaign_id == C.c.id).join(O, F.c.organisation_id == O.c.id)
NOW = bindparam("now", type_=Utc())
ON_TIME = func.coalesce(F.c.on_time_at, C.c.on_time_at)
LOCKS = func.coalesce(F.c.locks_at, C.c.locks_at)
_SHUT = or_(
    C.c.state == CampaignState.CLOSED,
    and_(NOW >= LOCKS, or_(F.c.reopened_until.is_(None), F.c.reopened_until <= NOW)),
)
_SENT = F.c.state == FormState.SUBMITTED
EXPECTED: ColumnElement[bool] = or_(
    O.c.closed_at.is_(None),
    _SENT,
    and_(C.c.state == CampaignState.CLOSED, C.c.closed_at <= O.c.closed_at),
)
"""Nobody waits for the form of an organisation that was closed before it could submit."""
STANDING: ColumnElement[str] = case(
    (_SENT, SUBMITTED),
    (_SHUT, LOCKED),
    (F.c.started_at.is_(None), NOT_STARTED),
    else_=FILLING,
)
TIMELY: ColumnElement[int | None] = case(
    (and_(_SENT, F.c.submitted_at <= ON_TIME), 1),
    (_SENT, 0),
    (NOW > ON_TIME, 0),
)
PARTS: Mapping[str, ColumnElement[bool]] = {
    "begun": or_(_SENT, F.c.started_at.is_not(None)),
    "on_time": and_(_SENT, F.c.submitted_at <= ON_TIME),
    "late": and_(_SENT, F.c.submitted_at > ON_TIME),
    "overdue": and_(~_SENT, NOW > ON_TIME),
    "missing": ~_SENT,
    "unfinished": and_(~_SENT, F.c.started_at.is_not(None)),
    "untouched": and_(~_SENT, F.c.started_at.is_(None)),
}
"""Parts of the forms that a board counts beside where they stand."""
