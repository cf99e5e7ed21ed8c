"""A season on a moved clock: what is queued is sent as the delivery sends it, and written down."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.delivery import Delivery
from domain import digesting, reminding, still, summarising
from storage import Session, outbox
from storage.outbox import SENT, Ending
from storage.tables import Form, Notice, Organisation, Person

HOUR = timedelta(hours=1)
HOURS = {23, 2, 3, 4, 5, 6, 7, 8, 9, 12, 15}
"""In Greenwich: nine o'clock in every zone, and the end of the day in Moscow."""
LOOKS_AT_DAYS = {23, 5, 9, 12, 15}
"""Of these: at night, in the morning, by day, and in Moscow before the day ends and as it ends."""
TICKS = (
    reminding.queue_due_reminders,
    summarising.queue_due_summaries,
    digesting.queue_daily_lines,
    digesting.queue_digests,
)


class Letter:
    """A message as it went out."""

    def __init__(self, at: datetime, to_id: int, kind: str, content: dict, forms: list[int]):
        self.at, self.to_id, self.kind = at, to_id, kind
        self.content, self.forms = content, forms

    @property
    def mark(self) -> str:
        return self.content.get("mark", "")


class Post:
    """The delivery without Telegram: the same decisions in the same transactions."""

    def __init__(self, still_due=still.still_due) -> None:
        self._delivery = Delivery(None, None, None, still_due, None, datetime.now)  # type: ignore[arg-type] -- never speaks
        self.sent: list[Letter] = []

    def ticks(self, session: Session, now: datetime, *, looks_at_days: bool = True) -> None:
        """The line of a day is looked for less often than the rest, as the program does it."""
        for tick in TICKS:
            if looks_at_days or tick is not digesting.queue_daily_lines:
                tick(session, now)
        self.delivers(session, now)

    def delivers(self, session: Session, now: datetime) -> None:
        session.flush()
        while claimed := outbox.claim(session, now, 60):
            for notice_id in claimed:
                self.sends(session, notice_id, now)

    def sends(self, session: Session, notice_id: int, now: datetime) -> None:
        notice = self._delivery._begin(session, notice_id, now)
        if notice is None:
            return
        forms = [notice.form_id, *notice.content.get("also", ())] if notice.form_id else []
        self.sent.append(Letter(now, notice.to_id, notice.kind, notice.content, forms))
        outbox.end(session, [Ending(notice.id, SENT)], now)


def runs(post: Post, session: Session, begin: datetime, end: datetime, step=HOUR) -> None:
    now = begin
    while now < end:
        if now.hour in HOURS:
            post.ticks(session, now, looks_at_days=now.hour in LOOKS_AT_DAYS)
        now += step


def written(session: Session, letters: list[Letter]) -> list[str]:
    """Who got what when, by the clock on the wall of each, in the order of sending."""
    people = {row.id: row for row in session.execute(select(Person.id, Person.name, Person.zone))}
    places = {
        row.id: row
        for row in session.execute(
            select(Form.id, Organisation.short_name, Organisation.local_zone).join(
                Organisation, Organisation.id == Form.organisation_id
            )
        )
    }
    home = dict(session.execute(_homes()).all())
    told = []
    for letter in letters:
        person = people[letter.to_id]
        zone = person.zone or home[letter.to_id]
        wall = letter.at.astimezone(ZoneInfo(zone))
        about = ", ".join(places[form].short_name for form in letter.forms)
        what = _what(letter)
        there = f"{wall:%Y-%m-%d %H:%M} {zone.split('/')[1]}"
        line = f"{there} | {person.name} | {what}{': ' + about if about else ''}"
        told.append((letter.at, person.name, line))
    return [line for _, _, line in sorted(told)]


def _what(letter: Letter) -> str:
    said = {
        "reminder": letter.mark,
        "summary": f"{letter.mark} {letter.content.get('to', '')}",
        "daily": letter.content.get("text", ""),
    }.get(letter.kind, "")
    return f"{letter.kind} {said}".strip()


def _homes():
    from sqlalchemy import func

    from storage.tables import Membership

    return (
        select(Membership.person_id, func.min(Organisation.local_zone))
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .group_by(Membership.person_id)
    )


def at(text: str, zone: str = "Europe/Moscow") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def left(session: Session) -> int:
    """Notices that still wait."""
    return len(session.scalars(select(Notice.id).where(Notice.ended_at.is_(None))).all())
