"""`svod template` and `svod convert`."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from survey_defs.checking import check
from survey_defs.loading import find, load
from survey_defs.pinning import pin

COMMANDS = CliRunner()


def svod(*words: object) -> tuple[int, str, str]:
    done = COMMANDS.invoke(app, [str(word) for word in words])
    return done.exit_code, done.stdout, done.stderr


def test_there_and_back(tmp_path: Path) -> None:
    survey = find("municipal_mechanisms")
    book, back = tmp_path / "book.xlsx", tmp_path / "back.yaml"
    fingerprint = pin(survey).fingerprint
    end = f"вопросов: 367. Содержание то же, отпечаток {fingerprint[:12]}.\n"
    assert svod("convert", "municipal_mechanisms", book) == (0, f"Записано: {book}, {end}", "")
    assert svod("convert", book, back) == (0, f"Записано: {back}, {end}", "")
    assert pin(load(back)).fingerprint == fingerprint


def test_in_russian(tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    assert svod("convert", "head_self_assessment", book, "--russian")[0] == 0
    assert pin(load(book)).fingerprint == pin(find("head_self_assessment")).fingerprint


@pytest.mark.parametrize("grid", [(), ("--grid",)])
def test_a_template_passes_the_check(tmp_path: Path, grid: tuple[str, ...]) -> None:
    book = tmp_path / "new.xlsx"
    said = f"Книга записана: {book}. Начните с листа «Как заполнять».\n"
    assert svod("template", book, *grid) == (0, said, "")
    assert check(book) == []


def test_nothing_is_overwritten_unasked(tmp_path: Path) -> None:
    book = tmp_path / "new.xlsx"
    book.write_text("мой файл", "utf-8")
    refusal = f"Файл {book} уже есть. Укажите другое имя или добавьте --force.\n"
    assert svod("template", book) == (1, "", refusal)
    assert svod("convert", "head_self_assessment", book) == (1, "", refusal)
    assert book.read_text("utf-8") == "мой файл"
    assert svod("template", book, "--force")[0] == 0


def test_the_name_says_what_to_write(tmp_path: Path) -> None:
    word, csv = tmp_path / "new.docx", tmp_path / "new.csv"
    assert svod("template", word) == (1, "", f"Имя {word} должно кончаться на .xlsx.\n")
    refusal = f"Имя {csv} должно кончаться на .yaml или .xlsx.\n"
    assert svod("convert", "head_self_assessment", csv) == (1, "", refusal)


def test_a_broken_questionnaire_is_not_rewritten(tmp_path: Path) -> None:
    broken, book = tmp_path / "broken.yaml", tmp_path / "book.xlsx"
    broken.write_text("code: broken\n", "utf-8")
    code, out, err = svod("convert", broken, book)
    assert (code, out, book.exists()) == (1, "", False)
    assert err.endswith("Анкета с ошибками не переписывается. Исправьте их.\n")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    for name in ("none/book.xlsx", "none/book.yaml"):
        code, _, err = svod("convert", "agglomeration", tmp_path / name)
        assert (code, err.startswith(f"Файл {tmp_path / name} не записался: ")) == (1, True)
    code, _, err = svod("template", tmp_path / "none" / "book.xlsx")
    assert (code, err.endswith("No such file or directory.\n")) == (1, True)
