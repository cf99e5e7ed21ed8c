"""How the place of a problem is told."""

from __future__ import annotations


def in_file(file: str, line: int, column: int) -> str:
    return f"{file}:{line}:{column}" if column else f"{file}:{line}"


def in_sheet(file: str, sheet: str, row: int) -> str:
    return f"{file}, лист {sheet}, строка {row}"


def titled(code: str, title: str) -> str:
    return f"{code} «{title}»" if title else code
