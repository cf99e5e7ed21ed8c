"""Which codes stand before a name."""

from __future__ import annotations

import pytest

from survey_defs.numbering import numbered


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("1.2", "1.2 Показатели"),
        ("C4", "C4 Показатели"),
        ("У", "У Показатели"),
        ("A", "A Показатели"),
        ("indicators", "Показатели"),
        ("no_more_than_all", "Показатели"),
        ("", "Показатели"),
    ],
)
def test_a_code_for_programs_is_not_shown(code: str, shown: str) -> None:
    assert numbered(code, "Показатели") == shown
