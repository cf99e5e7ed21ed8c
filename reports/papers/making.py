"""Papers as files: each with a number, registered by its hash, one by one or as an archive."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from domain.access import EVERYWHERE, seen_paths, within
from domain.acting import Actor
from domain.errors import NotFound, NotPossible
from domain.overview import Board
from domain.papers import Kind, NewPaper, address, new_number
from domain.results import ResultRow
from domain.templates import Template, nearest
from reports import qr
from reports.charts import Chart, drawing
from reports.documents.naming import Unique, file_name, folder_name
from reports.gathering import Asked, Progress, Writer, unheard
from reports.papers import advising, shipped, texts
from reports.papers.fields import CHART, QR, said
from reports.papers.layout_texts import LAYOUTS
from reports.papers.reading import Texts
from reports.papers.references import absence, reference, whole_board
from reports.papers.season import Season
from reports.papers.setting import pdf
from reports.papers.standings import standing
from reports.papers.views import Paper, Stamp
from reports.papers.wording import Image, word
from storage import Session, organisations

WORD, PDF = "docx", "pdf"
PICTURE = 640, 380
PICTURE_WIDTH, QR_WIDTH = 130, 28
Made = list[NewPaper]


class Top(NamedTuple):
    """The organisation that a letter is about."""

    id: int
    path: str
    name: str


@dataclass(frozen=True)
class Press:
    """Prints the papers of one campaign in one form."""

    season: Season
    ending: str
    _templates: dict[tuple[str, Template], bytes | None] = field(default_factory=dict)

    def printed(self, kind: Kind, paper: Paper, path: str, link: str) -> bytes:
        """With the template in force for the organisation at this path."""
        told = said(paper)
        drawn: Chart | None = getattr(paper, CHART, None)
        if self.ending == PDF:
            svgs = {QR: qr.svg(link) if link else ""}
            if drawn is not None:
                svgs[CHART] = drawing.svg(drawn.option, *PICTURE)
            return pdf(LAYOUTS[kind], told, svgs, self.season.now)
        images: dict[str, Image | None] = {QR: Image(qr.png(link), QR_WIDTH) if link else None}
        if hasattr(paper, CHART):
            images[CHART] = _image(drawn)
        own = self.template(path, Template(kind.value))
        return word(own or shipped.template(kind), told, images)

    def template(self, path: str, kind: Template) -> bytes | None:
        """By the folder in the tree, for most organisations of one are alike."""
        key = path, kind
        if key not in self._templates:
            code = self.season.survey.code
            self._templates[key] = nearest(self.season.session, path, kind, code)
        return self._templates[key]

    def advice(self, path: str) -> Texts:
        return advising.in_force(self.season.session, path, self.season.survey)


def write_papers(
    session: Session,
    by: Actor,
    now: datetime,
    asked: Asked,
    target: Path,
    progress: Progress = unheard,
) -> Made:
    """Of the organisations chosen, or of all that count: one file, or an archive of them."""
    season = Season(session, by, now, asked.campaign_id, asked.which)
    press = Press(season, asked.ending)
    chosen = set(asked.chosen)
    rows = [each for each in season.results.rows if not chosen or each.row.form_id in chosen]
    if not rows:
        raise NotPossible(texts.NOBODY)
    if not asked.archived:
        made, content = _paper_of(press, rows[0])
        target.write_bytes(content)
        progress(1, 1)
        return [made]
    return _archive(press, rows, target, progress)


def _reference(season: Season, name: str, stamp: Stamp) -> Paper:
    return reference(season, _expecting(season), name, stamp)


def _absence(season: Season, name: str, stamp: Stamp) -> Paper:
    made = absence(_expecting(season), name, stamp)
    if not made.absent:
        raise NotPossible(texts.EVERYBODY_SUBMITTED)
    return made


def _expecting(season: Season) -> Board:
    """A letter about nobody would say that all have submitted."""
    board = whole_board(season)
    if not board.rows:
        raise NotPossible(texts.NOBODY_EXPECTED)
    return board


def _letter(kind: Kind, tell: Callable[[Season, str, Stamp], Paper]) -> Writer[Made]:
    """About all that the actor oversees, or about one subtree."""

    def write(
        session: Session,
        by: Actor,
        now: datetime,
        asked: Asked,
        target: Path,
        progress: Progress = unheard,
    ) -> Made:
        top, seeing = _about(session, by, asked.under)
        season = Season(session, seeing, now, asked.campaign_id, asked.which)
        number = new_number()
        told = tell(season, top.name, season.stamp(number))
        press = Press(season, asked.ending)
        content = press.printed(kind, told, top.path, address(session, number))
        target.write_bytes(content)
        progress(1, 1)
        return [_registered(season, number, kind, top.id, content)]

    return write


write_reference = _letter(Kind.REFERENCE, _reference)
write_absence = _letter(Kind.NOT_SUBMITTED, _absence)


def _paper_of(press: Press, row: ResultRow) -> tuple[NewPaper, bytes]:
    season, number, form = press.season, new_number(), row.row
    own = form.territory_id == form.organisation_id
    kind = Kind.MUNICIPALITY if own else Kind.SCHOOL
    place = organisations.get(season.session, form.organisation_id)
    assert place is not None
    paper = standing(season, row, season.stamp(number), press.advice(place.path))
    content = press.printed(kind, paper, place.path, address(season.session, number))
    made = _registered(season, number, kind, form.organisation_id, content)
    total = row.total
    return replace(made, points=total.earned, maximum=total.maximum), content


def _registered(
    season: Season, number: str, kind: Kind, organisation_id: int, content: bytes
) -> NewPaper:
    return NewPaper(
        number=number,
        kind=kind,
        organisation_id=organisation_id,
        sha256=hashlib.sha256(content).hexdigest(),
        campaign_id=season.campaign_id,
        fingerprint=season.campaign.fingerprint,
    )


def _archive(press: Press, rows: Sequence[ResultRow], target: Path, progress: Progress) -> Made:
    """A folder for each territory that has more than its own paper."""
    names, made = Unique(), []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for done, row in enumerate(rows, 1):
            paper, content = _paper_of(press, row)
            own = row.row.territory_id == row.row.organisation_id
            folder = "" if own else folder_name(row.row.territory)
            name = names.name(file_name(row.row.short_name, press.ending), folder)
            archive.writestr(f"{folder}/{name}" if folder else name, content)
            made.append(paper)
            progress(done, len(rows))
    return made


def _about(session: Session, by: Actor, under: int | None) -> tuple[Top, Actor]:
    """Whom a letter is about, and its reader who sees no further than that."""
    if under is not None:
        place = organisations.get(session, under)
        if place is None:
            raise NotFound
        return Top(place.id, place.path, place.name), within(by, place.id, place.path)
    tops = [organisations.numbers(path)[-1] for path in seen_paths(by) if path != EVERYWHERE]
    root = organisations.root(session)
    found = organisations.some(session, tops) or ([root] if root else [])
    if not found:
        raise NotFound
    return Top(found[0].id, found[0].path, ", ".join(each.name for each in found)), by


def _image(chart: Chart | None) -> Image | None:
    return None if chart is None else Image(drawing.png(chart.option, *PICTURE), PICTURE_WIDTH)
