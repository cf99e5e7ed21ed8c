"""What is wrong with a questionnaire file, each problem with its place and a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

from survey_defs import problem_texts as texts


class Saying(str):
    """A sentence that carries the code of what it is about, for programs and for tests."""

    __slots__ = ("code",)
    code: str

    def __new__(cls, code: str, sentence: str) -> Self:
        said = super().__new__(cls, sentence)
        said.code = code
        return said


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    file: str
    line: int
    where: str
    """The code of the question or section; empty for the whole file."""
    sentence: str
    """In Russian: what is wrong and how to mend it."""
    warning: bool = False
    sheet: str = ""
    """Of a workbook; the line is its row then."""
    title: str = ""
    """Of that question or section."""
    code: str = ""
    """Of the kind of problem, such as `ladder-hole`; it does not change with the words."""
    column: int = 0
    """The character in the line, from 1; 0 when the whole line is meant."""

    @property
    def place(self) -> str:
        if self.sheet:
            return texts.in_sheet(self.file, self.sheet, self.line)
        return texts.in_file(self.file, self.line, self.column)

    @property
    def told(self) -> str:
        """Without the place."""
        about = texts.titled(self.where, self.title)
        return f"{about}: {self.sentence}" if about else self.sentence

    def facts(self) -> dict[str, Any]:
        """For a program; names and order stay as they are."""
        return {
            "file": self.file,
            "sheet": self.sheet,
            "line": self.line,
            "column": self.column,
            "severity": "warning" if self.warning else "error",
            "code": self.code,
            "where": self.where,
            "title": self.title,
            "sentence": self.sentence,
        }

    def __str__(self) -> str:
        return f"{self.place}: {self.told}"


class BrokenSurvey(ValueError):
    """A questionnaire file that must not be used."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
