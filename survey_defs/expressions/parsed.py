"""An expression that was read: what it looks at, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from survey_defs.expressions.compiling import Asking, compiled
from survey_defs.expressions.nodes import Call, Name, Node, every
from survey_defs.expressions.parsing import read
from survey_defs.expressions.values import Scope, Value

_KEPT = 8192


@dataclass(frozen=True, slots=True)
class Parsed:
    text: str
    root: Node
    names: frozenset[str]
    """Of questions and, where it looks into a table, of columns."""
    functions: frozenset[str]
    """By their English names."""
    previous: frozenset[str]
    """Questions whose answers of the last period it asks for."""
    asking: Asking

    @property
    def asks_today(self) -> bool:
        return "today" in self.functions

    def value(self, scope: Scope) -> Value:
        return self.asking(scope)

    def holds(self, scope: Scope) -> bool | None:
        """True, false or unknown; what is no truth at all is unknown."""
        found = self.asking(scope)
        return found if isinstance(found, bool) else None


@lru_cache(_KEPT)
def parse(text: str) -> Parsed:
    """BadExpression when it does not read; every text is worked out once."""
    root = read(text)
    parts = list(every(root))
    calls = [part for part in parts if isinstance(part, Call)]
    before = [call.parts[0] for call in calls if call.function == "previous"]
    told = {id(part) for part in before}
    return Parsed(
        text=text,
        root=root,
        names=frozenset(p.code for p in parts if isinstance(p, Name) and id(p) not in told),
        functions=frozenset(call.function for call in calls),
        previous=frozenset(part.code for part in before if isinstance(part, Name)),
        asking=compiled(root),
    )
