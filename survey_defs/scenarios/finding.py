"""Which scenarios lie beside a questionnaire, and what a file of them says, with its lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from survey_defs.checking.lines import BadYaml, Mapping, at, read
from survey_defs.problems import Problem
from survey_defs.scenarios import texts
from survey_defs.scenarios.shape import File

FOLDER = "scenarios"
BAD = "bad-scenario"
MOST_FILES = 200
BIGGEST = 1_000_000
_ENDINGS = ("*.yaml", "*.yml")


class Unreadable(ValueError):
    """The file is no file of scenarios; carries its problems."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__()
        self.problems = problems


def beside(path: Path, code: str) -> list[Path]:
    """`scenarios/<code>/`, `scenarios/` and `<stem>.scenarios.yaml` in the folder of the file."""
    folder = path.parent / FOLDER
    own = {code, path.stem}
    found = [file for name in sorted(own) for file in _files(folder / name)]
    found += [file for file in _files(folder) if _is_for(file, code)]
    found += [
        file for file in _files(path.parent) if file.name.startswith(f"{path.stem}.{FOLDER}.")
    ]
    return list(dict.fromkeys(found))[:MOST_FILES]


def texts_of(files: Iterable[Path]) -> list[tuple[str, str]]:
    """Name and text of each that can be read."""
    found = []
    for file in files:
        with suppress(BadYaml, OSError):
            found.append((file.name, text_of(file)))
    return found


def _files(folder: Path) -> list[Path]:
    return sorted(file for ending in _ENDINGS for file in folder.glob(ending) if file.is_file())


def _is_for(file: Path, code: str) -> bool:
    """Of files that lie loose, only those that name this questionnaire."""
    try:
        return str(read(text_of(file)).get("survey", "")) == code
    except (BadYaml, OSError):
        return False


def text_of(path: Path) -> str:
    """BadYaml when it is too large or no text, OSError when it cannot be opened."""
    with path.open("rb") as file:
        content = file.read(BIGGEST + 1)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadYaml(texts.NOT_UTF8) from None


def understood(text: str, name: str) -> tuple[File, Mapping]:
    """The scenarios and the lines that they stand on."""
    try:
        raw = read(text)
    except BadYaml as error:
        raise Unreadable([Problem(name, int(error.line), "", str(error), code=BAD)]) from None
    try:
        return File.model_validate(raw), raw
    except ValidationError as error:
        raise Unreadable(sorted(_problems(error, raw, name))) from None


def _problems(error: ValidationError, raw: Mapping, name: str) -> Iterator[Problem]:
    told = set()
    for found in error.errors(include_url=False):
        problem = Problem(name, int(at(raw, *found["loc"])), "", sentence(found), code=BAD)
        if problem not in told:
            told.add(problem)
            yield problem


def sentence(found: ErrorDetails) -> str:
    """What pydantic found, in words."""
    word = next((key for key in reversed(found["loc"]) if isinstance(key, str)), "")
    match found["type"]:
        case "extra_forbidden":
            return texts.unknown_word(word)
        case "missing":
            return texts.missing(word)
        case "too_long":
            return texts.TOO_MANY
        case "value_error":
            return texts.ONE_EACH if "one each" in found["msg"] else texts.NOTHING_EXPECTED
    return texts.does_not_fit(word)
