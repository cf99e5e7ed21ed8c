"""What is left of an answer that is taken away, or given way to "not applicable"."""

from __future__ import annotations

from typing import Any

from survey_defs import tables
from survey_defs.model import Computed, EvidenceOnly, Question, Table


def cleared(question: Question, value: Any | None) -> Any | None:
    """Nothing; a table remembers which numbers of rows it has given out.

    What follows from other answers or from documents is not a person's to take away.
    """
    if isinstance(question, Computed | EvidenceOnly):
        return value
    return tables.emptied(value) if isinstance(question, Table) else None
