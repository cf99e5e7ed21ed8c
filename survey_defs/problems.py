"""What is wrong with a questionnaire file, each problem with its place and a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    file: str
    line: int
    where: str
    """The code of the question or section; empty for the whole file."""
    sentence: str
    """In Russian: what is wrong and how to mend it."""
    warning: bool = False

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}"
        return (
            f"{place}: {self.where}: {self.sentence}"
            if self.where
            else f"{place}: {self.sentence}"
        )


class BrokenSurvey(ValueError):
    """A questionnaire file that must not be used."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
