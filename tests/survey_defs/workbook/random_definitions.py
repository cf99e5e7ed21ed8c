"""Definitions with everything in them that the model knows; lawful in shape, not in sense."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

WORDS = st.text(
    st.sampled_from("абвЯЁ abcXYZ 0123456789 .,;:!?-–—«»\"'()%№$${}=+*/\n\t|#@&<>€🙂"), max_size=40
).filter(lambda text: not text or bool(text.strip()))
TITLES = WORDS.filter(lambda text: bool(text.strip()))
SPECIAL = [
    "да",
    "нет",
    "TRUE",
    "=1+1",
    "1.10",
    "007",
    "1e5",
    "-",
    "null",
    "~",
    "2026-05-01",
    "x;y",
]
TITLE = TITLES | st.sampled_from(SPECIAL)
TEXT = st.just("") | WORDS | st.sampled_from(SPECIAL)
POINTS = st.integers(-99_999, 99_999).map(lambda n: Decimal(n) / 1000)
GAINS = st.integers(1, 99_999).map(lambda n: Decimal(n) / 1000)
QUANTITY = st.integers(-(10**12), 10**12).map(lambda n: Decimal(n) / 10**4)
FLAG = st.booleans()
EXPRESSION = st.sampled_from(["q1 = 'a'", "${1.2.C4} >= 50", ". <= 10", "count(t) > 0 и не q2"])
OPEN = st.lists(
    st.sampled_from(["wording", "hint", "evidence", "options", "points"]), max_size=3, unique=True
)
LISTED = st.lists(TITLES, max_size=3)
BETTER = st.sampled_from(["higher", "lower"])
BOUNDS = dict.fromkeys(("from", "above", "to", "below"), QUANTITY)


def record(needed: dict[str, Any] | None = None, **optional: Any) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(needed or {}, optional=optional)


EVIDENCE = record(
    file=FLAG,
    link=FLAG,
    at_least=st.integers(0, 5),
    at_most=st.integers(1, 9),
    classes=st.lists(st.sampled_from(["a", "b-1", "в.2"]), max_size=2),
    documents=LISTED,
    max_mb=st.integers(1, 200),
)
ASKED = {
    "short": TEXT,
    "hint": TEXT,
    "rule": TEXT,
    "required": FLAG,
    "comment": FLAG,
    "not_applicable": FLAG,
    "evidence": EVIDENCE,
    "ask_if": EXPRESSION,
    "constraint": EXPRESSION,
    "constraint_text": TEXT,
    "cautions": st.lists(record({"when": EXPRESSION, "text": TITLE}), max_size=2),
    "criterion": st.sampled_from(["", "C4"]),
    "weight": GAINS,
    "earns": st.sampled_from(["points", "salary"]),
    "periodicity": st.sampled_from(["", "event", "half_year"]),
    "official": FLAG,
    "ranking": record({"better": BETTER}, zero_is_best=FLAG),
    "open_to": OPEN,
}


def _coded(part: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A few of them, each with a code of its own."""
    return st.lists(part, min_size=1, max_size=3).map(
        lambda parts: [{"code": f"c.{place}", **part} for place, part in enumerate(parts)]
    )


OPTIONS = _coded(
    record({"label": TITLE}, full=TEXT, points=POINTS, show_if=EXPRESSION, alone=FLAG)
)
ITEMS = _coded(
    record(
        {"label": TITLE, "role": st.sampled_from(["required", "scored", "noted"])},
        full=TEXT,
        points=POINTS,
        text=FLAG,
        direction_hint=FLAG,
    )
)
RUNGS = st.lists(record({"points": POINTS}, **BOUNDS), min_size=1, max_size=3)
AGAINST = st.lists(
    record(
        {"relation": st.sampled_from(["better", "not_worse", "share"]), "points": POINTS},
        share=QUANTITY,
    ),
    min_size=1,
    max_size=2,
)
MEASURED = {
    "numerator": TEXT,
    "denominator": TEXT,
    "entry": st.sampled_from(["percent", "fraction", "number"]),
    "over_hundred": FLAG,
    "decimals": st.integers(0, 6),
    "unit": TEXT,
}
DAYS = st.sampled_from(["", "2026-01-31"])


def kind(
    name: str, needed: dict[str, Any] | None = None, **optional: Any
) -> st.SearchStrategy[Any]:
    return record({"kind": st.just(name), "title": TITLE, **(needed or {})}, **ASKED, **optional)


CHOICE = kind("choice", {"options": OPTIONS})
MULTIPLE = kind(
    "multiple",
    {"options": OPTIONS},
    at_least=st.integers(0, 3),
    at_most=st.integers(1, 5),
    floor=POINTS,
    cap=POINTS,
)
NUMBER = kind("number", at_least=QUANTITY, at_most=QUANTITY, decimals=st.integers(0, 6), unit=TEXT)
FRACTION = kind("fraction", numerator=TEXT, denominator=TEXT, over_hundred=FLAG)
WRITTEN = kind("text", max_length=st.integers(1, 3000))
DATE = kind("date", at_least=DAYS, at_most=DAYS)
COMPUTED = kind(
    "computed",
    {"formula": EXPRESSION},
    decimals=st.integers(0, 6),
    unit=TEXT,
    rungs=RUNGS,
    otherwise=POINTS,
)
COLUMNS = _coded(st.one_of(CHOICE, MULTIPLE, NUMBER, FRACTION, WRITTEN, DATE, COMPUTED))
QUESTION = st.one_of(
    *(CHOICE, MULTIPLE, NUMBER, FRACTION, WRITTEN, DATE, COMPUTED),
    kind(
        "checklist",
        {"items": ITEMS},
        points=POINTS,
        enough=st.sampled_from(["all", "any"]),
        proposed_from_documents=FLAG,
    ),
    kind("ladder", {"rungs": RUNGS}, otherwise=POINTS, void=TEXT, **MEASURED),
    kind(
        "per_unit",
        {"per_unit": POINTS},
        base=POINTS,
        unit_size=GAINS,
        floor=POINTS,
        cap=POINTS,
        decimals=st.integers(0, 6),
        unit=TEXT,
    ),
    kind(
        "change",
        {"better": BETTER, "points_better": POINTS, "points_same": POINTS},
        points_worse=POINTS,
        zero_is_best=FLAG,
        exempt=TEXT,
        **MEASURED,
    ),
    kind("comparison", {"better": BETTER, "rungs": AGAINST}, otherwise=POINTS, **MEASURED),
    kind(
        "table",
        {"columns": COLUMNS},
        rows_at_least=st.integers(0, 9),
        rows_at_most=st.integers(1, 200),
        row=TEXT,
        per_row=POINTS,
        cap=POINTS,
    ),
    kind("evidence", points=POINTS),
    kind("note"),
)
SECTION = record(
    {"title": TITLE},
    short=TEXT,
    level=st.sampled_from(["block", "mechanism", "position", "group"]),
    ask_if=EXPRESSION,
    aggregate=st.sampled_from(["sum", "average", "median"]),
    weight=GAINS,
    floor=POINTS,
    cap=POINTS,
    open_to=OPEN,
)
PAY_ROWS = st.lists(record({"pays": QUANTITY}, **BOUNDS), min_size=1, max_size=2)
PAYMENT = record(
    {
        "pay": st.one_of(
            record(
                {"rule": st.just("table"), "rows": PAY_ROWS},
                by=st.sampled_from(["points", "percent"]),
                of=st.sampled_from(["premium", "salary"]),
            ),
            record(
                {
                    "rule": st.just("quarters"),
                    "quarters": st.lists(PAY_ROWS, min_size=4, max_size=4),
                },
                by=st.sampled_from(["points", "percent"]),
            ),
            st.sampled_from([{"rule": "fund_share"}, {"rule": "point_price"}]),
        )
    },
    threshold=POINTS,
    newcomer=record({"amount": GAINS, "months": st.integers(1, 24)}),
    official=FLAG,
    source=TEXT,
)


@st.composite
def definitions(draw: st.DrawFn) -> dict[str, Any]:
    """Sections two deep, or a grid over them."""
    outer = []
    for number in range(draw(st.integers(1, 2))):
        inner = [
            {
                **draw(SECTION),
                "code": f"{number}.{place}",
                "questions": _questions(draw, f"{number}.{place}"),
            }
            for place in range(draw(st.integers(0, 2)))
        ]
        questions = _questions(draw, str(number))
        outer.append(
            {**draw(SECTION), "code": str(number), "sections": inner, "questions": questions}
        )
    raw = {**draw(SURVEY), "sections": outer}
    if draw(st.booleans()):
        levels = sorted({section.get("level", "group") for section in outer})
        raw["grid"] = [
            {**draw(QUESTION), "code": f"C{place}", "per": draw(st.sampled_from(levels))}
            for place in range(draw(st.integers(1, 3)))
        ]
    return raw


def _questions(draw: st.DrawFn, stem: str) -> list[dict[str, Any]]:
    drawn = draw(st.lists(QUESTION, max_size=3))
    return [{**question, "code": f"q{stem}-{place}"} for place, question in enumerate(drawn)]


SURVEY = record(
    {
        "code": st.sampled_from(["a", "1.10", "школа"]),
        "version": st.integers(1, 999),
        "title": TITLE,
        "official": FLAG,
        "maximum": POINTS,
    },
    notice=TEXT,
    sources=LISTED,
    about=TEXT,
    threshold=POINTS,
    aggregate=st.sampled_from(["sum", "average_of_averages"]),
    floor=POINTS,
    cap=POINTS,
    rounding=record(
        decimals=st.integers(0, 4), mode=st.sampled_from(["half_up", "half_even", "down"])
    ),
    levels=st.lists(record({"title": TITLE, "from": QUANTITY}), max_size=2),
    cycle=st.lists(
        record({"criterion": st.sampled_from(["C1", "C.2"]), "title": TITLE}, group=TEXT),
        max_size=3,
    ),
    payment=PAYMENT,
    rules=_coded(record({"must": EXPRESSION, "text": TITLE}, blocks=FLAG)),
    based_on=record({"code": st.just("base"), "version": st.integers(1, 9)}),
    open_to=OPEN,
    document_classes=_coded(
        record(
            {"title": TITLE},
            documents=LISTED,
            contents=_coded(record({"label": TITLE}, full=TEXT)),
        )
    ),
)
