"""Files of the pages: packed for whoever unpacks, the same for all, and kept for a year."""

from __future__ import annotations

import gzip

import pytest

from admin.statics import STATIC
from tests.panel.conftest import Nobody

NAME = "echarts.min.js"


async def fetched(nobody: Nobody, accepted: str) -> tuple[bytes, dict[str, str | None]]:
    visitor = await nobody()
    async with visitor.client.get(
        STATIC[NAME].address, headers={"Accept-Encoding": accepted}, auto_decompress=False
    ) as answer:
        said = ("Content-Encoding", "Vary", "Cache-Control", "Content-Type")
        return await answer.read(), {name: answer.headers.get(name) for name in said}


@pytest.mark.parametrize(
    ("accepted", "packs"),
    [
        ("gzip", True),
        ("gzip, deflate, br, zstd", True),
        ("br;q=1.0, GZIP;q=0.8", True),
        ("identity", False),
        ("gzip;q=0, *", False),
        ("", False),
    ],
)
async def test_a_file_is_packed_for_whoever_unpacks(
    nobody: Nobody,
    accepted: str,
    packs: bool,  # noqa: FBT001 -- a case
) -> None:
    body, said = await fetched(nobody, accepted)
    assert (gzip.decompress(body) if packs else body) == STATIC[NAME].content
    assert said == {
        "Content-Encoding": "gzip" if packs else None,
        "Vary": "Accept-Encoding",
        "Cache-Control": "public, max-age=31536000, immutable",
        "Content-Type": "text/javascript; charset=utf-8",
    }


async def test_what_charts_are_drawn_by_comes_in_a_third(nobody: Nobody) -> None:
    body, _ = await fetched(nobody, "gzip")
    assert len(body) < len(STATIC[NAME].content) / 2.5
