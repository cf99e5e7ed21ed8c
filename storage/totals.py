"""Forms of a campaign as its overseers see them: where each stands, and sums of their answers.

What is due "now" is compared in SQL too: long lists are counted, sorted and cut where they lie.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Integer,
    Select,
    SQLColumnExpression,
    bindparam,
    case,
    cast,
    func,
    select,
)

from storage import Session
from storage.organisations import folded, in_batches, within
from storage.standings import EXPECTED, FORMS, LOCKS, ON_TIME, PARTS, STANDING, STANDINGS, TIMELY
from storage.standings import C as _C
from storage.standings import F as _F
from storage.standings import O as _O
from storage.statements import rows_of
from storage.tables import Adjustment, Answer

ANSWERED, UNANSWERED, NOT_ASKED = "answered", "unanswered", "not_asked"


class Scope(NamedTuple):
    """Which forms: of this campaign, in these subtrees, as things stand now."""

    campaign_id: int
    paths: tuple[str, ...]
    now: datetime
    standings: tuple[str, ...] = ()
    """Only these; none named means all."""
    search: str = ""
    part: str = ""
    """One of `storage.standings.PARTS`."""
    given: bool = False
    """Also those that nobody waits for: what they hold is still there."""


class Order(NamedTuple):
    """How to sort, and which page of the sorted."""

    by: str = "name"
    descending: bool = False
    offset: int = 0
    limit: int | None = None


class FormLine(NamedTuple):
    """A form with its organisation and dates."""

    form_id: int
    organisation_id: int
    code: str
    name: str
    short_name: str
    path: str
    territory_id: int
    territory: str
    zone: str
    standing: str
    timely: int | None
    """1 on time, 0 late, none: not submitted and the date is still ahead."""
    started_at: datetime | None
    active_at: datetime | None
    submitted_at: datetime | None
    on_time_at: datetime
    locks_at: datetime
    extended: int
    extension_reason: str | None
    reopened_until: datetime | None
    reopening_reason: str | None


class Count(NamedTuple):
    """Of some forms."""

    all: int
    begun: int


class Sums(NamedTuple):
    """Of some answers. Points are ten-thousandths: earned + lost + open = maximum."""

    done: int = 0
    asked: int = 0
    earned: int = 0
    open: int = 0
    """The maximum of what has no answer or waits for a value to compare with."""
    maximum: int = 0

    def adjusted(self, points: int, maximum: int, left: int) -> Sums:
        """With what a rule adds or takes away."""
        earned = self.earned + points
        return Sums(self.done, self.asked, earned, self.open + left, self.maximum + maximum)


_A, _X = rows_of(Answer), rows_of(Adjustment)
_T = _O.alias("territory")
_COUNT = (func.count(), func.sum(case((PARTS["begun"], 1), else_=0)))
_EXTENDED = case((_F.c.on_time_at.is_not(None), 1), else_=0)
_RANK = case({name: place for place, name in enumerate(STANDINGS)}, value=STANDING)
SUMS: tuple[ColumnElement[int], ...] = (
    func.sum(case({UNANSWERED: 0, NOT_ASKED: 0}, value=_A.c.state, else_=_A.c.counted)),
    func.sum(case({NOT_ASKED: 0}, value=_A.c.state, else_=_A.c.counted)),
    func.sum(_A.c.points),
    func.sum(case({ANSWERED: 0}, value=_A.c.state, else_=_A.c.maximum)),
    func.sum(_A.c.maximum),
)
RULES = tuple(func.sum(_X.c[name]) for name in ("points", "maximum", "open"))
"""What adjustments add to the points, the maximum and what is open."""
_ADJUSTED = (
    select(_X.c.form_id, *RULES)
    .where(_X.c.form_id.in_(bindparam("forms", expanding=True)))
    .group_by(_X.c.form_id)
)
_FIELDS = (
    _F.c.id,
    _O.c.id,
    _O.c.code,
    _O.c.name,
    _O.c.short_name,
    _O.c.path,
    _T.c.id,
    _T.c.short_name,
    _O.c.local_zone,
    STANDING,
    TIMELY,
    _F.c.started_at,
    _F.c.active_at,
    _F.c.submitted_at,
    ON_TIME,
    LOCKS,
    _EXTENDED,
    _F.c.extension_reason,
    _F.c.reopened_until,
    _F.c.reopening_reason,
)


def lines(session: Session, scope: Scope, order: Order) -> list[FormLine]:
    """The forms of the page, sorted in SQL; the name decides between equals."""
    if order.limit is not None:
        return lines_of(session, _page(session, scope, order), scope.now)
    found = _sorted(of_scope(select(*_FIELDS), scope, with_territory(session)), order)
    rows = session.connection().execute(found, {"now": scope.now})
    return [FormLine._make(row) for row in rows]


def _page(session: Session, scope: Scope, order: Order) -> list[int]:
    """Their ids: all forms are sorted without what only the lines of the page show."""
    origin = with_territory(session) if order.by == "territory" else FORMS
    found = _sorted(of_scope(select(_F.c.id), scope, origin), order)
    found = found.offset(order.offset).limit(order.limit)
    return [*session.connection().execute(found, {"now": scope.now}).scalars()]


def lines_of(session: Session, form_ids: Sequence[int], now: datetime) -> list[FormLine]:
    """These forms, in this order."""
    found = select(*_FIELDS).select_from(with_territory(session))
    named: dict[int, FormLine] = {}
    for some in in_batches(form_ids):
        rows = session.connection().execute(found.where(_F.c.id.in_(some)), {"now": now})
        named |= {row[0]: FormLine._make(row) for row in rows}
    return [named[form_id] for form_id in form_ids if form_id in named]


def line(session: Session, form_id: int, now: datetime) -> FormLine | None:
    return next(iter(lines_of(session, [form_id], now)), None)


def count(session: Session, scope: Scope) -> dict[tuple[str, int | None], Count]:
    """How many forms stand where, apart by whether they are on time."""
    columns = select(STANDING, TIMELY, *_COUNT)
    counted = of_scope(columns, scope).group_by(STANDING, TIMELY)
    rows = session.connection().execute(counted, {"now": scope.now})
    return {(standing, timely): Count._make(numbers) for standing, timely, *numbers in rows}


def count_each(
    session: Session, paths: Collection[str], now: datetime
) -> dict[int, dict[tuple[str, int | None], Count]]:
    """The same for every campaign that has forms in these subtrees."""
    counted = (
        select(_C.c.id, STANDING, TIMELY, *_COUNT)
        .select_from(FORMS)
        .where(within(_O.c.path, paths), EXPECTED)
        .group_by(_C.c.id, STANDING, TIMELY)
    )
    found: dict[int, dict[tuple[str, int | None], Count]] = {}
    rows = session.connection().execute(counted, {"now": now})
    for campaign_id, standing, timely, *numbers in rows:
        found.setdefault(campaign_id, {})[standing, timely] = Count._make(numbers)
    return found


def of_forms(session: Session, form_ids: Sequence[int]) -> dict[int, Sums]:
    """The sums of each of these forms, with what the rules of its sections make of them."""
    summed = (
        select(_A.c.form_id, *SUMS)
        .where(_A.c.form_id.in_(bindparam("forms", expanding=True)))
        .group_by(_A.c.form_id)
    )
    found: dict[int, Sums] = {}
    for some in in_batches(form_ids):
        for row in session.connection().execute(summed, {"forms": some}):
            found[row[0]] = Sums._make(row[1:])
        for row in session.connection().execute(_ADJUSTED, {"forms": some}):
            found[row[0]] = found.get(row[0], Sums()).adjusted(*row[1:])
    return found


def of_scope(
    columns: Select[*tuple[Any, ...]], scope: Scope, origin: FromClause | None = None
) -> Select[Any]:
    """Limit the question to the forms in scope; execute it with `now`."""
    found = columns.select_from(FORMS if origin is None else origin).where(
        _F.c.campaign_id == scope.campaign_id, within(_O.c.path, scope.paths)
    )
    if not scope.given:
        found = found.where(EXPECTED)
    if scope.standings:
        found = found.where(STANDING.in_(scope.standings))
    if scope.part:
        found = found.where(PARTS[scope.part])
    for word in folded(scope.search).split():
        found = found.where(_O.c.search.contains(word, autoescape=True))
    return found


def ids(scope: Scope) -> Select[Any]:
    """The ids of the forms in scope, to be asked within another question."""
    return of_scope(select(_F.c.id), scope)


def with_territory(session: Session) -> FromClause:
    """The forms with the organisation just below the root that each lies in."""
    return FORMS.join(_T, _T.c.id == func.coalesce(_second_id(session), _O.c.id))


def _second_id(session: Session) -> SQLColumnExpression[int]:
    """The second number of the path, spelled for both databases; none for the root itself."""
    position = func.instr if session.get_bind().dialect.name == "sqlite" else func.strpos
    below = func.substr(_O.c.path, position(func.substr(_O.c.path, 2), "/") + 2)
    number = func.substr(below, 1, position(below.concat("/"), "/") - 1)
    return cast(func.nullif(number, ""), Integer)


def _sorted(found: Select[Any], order: Order) -> Select[Any]:
    """With no other sums than the one to sort by, grouped at once: quick on both databases."""
    if order.by in OF_ANSWERS:
        found = found.outerjoin(_SUMMED[order.by], _SUMMED[order.by].c.form_id == _F.c.id)
    if order.by == "points":
        found = found.outerjoin(_RULED, _RULED.c.form_id == _F.c.id)
    first = _ORDERS.get(order.by, _ORDERS["name"])
    turned = first.desc() if order.descending else first.asc()
    return found.order_by(turned.nulls_last(), _O.c.search, _F.c.id)


OF_ANSWERS = ("done", "points")
_SUMMED = {
    name: select(_A.c.form_id, summed.label("sum")).group_by(_A.c.form_id).subquery(name)
    for name, summed in zip(OF_ANSWERS, (SUMS[0], SUMS[2]), strict=True)
}
_RULED = select(_X.c.form_id, RULES[0].label("sum")).group_by(_X.c.form_id).subquery("rules")
_ORDERS: dict[str, ColumnElement[Any]] = {
    "name": _O.c.search,
    "code": _O.c.code,
    "territory": _T.c.search,
    "state": _RANK,
    "on_time": TIMELY,
    "submitted": _F.c.submitted_at,
    "active": _F.c.active_at,
    "on_time_at": ON_TIME,
    "done": _SUMMED["done"].c.sum,
    "points": _SUMMED["points"].c.sum + func.coalesce(_RULED.c.sum, 0),
}
SORTS: Collection[str] = tuple(_ORDERS)
"""What lists can be sorted by."""
