"""What the papers of one campaign are made from: results counted once, by the one computation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from domain.access import seen_paths
from domain.acting import Actor
from domain.comparing import Both, both
from domain.cycles import Reach, reaches
from domain.cycles.counting import parts_of, together
from domain.overview import CampaignHead, Sums
from domain.papers import address, printed
from domain.pinned import survey_of
from domain.placing import by_share, share_of
from domain.results import (
    STANDINGS,
    Column,
    Counted,
    Grouping,
    ResultRow,
    Results,
    Slice,
    results,
)
from reports.analysis.comparing import Group, likeness
from reports.charts import PERCENT, Chart, Series, bars, radar
from reports.cycle_texts import NO_CHAINS, commonest, sentence
from reports.papers import texts, words
from reports.papers.beside import beside
from reports.papers.gaps import grouping_of
from reports.papers.views import Break, Chain, Last, Row, Stamp
from storage import Session, facts
from storage.totals import Scope
from survey_defs.model import Survey
from survey_defs.ranking import Placed

MOST_SPOKES = 12
LEAST_COLUMNS = 2


@dataclass(frozen=True)
class Season:
    """One steady view: everything is read through the same transaction."""

    session: Session
    by: Actor
    now: datetime
    campaign_id: int
    which: Counted

    def by_grouping(self, grouping: Grouping) -> Results:
        cut = Slice(grouping=grouping, sort="territory")
        return results(self.session, self.by, self.now, self.campaign_id, self.which, cut)

    @cached_property
    def results(self) -> Results:
        return self.by_grouping(Grouping.SECTION)

    @cached_property
    def campaign(self) -> CampaignHead:
        return self.results.campaign

    @cached_property
    def survey(self) -> Survey:
        return survey_of(self.session, self.campaign.fingerprint)

    @cached_property
    def criteria(self) -> Results:
        return self.by_grouping(grouping_of(self.survey))

    @cached_property
    def of_criteria(self) -> Mapping[int, tuple[Sums, ...]]:
        return {each.row.form_id: each.cells for each in self.criteria.rows}

    @cached_property
    def places(self) -> Mapping[int, Placed | None]:
        return by_share({each.row.form_id: each.total for each in self.results.rows})

    @cached_property
    def shared(self) -> Counter[int]:
        """How many have each place."""
        return Counter(each.place for each in self.places.values() if each is not None)

    @cached_property
    def reaches(self) -> Mapping[int, Mapping[str, Reach]]:
        if not self.survey.cycle:
            return {}
        scope = Scope(self.campaign_id, seen_paths(self.by), self.now, STANDINGS[self.which])
        return reaches(self.session, scope, self.survey)

    @cached_property
    def groups(self) -> Mapping[int, Group]:
        """By form the group of those like it, where it is more than the form itself."""
        found = likeness(self.session, self.by, self.now, self.campaign_id, self.which)
        return {
            each.result.row.form_id: each.group
            for each in found.rows
            if each.group is not None and each.group.counted > 1
        }

    @cached_property
    def before(self) -> Both | None:
        return both(self.session, self.by, self.now, self.campaign_id, self.which)

    def beside(self, rows: Iterable[ResultRow]) -> Last:
        """These organisations in the last period."""
        return beside(self.before, (each.row.organisation_id for each in rows))

    @cached_property
    def is_demonstration(self) -> bool:
        return facts.fact(self.session, facts.DEMONSTRATION) is not None

    def stamp(self, number: str) -> Stamp:
        campaign = self.campaign
        where = address(self.session, number)
        return Stamp(
            number=printed(number),
            made_on=words.long_day(self.now, campaign.zone),
            check_address=where.rpartition("/")[0],
            campaign=campaign.title,
            survey=campaign.survey_title,
            version=str(campaign.version),
            period=campaign.period,
            notice="" if campaign.official else campaign.notice,
            demonstration=texts.DEMONSTRATION if self.is_demonstration else "",
            counted=self.results.words,
        )

    def chain(self, forms: Iterable[int]) -> Chain:
        """Where the cycle of these forms breaks."""
        held = [self.reaches[form] for form in forms if form in self.reaches]
        if not held:
            return Chain()
        titles = [link.title for link in self.survey.cycle]
        parts = [
            (section, together(self.survey, (one[section.code] for one in held)))
            for section in parts_of(self.survey)
        ]
        total = together(self.survey, (reach for _, reach in parts))
        share = words.percent(total.share(total.most))
        said = sentence(titles, total.commonest, total.most, total.chains, share)
        breaks = tuple(
            Break(
                title=section.title,
                chains=str(reach.chains),
                closed=str(reach.closed),
                broken_at=commonest(titles, reach.commonest) if reach.chains else NO_CHAINS,
            )
            for section, reach in parts
        )
        return Chain(said, breaks)


def rows_of(
    columns: Sequence[Column],
    cells: Sequence[Sums],
    whole: Sequence[Sums],
    like: Sequence[Sums] = (),
) -> tuple[Row, ...]:
    """What is asked, beside what all have together and what those like it have."""
    others = like or (Sums(),) * len(columns)
    return tuple(
        Row(
            title=column.title,
            points=words.points(own.earned),
            maximum=words.points(own.maximum),
            percent=words.percent(own.percent) or texts.NO_SHARE,
            average=words.percent(every.percent) or texts.NO_SHARE,
            difference=words.difference(share_of(own), share_of(every)),
            like=words.percent(other.percent),
        )
        for column, own, every, other in zip(columns, cells, whole, others, strict=True)
        if own.asked or column.rules
    )


def chart(
    columns: Sequence[Column], outlines: Sequence[tuple[str, Sequence[Sums]]]
) -> Chart | None:
    """A radar, while its spokes can still be told apart; the last outline is to compare with."""
    kept = [place for place, column in enumerate(columns) if not column.rules]
    if len(kept) < LEAST_COLUMNS:
        return None
    last = len(outlines) - 1
    series = [
        Series(name, [cells[place].percent for place in kept], dashed=0 < number == last)
        for number, (name, cells) in enumerate(outlines)
    ]
    titles = [columns[place].title for place in kept]
    labels = [columns[place].label for place in kept]
    if len(kept) > MOST_SPOKES:
        return bars(texts.CHART, labels, series, PERCENT)
    return radar(texts.CHART, titles, series, labels=labels)
