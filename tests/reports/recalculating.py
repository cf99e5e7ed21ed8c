"""A workbook as LibreOffice counts it: no value that we have written for a formula is left."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

COUNTED = re.compile(r"(</f>)<v>[^<]*</v>")
PATIENCE = 110
HARMLESS = ("javaldx", "java may not function")


def recalculated(office: str, book: Path, folder: Path) -> Any:
    """Opened by another program without a word, counted, and read back: values only."""
    bare, counted = folder / "bare", folder / "counted"
    bare.mkdir()
    _strip(book, bare / book.name)
    done = subprocess.run(
        [
            office,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(counted),
            str(bare / book.name),
        ],
        check=True,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    import openpyxl

    said = [line for line in done.stderr.splitlines() if line.strip()]
    assert [line for line in said if not any(word in line for word in HARMLESS)] == []
    return openpyxl.load_workbook(counted / book.name, data_only=True)


def differences(written: Path, counted: Any) -> Iterator[str]:
    """Cells of which our value is not the value counted."""
    import openpyxl

    ours = openpyxl.load_workbook(written, data_only=True)
    for sheet in ours:
        for row in sheet.iter_rows():
            for cell in row:
                other = counted[sheet.title][cell.coordinate].value
                if cell.value != other:
                    yield f"{sheet.title}!{cell.coordinate}: {cell.value!r}, counted {other!r}"


def formulas_of(written: Path) -> int:
    import openpyxl

    book = openpyxl.load_workbook(written)
    return sum(c.data_type == "f" for sheet in book for row in sheet.iter_rows() for c in row)


def _strip(book: Path, target: Path) -> None:
    with ZipFile(book) as source, ZipFile(target, "w", ZIP_DEFLATED) as bare:
        for part in source.namelist():
            content = source.read(part)
            if part.startswith("xl/worksheets/sheet"):
                content = COUNTED.sub(r"\1", content.decode()).encode()
            bare.writestr(part, content)
