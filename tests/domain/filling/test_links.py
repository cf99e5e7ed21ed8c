"""Which addresses are kept, and how."""

from __future__ import annotations

import pytest

from domain.filling.refusals import EvidenceRefused
from domain.proving.links import clean_link


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" HTTPS://Example.RU/Приказ?id=1#a ", "https://example.ru/Приказ?id=1#a"),
        ("http://школа.рф:8080/", "http://школа.рф:8080/"),
        ("https://sub.example.ru.", "https://sub.example.ru"),
    ],
)
def test_a_link_is_cleaned(typed: str, kept: str) -> None:
    assert clean_link(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "example.ru",
        "ftp://example.ru",
        "javascript:alert(1)",
        "https://",
        "https://localhost/",
        "https://exa mple.ru",
        "https://example.ru/<script>",
        "https://user:secret@example.ru",
        "https://example.ru:port/",
        "https://[::1",
        "https://example.ru/" + "a" * 2048,
    ],
)
def test_what_is_no_link_is_refused(typed: str) -> None:
    with pytest.raises(EvidenceRefused):
        clean_link(typed)
