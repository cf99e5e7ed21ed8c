"""The tree of organisations and the people in it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from domain import organising, roster
from domain.errors import NotAllowed, NotFound, NotPossible
from domain.journal import read_journal
from storage.tables import Role
from tests.domain.season.conftest import Season


def codes(rows) -> list[str]:
    return [row.code for row in rows]


def test_codes_follow_the_place_in_the_tree_unless_given(empty: Season) -> None:
    add = organising.add_organisation
    made = [
        empty.run(add, name="Край", kind="region", zone="Europe/Moscow").code,
        empty.run(add, name="Город", kind="municipality", under="1").code,
        empty.run(add, name="Село", kind="municipality", under="1", code="selo").code,
        empty.run(add, name="Посёлок", kind="municipality", under="1").code,
        empty.run(add, name="Школа", kind="school", under="1-01").code,
    ]
    assert made == ["1", "1-01", "selo", "1-03", "1-01-01"]


def test_a_made_code_steps_over_one_that_is_taken(empty: Season) -> None:
    add = organising.add_organisation
    empty.run(add, name="Край", kind="region", zone="Europe/Moscow")
    empty.run(add, name="Город", kind="municipality", under="1", code="1-02")
    assert empty.run(add, name="Село", kind="municipality", under="1").code == "1-03"


def test_the_tree_shows_parents_before_children(season: Season) -> None:
    rows = season.run(organising.organisation_tree)
    assert [(row.depth, row.code) for row in rows] == [
        (0, "край"),
        (1, "город"),
        (2, "лицей"),
        (2, "школа"),
        (1, "село"),
        (2, "гимназия"),
    ]


def test_a_search_folds_case_and_yo(season: Season) -> None:
    season.run(
        organising.add_organisation, name="Школа «Звёздная»  № 5", kind="school", under="село"
    )
    assert [row.name for row in season.run(organising.organisation_tree, "ЗВЕЗДН школа")] == [
        "Школа «Звёздная» № 5"
    ]
    assert season.run(organising.organisation_tree, "100%") == []


def test_a_zone_is_inherited_until_one_is_set_nearer(season: Season) -> None:
    change = organising.change_organisation
    season.run(change, "село", zone="Asia/Omsk")
    season.run(change, "лицей", zone="Europe/Samara")
    season.run(change, "край", zone="Europe/Moscow")
    zones = {row.code: row.local_zone for row in season.run(organising.organisation_tree)}
    assert zones == {
        "край": "Europe/Moscow",
        "город": "Europe/Moscow",
        "школа": "Europe/Moscow",
        "лицей": "Europe/Samara",
        "село": "Asia/Omsk",
        "гимназия": "Asia/Omsk",
    }
    season.run(change, "село", zone="")
    assert organising.zone_of_code(season.session, "гимназия") == ZoneInfo("Europe/Moscow")


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        ({"name": " ", "kind": "school", "under": "край"}, "Укажите название организации."),
        ({"name": "А", "kind": "", "under": "край"}, ("Укажите вид организации, например "
         "«муниципалитет» или «школа».")),
        ({"name": "А", "kind": "school", "under": "край", "zone": "Asia/Nowhere"},
         "Часового пояса «Asia/Nowhere» нет. Пример: Asia/Yekaterinburg."),
        ({"name": "А", "kind": "school", "under": "край", "zone": "../etc/passwd"},
         "Часового пояса «../etc/passwd» нет. Пример: Asia/Yekaterinburg."),
        ({"name": "А", "kind": "school", "under": "край", "code": "лицей"},
         "Код «лицей» уже у организации «Лицей»."),
        ({"name": "А", "kind": "school", "under": "край", "code": "a/b"},
         "Код состоит из букв, цифр, точек и дефисов, не длиннее 32 знаков: «a/b» не подходит."),
        ({"name": "А", "kind": "r", "zone": "Europe/Moscow"}, ("Верхняя организация уже есть: "
         "«Край». Укажите, внутри какой организации создать новую.")),
        ({"name": "А", "kind": "school", "under": "нет"},
         "Организации с кодом «нет» нет среди тех, что вам видны."),
    ],
)  # fmt: skip
def test_what_does_not_hold_together_is_refused_with_a_sentence(
    season: Season, new: dict[str, str], sentence: str
) -> None:
    with pytest.raises((NotPossible, NotFound)) as refused:
        season.run(organising.add_organisation, **new)
    assert refused.value.sentence == sentence


def test_the_first_organisation_needs_a_zone_and_the_command_line(empty: Season) -> None:
    with pytest.raises(NotPossible):
        empty.run(organising.add_organisation, name="Край", kind="region")
    nobody = organising.Actor(id=5, name="", telegram_id=None, grants=())
    with pytest.raises(NotAllowed):
        organising.add_organisation(
            empty.session, nobody, empty.clock.now, name="К", kind="r", zone="Europe/Moscow"
        )


def test_a_closed_organisation_takes_nothing_new(season: Season) -> None:
    with pytest.raises(NotPossible) as refused:
        season.run(organising.close_organisation, "город")
    assert refused.value.sentence == (
        "Внутри организации «Город» есть действующие: 2. Сначала закройте их."
    )
    season.run(organising.close_organisation, "гимназия")
    season.run(organising.close_organisation, "село")
    with pytest.raises(NotPossible) as refused:
        season.run(organising.add_organisation, name="А", kind="school", under="село")
    assert refused.value.sentence == "Организация «Село» закрыта."


def test_an_admin_sees_and_changes_their_own_subtree_only(season: Season) -> None:
    season.person("Вера", Role.ADMIN, "город")
    rows = season.do("Вера", organising.organisation_tree)
    assert [(row.depth, row.code) for row in rows] == [(0, "город"), (1, "лицей"), (1, "школа")]
    season.do("Вера", organising.change_organisation, "лицей", name="Лицей № 1")
    for code in ("край", "село", "гимназия", "такого-нет"):
        with pytest.raises(NotFound) as refused:
            season.do("Вера", organising.change_organisation, code, name="Моё")
        assert str(refused.value) == (
            f"Организации с кодом «{code}» нет среди тех, что вам видны."
        )


def test_a_viewer_sees_and_changes_nothing(season: Season) -> None:
    season.person("Глеб", Role.VIEWER, "город")
    assert codes(season.do("Глеб", organising.organisation_tree)) == ["город", "лицей", "школа"]
    with pytest.raises(NotAllowed):
        season.do("Глеб", organising.change_organisation, "лицей", name="Моё")
    with pytest.raises(NotAllowed):
        season.do("Глеб", organising.close_organisation, "лицей")


def test_a_head_has_no_tree(season: Season) -> None:
    season.person("Анна", Role.HEAD, "город")
    assert season.do("Анна", organising.organisation_tree) == []


def test_people_are_listed_within_the_subtree(season: Season) -> None:
    season.person("Анна Ёлкина", Role.HEAD, "школа")
    season.person("Борис", Role.COORDINATOR, "гимназия")
    season.person("Вера", Role.ADMIN, "город")
    seen = [
        (row.name, row.role, row.organisation) for row in season.do("Вера", roster.list_people)
    ]
    assert seen == [("Вера", Role.ADMIN, "Город"), ("Анна Ёлкина", Role.HEAD, "Школа")]
    assert [row.name for row in season.run(roster.list_people, "елкина")] == ["Анна Ёлкина"]


def test_a_role_taken_away_is_felt_at_once(season: Season) -> None:
    season.person("Анна", Role.ADMIN, "школа")
    season.person("Вера", Role.ADMIN, "город")
    season.person("Глеб", Role.ADMIN, "село")
    membership = season.do("Анна", roster.list_people)[0].membership_id
    with pytest.raises(NotAllowed):
        season.do("Глеб", roster.end_membership, membership)
    season.do("Вера", roster.end_membership, membership)
    assert season.do("Анна", organising.organisation_tree) == []


def test_the_journal_tells_who_did_what_within_the_subtree(season: Season) -> None:
    season.person("Вера", Role.ADMIN, "город")
    season.do("Вера", organising.change_organisation, "лицей", name="Лицей № 1")
    season.run(organising.change_organisation, "село", name="Село-2")
    mine = [(line.by, line.what, line.organisation) for line in season.do("Вера", read_journal, 2)]
    assert mine == [
        ("Вера", "organisation_changed", "Лицей № 1"),
        ("Вера", "role_granted", "Город"),
    ]
