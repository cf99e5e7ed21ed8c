"""A file of a campaign is one moment of it, whatever is answered while it is being written."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile, is_zipfile

import pytest

from domain.jobs import Kind
from domain.results import Counted
from domain.submitting import submit
from reports.documents import Wanted, archive
from reports.gathering import Asked
from reports.working import WRITERS
from storage.files import FileStore
from tests.conftest import BOTH
from tests.overseen import County
from tests.planting import Planted

Content = bytes | dict[str, Any]
NUMBER = re.compile(rb"\d{4}-\d{4}-\d{4}")
ONE_OF_EACH = {writer: kind for kind, writer in WRITERS.items()}
"""Word and PDF come of one writer, which makes Word unless told otherwise."""


@pytest.fixture(params=BOTH)
def county(request: pytest.FixtureRequest, planted: Planted) -> County:
    """Anna has submitted, Gleb is half way, Lia has not begun."""
    made = County.of(planted, request.param)
    made.answer("Анна", "first", ("B1.C1", "все"), ("B1.C2", "есть"), ("B2.C1", "все"))
    made.do("Анна", submit, made.forms["first"])
    made.answer("Глеб", "second", ("B1.C1", None), ("B1.C2", "нет"), ("B2.N", "21"))
    return made


def content(raw: bytes) -> Content:
    """What is in it, archives within archives opened; every paper has a number of its own."""
    if not is_zipfile(io.BytesIO(raw)):
        return NUMBER.sub(b"", raw)
    with ZipFile(io.BytesIO(raw)) as opened:
        return {name: content(opened.read(name)) for name in opened.namelist()}


class Meddling:
    """Everybody answers, proves and submits as soon as the first of it is written."""

    def __init__(self, county: County) -> None:
        self.county, self.heard = county, 0

    def __call__(self, done: int, total: int) -> None:
        self.heard += 1
        if self.heard > 1:
            return
        self.county.answer("Лия", "lyceum", ("B1.C1", "все"), ("B1.C2", "есть"))
        self.county.answer("Глеб", "second", ("B1.C2", "есть"), ("B2.N", "22"))
        self.county.send("Лия", "lyceum", "B1.C1", "https://example.ru/new")
        self.county.do("Лия", submit, self.county.forms["lyceum"])


@pytest.mark.parametrize("kind", ONE_OF_EACH.values())
def test_an_answer_given_meanwhile_is_in_none_of_it(
    county: County, tmp_path: Path, kind: Kind
) -> None:
    def taken(name: str, *heard: Any) -> Content:
        target = tmp_path / name
        asked = Asked(county.campaign, Counted.ALL)
        county.see("Раиса", WRITERS[kind], asked, target, *heard)
        return content(target.read_bytes())

    meddling = Meddling(county)
    before = taken("before")
    assert taken("meanwhile", meddling) == before
    assert meddling.heard > 0
    assert taken("after") != before


def test_a_document_sent_meanwhile_is_in_none_of_the_archive(
    county: County, tmp_path: Path
) -> None:
    store = FileStore(tmp_path / "files")
    wanted = Wanted(county.campaign)
    before = b"".join(county.see("Раиса", archive, wanted, store))
    streaming = iter(county.see("Раиса", archive, wanted, store))
    first = next(streaming)
    Meddling(county)(1, 1)
    assert content(first + b"".join(streaming)) == content(before)
    assert content(b"".join(county.see("Раиса", archive, wanted, store))) != content(before)
