"""The svod workbook: seconds and memory, against bare XlsxWriter writing as many cells."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import xlsxwriter

from bench.apart import apart
from bench.season import NOW, made
from domain.acting import the_program
from reports import svod
from reports.svod import Asked
from storage import Database

QUESTIONS = 367
LIKE_AN_ANSWER = "отмечено 2 из 3: Цель сформулирована; Есть обоснование"


def measure(*, quick: bool) -> Iterator[dict[str, Any]]:
    for organisations in (5,) if quick else (43, 2300):
        with tempfile.TemporaryDirectory() as folder:
            season = apart(_make, folder, organisations)
            bare = apart(_bare, folder, organisations)
            ours = apart(whole_svod, season.result, folder)
            yield {
                "organisations": organisations,
                "answers": organisations * QUESTIONS,
                "seconds": round(ours.seconds, 1),
                "peak_mb": round(ours.megabytes),
                "file_mb": round(ours.result / 1e6, 1),
                "bare_seconds": round(bare.seconds, 1),
                "times_bare": round(ours.seconds / bare.seconds, 2),
                "aim_seconds": 30,
                "aim_peak_mb": 500,
            }


def _make(folder: str, organisations: int) -> str:
    made(Path(folder), organisations).close()
    return f"sqlite:///{Path(folder, f'season-{organisations}.db')}"


def whole_svod(url: str, folder: str) -> int:
    """Answers in words and points, both matrices, and all the other sheets."""
    database, target = Database(url), Path(folder, "svod.xlsx")
    now = NOW + timedelta(days=1)
    database.look_now(svod.write, the_program(), now, Asked(campaign_id=1), target)
    database.close()
    return target.stat().st_size


def _bare(folder: str, organisations: int) -> int:
    """The same two matrices of strings and numbers, made of nothing."""
    target = Path(folder, "bare.xlsx")
    book = xlsxwriter.Workbook(target, {"constant_memory": True})
    words, numbers = book.add_worksheet(), book.add_worksheet()
    for row in range(organisations):
        for column in range(QUESTIONS):
            words.write_string(row, column, LIKE_AN_ANSWER)
            numbers.write_number(row, column, 1.25)
    book.close()
    return target.stat().st_size
