"""A season from a script."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from survey_defs.loading import shipped
from tests.commands.conftest import Shell

CREATE = (
    "campaign", "create", "head_self_assessment", "--title", "Самооценка",
    "--opens", "2026-01-01", "--on-time", "2046-09-30", "--locks", "2046-10-15 12:30",
)  # fmt: skip


def test_organisations_get_codes_by_their_place_in_the_tree(region: Shell) -> None:
    assert region.gives("organisation", "list") == [
        listed("1", "Область", "region", "Asia/Yekaterinburg"),
        listed("1-01", "Северный район", "municipality"),
        listed("1-01-01", "Школа № 1", "school"),
        listed("1-01-02", "Школа № 2", "school", "Europe/Moscow"),
    ]


def listed(code: str, name: str, kind: str, zone: str | None = None) -> dict[str, str | None]:
    return {"code": code, "name": name, "kind": kind, "zone": zone, "closed_at": None}


def test_the_list_says_which_organisations_are_closed(region: Shell) -> None:
    region.does("organisation", "close", "1-01-02")
    assert [row["code"] for row in region.gives("organisation", "list") if row["closed_at"]] == [
        "1-01-02"
    ]
    today = datetime.now(ZoneInfo("Europe/Moscow"))
    assert region.does("organisation", "list").splitlines()[2:] == [
        "    1-01-01  Школа № 1",
        f"    1-01-02  Школа № 2 (закрыта {today:%d.%m.%Y})",
    ]


def test_a_campaign_is_made_for_a_kind_and_read_in_the_zone_of_its_owner(region: Shell) -> None:
    assert region.gives(*CREATE, "--for", "school") == {
        "id": 1,
        "title": "Самооценка",
        "forms": 2,
    }
    assert region.gives("campaign", "list") == [
        {
            "id": 1,
            "title": "Самооценка",
            "state": "planned",
            "opens_at": "2026-01-01T04:00:00+00:00",
            "on_time_at": "2046-09-30T13:00:00+00:00",
            "locks_at": "2046-10-15T07:30:00+00:00",
        }
    ]


def test_the_grace_is_said_in_days_instead_of_the_lock(region: Shell) -> None:
    *named, _, _ = CREATE
    region.does(*named, "--grace", "10", "--for", "school")
    assert [row["locks_at"] for row in region.gives("campaign", "list")] == [
        "2046-10-10T13:00:00+00:00"
    ]
    one_of_both = "Укажите одно из двух: закрытие приёма (--locks) или льготный срок (--grace)."
    assert region.refuses(*named, "--for", "school") == one_of_both
    assert region.refuses(*CREATE, "--grace", "10", "--for", "school") == one_of_both


def test_a_campaign_is_opened_extended_for_one_and_closed(region: Shell) -> None:
    region.does(*CREATE, "--for", "1-01-01,1-01-02")
    assert region.gives("campaign", "open", "1") == {"id": 1, "state": "open"}
    longer = ("--locks", "2046-11-01", "--reason", "карантин", "--organisation", "1-01-02")
    assert region.gives("campaign", "extend", "1", *longer) == {
        "id": 1,
        "organisation": "1-01-02",
    }
    assert [(row["organisation"], row["state"]) for row in region.gives("status", "1")] == [
        ("1-01-01", "not_started"),
        ("1-01-02", "not_started"),
    ]
    assert region.gives("campaign", "close", "1") == {"id": 1, "state": "closed"}


def test_without_an_operator_no_campaign_opens(region: Shell) -> None:
    region.does(*CREATE, "--for", "school")
    region.surroundings["SVOD_OPERATOR_TERM"] = None
    assert region.refuses("campaign", "open", "1") == (
        "Не указано, кто обрабатывает персональные данные. "
        "Заполните настройки: SVOD_OPERATOR_TERM."
    )


def test_an_extension_needs_a_date_and_for_one_a_reason(region: Shell) -> None:
    region.does(*CREATE, "--for", "school")
    region.does("campaign", "open", "1")
    assert region.refuses("campaign", "extend", "1") == (
        "Укажите новую дату: --on-time или --locks (или обе)."
    )
    to_one = ("--locks", "2046-11-01", "--organisation", "1-01-02")
    assert region.refuses("campaign", "extend", "1", *to_one) == (
        "Продление одной организации нужно объяснить: --reason «…»."
    )


def test_what_is_no_date_is_said_so(region: Shell) -> None:
    words = [word if word != "2046-09-30" else "в сентябре" for word in CREATE]
    assert region.refuses(*words, "--for", "school") == (
        "«в сентябре» — не дата. Нужно так: 2026-09-30 или «2026-09-30 18:00»."
    )


def test_an_unknown_role_and_an_unknown_questionnaire_are_sentences(region: Shell) -> None:
    assert region.refuses("invite", "директор", "1") == (
        "Нет такой роли: «директор». Есть: coordinator, head, deputy, executor, admin, viewer."
    )
    assert region.refuses("check", "анкета") == (
        "Нет такого файла или анкеты: «анкета». Укажите файл (YAML или Excel) или код анкеты: "
        f"{', '.join(shipped())}."
    )


def test_an_invitation_is_a_code_until_the_bot_has_a_name(region: Shell) -> None:
    made = region.gives("invite", "head", "1-01-01", "--name", "Анна")
    assert made["link"] == made["code"]
    assert len(made["code"]) == 22
