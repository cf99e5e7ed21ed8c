"""Publishing: checked content only, never changed under its version, gone only when unused."""

from __future__ import annotations

import pytest

from domain import campaigning, publishing
from domain.errors import NotAllowed, NotPossible
from domain.publishing import Origin, Upload
from storage.tables import Role
from survey_defs.loading import shipped
from survey_defs.model import Survey
from survey_defs.problems import Problem
from tests.domain.season.conftest import Season
from tests.domain.season.surveys import compared

SOURCE = b"code: compared\n"


def upload(version: int = 1, *problems: Problem, **changes: object) -> Upload:
    survey = Survey.model_validate(compared(version).model_dump(by_alias=True) | changes)
    return Upload(survey, problems, "свой.yaml", SOURCE)


def versions(season: Season) -> list[tuple[str, bool, bool]]:
    """Of the published ones: which, whether campaigns begin with it, whether it is withdrawn."""
    listed = season.run(publishing.surveys)
    published = [each for each in listed if each.origin is Origin.PUBLISHED]
    return [(each.word, each.newest, each.withdrawn_at is not None) for each in published]


def test_what_is_published_is_listed_beside_what_ships(season: Season) -> None:
    made = season.run(publishing.publish, upload())
    assert (made.new, made.listed.word, made.listed.title) == (True, "compared@1", "Самооценка")
    assert (made.listed.by, made.listed.used, made.listed.questions) == (None, (), 4)
    listed = season.run(publishing.surveys)
    ships = {each.word for each in listed if each.origin is Origin.SHIPPED}
    assert ships == {f"{each.code}@{each.version}" for each in shipped().values()}
    assert season.run(publishing.published_source, "compared@1") == ("свой.yaml", SOURCE)
    assert season.run(publishing.find_survey, "compared") == compared()
    assert season.journal()[-1] == "survey_published"


def test_the_same_again_changes_nothing(season: Season) -> None:
    season.run(publishing.publish, upload())
    assert season.run(publishing.publish, upload()).new is False
    assert versions(season) == [("compared@1", True, False)]


def test_changed_content_under_the_same_version_is_refused(season: Season) -> None:
    season.run(publishing.publish, upload())
    season.run(publishing.publish, upload(2))
    with pytest.raises(NotPossible) as refused:
        season.run(publishing.publish, upload(1, title="Иначе"))
    assert str(refused.value) == (
        "Версия 1 анкеты «Иначе» уже есть, и содержание у неё другое. Поставьте в файле "
        "version: 3 и опубликуйте снова: начатые кампании останутся на прежней версии."
    )


def test_an_older_version_is_refused(season: Season) -> None:
    season.run(publishing.publish, upload(5))
    with pytest.raises(NotPossible) as refused:
        season.run(publishing.publish, upload(3))
    assert str(refused.value) == (
        "Новейшая версия анкеты «Самооценка» — 5, а в файле 3. "
        "Поставьте в файле version: 6 и опубликуйте снова."
    )


def test_what_ships_counts_as_published(season: Season) -> None:
    survey = shipped()["head_self_assessment"]
    changed = Survey.model_validate(survey.model_dump(by_alias=True) | {"title": "Иначе"})
    assert season.run(publishing.publish, Upload(survey, (), "h.yaml", b"")).new is False
    with pytest.raises(NotPossible, match="содержание у неё другое"):
        season.run(publishing.publish, Upload(changed, (), "h.yaml", b""))
    with pytest.raises(NotPossible, match="входит в поставку"):
        season.run(publishing.withdraw, f"{survey.code}@{survey.version}")


def test_errors_are_named_and_warnings_are_not_in_the_way(season: Season) -> None:
    wrong = Problem("свой.yaml", 3, "site", "Так нельзя.")
    with pytest.raises(NotPossible, match=r"(?s)1 ошибка.*Так нельзя\."):
        season.run(publishing.publish, upload(1, wrong))
    warned = Problem("свой.yaml", 3, "site", "Странно.", warning=True)
    assert season.run(publishing.publish, upload(1, warned)).new is True


def test_in_use_it_stays_and_the_campaigns_are_named(season: Season) -> None:
    season.run(publishing.publish, upload(1))
    season.run(publishing.publish, upload(2))
    found = season.run(publishing.find_survey, "compared@1")
    campaign = season.plan(title="Осень", survey=found)
    with pytest.raises(NotPossible) as refused:
        season.run(publishing.withdraw, "compared@1")
    assert "«Осень»" in str(refused.value)
    listed = season.run(publishing.listed, "compared@1")
    assert [(each.campaign_id, each.title) for each in listed.used] == [(campaign, "Осень")]
    season.run(publishing.withdraw, "compared@2")
    assert versions(season) == [("compared@2", False, True), ("compared@1", True, False)]
    assert season.run(publishing.find_survey, "compared").version == 1
    season.run(campaigning.close_campaign, campaign)
    season.run(publishing.withdraw, "compared@1")
    with pytest.raises(NotPossible, match="Анкеты «compared» нет"):
        season.run(publishing.find_survey, "compared")
    assert season.run(publishing.publish, upload(2)).new is True
    assert versions(season) == [("compared@2", True, False), ("compared@1", False, True)]


def test_only_admins_of_the_top_publish(season: Season) -> None:
    for name, role, place in (
        ("Раиса", Role.ADMIN, "край"),
        ("Глеб", Role.ADMIN, "село"),
        ("Вера", Role.VIEWER, "край"),
    ):
        season.person(name, role, place)
    for name in ("Глеб", "Вера"):
        with pytest.raises(NotAllowed):
            season.do(name, publishing.publish, upload())
    assert season.do("Раиса", publishing.publish, upload()).listed.by == "Раиса"
    with pytest.raises(NotAllowed):
        season.do("Глеб", publishing.withdraw, "compared@1")
    assert season.do("Глеб", publishing.find_survey, "compared") == compared()
    with pytest.raises(NotAllowed):
        season.do("Вера", publishing.surveys)
