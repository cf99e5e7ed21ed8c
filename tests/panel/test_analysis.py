"""The pages of analysis over a region of eight municipalities."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

import pytest

from domain.acting import act_as
from domain.signing_in import make_link
from storage import Database
from storage.facts import BOT_USERNAME, note_fact
from tests.conftest import Clock
from tests.domain.analysis.district import TOWNS, District
from tests.domain.analysis.test_participation import FIRST, hold
from tests.panel.conftest import Visitor
from tests.reports.analysis.test_likeness import CITY, SCHOOLS, VILLAGE, know

Come = Callable[[str], Awaitable[Visitor]]


@pytest.fixture
def district(database: Database, clock: Clock) -> District:
    database.change_now(lambda s: note_fact(s, BOT_USERNAME, "svod_bot"))
    made = District(database, clock.now)
    made.answer_anyhow(7, 0.9)
    return made


@pytest.fixture
def come(district: District, clock: Clock, nobody: Callable[[], Awaitable[Visitor]]) -> Come:
    async def sign_in(name: str) -> Visitor:
        token = await district.database.changing(act_as, district.people[name], clock(), make_link)
        visitor = await nobody()
        await visitor.sign_in(f"/enter/{token}")
        return visitor

    return sign_in


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).replace("\xa0", " ").split())


async def test_the_break_of_a_region_is_named_and_leads_down_to_the_question(
    come: Come, district: District
) -> None:
    raisa = await come("Раиса")
    here = f"/campaigns/{district.campaign}/cycle"
    assert "Считать пока нечего." in await raisa.page(here)
    page = await raisa.page(f"{here}?which=all")
    assert "Учтены все анкеты, и черновики тоже: 8\N{NO-BREAK SPACE}из\N{NO-BREAK SPACE}8." in page
    named = re.search(r'<p class="verdict">(.*?)</p>', page)
    assert named
    assert re.fullmatch(
        r"Чаще всего цикл рвётся на звене «[^»]+»: \d+ из \d+ позици\w+ \(\d+,\d\s%\)\.",
        named[1],
    )
    link = re.search(r'href="(\?which=all&amp;step=1)#list"', page)
    assert link
    listed = await raisa.page(here + link[1].replace("&amp;", "&"))
    form = re.search(r'href="(/forms/\d+/cycle)"', listed)
    assert form
    shown = await raisa.page(form[1])
    assert shown.count('class="word"') == 67 * 9
    question = re.search(r'href="(/forms/\d+\?part=1\.1)#(q-1\.1\.1\.C1)"', shown)
    assert question
    assert f'id="{question[2]}"' in await raisa.page(question[1])
    assert f'href="{form[1]}"' in await raisa.page(question[1])


async def test_six_sections_are_a_switch_and_odd_addresses_do_no_harm(
    come: Come, district: District
) -> None:
    raisa = await come("Раиса")
    here = f"/campaigns/{district.campaign}/cycle?which=all"
    six = await raisa.page(f"{here}&by=groups")
    assert "Анализ и адресные рекомендации" in six
    assert "Методы сбора</th>" not in six
    for odd in ("&step=0", "&step=99", "&step=²", "&mechanism=<b>&search=%00", "&page=-1&by=x"):
        await raisa.page(here + odd)


@pytest.mark.parametrize("table", ["", "mechanisms", "organisations"])
async def test_each_table_is_taken_away(come: Come, district: District, table: str) -> None:
    raisa = await come("Раиса")
    here = f"/campaigns/{district.campaign}/cycle?which=all&as=csv&table={table}"
    answer = await raisa.client.get(here)
    lines = (await answer.text()).splitlines()
    assert lines[0] == "\ufeffГде рвётся цикл. Механизмы 2026"
    assert len(lines) == {"": 9, "mechanisms": 8, "organisations": 8}[table] + lines.index("") + 2


async def test_the_cycle_of_a_form_is_taken_away(come: Come, district: District) -> None:
    boris = await come("Борис")
    answer = await boris.client.get(f"/forms/{district.forms['m0']}/cycle?as=csv")
    lines = (await answer.text()).splitlines()
    assert len(lines) == 67 + lines.index("") + 2
    assert (await boris.client.get(f"/forms/{district.forms['m1']}/cycle")).status == 404


async def test_factors_and_groups_are_told_in_words(come: Come, district: District) -> None:
    raisa = await come("Раиса")
    here = f"/campaigns/{district.campaign}/factors"
    assert "Сравнивать пока нечего" in await raisa.page(here)
    page = words(await raisa.page(f"{here}?which=all"))
    assert "связь не установлена, |r| &lt; 0,707" in page
    assert "признаки организаций не заполнены или у всех одинаковы" in page
    chosen = await raisa.page(f"{here}?which=all&of=2")
    assert "Механизмы: своё, своя группа, регион" in chosen
    for table, rows in (("", 9), ("groups", 0), ("organisations", 8)):
        answer = await raisa.client.get(f"{here}?which=all&as=csv&table={table}")
        lines = (await answer.text()).splitlines()
        assert len(lines) == lines.index("") + 2 + rows


async def test_a_profile_is_drawn_beside_its_own_cluster(come: Come, district: District) -> None:
    towns = {code: CITY if number < 3 else VILLAGE for number, code in enumerate(TOWNS)}
    ids = know(district, **towns, **SCHOOLS)
    raisa = await come("Раиса")
    here = f"/campaigns/{district.campaign}/results/profile?which=all&organisation="
    for code, alike in ((TOWNS[0], 3), (TOWNS[7], 5)):
        page = words(await raisa.page(f"{here}{ids[code]}"))
        assert page.count(f"похожие организации ({alike})") == 2


async def test_marks_are_pasted_looked_at_and_saved(come: Come, district: District) -> None:
    raisa = await come("Раиса")
    here = f"/campaigns/{district.campaign}/region"
    assert "Оценок региона пока нет." in await raisa.page(here)
    pasted = "".join(f"{a}.{b}\t{a * 10 + b * 7}\n" for a in (1, 2) for b in (1, 2, 3, 4))
    answer = await raisa.press(f"{here}/read", 200, pasted=pasted + "9.9\t5")
    laid = await answer.text()
    assert "Прочитано механизмов: 8." in laid
    assert "Строка 9: не видно, какой это механизм" in laid
    fields = dict(re.findall(r'name="(mark-[\d.]+)"[^>]*value="([^"]+)"', laid))
    assert fields["mark-2.4"] == "48"
    assert "Оценок региона пока нет." in await raisa.page(here)
    await raisa.press(here, **fields)
    page = words(await raisa.page(f"{here}?which=all"))
    assert re.search(r"при n = 8 связь (не установлена|есть)", page)
    wrong = await (await raisa.press(here, 422, **{"mark-1.1": "200"})).text()
    assert "Нужен процент от 0 до 100." in wrong
    assert (await (await come("Борис")).client.get(here)).status == 404


async def test_marks_come_out_of_files(come: Come, district: District) -> None:
    import io

    import openpyxl
    from aiohttp import FormData

    raisa = await come("Раиса")
    book, target = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Механизм", "%"])
    book.active.append(["1.2", 12.5])
    book.save(target)
    here = f"/campaigns/{district.campaign}/region/read"
    for name, content, told in (
        ("marks.xlsx", target.getvalue(), 'value="12,5"'),
        ("marks.csv", "1.3;44,5\n".encode("cp1251"), 'value="44,5"'),
        ("marks.xlsx", b"not a book", 'class="problem"'),
    ):
        form = FormData({"csrf": raisa.csrf})
        form.add_field("file", content, filename=name)
        answer = await raisa.client.post(here, data=form)
        assert told in await answer.text()


async def test_participation_by_year(come: Come, district: District) -> None:
    raisa = await come("Раиса")
    hold(district, 2016, FIRST, 0)
    hold(district, 2017, (*FIRST[1:], "Миасс"), 4)
    here = f"/campaigns/{district.agglomeration}/participation"
    page = words(await raisa.page(here))
    assert "1: Миасс" in page
    assert "1: Златоуст" in page
    assert "2 из 3" in page
    assert "Динамика" in page
    assert "Факторы" not in page
    lines = (await (await raisa.client.get(f"{here}?as=csv")).text()).splitlines()
    assert lines[-1].startswith("2017;черновик;9;43;Миасс;Златоуст;0;3;2;1;4;0;")
    await raisa.page(f"{here}?of=²")
    await raisa.page(f"/campaigns/{district.campaign}/participation", 404)
