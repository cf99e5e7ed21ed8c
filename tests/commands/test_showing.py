"""A questionnaire as text, on paper and on a phone, by command."""

from __future__ import annotations

from tests.commands.conftest import Shell

BROKEN = """
code: small
version: 1
title: Проба
official: false
maximum: 3
sections:
  - {code: a, title: Раздел, questions: [{code: q, kind: number, title: Сколько}]}
"""
REPORT_HAS = "Указан максимум 3"


def test_a_blank_is_what_the_name_of_the_file_says(shell: Shell) -> None:
    for name, begins in (("blank.pdf", b"%PDF-"), ("blank.DOCX", b"PK")):
        file = shell.folder / name
        assert shell.does("blank", "objectivity", "-o", str(file)) == f"Сохранено: {file}\n"
        assert file.read_bytes().startswith(begins)
    assert sorted(path.name for path in shell.folder.glob("*.part")) == []


def test_a_workbook_is_a_questionnaire_too(shell: Shell) -> None:
    from survey_defs import workbook
    from survey_defs.checking.lines import read
    from survey_defs.loading import where_is

    book, blank = shell.folder / "mine.xlsx", shell.folder / "mine.pdf"
    workbook.write(read(where_is("objectivity").read_text("utf-8")), book)
    shell.does("blank", str(book), "-o", str(blank))
    assert blank.read_bytes().startswith(b"%PDF-")
    assert shell.does("outline", str(book)) == shell.does("outline", "objectivity")


def test_a_blank_of_another_kind_or_over_another_file_is_one_sentence(shell: Shell) -> None:
    assert shell.refuses("blank", "objectivity", "-o", "blank.odt") == (
        "Бланк бывает в .pdf и .docx. Укажите такое имя после -o, например blank.pdf."
    )
    taken = shell.folder / "taken.pdf"
    taken.write_text("mine")
    assert shell.refuses("blank", "objectivity", "-o", str(taken)) == (
        f"Файл уже есть: {taken}. Укажите другое имя."
    )
    assert taken.read_text() == "mine"


def test_of_a_broken_file_the_report_of_the_checker_is_told_instead(shell: Shell) -> None:
    file = shell.folder / "small.yaml"
    file.write_text(BROKEN, "utf-8")
    blank = shell.folder / "blank.pdf"
    for words in (
        ("outline", str(file)),
        ("preview", str(file)),
        ("blank", str(file), "-o", str(blank)),
    ):
        assert REPORT_HAS in shell.refuses(*words)
    assert not blank.exists()


def test_an_unknown_questionnaire_is_one_sentence(shell: Shell) -> None:
    said = shell.refuses("preview", "nobody")
    assert said.startswith("Нет такого файла или анкеты: «nobody». Укажите файл (YAML или Excel)")


def test_the_outline_ends_where_it_ends(shell: Shell) -> None:
    from survey_defs.loading import shipped
    from survey_defs.outline import outline

    assert shell.does("outline", "objectivity") == outline(shipped()["objectivity"])
