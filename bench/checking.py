"""Checking the largest questionnaire that ships: read, held against every rule, told."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from survey_defs.checking import examine
from survey_defs.loading import CONTENT

TIMES = 10


def measure(*, quick: bool) -> Iterator[dict[str, Any]]:
    path = max(CONTENT.glob("*.yaml"), key=_questions)
    survey, problems = examine(path)
    assert survey is not None
    yield {
        "what": "check the largest shipped questionnaire",
        "file": path.name,
        "questions": len(survey.questions),
        "problems": len(problems),
        "seconds_of_processor": round(
            min(_seconds(path) for _ in range(1 if quick else TIMES)), 3
        ),
        "seconds_of_the_command": round(_command(path), 2),
    }


def _questions(path: Path) -> int:
    survey, _ = examine(path)
    return len(survey.questions) if survey else 0


def _seconds(path: Path) -> float:
    began = time.process_time()
    examine(path)
    return time.process_time() - began


def _command(path: Path) -> float:
    """`svod check`, with the start of the program and the scenarios."""
    code = "from bot.__main__ import main; main()"
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", code, "check", str(path)], check=True, capture_output=True
    )
    return time.perf_counter() - began
