"""Coming in by an invitation, the consent, and those who have none."""

from __future__ import annotations

from storage.tables import Role
from tests.conversations.conftest import Stage, Story


async def test_a_head_comes_in_by_an_invitation(stage: Stage, walk, snapshot) -> None:
    code = await stage.invitation(Role.HEAD, "school", "Зоя Петровна")
    zoya = stage.phone("Зоя")

    await walk(zoya, lambda phone: phone.starts(code), "✓ Да, это я", "✓ Согласен(на)")

    assert str(Story(zoya)).replace(code, "CODE") == snapshot


async def test_without_an_invitation_one_learns_how_to_get_one(
    stage: Stage, walk, snapshot
) -> None:
    stranger = stage.phone("Незнакомец")

    await walk(stranger, "> /start", "> Здравствуйте", "> /help", "> /panel")

    assert str(Story(stranger)) == snapshot


async def test_refusing_the_consent_leaves_nothing(stage: Stage, walk, snapshot) -> None:
    code = await stage.invitation(Role.HEAD, "school")
    zoya = stage.phone("Зоя")

    await walk(zoya, lambda phone: phone.starts(code), "✓ Да, это я", "Не согласен(на)")
    await walk(zoya, "> Передумала", lambda phone: phone.starts(code))

    assert str(Story(zoya)).replace(code, "CODE") == snapshot


async def test_the_wrong_person_leaves_the_invitation_for_the_right_one(
    stage: Stage, walk, snapshot
) -> None:
    code = await stage.invitation(Role.COORDINATOR, "north", "Борис")
    zoya = stage.phone("Зоя")

    await walk(zoya, lambda phone: phone.starts(code), "Это не я")
    await walk(zoya, lambda phone: phone.starts(code))

    assert str(Story(zoya)).replace(code, "CODE") == snapshot


async def test_a_used_invitation_lets_nobody_in(stage: Stage, walk, snapshot) -> None:
    code = await stage.invitation(Role.HEAD, "school")
    zoya, gleb = stage.phone("Зоя"), stage.phone("Глеб")
    await walk(zoya, lambda phone: phone.starts(code), "✓ Да, это я", "✓ Согласен(на)")
    before = len(zoya.events)

    await walk(gleb, lambda phone: phone.starts(code))
    await walk(zoya, lambda phone: phone.starts(code))

    assert f"{Story(gleb)}\n\n{Story(zoya, before)}".replace(code, "CODE") == snapshot


async def test_leaving_takes_name_and_access_away(stage: Stage, walk, snapshot) -> None:
    anna = stage.phone("Анна")

    await walk(anna, "> /me", "Отозвать согласие", "Да, отозвать согласие", "> /forms")

    assert str(Story(anna)) == snapshot


async def test_an_admin_gets_a_link_to_the_panel(stage: Stage, walk) -> None:
    raisa = stage.phone("Раиса")

    await walk(raisa, "> /panel")

    link = next(message for message in raisa.said if "/enter/" in message.text)
    assert link.text.startswith("Вход в панель: ссылка действует 10 минут")
    sent = next(call for call in stage.telegram.calls.of("sendMessage") if "/enter/" in str(call))
    assert sent.typed["link_preview_options"] == {"is_disabled": True}
