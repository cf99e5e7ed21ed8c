"""HTML becomes text and entities as Telegram counts them, or its refusal."""

import pytest

from phone.markup import parse_html, slice_units, units
from phone.refusals import Refused
from phone.texting import formatted


def entity(kind: str, offset: int, length: int, **more: str) -> dict[str, object]:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("html", "text", "entities"),
    [
        ("просто", "просто", []),
        ("&lt;&gt;&amp;&quot;&laquo;&#1071;&#x42f;", '<>&"&laquo;ЯЯ', []),
        ("a & b &", "a & b &", []),
        ("🏟 <b>Да</b>", "🏟 Да", [entity("bold", 3, 2)]),
        ("<STRONG>x</strong>", "x", [entity("bold", 0, 1)]),
        ("<i>a</i><em>b</em>", "ab", [entity("italic", 0, 1), entity("italic", 1, 1)]),
        ("<u>a</u><s>b</s>", "ab", [entity("underline", 0, 1), entity("strikethrough", 1, 1)]),
        ("<b>a<i>🏟</i></b>", "a🏟", [entity("bold", 0, 3), entity("italic", 1, 2)]),
        ("<i><b>x</b></i>", "x", [entity("bold", 0, 1), entity("italic", 0, 1)]),
        ("<code>a</code> <pre>b</pre>", "a b", [entity("code", 0, 1), entity("pre", 2, 1)]),
        (
            '<pre><code class="language-python">x</code></pre>',
            "x",
            [entity("pre", 0, 1, language="python")],
        ),
        ("<tg-spoiler>a</tg-spoiler>", "a", [entity("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [entity("spoiler", 0, 1)]),
        ("<blockquote>a</blockquote>", "a", [entity("blockquote", 0, 1)]),
        ("<blockquote expandable>a</>", "a", [entity("expandable_blockquote", 0, 1)]),
        (
            '<a href="https://x.ru/?a=1&amp;b=2">тут</a>',
            "тут",
            [entity("text_link", 0, 3, url="https://x.ru/?a=1&b=2")],
        ),
        ("<a href=x.ru>т</a>", "т", [entity("text_link", 0, 1, url="http://x.ru/")]),
        ("<a href='localhost'>т</a>", "т", []),
        ("<b></b>x", "x", []),
    ],
)
def test_tags_become_entities(html: str, text: str, entities: list[dict[str, object]]) -> None:
    assert parse_html(html) == (text, entities)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("🏟 🏟&lt;<abacaba", "Unclosed start tag at byte offset 13"),
        ("🏟 🏟&lt;<abac aba>", 'Unsupported start tag "abac" at byte offset 13'),
        ("2 < 3", 'Unsupported start tag "" at byte offset 2'),
        ("строка<br>", 'Unsupported start tag "br" at byte offset 12'),
        ("🏟 🏟&lt;<i   =aba>", 'Empty attribute name in the tag "i" at byte offset 13'),
        ("🏟 🏟&lt;<i    aba>", 'Can\'t find end tag corresponding to start tag "i"'),
        ("🏟 🏟&lt;<i    aba  =  ", 'Unclosed start tag "i" at byte offset 13'),
        ("🏟 🏟&lt;<i    aba  =  190azAz-.,", "Unexpected end of name token at byte offset 27"),
        ('🏟 🏟&lt;<i    aba  =  "&lt;&gt;&quot;>', "Unclosed start tag at byte offset 13"),
        ("🏟 🏟&lt;</", "Unexpected end tag at byte offset 13"),
        ("🏟 🏟&lt;<b></b></", "Unexpected end tag at byte offset 20"),
        ("🏟 🏟&lt;<i>a</i   ", "Unclosed end tag at byte offset 17"),
        (
            "🏟 🏟&lt;<i>a</em   >",
            'Unmatched end tag at byte offset 17, expected "</i>", found "</em>"',
        ),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        (
            "&#xDFDF;",
            (
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            ),
        ),
    ],
)
def test_broken_html_is_refused_in_telegrams_words(html: str, words: str) -> None:
    with pytest.raises(Refused) as caught:
        parse_html(html)
    assert caught.value.code == 400
    assert caught.value.description == f"Bad Request: can't parse entities: {words}"


def test_space_around_a_text_goes_and_the_marks_stay_on_their_words() -> None:
    assert formatted("\n  <b>Да</b>, <i>нет</i>  \n", "HTML", None) == (
        "Да, нет",
        [entity("bold", 0, 2), entity("italic", 4, 3)],
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start abc", [("bot_command", "/start")]),
        ("Смотрите https://x.ru/a?b=1, там", [("url", "https://x.ru/a?b=1")]),
        ("сайт school5.ru и ещё.", [("url", "school5.ru")]),
        ("пишите a.b@school.ru", [("email", "a.b@school.ru")]),
        ("@svod_demo_bot #школа", [("mention", "@svod_demo_bot"), ("hashtag", "#школа")]),
        ("12.05.2026 и/или 1/2", []),
        ("<code>https://x.ru</code>", [("code", "https://x.ru")]),
    ],
)
def test_telegram_finds_links_and_commands_itself(text: str, found: list[tuple[str, str]]) -> None:
    plain, entities = formatted(text, "HTML", None)
    assert [
        (one["type"], slice_units(plain, one["offset"], one["length"])) for one in entities
    ] == found


def test_length_is_counted_in_utf_16() -> None:
    assert [units(text) for text in ("", "да", "🏟", "а🏟б")] == [0, 2, 2, 4]
