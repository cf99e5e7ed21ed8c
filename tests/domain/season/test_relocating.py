"""Attributes, moves in the tree, closing and coming back, and a school that joins another."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from domain import organising
from domain.attributes import in_words, merged, named, understood
from domain.errors import NotAllowed, NotFound, NotPossible, Refusal
from domain.organising import change_organisation, organisation_tree
from domain.relocating import move_organisation, reopen_organisation
from domain.uniting import Fate, join_organisation, look_at_joining
from storage.tables import Form, Notice, Organisation, Role
from tests.domain.season.conftest import Season


def paths(season: Season) -> dict[str, str]:
    """By code, each path written in codes."""
    rows = season.run(organisation_tree)
    codes = {str(row.id): row.code for row in rows}
    return {
        row.code: "/".join(codes[number] for number in row.path.strip("/").split("/"))
        for row in rows
    }


def one(season: Season, code: str) -> Organisation:
    return season.session.scalars(select(Organisation).where(Organisation.code == code)).one()


def test_the_second_comes_before_the_tenth(empty: Season) -> None:
    empty.run(organising.add_organisation, name="Край", kind="region", zone="Europe/Moscow")
    for name in ("Район 10", "Район 2", "Ёлкино", "район 1", "Ежово"):
        empty.run(organising.add_organisation, name=name, kind="municipality", under="1")
    empty.run(organising.add_organisation, name="Школа", kind="school", under="1-01")
    rows = empty.run(organisation_tree)
    assert [row.name for row in rows] == [
        "Край", "Ежово", "Ёлкино", "район 1", "Район 2", "Район 10", "Школа",
    ]  # fmt: skip
    page = empty.run(organising.organisation_page)
    assert [row.name for row in page.rows] == [row.name for row in rows]


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("pupils", "1 024", 1024), ("pupils", " ", None), ("rural", "Село", True),
        ("rural", "город", False), ("low_results", "Да", True), ("low_results", "—", False),
        ("type", " лицей  интернат ", "лицей интернат"), ("Смена", "две", "две"),
    ],
)  # fmt: skip
def test_an_attribute_is_understood_as_people_write_it(
    name: str, text: str, value: object
) -> None:
    assert understood(name, text) == value


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("pupils", "много", "Число учеников — целое число, например 312. «много» не подходит."),
        ("pupils", "²", "Число учеников — целое число, например 312. «²» не подходит."),
        ("rural", "почти", "Сельская: напишите «да» или «нет». «почти» не подходит."),
    ],
)
def test_what_is_no_such_attribute_is_refused(name: str, text: str, sentence: str) -> None:
    with pytest.raises(NotPossible) as refused:
        understood(name, text)
    assert refused.value.sentence == sentence


def test_attributes_are_laid_over_what_is_known(season: Season) -> None:
    season.run(change_organisation, "школа", attributes={"pupils": 300, "rural": True})
    season.run(change_organisation, "школа", attributes={"pupils": 301, "rural": None, "Смен": 2})
    assert one(season, "школа").attributes == {"pupils": 301, "Смен": 2}
    assert (named("ЧИСЛО  учеников"), in_words("rural", True)) == ("pupils", "да")
    with pytest.raises(NotPossible):
        merged({}, {str(number): 1 for number in range(31)})


def test_a_whole_subtree_moves_and_takes_the_clock_of_its_new_place(season: Season) -> None:
    season.run(change_organisation, "село", zone="Asia/Omsk")
    season.organisation("филиал", "branch", "лицей")
    season.run(move_organisation, "лицей", under="село")
    assert paths(season) == {
        "край": "край", "город": "край/город", "село": "край/село",
        "школа": "край/город/школа", "гимназия": "край/село/гимназия",
        "лицей": "край/село/лицей", "филиал": "край/село/лицей/филиал",
    }  # fmt: skip
    zones = {row.code: row.local_zone for row in season.run(organisation_tree)}
    assert (zones["лицей"], zones["филиал"]) == ("Asia/Omsk", "Asia/Omsk")
    assert season.journal()[-1] == "organisation_moved"


def test_a_head_and_an_admin_go_with_what_moves(season: Season) -> None:
    season.person("Анна", Role.HEAD, "лицей")
    season.person("Глеб", Role.ADMIN, "село")
    with pytest.raises(NotFound):
        season.do("Глеб", change_organisation, "лицей", name="Чужой")
    season.run(move_organisation, "лицей", under="село")
    season.do("Глеб", change_organisation, "лицей", name="Свой")
    assert one(season, "лицей").name == "Свой"


@pytest.mark.parametrize(
    ("code", "under", "sentence"),
    [
        ("край", "город", "«Край» — верхняя организация, её перенести некуда."),
        ("город", "школа", "Организацию «Город» нельзя перенести внутрь неё самой."),
        ("город", "город", "Организацию «Город» нельзя перенести внутрь неё самой."),
    ],
)
def test_what_cannot_move_stays(season: Season, code: str, under: str, sentence: str) -> None:
    before = paths(season)
    with pytest.raises(NotPossible) as refused:
        season.run(move_organisation, code, under=under)
    assert (refused.value.sentence, paths(season)) == (sentence, before)


def test_nobody_moves_to_where_they_are_not_an_admin(season: Season) -> None:
    season.person("Борис", Role.ADMIN, "город")
    with pytest.raises(NotFound):
        season.do("Борис", move_organisation, "лицей", under="село")
    with pytest.raises(NotFound):
        season.do("Борис", move_organisation, "гимназия", under="город")


def test_what_was_closed_comes_back(season: Season) -> None:
    for code in ("гимназия", "село"):
        season.run(organising.close_organisation, code)
    with pytest.raises(NotPossible) as refused:
        season.run(reopen_organisation, "гимназия")
    assert refused.value.sentence == "Организация выше («Село») закрыта. Сначала верните её."
    season.run(reopen_organisation, "село")
    season.run(reopen_organisation, "гимназия")
    assert [one(season, code).closed_at for code in ("село", "гимназия")] == [None, None]


def joined(season: Season, fate: Fate) -> tuple[int, int]:
    """The campaign and the form of the school, which Anna has begun."""
    season.person("Анна", Role.HEAD, "школа")
    campaign = season.campaign()
    form = season.form(campaign, "школа")
    season.answer("Анна", form, 0, "да")
    season.run(organising.add_organisation, name="Новая", kind="branch", under="город", code="нов")
    seen = season.run(look_at_joining, "школа", "нов")
    assert [(each.campaign, each.answered, each.asked, each.taken) for each in seen.forms] == [
        ("Осень", 1, 4, 0)
    ]
    assert seen.left == (1, 0, 0, 0, 0)
    season.run(join_organisation, "школа", "нов", fates={form: fate})
    return campaign, form


def test_a_form_moves_with_its_answers_to_the_school_that_is_joined(season: Season) -> None:
    campaign, form = joined(season, Fate.MOVE)
    assert season.form(campaign, "нов") == form
    assert [state for _, _, state in season.scores(form).values()].count("answered") == 1
    assert (one(season, "школа").joined_id, one(season, "школа").closed_at) == (
        one(season, "нов").id,
        season.clock.now,
    )
    assert season.journal()[-3:] == [
        "organisation_closed", "form_carried", "organisation_joined",
    ]  # fmt: skip


def test_a_cancelled_form_is_locked_says_why_and_stays_to_be_read(season: Season) -> None:
    campaign, form = joined(season, Fate.CANCEL)
    kept = season.session.get(Form, form)
    assert season.form(campaign, "школа") == form
    assert kept is not None
    assert (kept.locks_at, kept.extension_reason) == (
        season.clock.now,
        "Организация присоединена к «Новая»",
    )
    with pytest.raises(Refusal):
        season.answer("Анна", form, 1, "2")


KEPT = "Сданные анкеты и документы можно читать, как и раньше."


@pytest.mark.parametrize(("fate", "became"), [
    (Fate.MOVE, "Анкету «Осень» с вашими ответами продолжит «Новая»."),
    (Fate.CANCEL, "Анкета «Осень» отменена: заполнять её не нужно."),
])  # fmt: skip
def test_both_sides_hear_what_became_of_the_form(season: Season, fate: Fate, became: str) -> None:
    form = season.form(season.campaign(), "школа")
    season.run(organising.add_organisation, name="Новая", kind="branch", under="город", code="нов")
    anna = season.person("Анна", Role.HEAD, "школа")
    vera = season.person("Вера", Role.HEAD, "нов")
    season.person("Борис", Role.COORDINATOR, "город")  # neither he nor anybody else
    season.run(join_organisation, "школа", "нов", fates={form: fate})
    notices = season.session.scalars(
        select(Notice).where(Notice.kind.in_(("united", "carried"))).order_by(Notice.kind)
    )
    told = [(each.to_id, each.form_id, each.content) for each in notices]
    joined = "«Школа» присоединена к «Новая» и закрыта."
    carried = [(vera, form, {"reason": joined})] if fate is Fate.MOVE else []
    assert told == [*carried, (anna, None, {"text": f"{joined}\n\n{became}\n\n{KEPT}"})]


def test_each_open_form_is_decided_and_none_is_laid_over_another(season: Season) -> None:
    campaign = season.campaign()
    form = season.form(campaign, "школа")
    with pytest.raises(NotPossible):
        season.run(join_organisation, "школа", "лицей", fates={})
    with pytest.raises(NotPossible) as refused:
        season.run(join_organisation, "школа", "лицей", fates={form: Fate.MOVE})
    assert refused.value.sentence == (
        "У «Лицей» уже есть своя анкета в кампании «Осень»: вторую перенести нельзя."
    )
    season.run(join_organisation, "школа", "лицей", fates={form: Fate.CANCEL})
    season.run(reopen_organisation, "школа")
    assert one(season, "школа").joined_id is None


def test_forms_of_the_region_are_not_decided_by_the_town(season: Season) -> None:
    season.person("Борис", Role.ADMIN, "город")
    form = season.form(season.campaign(), "школа")
    with pytest.raises(NotAllowed):
        season.do("Борис", join_organisation, "школа", "лицей", fates={form: Fate.CANCEL})
    with pytest.raises(NotFound):
        season.do("Борис", look_at_joining, "школа", "гимназия")
