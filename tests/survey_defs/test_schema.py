"""The schema that editors complete from is that of the model, and every shipped file fits it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from survey_defs import schema
from survey_defs.checking import lines
from survey_defs.loading import CONTENT

KEPT = Path(__file__).parents[2] / "docs" / "questionnaire.schema.json"
BROKEN = Path(__file__).parent / "broken"
SHIPPED = sorted(CONTENT.glob("*.yaml"))
FITS = Draft202012Validator(json.loads(KEPT.read_text("utf-8")))


def test_the_schema_in_the_docs_is_that_of_the_model():
    assert KEPT.read_text("utf-8") == schema.as_text(), (
        "python -m survey_defs.schema > docs/questionnaire.schema.json"
    )


def test_it_is_a_schema():
    Draft202012Validator.check_schema(FITS.schema)


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_what_we_ship_fits(file):
    assert list(FITS.iter_errors(lines.read(file.read_text("utf-8")))) == []


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_what_we_ship_tells_an_editor_of_the_schema(file):
    first, _ = file.read_text("utf-8").split("\n", 1)
    assert first == "# yaml-language-server: $schema=../../docs/questionnaire.schema.json"


@pytest.mark.parametrize(
    "name",
    [
        "bad_word_from_a_list",
        "bad_number",
        "condition_as_fields",
        "empty_list",
        "missing_kind",
        "missing_title",
        "table_in_a_table",
        "table_of_many_columns",
        "title_too_long",
        "unknown_kind",
        "unknown_word",
        "word_out_of_place",
        "yes_is_not_true",
    ],
)
def test_what_has_not_the_shape_does_not_fit(name):
    raw = lines.read((BROKEN / f"{name}.yaml").read_text("utf-8"))
    assert not FITS.is_valid(raw)


def test_an_editor_shows_the_words_of_the_source():
    ladder = FITS.schema["$defs"]["Ladder"]
    assert ladder["description"] == "The first rung reached, from the top down."
    assert ladder["properties"]["rule"]["description"] == "The points in words."
    assert FITS.schema["$defs"]["Rung"]["properties"]["from"]["description"] == "Inclusive."
