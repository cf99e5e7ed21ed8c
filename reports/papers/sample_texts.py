"""A paper of each kind in which every field says something: templates are tried on it."""

from __future__ import annotations

from domain.papers import Kind
from reports.papers.views import (
    Absence,
    Absentee,
    Advice,
    Break,
    Chain,
    Change,
    Gap,
    Last,
    Level,
    Paper,
    Reference,
    Row,
    Stamp,
    Standing,
)

_STAMP = Stamp(
    number="4821-0937-5566",
    made_on="29 ноября 2026 г.",
    check_address="https://svod.example.ru/check",
    campaign="Осень 2026",
    survey="Муниципальные механизмы управления качеством образования",
    version="1",
    period="2025/26 учебный год",
    notice="Шкала и перечень позиций — реконструкция",
    demonstration="Демонстрация: все организации, люди и ответы вымышлены.",
    counted="Учтены только сданные анкеты: 12 из 15",
)
_ROWS = (
    Row("Оценка качества подготовки", "31,5", "47", "67 %", "61,2 %", "+5,8 п. п.", "63 %"),
    Row("Школы с низкими результатами", "20", "52", "38,5 %", "44 %", "−5,5 п. п.", "41 %"),
)  # fmt: skip
_CHAIN = Chain(
    "Чаще всего цикл рвётся на звене «Анализ»: 21 цепочка из 67 (31,3 %).",
    (Break("Оценка качества подготовки", "8", "2", "Анализ"),),
)
_LAST = Last(
    last="Осень 2025",
    last_percent="48,1 %",
    same_percent="52,3 %",
    last_change="+4,2 п. п.",
    compared="Сопоставлены 11 организаций, которые участвовали оба раза.",
    changes=(Change("Оценка качества подготовки", "60 %", "67 %", "+7 п. п."),),
)


def _standing(organisation: str, territory: str) -> Standing:
    return Standing(
        stamp=_STAMP,
        organisation=organisation,
        territory=territory,
        standing="сдана 28.09.2026, в срок",
        points="221,5",
        maximum="423",
        percent="52,4 %",
        level="средний",
        place="3 из 12",
        threshold="Порог 60 баллов достигнут.",
        forecast="премия 70 % — прогноз по самооценке, решает комиссия",
        unanswered="4 вопроса",
        mechanisms=_ROWS,
        cluster="группа 2, в ней 5 организаций, учтено анкет: 4",
        chain=_CHAIN,
        beside=_LAST,
        gaps=(Gap("C5", "Анализ результатов мониторинга", "21", "1.1.2, 1.1.4, 2.1.3"),),
        advice=(
            Advice(
                "C5", "Анализ результатов мониторинга", "21", "Провести анализ по позициям 1.1.2."
            ),
        ),
    )


SAMPLES: dict[Kind, Paper] = {
    Kind.MUNICIPALITY: _standing("Берёзовский район", "Приозёрская область"),
    Kind.SCHOOL: _standing("Школа № 1", "Берёзовский район"),
    Kind.REFERENCE: Reference(
        stamp=_STAMP,
        organisation="Приозёрская область",
        expected="15",
        submitted="12",
        on_time="11",
        late="1",
        missing="3",
        percent="51,8 %",
        spread="Половина результатов лежит от 44 % до 61,5 %, середина — 52,3 %.",
        levels=(Level("высокий", "2"), Level("средний", "7"), Level("низкий", "3")),
        mechanisms=_ROWS,
        chain=_CHAIN,
        beside=_LAST,
    ),
    Kind.NOT_SUBMITTED: Absence(
        stamp=_STAMP,
        organisation="Приозёрская область",
        expected="15",
        missing="3",
        apart="да",
        absent=(
            Absentee("1", "Школа № 2", "Берёзовский район", "не начата", "0 из 20", "30.09.2026"),
        ),
    ),
}  # fmt: skip
