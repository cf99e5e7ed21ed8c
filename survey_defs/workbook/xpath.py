"""XPath of XLSForm, said in our own language; what cannot be said is refused by name."""

from __future__ import annotations

import re

from elementpath import ElementPathError, XPath1Parser

from survey_defs.workbook import texts
from survey_defs.workbook.calls import KNOWN, BadXPath
from survey_defs.workbook.pieces import Piece
from survey_defs.workbook.telling import Around, Teller

__all__ = ["Around", "BadXPath", "references", "translate"]

LONGEST = 4000
DEEPEST = 30
_SMART = str.maketrans("\u201c\u201d\u201e\u2018\u2019\xa0", '"""\'\' ')
_TOKEN = re.compile(
    r"(?P<string>\"[^\"]*\"|'[^']*')"
    r"|\$\{\s*(?P<name>[^}]*?)\s*\}"
    r"|(?P<function>[A-Za-z_][\w.:-]*)\s*\((?P<empty>\s*\))?"
)
_CURRENT = re.compile(r"\bcurrent\(\s*\)\s*/\s*")
_WORDS = {"and", "or", "div", "mod"}


def references(text: str) -> list[str]:
    """The names between `${` and `}`."""
    return [found["name"] for found in _TOKEN.finditer(text) if found["name"]]


def translate(text: str, around: Around, *, truth: bool) -> Piece:
    """Of a condition that acts when it is true, or of a value."""
    spoken, names = _prepared(text)
    try:
        root = XPath1Parser().parse(spoken)
    except (ElementPathError, RecursionError, ValueError, TypeError, ArithmeticError):
        raise BadXPath(_why(text)) from None
    teller = Teller(around, names)
    return teller.truth(root) if truth else teller.value(root)


def _why(text: str) -> str:
    """A function that is not known is the likelier reason."""
    functions = [found["function"] for found in _TOKEN.finditer(text) if found["function"]]
    strange = [name for name in functions if name not in KNOWN | _WORDS]
    return texts.function_refused(strange[0]) if strange else texts.xpath_syntax(text)


def _prepared(text: str) -> tuple[str, list[str]]:
    """With every call as one of `concat` and every name as a numbered variable."""
    if len(text) > LONGEST:
        raise BadXPath(texts.XPATH_LONG)
    text = _CURRENT.sub("", text.translate(_SMART))
    names: list[str] = []

    def spoken(found: re.Match[str]) -> str:
        if found["string"] is not None:
            return found["string"]
        if found["name"] is not None:
            names.append(found["name"])
            return f" $n{len(names) - 1} "
        function = found["function"]
        if function in _WORDS:
            return found[0]
        return f"concat('{function}'" + (",'')" if found["empty"] is not None else ",")

    said = _TOKEN.sub(spoken, text)
    if _depth(said) > DEEPEST:
        raise BadXPath(texts.XPATH_DEEP)
    if not said.strip():
        raise BadXPath(texts.XPATH_EMPTY)
    return said, names


def _depth(text: str) -> int:
    depth = deepest = 0
    for letter in text:
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(letter, 0)
        deepest = max(deepest, depth)
    return max(deepest, text.count("- -"), text.count("--"))
