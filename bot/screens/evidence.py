"""Documents under a question, the card of one, what is known of it, removing it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from html import escape

from bot import callbacks as to
from bot.screen import Button, Screen
from bot.screens import evidence_texts as words
from bot.screens import texts
from bot.screens.layout import (
    Row,
    bold,
    button,
    italic,
    numbers,
    page_of,
    pager,
    quoted,
    row,
    rows,
    screen,
)
from bot.screens.moments import day
from bot.screens.question_texts import TICKED, UNTICKED, more
from domain.deadlines import MOSCOW
from domain.proving import EvidenceCard, EvidenceLine, EvidencePage
from survey_defs.model import EvidenceRule

LABEL = 90
KINDS = 8
USES = 5
KILO = 1024
CLASSES = 3


# The documents of one question.


def papers(view: EvidencePage, page: int) -> Screen:
    here = {"form": view.form_id, "place": view.place}
    shown = page_of(view.lines, page)
    lines = [bold(words.TITLE), quoted(view.question_label, LABEL), ""]
    lines += [_line(number, line) for number, line in shown.lines] or [words.NONE_YET]
    if view.rule is not None and view.may_change:
        lines += ["", *_wanted(view.rule)]
    if not view.may_change and view.why_not:
        lines += ["", escape(view.why_not)]
    opening = numbers(
        (str(number), to.Paper(**here, paper=line.id)) for number, line in shown.lines
    )
    turn = pager(shown, lambda number: to.Papers(**here, page=number))
    library = (
        row(button(words.LIBRARY, to.Library(**here)))
        if view.reusable and view.may_change
        else None
    )
    back = row(button(texts.TO_QUESTION, to.Question(**here)))
    return screen(lines, rows(*opening, turn, library, back))


def _line(number: int, line: EvidenceLine) -> str:
    kind = words.CLASS_SHORT.get(line.document_class or "", "")
    return words.line(number, words.ICONS[line.kind], quoted(line.label, LABEL), kind)


def _wanted(rule: EvidenceRule) -> Iterator[str]:
    how = words.HOW
    if not rule.link:
        how = words.HOW_FILE
    if not rule.file:
        how = words.HOW_LINK
    yield how
    yield italic(words.limits(rule.at_least, rule.at_most, rule.max_mb))
    if rule.documents:
        listed = "; ".join(rule.documents[:KINDS])
        yield italic(words.field(words.ACCEPTED, listed))


# The card of one document.


def paper(view: EvidenceCard, place: int, now: datetime) -> Screen:
    lines = [f"{words.ICONS[view.kind]} {bold(view.title or view.name)}", *_known(view, now)]
    if not view.may_change and view.why_not:
        lines += ["", escape(view.why_not)]
    lines += ["", *_used(view)]
    if view.may_change and view.classes and view.document_class is None:
        lines += ["", words.CLASS_ASKED]
    if view.may_change and view.contents:
        lines += ["", words.CONTENTS_ASKED]
    change = _changing(view, place) if view.may_change else ()
    return screen(lines, rows(*change, row(_open(view, place), _away(view, place))))


def _known(view: EvidenceCard, now: datetime) -> Iterator[str]:
    if view.title:
        yield quoted(view.name, LABEL)
    if view.size is not None:
        yield words.size((view.extension or "").upper(), _size(view.size))
    for document_class in view.classes:
        if document_class.code == view.document_class:
            yield words.field(words.CLASS, escape(document_class.title))
    dated = view.dated.strftime("%d.%m.%Y") if view.dated else None
    told = ((words.DATED, dated), (words.NUMBER, view.number), (words.PAGE, view.page))
    for name, value in told:
        if value:
            yield words.field(name, quoted(value, LABEL))
    if view.added_by:
        yield italic(words.added(view.added_by, day(view.added_at.astimezone(MOSCOW))))


def _size(size: int) -> str:
    amount, unit = float(size), 0
    while amount >= KILO and unit < len(words.SIZE_UNITS) - 1:
        amount, unit = amount / KILO, unit + 1
    shown = f"{amount:.1f}".removesuffix(".0").replace(".", ",")
    return f"{shown} {words.SIZE_UNITS[unit]}"


def _used(view: EvidenceCard) -> Iterator[str]:
    if not view.uses:
        yield words.LIES_IN_TRAY
        return
    yield words.USES
    for use in view.uses[:USES]:
        yield f"• {quoted(use.label, LABEL)}"
    if len(view.uses) > USES:
        yield more(len(view.uses) - USES)
    if view.in_submitted:
        yield italic(words.SUBMITTED_WITH)


def _changing(view: EvidenceCard, place: int) -> tuple[Row, ...]:
    here = {"form": view.form_id, "place": place, "paper": view.id}
    classes = [
        button(
            _class_label(view, number),
            to.Classify(**here, number=number, on=int(known.code != view.document_class)),
        )
        for number, known in enumerate(view.classes[:CLASSES])
        if view.document_class in {None, known.code}
    ]
    contents = [
        button(
            _tick(code, label, ticked=ticked),
            to.TickContent(**here, number=number, on=int(not ticked)),
        )
        for number, (code, label, ticked) in enumerate(view.contents)
    ]
    details = row(
        button(words.DETAILS, to.PaperDetails(**here)), button(words.REPLACE, to.Replace(**here))
    )
    more = button(words.PLACE_MORE, to.Placing(form=view.form_id, paper=view.id))
    attached = any(use.form_id == view.form_id and use.place == place for use in view.uses)
    detach = button(words.DETACH, to.Detach(**here)) if attached else None
    removal = button(words.REMOVE, to.PaperRemoval(**here))
    return rows(
        *(row(one) for one in classes),
        *(row(*contents[first : first + 2]) for first in range(0, len(contents[:4]), 2)),
        details,
        row(more),
        row(detach, removal),
    )


def _class_label(view: EvidenceCard, number: int) -> str:
    document_class = view.classes[number]
    if document_class.code == view.document_class:
        return words.class_chosen(document_class.title)
    return document_class.title


def _tick(code: str, label: str, *, ticked: bool) -> str:
    mark = TICKED if ticked else UNTICKED
    return f"{mark} {words.CONTENT_SHORT.get(code, label)}"


def _open(view: EvidenceCard, place: int) -> Button:
    if view.url is not None:
        return Button(words.OPEN, url=view.url)
    return button(words.OPEN, to.OpenPaper(form=view.form_id, place=place, paper=view.id))


def _away(view: EvidenceCard, place: int) -> Button:
    if place == to.NOWHERE:
        return button(texts.BACK, to.Tray(form=view.form_id))
    return button(texts.BACK, to.Papers(form=view.form_id, place=place))


# What is known of it.


def details(view: EvidenceCard, place: int) -> Screen:
    here = {"form": view.form_id, "place": place, "paper": view.id}
    dated = view.dated.strftime("%d.%m.%Y") if view.dated else None
    known = {"title": view.title, "dated": dated, "number": view.number, "page": view.page}
    lines = [bold(words.DETAILS_TITLE), quoted(view.name, LABEL), ""]
    lines += [
        words.field(words.FIELDS[name], quoted(value, LABEL) if value else "—")
        for name, value in known.items()
    ]
    lines += ["", italic(words.DETAILS_HINT)]
    fields = [button(f"✎ {words.FIELDS[name]}", to.Describe(**here, field=name)) for name in known]
    back = row(button(words.TO_PAPER, to.Paper(**here)))
    return screen(lines, rows(row(*fields[:2]), row(*fields[2:]), back))


def describing(view: EvidenceCard, awaited: to.Describe) -> Screen:
    here = {"form": view.form_id, "place": awaited.place, "paper": view.id}
    lines = [bold(view.title or view.name), "", words.TYPE[awaited.field]]
    lines.append(italic(words.TYPE_CLEAR))
    return screen(lines, rows(row(button(texts.CANCEL, to.PaperDetails(**here)))))


def replacing(view: EvidenceCard, place: int) -> Screen:
    here = {"form": view.form_id, "place": place, "paper": view.id}
    lines = [bold(view.title or view.name), "", words.TYPE_FILE]
    return screen(lines, rows(row(button(texts.CANCEL, to.Paper(**here)))))


def removal(view: EvidenceCard, place: int) -> Screen:
    here = {"form": view.form_id, "place": place, "paper": view.id}
    lines = [bold(words.REMOVAL_TITLE), quoted(view.title or view.name, LABEL), ""]
    lines.append(words.removal(len(view.uses)))
    if view.in_submitted:
        lines.append(words.REMOVAL_KEPT)
    return screen(
        lines,
        rows(
            row(button(words.REMOVE_YES, to.Remove(**here))),
            row(button(texts.NO_BACK, to.Paper(**here))),
        ),
    )
