"""Papers and their templates on the pages: asked for, taken, checked; a template of one's own."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from aiohttp import FormData

from admin.pages import papers as pages
from domain.acting import act_as
from domain.answering import Spot, choose_option
from reports.papers.advice_texts import SHIPPED
from reports.papers.advising import codes_of
from reports.working import work_one
from storage import Database
from survey_defs.loading import shipped
from survey_defs.scoring import maximum_of
from tests.conftest import Clock
from tests.panel.conftest import Season, SignIn, Visitor
from tests.reports.papers import header_of, read_word
from tests.reports.test_templates import written

Finish = Callable[[], None]


@pytest.fixture
def finish(sqlite_url: str, tmp_path: Path, clock: Clock) -> Finish:
    """All work that has been asked for."""

    def finish() -> None:
        while work_one(sqlite_url, tmp_path / "results", clock()):
            pass

    return finish


async def taken(visitor: Visitor, page: str) -> list[bytes]:
    """Whatever is ready, the newest first."""
    found = re.findall(r'href="(/exports/\d+)" download', await visitor.page(page))
    return [await (await visitor.client.get(address)).read() for address in found]


async def named(visitor: Visitor, page: str) -> str:
    """What a browser would call the oldest of them."""
    address = re.findall(r'href="(/exports/\d+)" download', await visitor.page(page))[-1]
    answer = await visitor.client.get(address)
    assert answer.content_disposition
    return unquote(str(answer.content_disposition.filename))


async def put(visitor: Visitor, address: str, content: bytes, status: int = 303) -> str:
    form = FormData(quote_fields=False)
    form.add_field("csrf", visitor.csrf)
    form.add_field("file", content, filename="свой.docx")
    answer = await visitor.client.post(address, data=form, allow_redirects=False)
    text = await answer.text()
    assert answer.status == status, text
    return text


async def test_a_paper_is_asked_for_taken_and_checked_by_its_number(
    signed_in: SignIn, season: Season, finish: Finish
) -> None:
    raisa, papers = await signed_in("Раиса"), f"/campaigns/{season.campaign}/papers"
    page = await raisa.page(f"{papers}?which=all")
    assert "Школа № 1 (Ёлкино)" in page
    await raisa.press(papers, what="ticked", status=422)
    form = str(season.forms["north-school"])
    await raisa.press(papers, what="ticked", form=form, which="all", ending="word")
    await raisa.press(f"{papers}?which=all", what="found", which="all", ending="pdf")
    await raisa.press(papers, what="absence", ending="word", under="")
    finish()
    assert "<bdi>Школа № 1 (Ёлкино)</bdi>" in await raisa.page(
        f"/campaigns/{season.campaign}/exports"
    )
    page = await raisa.page(papers)
    assert "<strong>Список не сдавших, Word</strong><br>" in page
    assert "<strong>Справки, архив PDF</strong> · все, с черновиками<br>" in page
    absence, archive, paper = await taken(raisa, papers)
    assert "Школа № 1 (Ёлкино). Самооценка 2026." in await named(raisa, papers)
    assert read_word(paper)[0] == "Школа № 1 (Ёлкино)"
    assert len(ZipFile(BytesIO(archive)).namelist()) == len(season.forms)
    assert read_word(absence)[2] == "Организации, не сдавшие анкету"
    number = re.search(r"\d{4}-\d{4}-\d{4}", header_of(paper))
    assert number
    assert "Справка по школе" in await raisa.page(f"/check/{number[0].replace('-', '')}")


async def test_an_own_template_is_put_used_and_taken_back(
    signed_in: SignIn, season: Season, finish: Finish
) -> None:
    boris, campaign = await signed_in("Борис"), f"/campaigns/{season.campaign}"
    here = f"{campaign}/templates"
    assert "наш образец" in await boris.page(here)
    refused = await put(boris, f"{here}/school", written("{{ нмер }}"), status=422)
    assert "Поля «нмер» нет; возможно, «номер»." in refused
    await put(boris, f"{here}/school", written("Наша бумага: {{ организация }}"))
    assert "свой.docx" in await boris.page(here)
    form = str(season.forms["north-school"])
    await boris.press(f"{campaign}/papers", what="ticked", form=form, which="all")
    finish()
    assert read_word((await taken(boris, f"{campaign}/papers"))[0]) == [
        "Наша бумага: Школа № 1 (Ёлкино)"
    ]
    raisa = await signed_in("Раиса")
    assert "Загружен шаблон бумаги" in await raisa.page("/journal")
    assert "свой.docx" not in await raisa.page(here)
    await boris.press(f"{here}/school/restore")
    assert "свой.docx" not in await boris.page(here)


async def test_a_template_comes_from_the_nearest_above(signed_in: SignIn, season: Season) -> None:
    raisa, boris = await signed_in("Раиса"), await signed_in("Борис")
    here = f"/campaigns/{season.campaign}/templates"
    await put(raisa, f"{here}/reference", written("Область: {{ номер }}"))
    assert "от организации выше" in await boris.page(here)
    answer = await boris.client.get(f"{here}/reference")
    assert read_word(await answer.read()) == ["Область: {{ номер }}"]
    await put(boris, f"{here}/reference", written("Район: {{ номер }}"))
    answer = await boris.client.get(f"{here}/reference")
    assert read_word(await answer.read()) == ["Район: {{ номер }}"]


async def test_all_are_all_and_too_many_found_are_refused(
    signed_in: SignIn, season: Season, finish: Finish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MOST", 1)
    raisa, papers = await signed_in("Раиса"), f"/campaigns/{season.campaign}/papers"
    await raisa.press(papers, what="found", which="all", ending="pdf")
    finish()
    (archive,) = await taken(raisa, papers)
    assert len(ZipFile(BytesIO(archive)).namelist()) == len(season.forms)
    refused = await raisa.press(f"{papers}?which=all&search=школа", 422, what="found", which="all")
    assert "По этим словам нашлось 2, а за раз готовим не больше 1" in await refused.text()


async def test_one_steps_to_the_templates_of_a_place_below_and_back(
    signed_in: SignIn, season: Season
) -> None:
    raisa, here = await signed_in("Раиса"), f"/campaigns/{season.campaign}/templates"

    async def ways(page: str) -> list[tuple[str, str]]:
        found = re.findall(r'<a href="\?organisation=(\d+)"><bdi>(.*?)</bdi>', page)
        return [(name, number) for number, name in found]

    places = season.organisations
    region, north = str(places["1"]), str(places["north"])
    assert await ways(await raisa.page(here)) == [
        ("Северный район", north),
        ("Южный район", str(places["south"])),
    ]
    assert await ways(await raisa.page(f"{here}?organisation={north}")) == [
        ("Приозёрская область", region),
        ("Школа № 1 (Ёлкино)", str(places["north-school"])),
    ]
    boris = await signed_in("Борис")
    assert await ways(await boris.page(here)) == [
        ("Школа № 1 (Ёлкино)", str(places["north-school"]))
    ]


async def test_what_to_do_is_read_on_the_page_of_a_form_before_it_is_printed(
    signed_in: SignIn,
    season: Season,
    database: Database,
    cast: dict[str, int],
    clock: Clock,
    finish: Finish,
) -> None:
    raisa, form = await signed_in("Раиса"), season.forms["north-school"]
    lost = (
        '<span class="muted code">H2</span> Нет неисполненных предписаний '
        '<span class="aside nobr">потеряно 8</span>'
    )
    here = f"/forms/{form}/advice"
    assert f'href="{here}"' in await raisa.page(f"/forms/{form}")
    assert "Потерянных баллов нет" in await raisa.page(here)
    spot = Spot(form, 1, None)
    await database.changing(act_as, cast["Анна"], clock(), choose_option, spot, 1)
    page = await raisa.page(here)
    assert re.findall(r"<h3>(.*?)</h3>\n<p><bdi>(.*?)</bdi></p>", page) == [
        (lost, SHIPPED["head_self_assessment"]["H2"])
    ]
    papers = f"/campaigns/{season.campaign}/papers"
    await raisa.press(papers, what="ticked", which="all", form=str(form), ending="word")
    finish()
    (paper,) = await taken(raisa, papers)
    assert read_word(paper)[-3] == SHIPPED["head_self_assessment"]["H2"]


def test_every_criterion_that_can_lose_points_has_advice_of_its_own() -> None:
    for code, texts in SHIPPED.items():
        survey = shipped()[code]
        known = codes_of(survey)
        maxima = {each.code: maximum_of(each, survey.rounding) for each in survey.questions}
        assert {*texts} == {each for each in known if maxima.get(each, 1)}
        assert len({*texts.values()}) == len(texts)
