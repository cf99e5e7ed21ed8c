"""Whatever a person sends gets an answer that leads back."""

from __future__ import annotations

from tests.conversations.conftest import Stage, Story


async def test_words_that_nobody_waits_for_lead_back(stage: Stage, walk, snapshot) -> None:
    anna = stage.phone("Анна")

    await walk(
        anna,
        "> Здравствуйте!",
        "> /nonsense",
        lambda phone: phone.sends_contact("+79990000000", "Анна"),
        "> /help",
        "> спасибо",
        "> /forms",
    )

    assert str(Story(anna)) == snapshot


async def test_a_corrected_message_changes_nothing(stage: Stage, walk, snapshot) -> None:
    anna = stage.phone("Анна")
    await walk(anna, "> /start", "Начать", "> 96")
    before = len(anna.events)
    typed = next(one for one in anna.messages if one.text == "96")

    await walk(anna, lambda phone: phone.edits_message(typed, "97"))

    assert str(Story(anna, before)) == snapshot


async def test_a_button_from_before_the_last_release_leads_back(
    stage: Stage, walk, snapshot
) -> None:
    anna = stage.phone("Анна")
    await walk(anna, "> /start")

    await walk(anna, lambda phone: phone.presses_stale("zz:1:2", on=phone.screen))
    await walk(anna, lambda phone: phone.presses_stale("q:no:number", on=phone.screen))

    assert str(Story(anna)) == snapshot
