"""An empty workbook to begin with: drop-downs, an example that passes the check, notes."""

from __future__ import annotations

from pathlib import Path

from survey_defs.checking import lines
from survey_defs.workbook.saving import save
from survey_defs.workbook.written import written

EXAMPLE = Path(__file__).with_name("example.yaml")
GRID_EXAMPLE = Path(__file__).with_name("example_grid.yaml")
EMPTY_ROWS = 300
"""How far below the example the drop-downs reach."""


def write_template(path: Path, *, grid: bool = False) -> None:
    """With `grid`, positions and criteria on sheets of their own."""
    example = GRID_EXAMPLE if grid else EXAMPLE
    raw = lines.read(example.read_text("utf-8"))
    save(written(raw, russian=True), path, empty_rows=EMPTY_ROWS)
