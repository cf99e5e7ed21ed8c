"""A campaign after it has been made: its name, who joins it late, a draft that is given up."""

from __future__ import annotations

import re

from tests.panel.conftest import Season, SignIn
from tests.panel.test_campaigns import NEW


async def test_a_school_that_came_late_gets_its_form(signed_in: SignIn, season: Season) -> None:
    raisa = await signed_in("Раиса")
    fields = {"name": "Школа № 3", "kind": "Школа", "code": "late", "under": "north"}
    await raisa.press("/organisations/new", **fields)
    home = f"/campaigns/{season.campaign}"
    assert f'href="{home}/include"' in await raisa.page(f"{home}/settings")
    choices = re.findall(r'<option value="([^"]+)"', await raisa.page(f"{home}/include"))
    assert choices == ["1", "north", "late", "south"]
    refused = await (await raisa.press(f"{home}/include", status=422)).text()
    assert 'id="organisation-problem">Заполните это поле.' in refused
    joined = await raisa.press(f"{home}/include", organisation="late")
    form = await raisa.page(joined.headers["Location"])
    assert "Организация добавлена" in form
    assert "Школа № 3" in form
    assert "Школа № 3" in await raisa.page(f"{home}?by=organisation")


async def test_a_campaign_is_called_otherwise(signed_in: SignIn, season: Season) -> None:
    raisa = await signed_in("Раиса")
    home = f"/campaigns/{season.campaign}"
    refused = await (await raisa.press(f"{home}/name", status=422, title=" ")).text()
    assert 'id="title-problem">Заполните это поле.' in refused
    await raisa.press(f"{home}/name", title="  Самооценка  2027 ")
    assert "<bdi>Самооценка 2027</bdi></h1>" in await raisa.page(home)
    assert "Изменено название кампании" in await raisa.page("/journal")


async def test_a_draft_is_given_up(signed_in: SignIn) -> None:
    raisa = await signed_in("Раиса")
    made = await raisa.press("/campaigns/new", **NEW)
    home = made.headers["Location"].removesuffix("/settings")
    assert "Отменить кампанию «Осень»?" in await raisa.page(f"{home}/close")
    await raisa.press(f"{home}/close")
    page = await raisa.page(home)
    assert "Кампания отменена." in page
    assert "Кампанию отменили до открытия: анкет в ней не было." in page
    assert "Отменена до открытия" in await raisa.page("/campaigns")
    await raisa.press(f"{home}/open", status=409)


async def test_what_the_domain_refuses_is_said_beside_its_field(signed_in: SignIn) -> None:
    raisa = await signed_in("Раиса")
    crossed = {**NEW, "on_time_at": NEW["locks_at"], "locks_at": "2026-10-08T18:00"}
    page = await (await raisa.press("/campaigns/new", status=422, **crossed)).text()
    assert 'id="locks_at-problem">Срок сдачи не может быть позже закрытия приёма.' in page
    unknown = {**NEW, "audience": "codes", "codes": "north-school nope"}
    page = await (await raisa.press("/campaigns/new", status=422, **unknown)).text()
    assert 'id="codes-problem">Внутри «Приозёрская область» нет' in page
    assert "north-school nope</textarea>" in page
    taken = {"name": "Ш", "kind": "Школа", "under": "north", "code": "south", "zone": "Марс"}
    page = await (await raisa.press("/organisations/new", status=422, **taken)).text()
    assert 'id="code-problem">Код «south» уже у организации «Южный район».' in page
    assert 'value="Марс"' in page


async def test_a_zone_is_called_by_its_city(signed_in: SignIn) -> None:
    raisa = await signed_in("Раиса")
    fields = {"name": "Школа", "kind": "Школа", "under": "north", "zone": "омск"}
    made = await raisa.press("/organisations/new", **fields)
    page = await raisa.page(made.headers["Location"])
    assert 'value="Омск (МСК+3)"' in page
    fields = {"name": "Школа", "kind": "Школа", "code": "x", "zone": "Asia/Irkutsk"}
    await raisa.press(made.headers["Location"], **fields)
    assert 'value="Иркутск (МСК+5)"' in await raisa.page(made.headers["Location"])


async def test_values_that_are_right_are_kept_beside_the_wrong_ones(
    signed_in: SignIn, season: Season
) -> None:
    raisa = await signed_in("Раиса")
    north, south = (season.organisations[code] for code in ("north", "south"))
    values = {f"v-{north}-H5": "90,5", f"v-{south}-H5": "девяносто"}
    path = f"/campaigns/{season.campaign}/values"
    page = await (await raisa.press(path, status=422, **values)).text()
    assert "Сохранено: 1 значение. Баллы пересчитаны. Остальное не сохранено" in page
    assert 'value="девяносто"' in page
    assert 'value="90,5"' in await raisa.page(path)
