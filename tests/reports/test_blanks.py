"""Printed blanks: every question with room for its answer, in PDF and in Word alike."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document

from reports import blanks
from reports.blanks.fields import Ask, Boxes, Cards, Heading, Line, Room, Said, Two
from reports.blanks.laying import lay_out
from survey_defs.loading import shipped
from survey_defs.model import Survey

WRITTEN = {
    "code": "every_kind",
    "version": 3,
    "title": "Все виды вопросов",
    "official": False,
    "notice": "Не официально",
    "about": "Для пробы.",
    "sources": ["Один", "Два"],
    "maximum": 9,
    "sections": [
        {
            "code": "1",
            "title": "Первый",
            "questions": [
                {
                    "kind": "choice", "code": "q1", "title": "Есть ли сайт",
                    "rule": "есть — 2 балла",
                    "options": [
                        {"code": "y", "label": "Есть", "points": 2},
                        {"code": "n", "label": "Нет", "full": "Нет совсем"},
                    ],
                    "evidence": {"documents": ["ссылка"], "at_least": 1},
                },
                {
                    "kind": "multiple", "code": "q2", "title": "Какие кружки", "at_least": 2,
                    "ask_if": "q1 = 'y'", "not_applicable": True,
                    "options": [{"code": "a", "label": "Хор"}, {"code": "b", "label": "Лыжи"}],
                },
                {
                    "kind": "checklist", "code": "q3", "title": "Признаки", "points": 1,
                    "items": [{"code": "a", "label": "Цель", "role": "required"}],
                },
                {"kind": "number", "code": "q4", "title": "Сколько", "unit": "школа|школы|школ"},
                {
                    "kind": "fraction", "code": "q5", "title": "Доля",
                    "numerator": "прошли", "denominator": "всего",
                },
                {"kind": "text", "code": "q6", "title": "Вывод", "max_length": 1000},
                {"kind": "date", "code": "q7", "title": "Когда"},
            ],
        },
        {
            "code": "more",
            "title": "Второй",
            "ask_if": "q4 > 0",
            "questions": [
                {
                    "kind": "ladder", "code": "q8", "title": "Процент", "void": "Были замечания",
                    "rungs": [{"from": 50, "points": 3}],
                },
                {
                    "kind": "change", "code": "q9", "title": "Динамика", "entry": "number",
                    "better": "higher", "points_better": 1, "points_same": 0,
                },
                {
                    "kind": "per_unit", "code": "q10", "title": "Жалобы", "per_unit": 1,
                    "cap": 2, "unit": "жалоба|жалобы|жалоб",
                },
                {
                    "kind": "table", "code": "q11", "title": "События", "rows_at_most": 4,
                    "row": "событие|события|событий",
                    "columns": [
                        {"kind": "text", "code": "name", "title": "Что", "max_length": 50},
                        {
                            "kind": "choice", "code": "state", "title": "Как",
                            "options": [{"code": "d", "label": "Сделано"}],
                        },
                        {
                            "kind": "date", "code": "when", "title": "Когда",
                            "ask_if": "state = 'd'",
                        },
                        {"kind": "computed", "code": "x", "title": "Само", "formula": "1"},
                    ],
                },
                {"kind": "evidence", "code": "q12", "title": "Приказ", "evidence": {}},
                {"kind": "computed", "code": "q13", "title": "Итог", "formula": "q4 + 1"},
                {"kind": "note", "code": "q14", "title": "Почти всё", "hint": "Осталась подпись."},
            ],
        },
    ],
}  # fmt: skip
EVERY = Survey.model_validate(WRITTEN)


def asks():
    return [part for part in lay_out(EVERY).parts if isinstance(part, Ask)]


def test_every_question_has_room_for_its_answer():
    assert [ask.fields for ask in asks()[:10]] == [
        (Boxes("Отметьте одно", (("Есть", "2 балла"), ("Нет совсем", ""))),),
        (
            Boxes("Отметьте все, что подходят, не меньше 2", (("Хор", ""), ("Лыжи", ""))),
            Line("☐ Не применимо, причина:", wide=True),
        ),
        (Boxes("Отметьте, что есть", (("Цель", ""),)),),
        (Line(after="школ"),),
        (Two("прошли", "всего"),),
        (Room(2),),
        (Said("«___» ____________ 20___ г."),),
        (Two("", ""), Line("или", "%"), Boxes("", (("Были замечания", ""),))),
        (Line(), Line("В прошлом периоде:")),
        (Line(after="жалоб"),),
    ]


def test_a_table_lies_on_its_side_three_rows_beside_one_another():
    first, second, none = asks()[10].fields
    rows = (
        ("Что", "", Room(1)),
        ("Как", "", Boxes("", (("Сделано", ""),))),
        ("Когда", "Отвечайте, если «Как» — «Сделано».", Line()),
    )
    assert first == Cards(("Событие 1", "Событие 2", "Событие 3"), rows)
    assert second == Cards(("Событие 4",), rows)
    assert none == Boxes("", (("Таких нет", ""),))


def test_what_is_not_answered_says_so():
    papers, computed, note = asks()[11:]
    assert (papers.fields, papers.evidence) == ((), "Подтверждение: документ или ссылка")
    assert computed.fields == (Said("Заполнять не нужно, считается само: «Сколько» + 1"),)
    assert (note.fields, note.remarks) == ((), ("Осталась подпись.",))


def test_a_question_bears_its_number_points_condition_and_evidence():
    first, second, *_ = asks()
    assert (first.number, first.title, first.points) == ("1.", "Есть ли сайт", "до 2 баллов")
    assert first.remarks == ("Баллы: есть — 2 балла.",)
    assert first.evidence == "Подтверждение обязательно: ссылка"
    assert second.remarks == ("Отвечайте, если «Есть ли сайт» — «Есть».",)


def test_sections_are_headings_with_their_conditions():
    headings = [part for part in lay_out(EVERY).parts if isinstance(part, Heading)]
    assert headings == [
        Heading(1, "1. Первый"),
        Heading(1, "Второй", "Заполняйте раздел, если «Сколько» больше 0"),
    ]


def test_the_head_says_what_it_is():
    blank = lay_out(EVERY)
    assert (blank.title, blank.notice, blank.size, blank.edition) == (
        "Все виды вопросов",
        "Не официально",
        "12 вопросов, максимум 9 баллов",
        "every_kind, версия 3",
    )


def test_the_pdf_is_the_same_each_time():
    made = blanks.pdf(EVERY)
    assert made.startswith(b"%PDF-")
    assert made == blanks.pdf(EVERY)


def test_the_word_document_says_everything_that_the_blank_says():
    document = Document(BytesIO(blanks.word(EVERY)))
    said = [paragraph.text for paragraph in document.paragraphs]
    assert said[0] == "Все виды вопросов"
    for part in lay_out(EVERY).parts:
        words = part.words if isinstance(part, Heading) else part.title
        assert any(words in line for line in said), words
    assert "☐ Есть — 2 балла" in said
    assert "прошли ________________ из всего ________________" in said
    assert sum(line.startswith(("Заполнил(а) ", "Руководитель ")) for line in said) == 2
    table = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert table[0] == ["", "Событие 1", "Событие 2", "Событие 3"]
    assert table[2] == ["Как", "☐ Сделано", "☐ Сделано", "☐ Сделано"]
    footer = document.sections[0].footer.paragraphs[0]
    assert footer.text.startswith("Все виды вопросов · every_kind, версия 3 · стр. ")
    assert "PAGE" in footer._p.xml
    assert "NUMPAGES" in footer._p.xml


def test_in_word_a_question_stays_on_one_page_and_the_last_one_with_the_signatures():
    written = Document(BytesIO(blanks.word(EVERY))).paragraphs
    said = [each.text for each in written]
    held = [each.paragraph_format.keep_with_next is True for each in written]
    first, second = said.index("1. Есть ли сайт (до 2 баллов)"), said.index("2. Какие кружки")
    assert held[first:second] == [*[True] * (second - first - 1), False]
    last, sources = said.index("14. Почти всё"), len(said) - 1
    assert held[last:] == [*[True] * (sources - last - 1), False, False]
    condition = said.index("Заполняйте раздел, если «Сколько» больше 0")
    assert held[condition]


def test_a_rule_that_earns_nothing_is_a_sentence_too():
    asked = [part for part in lay_out(shipped()["objectivity"]).parts if isinstance(part, Ask)]
    assert asked[5].remarks[-1] == "Порог не менее 90 % (Хакасия)."


@pytest.mark.parametrize("code", sorted(shipped()))
def test_everything_that_ships_prints(code):
    survey = shipped()[code]
    assert blanks.pdf(survey).startswith(b"%PDF-")
    paragraphs = Document(BytesIO(blanks.word(survey))).paragraphs
    assert len(paragraphs) > len(survey.questions)


def test_words_of_an_author_are_words_and_never_markup():
    nasty = '#panic("x") *b* _i_ $x$ <script> \\u{1} `code` @label =heading ﷽\u202e\u0007'
    survey = EVERY.model_copy(update={"title": nasty, "about": nasty, "notice": nasty})
    assert blanks.pdf(survey).startswith(b"%PDF-")
    document = Document(BytesIO(blanks.word(survey)))
    assert document.paragraphs[0].text.startswith('#panic("x") *b* _i_ $x$ <script>')
