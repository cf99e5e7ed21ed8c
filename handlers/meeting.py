"""Two people have answered one question: nothing is written, both answers are kept in view."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from bot.callbacks import Conflict, FormCard, Question
from bot.change import Change
from bot.screens import question_texts as words
from bot.screens.places import MINE
from domain.answering import Changed
from domain.errors import Refusal
from domain.filling.refusals import Renewed

Operation = Callable[..., Any]


class Met(Refusal):
    """Leads to the screen with both answers, which remembers the one not written."""

    def __init__(self, changed: Changed) -> None:
        super().__init__(words.MET)
        mine = changed.my_side
        self.leads_to = Conflict(form=changed.form_id, place=changed.place)
        self.awaits = MINE + json.dumps(
            {
                "value": mine.value,
                "not_applicable": mine.not_applicable,
                "comment": mine.comment,
                "words": mine.words,
            },
            ensure_ascii=False,
        )


class SeenAnew(Refusal):
    """Leads to the question as it is now or, when it is gone, to the form."""

    def __init__(self, renewed: Renewed) -> None:
        super().__init__(renewed.sentence)
        form, place = renewed.form_id, renewed.place
        known = place is not None
        self.leads_to = Question(form=form, place=place) if known else FormCard(form=form)


async def record(change: Change, operation: Operation, *args: Any, **onward: Any) -> None:
    """One answer: its value or a part of it, its reason or its comment."""
    try:
        await change(operation, *args, **onward)
    except Changed as changed:
        raise Met(changed) from changed
    except Renewed as renewed:
        raise SeenAnew(renewed) from renewed
