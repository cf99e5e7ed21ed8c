"""The measurements run and print what they promise; how fast anything is, is not asked here."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PRESSES = {
    "measure", "bot", "people", "ratio", "ratios", "aim", "presses_per_second", "p95_ms",
    "p95_ratio", "cpu_ms_per_press", "edits_per_press", "refused_calls", "note",
}  # fmt: skip
SENT = {
    "measure", "what", "reminders", "seconds", "reminders_per_second", "ratio",
    "allowed_per_second", "too_many_requests", "refused_calls", "presses_meanwhile",
    "press_p95_ms",
}  # fmt: skip
PLANNED = {
    "measure", "what", "reminders", "inserting_seconds", "planning_seconds", "claiming_seconds",
    "ratio", "ratio_with_claiming", "peak_megabytes", "megabytes_at_rest",
}  # fmt: skip


ADDED_UP = {
    "measure", "what", "organisations", "answers", "first", "again", "after_an_answer",
    "map", "places", "empty_page", "ratio", "aim_first_ms", "aim_again_ms",
}  # fmt: skip
LAUNCHED = {
    "measure", "what", "forms", "answers", "messages", "dry_run_seconds", "portions", "seconds",
    "portion_median_ms", "portion_longest_ms", "peak_megabytes", "megabytes_at_rest",
}  # fmt: skip


LISTS = {
    "measure", "page", "organisations", "first_byte_ms", "empty_page_ms", "times_empty", "aim_ms",
    "cpu_ms", "peak_megabytes",
}  # fmt: skip


MEANWHILE = {
    "measure", "what", "organisations", "export_seconds", "answers_per_second", "answers",
    "median_ms", "p95_ms", "p95_ratio", "aim_ratio",
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "promised"),
    [
        ("presses", [PRESSES, PRESSES]),
        ("reminders", [SENT, PLANNED]),
        ("launch", [LAUNCHED]),
        ("lists", [LISTS] * 18),
        ("results", [ADDED_UP]),
        ("meanwhile", [MEANWHILE]),
    ],
)
def test_a_measurement_prints_its_lines(name: str, promised: list[set[str]]) -> None:
    command = [sys.executable, "-m", "bench", "--quick", name]
    run = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=280, check=False
    )
    assert run.returncode == 0, run.stderr
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    assert [set(line) for line in lines] == promised
    assert {line["measure"] for line in lines} == {name}
