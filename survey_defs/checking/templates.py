"""The template that a regional questionnaire was made from: found, and held against it."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Known
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from pydantic import ValidationError

from survey_defs.checking import lock_texts as texts
from survey_defs.checking.lines import BadYaml, Mapping, at
from survey_defs.checking.locks import lock_problems
from survey_defs.checking.sources import read
from survey_defs.checking.spots import Found
from survey_defs.model import BasedOn, Survey

Published = Known[tuple[str, int], Survey]
"""Templates by code and version, from wherever they are kept."""
_SHIPPED = Path(__file__).parent.parent / "content"
_ENDINGS = (".yaml", ".yml", ".xlsx", ".xlsm", ".ods", ".xls")


class Templates(NamedTuple):
    """Where to look for a template."""

    published: Published = MappingProxyType({})
    against: Survey | None = None
    """The one to compare with, whatever the file says."""


def template_problems(
    path: Path, survey: Survey, raw: Mapping, templates: Templates
) -> Iterator[Found]:
    based, against = survey.based_on, templates.against
    if against is not None:
        yield from _against(survey, raw, against)
    elif based is not None:
        yield from _based(path, survey, raw, templates.published)


def _against(survey: Survey, raw: Mapping, template: Survey) -> Iterator[Found]:
    based = survey.based_on
    if based is not None and based.code != template.code:
        saying = texts.another_template(based.code, template.code)
        yield Found(at(raw, "based_on", "code"), "", saying)
        return
    if based is not None:
        yield from _same_version(based, raw, template)
    yield from lock_problems(survey, raw, template)


def _based(path: Path, survey: Survey, raw: Mapping, published: Published) -> Iterator[Found]:
    based, line = survey.based_on, at(raw, "based_on")
    if based is None:
        return
    template = published.get((based.code, based.version))
    file = None if template else _file(path, based)
    if file is not None:
        template = _read(file)
        if template is None:
            yield Found(line, "", texts.broken_template(file.name))
            return
    if template is None:
        yield Found(line, "", texts.no_template(based.code), warning=True)
        return
    yield from _against(survey, raw, template)


def _same_version(based: BasedOn, raw: Mapping, template: Survey) -> Iterator[Found]:
    if based.version != template.version:
        saying = texts.another_version(based.version, template.version)
        yield Found(at(raw, "based_on", "version"), "", saying)


def _file(path: Path, based: BasedOn) -> Path | None:
    """Beside the questionnaire or among those that are shipped, but never the file itself."""
    beside = [path.parent / f"{based.code}{ending}" for ending in _ENDINGS]
    tried = [*beside, _SHIPPED / f"{based.code}.yaml"]
    own = path.resolve()
    return next((file for file in tried if file.is_file() and file.resolve() != own), None)


def _read(file: Path) -> Survey | None:
    try:
        raw, _ = read(file)
        return Survey.model_validate(raw) if raw is not None else None
    except (BadYaml, ValidationError):
        return None
