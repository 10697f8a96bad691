from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.helpers import ODD, blocks, mistakes, numbered, one, original, prose, untidy
from tqc.errors import UserError
from tqc.model import Role

MARKS = """<b> </b> <p> </p> <p/> <li> <ul> </ul> <br> <br/> <td> <tr> <table> </table> <nav> </nav> <h1> </h1> <code> </code>
<!-- --> <!--c--> <script> </script> <form> </form> <article> </article> <a_href='x>y'> <a_href=" " > < </ <a_ &amp; &amp &nbsp; &#8203;
&hellip; &#x301; <span_hidden> </span> <blockquote> </blockquote> <div> </div> <!d> <?x?> & &#0; &#x110000; &nosuch; W W W W W W W W"""


def said(text: str) -> list[str]:
    return prose(text, "a.html")


def test_a_page() -> None:
    page = """<!DOCTYPE html><html><head><title>Not this</title><style>p { color: red }</style></head>
<body><header><a href="/">The Kem Post</a></header><nav><ul><li>Home<li>Sport</ul></nav>
<main><article><header><h1>Ferry sinks &mdash; again</h1><p>By Anna Smith</p></header>
<p>MOSCOW, March 3 (Reuters) &mdash; The exec<b>utive</b> list sank.</p>
<figure><img src="a.jpg" alt="not this"><figcaption>The ferry at noon</figcaption></figure>
<blockquote><p>He saw it.</p><ul><li>twice</ul></blockquote><ol><li>one<li>two</ol>
<table><caption>Boats</caption><tr><th>Year<th>Boats<tr><td>2019<td>four</table>
<script>if (a < b) document.write("<p>not this</p>")</script><form><p>Your address<input></p></form><aside>Not this</aside>
<p>Read more: <a href="x">Old ferries</a></p></article></main><footer>Not this</footer></body></html>"""
    assert blocks(one(page, "a.html")) == [
        (Role.HEADLINE, "Ferry sinks — again"),
        (Role.DATELINE, "By Anna Smith"),
        (Role.DATELINE, "MOSCOW, March 3 (Reuters) —"),
        (Role.BODY, "The executive list sank."),
        (Role.CAPTION, "The ferry at noon"),
        (Role.QUOTE, "He saw it."),
        (Role.QUOTE, "twice"),
        (Role.LIST, "one"),
        (Role.LIST, "two"),
        (Role.CAPTION, "Boats"),
        (Role.CELL, "Year"),
        (Role.CELL, "Boats"),
        (Role.CELL, "2019"),
        (Role.CELL, "four"),
        (Role.BOILERPLATE, "Read more: Old ferries"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the exec<b>utive</b> list", ["the executive list"]),
        ("Tom &amp; Ann&#8217;s&nbsp;boat &hellip;&#x20AC;", ["Tom & Ann’s boat …€"]),
        ("Tom &amp Ann, AT&T, R&D, &nosuch; &notit;", ["Tom & Ann, AT&T, R&D, &nosuch; ¬it;"]),
        ("a co&shy;oper&#8203;ative", ["a cooperative"]),
        ("5 < 6 and <3 and a<b>c</b>", ["5 < 6 and <3 and ac"]),
        ("one<br>two", ["one two"]),
        ("one<br/> <BR>two<br>\n<br><br>three", ["one", "two", "three"]),
        ("one<hr>two<p/>three", ["one", "two", "three"]),
        ("call <code>x = 1</code> here", ["call \ufffc here"]),
        ("before <!-- not > this --> after", ["before after"]),
        ("one <!--> two <!---> three", ["one two three"]),
        ("<p>one<p>two<div>three</div>four", ["one", "two", "three", "four"]),
        ("<a title='a > b' href=\"c > d\">linked</a>", ["linked"]),
        ("<p class=don't>one</p><p>two</p>", ["one", "two"]),
        ("<H2>One</H2><P>two</P>", ["One", "two"]),
        ("<?php not this ?>one <![CDATA[not this]]>two", ["one two"]),
    ],
)
def test_what_a_page_says(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "unread",
    [
        *(
            f"<{name}>not this</{name}>"
            for name in "nav header footer aside noscript svg template pre style script textarea title button".split()
        ),
        "<div hidden><div>not</div> this</div>",
        "<span style='color:red; display : none'>not <span>this</span> at all</span>",
        "<p aria-hidden=true>not this</p>",
        "<select><option>not<option>this</select>",
        "<script src=x />",
    ],
)
def test_what_is_not_read(unread: str) -> None:
    assert said(f"<p>One.</p>{unread}<p>Two.</p>") == ["One.", "Two."]


@pytest.mark.parametrize(
    "shown", ["<p class='hidden none'>one</p>", "<p title='hidden'>one</p>", "<p data-hidden=no style='display:block'>one</p>"]
)
def test_what_only_looks_hidden(shown: str) -> None:
    assert said(shown) == ["one"]


def test_the_article_is_preferred_if_it_is_most_of_the_page() -> None:
    story = "<h1>Ferry sinks</h1><article><p>The old ferry sank in the bay at noon.</p></article>"
    assert said(f"<div>Latest news</div><main>{story}<div>Share it</div></main>") == [
        "Ferry sinks",
        "The old ferry sank in the bay at noon.",
    ]


def test_teasers_are_not_the_article() -> None:
    teasers = "".join(f"<article><p>Teaser number {n}</p></article>" for n in range(4))
    assert said(f"<p>The ferry sank at noon.</p>{teasers}")[0] == "The ferry sank at noon."


def test_a_form_around_the_whole_page_is_read() -> None:
    assert said("<form><p>The ferry sank at noon.</p></form>") == ["The ferry sank at noon."]


def test_a_table_for_layout_holds_paragraphs() -> None:
    assert blocks(one("<table><tr><td><p>The ferry sank at noon.</p></table>", "a.html")) == [(Role.BODY, "The ferry sank at noon.")]


@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        ("<ul><li>one<li>two</ul><p>three", [(Role.LIST, "one"), (Role.LIST, "two"), (Role.BODY, "three.")]),
        ("<h1>One<p>two three", [(Role.HEADLINE, "One"), (Role.BODY, "two three.")]),
        ("<ul><li>one<ul><li>two</ul>three</ul>four", [(Role.LIST, "one"), (Role.LIST, "two"), (Role.LIST, "three"), (Role.BODY, "four.")]),
        (
            "<div><table><tr><td>one</div> two<td>three</table></div>four",
            [(Role.CELL, s) for s in ("one", "two", "three")] + [(Role.BODY, "four")],
        ),
        ("<p>one <code>x</p>two", [(Role.BODY, "one \ufffc"), (Role.BODY, "two")]),
        ("</p></div></b>one two <b><i>three</b></i>", [(Role.BODY, "one two three.")]),
        ("<p>one <code>x</p><p>two", [(Role.BODY, "one \ufffc"), (Role.BODY, "two.")]),
        ("<p>one <a href='x", [(Role.BODY, "one")]),
        ("<p>one <b two <i>three", [(Role.BODY, "one three.")]),
        ("<p>one <!-- two", [(Role.BODY, "one")]),
        ("<p>one <script>two", [(Role.BODY, "one")]),
    ],
)
def test_broken_markup(broken: str, expected: list[tuple[Role, str]]) -> None:
    found = blocks(one("<h1>Head</h1>" + broken + ".", "a.html"))[1:]
    assert [(role, text.removesuffix(".")) for role, text in found] == [(role, text.removesuffix(".")) for role, text in expected]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    text = end.join(["<p>The old", "ferry sank &amp;", "<b>", "was lost.</b>", "</p>"])
    document = one(text, "a.html")
    assert document.text == text
    assert document.clean == "The old ferry sank & was lost.\n"
    assert original(document, "old ferry") == f"old{end}ferry"
    assert original(document, "lost") == "lost"


def test_places_of_marked_words() -> None:
    document = one("The exec<b>utive</b> Ann&#8217;s \U0001d4b3 cafe&#769; co&shy;op &ampgo on&nbsp;it.", "a.html")
    assert original(document, "executive") == "exec<b>utive"
    assert original(document, "Ann’s") == "Ann&#8217;s"
    assert original(document, "café") == "cafe&#769;"
    assert original(document, "coop") == "co&shy;op"
    assert original(document, "go") == "go"
    assert original(document, "on it") == "on&nbsp;it"


def test_an_accent_after_a_space_does_not_take_the_space() -> None:
    document = one("one&nbsp;&#x301;two", "a.html")
    assert original(document, "\u0301two") == "&#x301;two"


def test_a_dateline_is_a_block_of_its_own_wherever_its_paragraph_begins() -> None:
    document = one("<p>\r\n  <b>MOSCOW</b>,&nbsp;March 3 (Reuters) &mdash; The ferry sank.</p>", "a.html")
    assert blocks(document) == [(Role.DATELINE, "MOSCOW, March 3 (Reuters) —"), (Role.BODY, "The ferry sank.")]
    assert original(document, "The ferry") == "The ferry"


def test_a_block_without_a_word_is_no_block() -> None:
    assert said("<p>The ferry sank.</p><p>* * *</p><p><code>x</code></p>") == ["The ferry sank."]


def test_elements_without_end_are_read_to_the_end() -> None:
    assert said("<div>" * 3000 + "deep" + "</div>" * 10 + "shallow") == ["deep", "shallow"]


def test_elements_too_deep_are_not_told_apart() -> None:
    assert blocks(one("<div>" * 600 + "<blockquote>The ferry sank.", "a.html")) == [(Role.BODY, "The ferry sank.")]


@given(st.lists(st.sampled_from([mark.replace("_", " ") for mark in MARKS.split()] + ODD), max_size=40).map(numbered))
def test_every_word_is_found_where_it_stands(text: str) -> None:
    try:
        document = one(text, "a.html")
    except UserError:
        return
    assert mistakes(document, r"<[^>]*>|&\S+?;") == []
    assert untidy(document) == []
