"""XPath of XLSForm means the same in our language, or is refused by name."""

from __future__ import annotations

from difflib import get_close_matches

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_defs.expressions import parse
from survey_defs.workbook.pieces import Piece, Ref
from survey_defs.workbook.xpath import Around, BadXPath, translate

REFS = {
    "one": Ref("one", "choice", {"yes": ("yes",), "1": ("1",), "odd name": ("odd_name",)}),
    "twice": Ref("twice", "choice", {"other": ("other", "other_2")}),
    "many": Ref("many", "several"),
    "age": Ref("age", "number"),
    "name": Ref("name", "text"),
    "day": Ref("day", "date"),
    "rows": Ref("rows", "table"),
    "cost": Ref("cost", "number", table="rows"),
    "calc": Ref("calc", "number", formula=Piece("${age} + 1", "number", 5)),
}


def around(own: str = "number", **columns: str) -> Around:
    return Around(
        REFS.get,
        Ref("own", own),
        columns=columns,
        near=lambda name: get_close_matches(name, REFS, 1),
    )


CONDITIONS = [
    ("${one} = 'yes'", "${one} = 'yes'"),
    ("${ one }='yes'", "${one} = 'yes'"),
    ("${one} = “yes”", "${one} = 'yes'"),
    ("'yes' = ${one}", "${one} = 'yes'"),
    ("${one}=1", "${one} = '1'"),
    ("${one} = 'odd name'", "${one} = 'odd_name'"),
    ("${twice} = 'other'", "${twice} = 'other' or ${twice} = 'other_2'"),
    ("${one} != 'yes'", "coalesce(${one} <> 'yes', true)"),
    ("not(${one} = 'yes')", "not(coalesce(${one} = 'yes', false))"),
    ("${one} = ''", "not(answered(${one}))"),
    ("${age} != ''", "answered(${age})"),
    ("${age}", "answered(${age})"),
    ("string-length(${name}) > 0", "answered(${name})"),
    ("string-length(.) = 10", "length(concat(., '')) = 10"),
    (". >= 0 and . <= 120", ". >= 0 and . <= 120"),
    ("(${age} > 1) or (${age} < 0) and true()", "${age} > 1 or ${age} < 0"),
    (
        "(${age} > 1 or ${age} < 0) and ${age} != 5",
        "(${age} > 1 or ${age} < 0) and coalesce(${age} <> 5, true)",
    ),
    ("selected(${many}, 'a')", "selected(${many}, 'a')"),
    ("selected('a b', ${one})", "${one} = 'a' or ${one} = 'b'"),
    ("${many} = 'a'", "selected(${many}, 'a') and count(${many}) = 1"),
    ("count-selected(${many}) >= 2", "count(${many}) >= 2"),
    ("sum(${cost}) > 5", "sum(${rows}, ${cost}) > 5"),
    ("count(${rows}) > 0", "count(${rows}) > 0"),
    ("count(${cost}) > 0", "count(${rows}, answered(${cost})) > 0"),
    ("max(${cost}) > 3", "max(${rows}, ${cost}) > 3"),
    (". <= today()", ". <= today()"),
    ("${day} > '2020-01-01'", "${day} > date('2020-01-01')"),
    ("${day} >= date('2020-01-01')", "${day} >= date('2020-01-01')"),
    ("${age} mod 2 = 0", "mod(${age}, 2) = 0"),
    ("${calc} > 3", "${age} + 1 > 3"),
    ("../age > 3", "${age} > 3"),
    ("current()/../age > 3", "${age} > 3"),
    ("/data/group/age > 3", "${age} > 3"),
    ("${one} >= 2", "number(${one}) >= 2"),
    ("${name} = 5", "${name} = '5'"),
    ("coalesce(${age}, 0) > 1", "coalesce(${age}, 0) > 1"),
    ("if(${one} = 'yes', ${age}, 0) > 1", "if(coalesce(${one} = 'yes', false), ${age}, 0) > 1"),
    ("region = ${one}", "${one} = 'yes'"),
]


@pytest.mark.parametrize(("xpath", "ours"), CONDITIONS, ids=[xpath for xpath, _ in CONDITIONS])
def test_conditions(xpath, ours):
    own = "date" if "today" in xpath else "number"
    columns = {"region": "yes"} if "region" in xpath else {}
    piece = translate(xpath, around(own, **columns), truth=True)
    assert piece.text == ours
    parse(ours)


VALUES = [
    ("${age} div 2 * (3 + ${age})", "${age} / 2 * (3 + ${age})", "number"),
    ("${age} - ${age} - (${age} - 1)", "${age} - ${age} - (${age} - 1)", "number"),
    ("-${age} + 2", "-${age} + 2", "number"),
    ("${calc} * 2", "(${age} + 1) * 2", "number"),
    ("int(${age} div 3)", "floor(${age} / 3)", "number"),
    ("round(${age} div 3, 2)", "round(${age} / 3, 2)", "number"),
    ("today() - ${day}", "today() - ${day}", "number"),
    ("concat(${name}, ' ', ${age})", "concat(${name}, ' ', ${age})", "text"),
    (
        "if(selected(${many}, 'a'), 'x', 'y')",
        "if(coalesce(selected(${many}, 'a'), false), 'x', 'y')",
        "text",
    ),
    ("number(${one}) + 1", "number(${one}) + 1", "number"),
    ("min(${age}, 5)", "min(${age}, 5)", "number"),
    ("coalesce(${name}, '')", "${name}", "text"),
]


@pytest.mark.parametrize(("xpath", "ours", "kind"), VALUES, ids=[xpath for xpath, *_ in VALUES])
def test_values(xpath, ours, kind):
    piece = translate(xpath, around(), truth=False)
    assert (piece.text, piece.kind) == (ours, kind)
    parse(ours)


@pytest.mark.parametrize(
    ("xpath", "reason"),
    [
        ("regex(., '[0-9]+')", "функция regex() не поддерживается."),
        ("pulldata('a', 'b', 'c', ${one})", "функция pulldata() не поддерживается."),
        ("once(uuid())", "функция once() не поддерживается."),
        ("jr:choice-name(${one}, '${one}')", "функция jr:choice-name() не поддерживается."),
        ("indexed-repeat(${cost}, ${rows}, 1)", "функция indexed-repeat() не поддерживается."),
        ("selected-at(${many}, 0) = 'a'", "функция selected-at() не поддерживается."),
        ("instance('l')//item[name = 'a']/label", "функция instance() не поддерживается."),
        ("now() > 1", "функция now() не поддерживается."),
        ("${ag} > 1", "вопроса «ag» нет. Может быть, «age»?"),
        (
            "${cost} > 1",
            "«cost» стоит в повторе: отсюда он виден только в sum(), count(), min(), max().",
        ),
        ("${age} >", "не читается: ${age} >. Проверьте скобки и кавычки."),
        ("${age} > 1)", "не читается: ${age} > 1). Проверьте скобки и кавычки."),
        ("'", "не читается: '. Проверьте скобки и кавычки."),
        ("selected(${many})", "у функции selected() не столько значений, сколько нужно."),
        ("(" * 40 + "1" + ")" * 40, "слишком много скобок. Упростите."),
        ("1 + " * 2000 + "1", "слишком длинное. Сократите или разбейте на части."),
        ("/data/age > 1 and a", "слово «a» стоит само по себе."),
        ("age > 1", "слово «age» стоит само по себе. Напишите 'age', если это текст, или ${age}."),
    ],
)
def test_what_is_refused(xpath, reason):
    with pytest.raises(BadXPath) as refusal:
        translate(xpath, around(), truth=True)
    assert str(refusal.value).startswith(reason)


WORDS = st.sampled_from(
    [
        *(
            "${one}",
            "${age}",
            "${many}",
            "${nope}",
            "${cost}",
            "${day}",
            ".",
            "..",
            "/",
            "'a'",
            "1",
        ),
        *(" = ", " != ", " > ", " and ", " or ", " div ", " mod ", " - ", "-", "*", "(", ")", ","),
        *("not(", "selected(", "if(", "count(", "sum(", "today()", "string-length(", "concat("),
        *("coalesce(", "“x”", "[", "]", "$", "{", "}", "@", "::", "|", "true()", "position(..)"),
    ]
)


@given(st.lists(WORDS, max_size=14).map("".join) | st.text(max_size=30))
def test_anything_is_translated_or_refused(xpath):
    for truth in (True, False):
        try:
            said = translate(xpath, around(), truth=truth).text
        except BadXPath as refusal:
            said = str(refusal)
        assert said


@given(depth=st.integers(31, 3000), opening=st.sampled_from(["(", "not(", "-", "[", "1+-"]))
def test_depth_is_bounded(depth, opening):
    try:
        translate(opening * depth, around(), truth=True)
    except BadXPath:
        return
    assert opening in {"-", "1+-"}
