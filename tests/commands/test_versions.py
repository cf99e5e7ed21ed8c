"""Versions of a questionnaire from the command line: compared, published, moved to."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from bot.__main__ import app
from tests.commands.conftest import Shell

TEXT = """\
code: plans
version: {version}
title: Планы школ
official: false
notice: Пример
maximum: 2
sections:
- code: s
  title: Планы
  questions:
  - code: plan
    kind: choice
    title: Есть план?
    options:
    - {{code: yes_, label: Да, points: 2}}
    - {{code: no_, label: Нет}}
  - code: {second}
    kind: text
    title: {title}
"""
FIRST = TEXT.format(version=1, second="why", title="Почему так?")
SECOND = TEXT.format(version=2, second="what", title="Что мешает?")


def written(shell: Shell) -> tuple[str, str]:
    for name, text in (("first.yaml", FIRST), ("second.yaml", SECOND)):
        Path(shell.folder, name).write_text(text, "utf-8")
    return "first.yaml", "second.yaml"


def ended(shell: Shell, *words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, words, env=shell.surroundings)
    return done.exit_code, done.stdout, done.stderr


def test_a_diff_in_words_with_its_exit_codes(shell: Shell) -> None:
    first, second = written(shell)
    assert ended(shell, "diff", first, first)[0] == 0
    code, told, _ = ended(shell, "diff", first, second)
    assert code == 1
    assert told == (
        "«Планы школ», код plans, версия 1 → «Планы школ», код plans, версия 2\n"
        "\n"
        "Этих вопросов больше нет:\n"
        "  [why] Почему так?: был в разделе «Планы»\n"
        "\n"
        "Новые вопросы:\n"
        "  [what] Что мешает?: в разделе «Планы», обязательный\n"
        "\n"
        "Что станет с начатыми анкетами:\n"
        "  1 вопрос не изменился: ответ остаётся.\n"
        "  1 вопрос исчезнет: why. Ответы на него останутся в истории и вернутся вместе с "
        "вопросом.\n"
        "  1 новый вопрос появится без ответа: what. Обязательных среди них: 1.\n"
        "  Баллы всех начатых анкет будут посчитаны заново по новым правилам.\n"
    )
    facts = json.loads(ended(shell, "diff", first, second, "--format", "json")[1])
    assert (facts["same"], facts["gone"], facts["added"]) == (False, ["why"], ["what"])
    assert ended(shell, "diff", first, "nothing")[0] == 2


def test_comparing_makes_no_database(shell: Shell) -> None:
    first, _ = written(shell)
    assert ended(shell, "diff", first, "agglomeration")[0] in {1, 2}
    assert ended(shell, "diff", "agglomeration", "agglomeration")[0] == 0
    assert not Path(shell.folder, "data").exists()


def test_publishing_says_what_it_did_and_refuses_changed_content(region: Shell) -> None:
    first, second = written(region)
    assert region.does("publish", first) == "Опубликовано: «Планы школ», plans@1, вопросов: 2.\n"
    assert region.does("publish", first) == (
        "Ничего не изменилось: «Планы школ», plans@1 уже опубликована.\n"
    )
    Path(region.folder, first).write_text(FIRST.replace("Почему так?", "Отчего?"), "utf-8")
    assert "содержание у неё другое" in region.refuses("publish", first)
    region.does("publish", second)
    mine = [each for each in region.gives("surveys") if each["code"] == "plans"]
    assert [(each["version"], each["newest"], each["campaigns"]) for each in mine] == [
        (2, True, []), (1, False, []),
    ]  # fmt: skip
    assert region.does("withdraw", "plans@2") == "Снята с публикации: «Планы школ», plans@2.\n"


def test_a_broken_questionnaire_is_not_published(region: Shell) -> None:
    written(region)
    Path(region.folder, "first.yaml").write_text(FIRST + "  - code: plan\n", "utf-8")
    said = region.refuses("publish", "first.yaml")
    assert said.startswith("В файле «first.yaml» ")
    assert "first.yaml:20" in said
    assert [each["code"] for each in region.gives("surveys") if each["code"] == "plans"] == []


def test_a_campaign_begins_with_a_published_one_and_moves_on(region: Shell) -> None:
    first, second = written(region)
    region.does("publish", first)
    dates = ("--opens", "2026-01-10", "--on-time", "2036-01-20", "--locks", "2036-01-30")
    made = region.gives(
        "campaign", "create", "plans", "--title", "Планы", "--for", "school", *dates
    )
    campaign = str(made["id"])
    region.does("campaign", "open", campaign)
    region.does("publish", second)
    assert "«Планы»" in region.refuses("withdraw", "plans@1")
    told = region.does("campaign", "move", campaign, "plans@2")
    assert "В кампании 2 анкеты, начато: 0." in told
    report = told.rstrip().rpartition(" ")[2]
    assert "Прочтите отчёт" in region.refuses("campaign", "move", campaign, "2", "--yes", "0")
    assert region.does("campaign", "move", campaign, "2", "--yes", report) == (
        "Кампания переведена. Уведомлений людям: 0.\n"
    )
    assert region.refuses("campaign", "move", campaign, "7") == (
        "Версии 7 для этой кампании нет. Есть: 1."
    )
