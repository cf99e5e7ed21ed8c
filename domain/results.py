"""Results of a campaign: points added up by SQL, the one computation for page and workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.access import seen_paths
from domain.acting import Actor
from domain.overview import texts
from domain.overview.boards import pages_of, row_of
from domain.overview.campaigns import seen_campaign
from domain.overview.tallies import tally_of
from domain.overview.views import BoardRow, CampaignHead, Standing, Sums
from domain.pinned import survey_of
from storage import Session, sums, totals
from storage.totals import FormLine, Order, Scope
from survey_defs.model import Section, Survey
from survey_defs.scoring import maximum_of


class Counted(StrEnum):
    """Which forms count."""

    SUBMITTED = "submitted"
    LOCKED = "locked"
    """Those submitted and those that locked unfinished."""
    ALL = "all"
    """Drafts too: every form."""


STANDINGS: dict[Counted, tuple[str, ...]] = {
    Counted.SUBMITTED: (Standing.SUBMITTED.value,),
    Counted.LOCKED: (Standing.SUBMITTED.value, Standing.LOCKED.value),
    Counted.ALL: (),
}


class Grouping(StrEnum):
    """What the columns are."""

    SECTION = "section"
    """Mechanisms or, in a survey without any, its outermost sections."""
    CRITERION = "criterion"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Slice:
    """Which columns, and which page of the organisations."""

    grouping: Grouping = Grouping.SECTION
    search: str = ""
    sort: str = "name"
    descending: bool = False
    page: int = 1
    per_page: int | None = None
    """None: everything on one page."""


@dataclass(frozen=True, slots=True)
class Column:
    code: str
    label: str
    title: str
    maximum: int
    """Of one form to which everything applies; ten-thousandths of a point."""


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One organisation; a cell that asks nothing of it has `asked` 0."""

    row: BoardRow
    total: Sums
    cells: tuple[Sums, ...]


@dataclass(frozen=True, slots=True)
class Results:
    campaign: CampaignHead
    which: Counted
    counted: int
    """n: forms that count."""
    expected: int
    """N: forms that the actor oversees."""
    words: str
    """Which forms count, n of N, in words."""
    grouping: Grouping
    groupings: tuple[Grouping, ...]
    """Those that make sense for this survey."""
    columns: tuple[Column, ...]
    rows: tuple[ResultRow, ...]
    totals: tuple[Sums, ...]
    """For each column, over all the forms that count, whatever the page and the search."""
    total: Sums
    found: int
    page: int
    pages: int


def results(
    session: Session,
    by: Actor,
    now: datetime,
    campaign_id: int,
    which: Counted | str = Counted.SUBMITTED,
    asked: Slice | None = None,
) -> Results:
    """Only the forms within the actor's subtrees; refuses a campaign that has none there."""
    asked, which = asked or Slice(), Counted(which)
    campaign = seen_campaign(session, by, campaign_id)
    survey = survey_of(session, campaign.fingerprint)
    everything = Scope(campaign_id, seen_paths(by), now)
    counted = everything._replace(standings=STANDINGS[which])
    tally = tally_of(totals.count(session, everything))
    number = tally_of(totals.count(session, counted)).total
    columns = columns_of(survey, asked.grouping)
    found, page, pages, rows = _rows(session, counted, survey, asked, campaign.fingerprint)
    group = group_of(survey, asked.grouping)
    by_group = sums.by_group(session, counted, campaign.fingerprint, group)
    return Results(
        campaign=campaign,
        which=which,
        counted=number,
        expected=tally.total,
        words=texts.counted(which.value, number, tally.total),
        grouping=asked.grouping,
        groupings=groupings_of(survey),
        columns=columns,
        rows=rows,
        totals=tuple(Sums(*by_group.get(column.code, ())) for column in columns),
        total=sum((Sums(*each) for each in by_group.values()), Sums()),
        found=found,
        page=page,
        pages=pages,
    )


def groupings_of(survey: Survey) -> tuple[Grouping, ...]:
    tagged = any(question.criterion for question in survey.questions)
    return tuple(each for each in Grouping if tagged or each is not Grouping.CRITERION)


def group_of(survey: Survey, grouping: Grouping) -> str:
    """The column of the database that the sums are grouped by."""
    if grouping is Grouping.SECTION:
        return f"section{_depth(survey) + 1}"
    return grouping.value


def columns_of(survey: Survey, grouping: Grouping) -> tuple[Column, ...]:
    """In the order of the survey."""
    if grouping is Grouping.QUESTION:
        return tuple(
            Column(each.code, each.code, each.title, maximum_of(each)) for each in survey.questions
        )
    if grouping is Grouping.CRITERION:
        return _criteria(survey)
    return tuple(
        Column(section.code, section.label, section.title, _maximum(section))
        for section in mechanisms_of(survey)
    )


def mechanisms_of(survey: Survey) -> tuple[Section, ...]:
    """What points are added up by: mechanisms or, without any, the outermost sections."""
    return tuple(_at(survey.sections, _depth(survey)))


def _criteria(survey: Survey) -> tuple[Column, ...]:
    """Tags in their own order, named by the questions that carry them."""
    tagged: dict[str, list[int]] = {}
    titles: dict[str, str] = {}
    for question in survey.questions:
        if question.criterion:
            tagged.setdefault(question.criterion, []).append(maximum_of(question))
            titles.setdefault(question.criterion, question.label)
    return tuple(Column(tag, tag, titles[tag], sum(tagged[tag])) for tag in sorted(tagged))


def _depth(survey: Survey) -> int:
    """How many sections lie above a mechanism."""
    level, sections = 0, survey.sections
    while sections:
        if any(section.level == "mechanism" for section in sections):
            return level
        sections = tuple(inner for section in sections for inner in section.sections)
        level += 1
    return 0


def _at(sections: Sequence[Section], depth: int) -> list[Section]:
    if depth == 0:
        return [*sections]
    return _at([inner for section in sections for inner in section.sections], depth - 1)


def _maximum(section: Section) -> int:
    return sum(maximum_of(question) for question in section.every_question)


def _rows(
    session: Session, counted: Scope, survey: Survey, asked: Slice, fingerprint: str
) -> tuple[int, int, int, tuple[ResultRow, ...]]:
    narrowed = counted._replace(search=asked.search)
    found = tally_of(totals.count(session, narrowed)).total
    pages = pages_of(found, asked.per_page)
    page = min(max(asked.page, 1), pages)
    order = Order(asked.sort, asked.descending, (page - 1) * (asked.per_page or 0), asked.per_page)
    lines = totals.lines(session, narrowed, order)
    cells: dict[int, dict[str, Sums]] = {line.form_id: {} for line in lines}
    group = group_of(survey, asked.grouping)
    for form_id, key, added in sums.by_form(session, [*cells], fingerprint, group):
        cells[form_id][key] = Sums(*added)
    columns = columns_of(survey, asked.grouping)
    return found, page, pages, tuple(_row(line, cells[line.form_id], columns) for line in lines)


def _row(line: FormLine, cells: Mapping[str, Sums], columns: Sequence[Column]) -> ResultRow:
    total = sum(cells.values(), Sums())
    shown = tuple(cells.get(column.code, Sums()) for column in columns)
    return ResultRow(row_of(line, total), total, shown)
