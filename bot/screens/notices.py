"""Messages that come without being asked for. Each says what it is about and leads there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from html import escape

from bot import callbacks as to
from bot.screen import Document, Screen, Setting
from bot.screens import form_texts, texts
from bot.screens import notice_texts as words
from bot.screens import nudging as nudging_screens
from bot.screens.home import deadline, state
from bot.screens.layout import Row, bold, button, quoted, row, rows, screen
from bot.screens.moments import until
from domain import digesting, nudging, submitting
from domain.acting import Actor, act
from domain.errors import Refusal
from domain.filling import FormCard, form_card
from domain.submitting.posting import RECEIPT
from storage import Session, above, dailies, summaries
from storage.outbox import Waiting
from storage.planning import NUDGE, PERSONAL
from storage.tables import FormState

TITLE = 120
SHORT = 60
REASON = 300
HUSH_DAYS = 3
DIGESTED = 6


def tell(session: Session, notice: Waiting, now: datetime, setting: Setting) -> Screen:
    """What is true at the moment of sending, not of queueing."""
    try:
        return act(session, notice.telegram_id or 0, now, _told, notice)
    except Refusal:  # the role has ended meanwhile: nothing of the form may be said
        return screen([words.NEWS], rows(row(button(texts.HOME, to.Home()))))


def _told(session: Session, by: Actor, now: datetime, notice: Waiting) -> Screen:
    if notice.kind in WHOLE:
        return WHOLE[notice.kind](session, by, now, notice)
    if notice.form_id is None:
        return _plain(notice)
    if notice.kind in PERSONAL:
        return _reminding(session, by, now, notice)
    if notice.kind == RECEIPT:
        return _receipt(session, by, now, notice)
    view = form_card(session, by, now, notice.form_id)
    heading = HEADINGS.get(notice.kind, _news)(view, notice, now)
    told = [bold(heading), "", *_about(view, now), *_reason(notice), *_closing(view, notice)]
    return screen(told, rows(_onward(view)))


def _plain(notice: Waiting) -> Screen:
    said = str((notice.content or {}).get("text") or words.NEWS)
    return screen([escape(said)], rows(row(button(texts.HOME, to.Home()))))


def _about(view: FormCard, now: datetime) -> list[str]:
    line = view.line
    told = [quoted(line.campaign, TITLE), quoted(line.organisation, TITLE), ""]
    return [*told, state(line, now), deadline(line, now)]


def _reason(notice: Waiting) -> list[str]:
    given = (notice.content or {}).get("reason")
    return ["", words.reason(quoted(str(given), REASON))] if given else []


def _closing(view: FormCard, notice: Waiting) -> list[str]:
    """The last words of the campaign, unless the form was opened again meanwhile."""
    said = (notice.content or {}).get("closing")
    return ["", escape(str(said))] if said and not view.line.may_change else []


def _onward(view: FormCard) -> Row:
    line, form = view.line, view.line.form_id
    if not line.may_change or (line.go_on is None and view.partly):
        return row(button(words.OPEN, to.FormCard(form=form)))
    if line.go_on is None:
        return row(button(words.TO_SUBMIT, to.Check(form=form)))
    return row(
        button(words.GO_ON if line.done else words.START, to.Question(form=form, place=line.go_on))
    )


def _receipt(session: Session, by: Actor, now: datetime, notice: Waiting) -> Screen:
    from reports import receipt  # noqa: PLC0415 -- loads the typesetter, which few need

    page = submitting.receipt(session, by, now, notice.content["submission_id"])
    said = form_texts.receipt_caption(page.number, page.campaign, page.organisation)
    name = form_texts.receipt_name(page.number)
    return Screen(escape(said), document=Document(name, content=receipt.pdf(page)))


# Reminders: one message, however many forms it is about.


def _reminding(session: Session, by: Actor, now: datetime, notice: Waiting) -> Screen:
    asked = (notice.form_id, *notice.content.get("also", ()))
    views = [form_card(session, by, now, form) for form in asked]
    open_ones = [view for view in views if view.line.may_change and is_wanted(view)]
    if len(open_ones) > 1:
        return _several(open_ones, now)
    view = (open_ones or views)[0]
    heading = _nudge(view, notice, now) if notice.kind == NUDGE else _reminder(view, notice, now)
    lines = [bold(heading), *_own_words(notice), "", *_about(view, now)]
    hush = row(button(words.HUSH, to.Hush(form=view.line.form_id, days=HUSH_DAYS)))
    waits = view.line.may_change and view.line.done and not view.partly
    return screen(lines, rows(_onward(view), hush if waits else None))


def is_wanted(view: FormCard) -> bool:
    """Of whoever fills in a part only that part is."""
    theirs = not view.partly or view.line.go_on is not None
    return view.line.state is FormState.FILLING and theirs


def _several(views: Sequence[FormCard], now: datetime) -> Screen:
    lines = [bold(words.several(len(views)))]
    for number, view in enumerate(views, start=1):
        line = view.line
        lines += ["", f"{number}. <b>{quoted(line.campaign, SHORT)}</b>"]
        lines += [quoted(line.organisation, SHORT), state(line, now), deadline(line, now)]
    opening = [
        row(button(f"{number}. {view.line.campaign}", to.FormCard(form=view.line.form_id)))
        for number, view in enumerate(views, start=1)
    ]
    return screen(lines, rows(*opening))


def _own_words(notice: Waiting) -> list[str]:
    said = notice.content.get("text")
    return ["", escape(str(said))] if said else []


# What is about many forms at once.


def _summary(session: Session, by: Actor, now: datetime, notice: Waiting) -> Screen:
    about = summaries.subject(session, notice.id)
    if about is None:
        return _plain(notice)
    view = nudging.missing(session, by, now, *about)
    drawn = nudging_screens.missing(view, now)
    said = notice.content.get("text")
    if said:
        drawn = replace(drawn, text=f"{escape(str(said))}\n\n{drawn.text}")
    return _offering_digest(session, by, now, drawn)


def _moved_below(session: Session, by: Actor, now: datetime, notice: Waiting) -> Screen:
    about = summaries.subject(session, notice.id)
    if about is None:
        return _plain(notice)
    view = nudging.missing(session, by, now, *about)
    lines = [
        bold(words.MOVED_BELOW),
        "",
        quoted(view.campaign, TITLE),
        quoted(view.territory, TITLE),
        "",
        words.on_time_until(until(view.on_time_at, view.zone, now)),
        words.accepted_until(until(view.locks_at, view.zone, now)),
        words.THEY_KNOW,
    ]
    missing = to.Missing(campaign=view.campaign_id, territory=view.territory_id)
    return screen(lines, rows(row(button(words.missing_of(view.territory), missing))))


def _digest(session: Session, by: Actor, now: datetime, notice: Waiting) -> Screen:
    lines = [bold(words.MORNING)]
    every = digesting.digest(session, by, now)
    told = every[:DIGESTED]
    for each in told:
        lines += ["", f"<b>{quoted(each.campaign, SHORT)}</b>", quoted(each.territory, SHORT)]
        lines.append(words.digest(each.counts))
        if each.counts.missing:
            lines.append(nudging_screens.deadline(each, now))
    if not told:
        lines += ["", words.NOTHING_OPEN]
    if len(every) > len(told):
        lines += ["", words.more_campaigns(len(every) - len(told))]
    opening = [
        row(button(words.missing_of(_apart(each, told)),
                   to.Missing(campaign=each.campaign_id, territory=each.territory_id)))
        for each in told if each.counts.missing
    ]  # fmt: skip
    home = row(button(texts.HOME, to.Home())) if len(every) > len(told) else None
    return screen(lines, rows(*opening, home, row(button(words.DIGEST_OFF, to.Digest(on=0)))))


def _apart(line: digesting.DigestLine, told: Sequence[digesting.DigestLine]) -> str:
    """What tells its button from the others."""
    alike = [each for each in told if each.territory_id == line.territory_id]
    return line.campaign if len(alike) > 1 else line.territory


def _daily(session: Session, by: Actor, now: datetime, notice: Waiting) -> Screen:
    """The line of the day; here one can ask for the morning's as well."""
    return _offering_digest(session, by, now, _plain(notice))


def _offering_digest(session: Session, by: Actor, now: datetime, said: Screen) -> Screen:
    if digesting.wants_digest(session, by, now) or not digesting.may_have_digest(by):
        return said
    return replace(said, rows=(*said.rows, row(button(words.DIGEST_ON, to.Digest(on=1)))))


WHOLE: dict[str, Callable[[Session, Actor, datetime, Waiting], Screen]] = {
    summaries.SUMMARY: _summary,
    above.MOVED_BELOW: _moved_below,
    dailies.DIGEST: _digest,
    dailies.DAILY: _daily,
}


# What stands on top.


def _reminder(view: FormCard, notice: Waiting, now: datetime) -> str:
    line = view.line
    there = now.astimezone(line.zone).date()
    if now < line.on_time_at:
        return words.reminder((line.on_time_at.astimezone(line.zone).date() - there).days)
    if str(notice.content.get("rung", "")).startswith("lock"):
        return words.closing((line.locks_at.astimezone(line.zone).date() - there).days)
    return words.REMINDER_LATE


def _nudge(view: FormCard, notice: Waiting, now: datetime) -> str:
    return words.nudge(str(notice.content.get("by", "")))


def _locked(view: FormCard, notice: Waiting, now: datetime) -> str:
    """It may have been opened again before this is sent."""
    return words.NEWS if view.line.may_change else _news(view, notice, now)


def _news(view: FormCard, notice: Waiting, now: datetime) -> str:
    return str((notice.content or {}).get("text") or words.NEWS)


def _saying(heading: str) -> Callable[[FormCard, Waiting, datetime], str]:
    return lambda view, notice, now: heading


HEADINGS: dict[str, Callable[[FormCard, Waiting, datetime], str]] = {
    "locked": _locked,
    "moved": _saying(words.MOVED),
    "opened": _saying(words.OPENED),
    "extended": _saying(words.EXTENDED),
    "carried": _saying(words.CARRIED),
    "reopened": _saying(words.REOPENED),
    "given_value": _saying(words.GIVEN_VALUE),
}
