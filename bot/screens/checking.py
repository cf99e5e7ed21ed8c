"""What is missing or doubtful: by mechanism first, then question by question, each a tap away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from typing import TypeVar

from bot import callbacks as to
from bot.screen import Screen
from bot.screens import form_texts as words
from bot.screens import texts
from bot.screens.in_the_way import BLOCKING, blocking, in_the_way, to_blocking
from bot.screens.layout import (
    Row,
    bold,
    button,
    numbers,
    page_of,
    pager,
    quoted,
    row,
    rows,
    screen,
)
from bot.screens.scores import total
from domain.filling import GapLine, Gaps, ScoreLine
from domain.submitting import Check, DoubtLine
from survey_defs.scoring import points_in_words

Found = TypeVar("Found", GapLine, DoubtLine)
LABEL = 100
SENTENCE = 160

# The gaps.


def gaps(view: Gaps, place: to.Gaps) -> Screen:
    if len(view.mechanisms) > 1 and not place.section and view.lines:
        return _gaps_by_mechanism(view, place)
    named = {known.number: known.label for known in view.mechanisms}
    found = _within(view.lines, place.section)
    heading = named.get(place.section) or next(iter(named.values()), "")
    shown = page_of(found, place.page)
    lines = [bold(words.GAPS_TITLE), ""]
    lines += [bold(heading)] if place.section else []
    lines += [words.missing(len(found)) if found else words.NO_GAPS]
    lines += [_gap(number, one, heading) for number, one in shown.lines]
    turn = pager(shown, lambda page: to.Gaps(form=view.form_id, section=place.section, page=page))
    check = None if view.lines else row(button(words.SUBMIT, to.Check(form=view.form_id)))
    up = button(words.ALL_GAPS, to.Gaps(form=view.form_id)) if place.section else None
    back = row(up, button(texts.FORM, to.FormCard(form=view.form_id)))
    return screen(lines, rows(*_jumps(view.form_id, shown.lines), turn, check, back))


def _gaps_by_mechanism(view: Gaps, place: to.Gaps) -> Screen:
    counted = Counter(one.mechanism for one in view.lines)
    shown = page_of([one for one in view.mechanisms if counted[one.number]], place.page)
    lines = [bold(words.GAPS_TITLE), "", words.missing(view.total), ""]
    lines += [
        words.gaps_of(number, quoted(known.label, LABEL), counted[known.number])
        for number, known in shown.lines
    ]
    choosing = numbers(
        (str(number), to.Gaps(form=view.form_id, section=known.number))
        for number, known in shown.lines
    )
    turn = pager(shown, lambda page: to.Gaps(form=view.form_id, page=page))
    first = row(button(words.NEXT_GAP, to.Question(form=view.form_id, place=view.lines[0].place)))
    back = row(button(texts.FORM, to.FormCard(form=view.form_id)))
    return screen(lines, rows(*choosing, turn, first, back))


# The check before submitting.


def check(view: Check, place: to.Check) -> Screen:
    if place.doubts == BLOCKING and view.blocking:
        return blocking(view, place)
    if len(view.summary.mechanisms) > 1 and not place.section:
        return _by_mechanism(view, place)
    return _by_question(view, place)


def _by_mechanism(view: Check, place: to.Check) -> Screen:
    shown = page_of(view.summary.mechanisms, place.page)
    lines = [*_title(view), *_found(view.missing, view.doubtful, in_the_way=bool(view.blocking))]
    lines += in_the_way(view)
    lines += [*_standing(view), ""]
    lines += [_mechanism(view, number, one) for number, one in shown.lines]
    marked = view.missing or view.doubtful
    lines += ["", words.JUMP_FIRST if view.blocking else words.JUMP] if marked else []
    lines += _refusal(view)
    found = {line.mechanism for line in view.missing}
    found |= {line.mechanism for line in view.doubtful}
    choosing = numbers(
        (str(number), to.Check(form=view.form_id, section=one.section))
        for number, one in shown.lines
        if one.section in found
    )
    turn = pager(shown, lambda page: to.Check(form=view.form_id, page=page))
    return screen(lines, rows(to_blocking(view), *choosing, turn, _send(view), _back(view)))


def _mechanism(view: Check, number: int, one: ScoreLine) -> str:
    missing, doubtful = _within(view.missing, one.section), _within(view.doubtful, one.section)
    in_the_way = _within(view.blocking, one.section)
    label = quoted(one.label, LABEL)
    if one.maximum:
        earned, maximum = points_in_words(one.earned), points_in_words(one.maximum)
        label = words.score_line(label, earned, maximum, "")
    return words.checked(number, label, len(missing), len(doubtful), len(in_the_way))


def _by_question(view: Check, place: to.Check) -> Screen:
    """The missing and the doubtful of a mechanism, or of the whole, one list at a time."""
    missing, doubtful = _within(view.missing, place.section), _within(view.doubtful, place.section)
    doubts = bool(doubtful) and (bool(place.doubts) or not missing)
    heading = _heading(view, place.section)
    lines = [bold(heading), ""] if place.section else _title(view)
    lines += [*_found(missing, doubtful, in_the_way=bool(view.blocking)), ""]
    found: Sequence[GapLine | DoubtLine] = _alike(doubtful) if doubts else missing
    shown = page_of(found, place.page)
    lines += _listed(shown.lines, heading, doubtful)
    if not place.section:
        lines += [*in_the_way(view), *_standing(view), *_refusal(view)]
    here = {"form": view.form_id, "section": place.section}
    turn = pager(shown, lambda page: to.Check(**here, doubts=int(doubts), page=page))
    other = words.missing(len(missing)) if doubts else words.doubtful(len(doubtful))
    switch = row(button(other, to.Check(**here, doubts=int(not doubts))))
    switches = switch if missing and doubtful else None
    whole = (to_blocking(view), _send(view), _back(view))
    ends = (_up(view),) if place.section else whole
    return screen(lines, rows(*_jumps(view.form_id, shown.lines), turn, switches, *ends))


def _heading(view: Check, section: int) -> str:
    """Of the mechanism, or of the only one that there is."""
    for line in view.summary.mechanisms:
        if section in {0, line.section}:
            return line.label
    return ""


def _title(view: Check) -> list[str]:
    return [bold(words.CHECK_TITLE), quoted(view.summary.campaign, LABEL), ""]


def _found(
    missing: Sequence[GapLine], doubtful: Sequence[DoubtLine], *, in_the_way: bool
) -> Iterator[str]:
    if missing:
        yield words.missing(len(missing))
    if doubtful:
        yield words.doubtful(len(doubtful))
    if not (missing or doubtful or in_the_way):
        yield words.READY


def _listed(
    lines: tuple[tuple[int, GapLine | DoubtLine], ...], heading: str, doubtful: Sequence[DoubtLine]
) -> Iterator[str]:
    """A doubt is said once, with how often there is one like it, above the questions."""
    said = ""
    for number, line in lines:
        if isinstance(line, GapLine):
            if not said:
                yield (said := words.UNANSWERED)
            yield _gap(number, line, heading)
            continue
        if line.sentence != said:
            said = line.sentence
            alike = sum(other.sentence == said for other in doubtful)
            yield words.doubt(quoted(said, SENTENCE), alike)
        yield words.gap_line(number, quoted(line.label, LABEL), "")


def _alike(doubtful: Sequence[DoubtLine]) -> list[DoubtLine]:
    """Doubts of one sentence together; that of the first question comes first."""
    first: dict[str, int] = {}
    for line in doubtful:
        first.setdefault(line.sentence, len(first))
    return sorted(doubtful, key=lambda line: first[line.sentence])


def _standing(view: Check) -> Iterator[str]:
    standing = [*total(view.summary)]
    if standing:
        yield ""
        yield bold(words.SCORE_TITLE)
        yield from standing


def _refusal(view: Check) -> list[str]:
    """What is in the way is listed; else why it cannot be sent."""
    if view.may_submit or view.blocking or not view.why_not:
        return []
    return ["", escape(view.why_not)]


def _send(view: Check) -> Row | None:
    if not view.may_submit:
        return None
    return row(button(words.SEND, to.Sending(form=view.form_id)))


def _back(view: Check) -> Row:
    return row(
        button(texts.BRANCHES, to.Contents(form=view.form_id)),
        button(texts.FORM, to.FormCard(form=view.form_id)),
    )


def _up(view: Check) -> Row:
    return row(
        button(words.TO_CHECK, to.Check(form=view.form_id)),
        button(texts.FORM, to.FormCard(form=view.form_id)),
    )


# Both.


def _within(lines: Sequence[Found], section: int) -> list[Found]:
    """Section 0 is the whole."""
    return [line for line in lines if section in {0, line.mechanism}]


def _gap(number: int, line: GapLine, heading: str) -> str:
    """Where it is, unless the heading says so."""
    where = "" if line.where == heading else line.where
    return words.gap_line(number, quoted(line.label, LABEL), quoted(where, LABEL))


def _jumps(form: int, lines: tuple[tuple[int, GapLine | DoubtLine], ...]) -> tuple[Row, ...]:
    return numbers(
        (str(number), to.Question(form=form, place=line.place)) for number, line in lines
    )
