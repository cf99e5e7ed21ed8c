"""Asking for the panel where nobody has set the address at which it is reached."""

from __future__ import annotations

import pytest

from tests.conversations.conftest import Stage, Story


@pytest.fixture
def panel_url() -> None:
    return None


async def test_without_an_address_the_bot_says_what_to_set(stage: Stage, walk, snapshot) -> None:
    raisa, anna = stage.phone("Раиса"), stage.phone("Анна")

    await walk(raisa, "> /panel", "> /forms")
    await walk(anna, "> /panel")

    assert f"{Story(raisa)}\n{Story(anna)}" == snapshot
