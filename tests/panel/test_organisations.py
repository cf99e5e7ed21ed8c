"""The tree of organisations, people and invitations, as their admins keep them."""

from __future__ import annotations

import re

import pytest

from tests.panel.conftest import Season, SignIn

HOSTILE = "<script>alert(1)</script>\"' =1+1 \u202eTXT\u202c 😀"


def names(page: str) -> list[str]:
    return re.findall(r"/organisations/\d+\"><bdi>(.*?)</bdi>", page)


async def test_search_folds_case_and_yo(signed_in: SignIn) -> None:
    page = await (await signed_in("Раиса")).page("/organisations", params={"search": "ЕЛКИНО"})
    assert names(page) == ["Школа № 1 (Ёлкино)"]


async def test_a_municipal_admin_sees_only_their_own(signed_in: SignIn) -> None:
    page = await (await signed_in("Глеб")).page("/organisations")
    assert names(page) == [
        "Южный район",
        "Школа № 2",
    ]


async def test_an_organisation_is_added_changed_and_closed(signed_in: SignIn) -> None:
    boris = await signed_in("Борис")
    await boris.press(
        "/organisations/new", name="Школа № 5", kind="Школа", under="north", code="five"
    )
    page = await boris.page("/organisations")
    assert "Организация «Школа № 5» добавлена." in page
    assert "Организация «Школа № 5» добавлена." not in await boris.page("/organisations")
    found = re.search(r'href="(/organisations/\d+)"><bdi>Школа № 5<', page)
    assert found
    await boris.press(
        found[1], name="Лицей № 5", kind="Лицей", code="five", zone="Europe/Moscow", short_name=""
    )
    page = await boris.page("/organisations")
    row = next(row for row in page.split("<tr") if "Лицей № 5" in row)
    assert ">Лицей<" in row
    assert ">МСК<" in row
    await boris.page(f"{found[1]}/close")
    await boris.press(f"{found[1]}/close")
    assert "закрыта" in await boris.page("/organisations", params={"search": "лицей"})


async def test_lists_of_people_say_that_an_organisation_is_closed(signed_in: SignIn) -> None:
    raisa = await signed_in("Раиса")
    school = re.search(
        r'href="(/organisations/\d+)"><bdi>Школа № 2<', await raisa.page("/organisations")
    )
    assert school
    assert "закрыта" not in await raisa.page("/people")
    await raisa.press(f"{school[1]}/close")
    page = await raisa.page("/people")
    assert page.count('<span class="state">закрыта</span>') == 1
    assert '<bdi>Школа № 2</bdi> <span class="state">закрыта</span>' in page
    assert "Школа № 2 (закрыта)" in await raisa.page("/people", params={"as": "csv"})


async def test_bad_input_keeps_what_was_typed_and_says_what_is_wrong(signed_in: SignIn) -> None:
    boris = await signed_in("Борис")
    answer = await boris.press(
        "/organisations/new", status=422, name="", kind="Школа", under="north", code="новый код!"
    )
    page = await answer.text()
    assert "Не сохранено: проверьте отмеченные поля." in page
    assert '<p class="problem" id="name-problem">Заполните это поле.</p>' in page
    assert 'value="новый код!"' in page
    answer = await boris.press(
        "/organisations/new", status=422, name="Ш", kind="Школа", under="north", code="south"
    )
    assert 'role="alert"' in await answer.text()


async def test_a_viewer_is_not_shown_what_would_be_refused(signed_in: SignIn) -> None:
    vera = await signed_in("Вера")
    for path in ("/organisations", "/people", "/campaigns"):
        page = await vera.page(path)
        assert "/new" not in page
        assert "/invite" not in page
        assert "/end" not in page


async def test_an_invitation_is_made_shown_and_revoked(signed_in: SignIn) -> None:
    boris = await signed_in("Борис")
    answer = await boris.press(
        "/people/invite", organisation="north-school", role="head", name="Пётр Петров", days="7"
    )
    where = answer.headers["Location"]
    page = await boris.page(where)
    assert re.search(r'value="https://t\.me/svod_bot\?start=[\w-]{22}"', page)
    assert "<svg" in page
    assert "8 сентября 2026, 14:00 (ЕКБ)".replace(" ", "\xa0") in page
    await boris.press(f"{where}/revoke")
    page = await boris.page(where)
    assert "отозвано" in page
    assert "t.me" not in page


async def test_the_link_of_an_invitation_is_not_for_viewers(
    signed_in: SignIn, season: Season
) -> None:
    page = await (await signed_in("Вера")).page(
        f"/people/invitations/{season.invitations['north']}"
    )
    assert "t.me" not in page
    assert "<svg" not in page


async def test_a_role_taken_away_is_felt_at_the_next_page(
    signed_in: SignIn, season: Season
) -> None:
    raisa, gleb = await signed_in("Раиса"), await signed_in("Глеб")
    await raisa.press(f"/people/roles/{season.memberships['Глеб']}/end")
    await gleb.page("/organisations", status=403)
    await gleb.press("/leave")


@pytest.mark.parametrize("field", ["name", "short_name", "kind"])
async def test_a_hostile_name_is_only_text(signed_in: SignIn, field: str) -> None:
    boris = await signed_in("Борис")
    fields = {"name": "Школа", "kind": "Школа", "under": "north", "code": "evil"}
    await boris.press(
        "/organisations/new",
        **{**fields, field: HOSTILE[: 40 if field == "kind" else None] + "\x00"},
    )
    for path in ("/organisations", "/people/invite", "/organisations/new", "/campaigns/new"):
        assert "<script>alert" not in await boris.page(path)


async def test_attributes_are_kept_shown_and_corrected(signed_in: SignIn, season: Season) -> None:
    boris = await signed_in("Борис")
    where = f"/organisations/{season.organisations['north-school']}"
    fields = {"name": "Школа № 1 (Ёлкино)", "kind": "Школа", "code": "north-school"}
    answer = await boris.press(where, status=422, **fields, pupils="много", attributes="Смен 2")
    page = await answer.text()
    assert "Число учеников — целое число, например 312." in page
    assert "Напишите каждый признак так: название, двоеточие, значение." in page
    await boris.press(
        where, **fields, pupils="1 024", rural="да", attributes="Смен: 2\nТип: лицей"
    )
    page = await boris.page(where)
    assert re.findall(r"<dt>(.*?)</dt><dd><bdi>(.*?)</bdi>", page) == [
        ("Число учеников", "1024"), ("Сельская", "да"), ("Тип", "лицей"),
        ("Смен", "2"),
    ]  # fmt: skip


async def test_a_school_joins_another_after_a_report(signed_in: SignIn, season: Season) -> None:
    raisa = await signed_in("Раиса")
    school = season.organisations["north-school"]
    north = f"/organisations/{season.organisations['north']}"
    page = await raisa.page(f"/organisations/{school}/join", params={"into": "north"})
    assert "Самооценка 2026" in page
    where, form = f"/organisations/{school}/join", season.forms["north-school"]
    answer = await raisa.press(where, status=422, into="north")
    assert "Выберите, что сделать с анкетой." in await answer.text()
    await raisa.press(where, into="north", **{f"form-{form}": "move"})
    page = await raisa.page(f"/organisations/{school}")
    assert "Присоединена к организации «" in page
    assert "Вернуть в действующие" in page
    assert f'<a href="/forms/{form}">' not in page
    assert f'<a href="/forms/{form}"><bdi>Самооценка 2026' in await raisa.page(north)
    assert "Северный район" in await raisa.page(f"/forms/{form}")
    await raisa.press(f"/organisations/{school}/reopen")
    assert "Присоединена к" not in await raisa.page(f"/organisations/{school}")


async def test_a_school_moves_to_another_district(signed_in: SignIn, season: Season) -> None:
    raisa, gleb = await signed_in("Раиса"), await signed_in("Глеб")
    school = season.organisations["north-school"]
    await gleb.page(f"/organisations/{school}", status=404)
    await raisa.page(f"/organisations/{school}/move")
    await raisa.press(f"/organisations/{school}/move", under="south")
    assert "Школа № 1 (Ёлкино)" in await gleb.page(f"/organisations/{school}")
