"""A chart as a picture for papers: drawn by the same ECharts, without a browser."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

import quickjs
import typst

from reports.charts.looks import PAPER

HERE = Path(__file__).parent
FONT = "Libertinus Serif"
"""Typst carries it, and it has Cyrillic: a paper looks the same on every machine."""
MEMORY = 256 * 1024 * 1024
LONGEST = 20
"""Seconds of a drawing."""
SHARP = 200
"""Dots an inch of a picture in a Word file."""
_PAGE = """#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.picture), format: "svg")"""
_MADE = datetime(2000, 1, 1, tzinfo=UTC)


class _Studio:
    """ECharts takes the better part of a second to read, so it is read once a process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._context: quickjs.Context | None = None

    def draw(self, asked: str) -> str:
        with self._lock:
            context = self._context = self._context or _opened()
            context.set_time_limit(LONGEST)
            drawn = context.eval(f"svodDrawn({json.dumps(asked)})")
        picture = json.loads(drawn)
        assert isinstance(picture, str)
        return picture


def _opened() -> quickjs.Context:
    context = quickjs.Context()
    context.set_memory_limit(MEMORY)
    for script in ("echarts.min.js", "dressing.js", "paper.js"):
        context.eval((HERE / script).read_text("utf-8"))
    return context


_STUDIO = _Studio()


def svg(option: dict[str, Any], width: int, height: int) -> str:
    """In the light colours of the page; texts stay texts."""
    asked = {"option": option, "colours": PAPER, "font": FONT, "width": width, "height": height}
    return _STUDIO.draw(json.dumps(asked, ensure_ascii=False))


def png(option: dict[str, Any], width: int, height: int) -> bytes:
    """The same for a Word file."""
    made = typst.compile(
        _PAGE.encode(),
        format="png",
        ppi=SHARP,
        sys_inputs={"picture": svg(option, width, height)},
        ignore_system_fonts=True,
        timestamp=_MADE,
    )
    assert isinstance(made, bytes)
    return made
