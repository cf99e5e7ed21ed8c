"""Rules about the source itself, so that nobody has to remember them in review."""

from __future__ import annotations

import ast
import io
import os
import re
import tokenize
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = {"survey_defs", "storage", "domain", "reports", "bot", "handlers", "admin", "phone"}
OURS = {*PACKAGES, "scripts", "bench", "tests"}
LINES_OF_A_FILE = 300
LINES_OF_A_FUNCTION = 40

NOT_KEPT = {"data", "data-demo", "node_modules", "__pycache__", "__snapshots__"}
VENDORED = re.compile(r"/vendor(?:ed)?/|\.min\.|\.map$")
TEXT = {".py", ".md", ".toml", ".yaml", ".yml", ".html", ".j2", ".js", ".css", ".txt", ".in", ""}

RUSSIAN = re.compile("[а-яё]{2}", re.IGNORECASE)  # a single letter is folding, not a word
UNFINISHED = re.compile(r"\b(?:TOD[O]|FIXM[E]|XX[X])\b")
SILENCED = re.compile(r"#\s*(?:noqa|type:\s*ignore)(?P<rest>.*)")
REASONED = re.compile(r"\s*(?::\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|\[[a-z0-9, -]+\])[\s#-]+\S")
PLACES = re.compile(
    r"\bpyp[i]\.|pythonhoste[d]\.|--(?:extra-)?index[-]url|--find-link[s]|registry[.]npm|deb[.]debian"
    r"|(?<![\w.*/-])/(?:work|farm|root|opt/pypi)/\w"
)
EMPTY_NAMES = {"utils", "helpers", "managers", "services", "core", "common", "misc"}
SETTING = re.compile(r"\bSVOD_[A-Z][A-Z_]*[A-Z]\b")


def _kept() -> Iterator[Path]:
    for folder, inside, names in os.walk(ROOT):
        hidden = {name for name in inside if name.startswith(".") and name != ".ci"}
        inside[:] = sorted(set(inside) - NOT_KEPT - hidden)
        yield from (Path(folder, name) for name in sorted(names))


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


FILES = [file for file in _kept() if file.suffix in TEXT and not VENDORED.search(_name(file))]
SOURCES = {
    _name(file): file.read_text("utf-8")
    for file in FILES
    if file.suffix == ".py" and _name(file).split("/")[0] in OURS
}
TREES = {name: ast.parse(source) for name, source in SOURCES.items()}
# A migration is written once and never read as a whole.
READ = [name for name in SOURCES if not name.startswith("storage/migrations/versions/")]


def none(offences: Iterable[str]) -> None:
    found = list(offences)
    assert not found, "\n" + "\n".join(found)


def test_russian_lives_in_texts() -> None:
    spoken = [name for name in SOURCES if name.split("/")[0] in {*PACKAGES, "scripts"}]
    none(
        f"{name}:{literal.lineno}: {literal.value!r}"
        for name in spoken
        if not name.endswith("texts.py") and not name.startswith("survey_defs/content/")
        for literal in _literals(TREES[name])
        if RUSSIAN.search(literal.value)
    )


def test_every_module_says_what_it_is() -> None:
    none(name for name in SOURCES if SOURCES[name].strip() and not _says(TREES[name]))


def test_files_stay_readable() -> None:
    lines = {name: SOURCES[name].count("\n") for name in READ}
    none(f"{name}: {count}" for name, count in lines.items() if count > LINES_OF_A_FILE)


def test_functions_stay_readable() -> None:
    none(
        f"{name}:{node.lineno} {node.name}"
        for name in READ
        for node in ast.walk(TREES[name])
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LINES_OF_A_FUNCTION
    )


def test_modules_are_named_for_what_they_hold() -> None:
    none(name for name in SOURCES if EMPTY_NAMES & {*Path(name).with_suffix("").parts})


def test_a_check_is_silenced_by_its_code_and_with_a_reason() -> None:
    none(
        f"{name}:{comment.start[0]}: {comment.string}"
        for name, source in SOURCES.items()
        for comment in tokenize.generate_tokens(io.StringIO(source).readline)
        if comment.type == tokenize.COMMENT
        if (silenced := SILENCED.search(comment.string)) and not REASONED.match(silenced["rest"])
    )


def test_nothing_is_left_for_later() -> None:
    none(_lines_with(UNFINISHED))


def test_nothing_names_a_package_index_or_the_machine_it_was_made_on() -> None:
    none(_lines_with(PLACES))


def test_every_setting_is_documented_and_every_documented_setting_exists() -> None:
    settings, readme = ROOT / "bot/settings.py", ROOT / "README.md"
    if not (settings.exists() and readme.exists()):
        pytest.skip("no settings or no README yet")
    rows = [line for line in readme.read_text("utf-8").splitlines() if line.startswith("|")]
    documented = {name for row in rows for name in SETTING.findall(row.split("|")[1])}
    assert documented == _settings(settings.read_text("utf-8"))


def _literals(tree: ast.Module) -> Iterator[ast.Constant]:
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node


def _says(tree: ast.Module) -> bool:
    return bool(ast.get_docstring(tree))


def _lines_with(pattern: re.Pattern[str]) -> Iterator[str]:
    for file in FILES:
        text = file.read_text("utf-8", errors="replace")
        for number, line in enumerate(text.splitlines(), 1):
            if pattern.search(line):
                yield f"{_name(file)}:{number}: {line.strip()}"


def _settings(source: str) -> set[str]:
    """The names that are read: written out, or fields of a class with the prefix SVOD_."""
    fields = {
        f"SVOD_{field.target.id.upper()}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ClassDef)
        and 'env_prefix="SVOD_"' in ast.unparse(node).replace("'", '"')
        for field in node.body
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and not field.target.id.startswith("_")
        and "ClassVar" not in ast.unparse(field.annotation)
    }
    return fields | set(SETTING.findall(source))
