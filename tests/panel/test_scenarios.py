"""Scenarios in the panel: what the last version promised, the next one keeps or says otherwise."""

from __future__ import annotations

from io import BytesIO

from aiohttp import FormData

from tests.panel.conftest import SignIn, Visitor
from tests.panel.test_surveys import FIRST, words

SCENARIO = """\
survey: plans
scenarios:
- name: Есть план
  answers:
  - {plan: yes_}
  expect: {score: 2}
"""
DEARER = FIRST.replace("version: 1", "version: 2").replace("points: 2", "points: 3")
DEARER = DEARER.replace("maximum: 2", "maximum: 3")
ON_PURPOSE = f"{SCENARIO}  changes_on_purpose: {{version: 2, why: План теперь дороже}}\n"


async def upload(visitor: Visitor, survey: str, **scenarios: str) -> str:
    """The page of the draft's report, and its address in front."""
    form = FormData(quote_fields=False)
    form.add_field("csrf", visitor.csrf)
    form.add_field("file", BytesIO(survey.encode()), filename="планы.yaml")
    for name, text in scenarios.items():
        form.add_field("scenarios", BytesIO(text.encode()), filename=f"{name}.yaml")
    answer = await visitor.client.post("/surveys/upload", data=form, allow_redirects=False)
    assert answer.status == 303, await answer.text()
    return answer.headers["Location"]


async def test_scenarios_are_kept_with_the_version_and_handed_out(signed_in: SignIn) -> None:
    raisa = await signed_in("Раиса")
    draft = await upload(raisa, FIRST, promise=SCENARIO)
    await raisa.press(f"{draft}/publish")
    assert '<a href="/surveys/plans%401/scenarios/0"><bdi>promise.yaml</bdi></a>' in (
        await raisa.page("/surveys/plans@1")
    )
    taken = await raisa.client.get("/surveys/plans@1/scenarios/0")
    assert await taken.text() == SCENARIO
    await raisa.page("/surveys/plans@1/scenarios/1", status=404)


async def test_a_new_version_must_pass_the_scenarios_of_the_last(signed_in: SignIn) -> None:
    raisa = await signed_in("Раиса")
    await raisa.press(f"{await upload(raisa, FIRST, promise=SCENARIO)}/publish")
    draft = await upload(raisa, DEARER)
    report = words(await raisa.page(draft))
    assert "1 ошибка. Опубликовать нельзя" in report
    assert "сценарий promise.yaml , строка 6" in report
    assert "Новая версия должна пройти сценарии прошлой." in report
    await raisa.press(f"{draft}/publish", status=409)
    await raisa.page("/surveys/plans@2", status=404)


async def test_what_changes_on_purpose_is_said_in_the_scenario(signed_in: SignIn) -> None:
    raisa = await signed_in("Раиса")
    await raisa.press(f"{await upload(raisa, FIRST, promise=SCENARIO)}/publish")
    draft = await upload(raisa, DEARER, promise=ON_PURPOSE)
    assert "Ошибок нет." in await raisa.page(draft)
    await raisa.press(f"{draft}/publish")
    taken = await raisa.client.get("/surveys/plans@2/scenarios/0")
    assert await taken.text() == ON_PURPOSE


async def test_a_scenario_of_another_questionnaire_is_told(signed_in: SignIn) -> None:
    raisa = await signed_in("Раиса")
    draft = await upload(raisa, FIRST, other=SCENARIO.replace("plans", "other"))
    report = words(await raisa.page(draft))
    assert "сценарий scenarios/планы/other.yaml , строка 1" in report
    await raisa.press(f"{draft}/publish", status=409)
