"""What the people of the demonstration might have answered: plausible, varied, repeatable."""

from __future__ import annotations

from random import Random

from bot.demo import texts
from survey_defs.model import (
    Change,
    Checklist,
    Choice,
    Comparison,
    Ladder,
    Number,
    PerUnit,
    Question,
)


def typed(question: Question, luck: Random, strength: float) -> str:
    """A text that answers the question; strength from 0 to 1 makes good answers likelier."""
    match question:
        case Choice():
            return _option(question, luck, strength)
        case Checklist():
            return _ticks(question, luck, strength)
        case Ladder() | Change() | Comparison():
            return _measure(question, luck, strength)
        case PerUnit() | Number():
            return _count(question, luck, strength)
        case _:
            raise ValueError(f"the season of the demonstration asks no {question.kind}")


def _count(question: PerUnit | Number, luck: Random, strength: float) -> str:
    if isinstance(question, PerUnit) and question.per_unit < 0:
        return str(int(luck.random() > strength))
    return str(luck.randint(3, 9))


def _option(question: Choice, luck: Random, strength: float) -> str:
    """By its number; the first is the best in both questionnaires."""
    if luck.random() < strength:
        return "1"
    return str(luck.randint(1, len(question.options)))


def _ticks(question: Checklist, luck: Random, strength: float) -> str:
    if luck.random() < strength:
        return texts.EVERYTHING
    some = [str(n) for n in range(1, len(question.items) + 1) if luck.random() < strength]
    return " ".join(some) or texts.NOTHING


def _measure(question: Ladder | Change | Comparison, luck: Random, strength: float) -> str:
    """Where more is better the strong have much, where less is better little."""
    of = luck.randint(40, 90)
    share = 0.6 + 0.4 * strength + luck.uniform(-0.15, 0.1)
    if isinstance(question, Change | Comparison) and question.better == "lower":
        share = max(0.0, 0.25 - 0.25 * strength + luck.uniform(-0.05, 0.1))
    if question.entry == "number":
        return str(round(share * 10))
    return f"{min(of, round(share * of))}/{of}"
