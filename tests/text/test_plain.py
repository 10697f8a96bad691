from __future__ import annotations

import re
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqc.model import Role, Span
from tqc.text.document import Document
from tqc.text.plain import raw_blocks

FIRST = (
    "A bus with forty pensioners on board slid off a mountain road near Sochi on Monday, the rescue service said. "
    "The driver, who had been at the wheel since the night before, was taken to a clinic in the next town."
)
SECOND = (
    "“We heard a bang, and then we were upside down,” one of the passengers said. The road was closed for "
    "three hours, and drivers were asked to go round by the coast, where snow had fallen in the night."
)
TITLE = "Bus with pensioners slides off a road near Sochi"


def blocks(text: str) -> list[tuple[Role, str]]:
    document = Document(text, raw_blocks(text))
    return [(block.role, document.prose(i)) for i, block in enumerate(document.blocks)]


STORY = [(Role.HEADLINE, TITLE), (Role.BODY, FIRST), (Role.BODY, SECOND)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
@pytest.mark.parametrize("width", [0, 55, 72, 100])
def test_blank_lines_part_paragraphs_wrapped_or_not(end: str, width: int) -> None:
    parts = [textwrap.fill(p, width) if width else p for p in (TITLE, FIRST, SECOND)]
    assert blocks("\n\n".join(parts).replace("\n", end)) == STORY


def test_without_blank_lines_a_line_is_a_paragraph() -> None:
    assert blocks(f"{TITLE}\n{FIRST}\n{SECOND}\n") == STORY


def test_short_sentences_a_line_are_not_wrapped_copy() -> None:
    assert blocks("The mayor left on Monday morning.\nThe deputy stayed in the town hall.\nNobody else came to work.") == [
        (Role.BODY, "The mayor left on Monday morning."),
        (Role.BODY, "The deputy stayed in the town hall."),
        (Role.BODY, "Nobody else came to work."),
    ]


def test_indents_part_paragraphs_of_wrapped_copy() -> None:
    text = "\n".join(textwrap.fill(p, 60, initial_indent="    ") for p in (FIRST, SECOND))
    assert blocks(text) == STORY[1:]


def test_a_short_last_line_ends_a_paragraph_of_wrapped_copy() -> None:
    first = textwrap.fill(FIRST + " He is in bed.", 72)
    assert len(first.splitlines()[-1]) < 50
    assert blocks(f"{first}\n{textwrap.fill(SECOND, 72)}") == [(Role.BODY, FIRST + " He is in bed."), (Role.BODY, SECOND)]


def test_a_line_broken_in_mid_sentence_is_joined_anywhere() -> None:
    assert blocks(f"The court\nfreed him. {SECOND}\nThen he left.") == [
        (Role.BODY, f"The court freed him. {SECOND}"),
        (Role.BODY, "Then he left."),
    ]


@pytest.mark.parametrize("marks", ["- - -", "• • •", "1. 2. 3.", "* * *", "1) 2) 10)", "(1) (2) (3)"])
def test_list_items(marks: str) -> None:
    a, b, c = (f"{mark} " for mark in marks.split())
    text = f"{FIRST}\nThe rules are:\n{a}do not run;\n{b}do not\n  shout;\n{c}No smoking.\n\n{SECOND}"
    assert blocks(text) == [
        (Role.BODY, FIRST),
        (Role.BODY, "The rules are:"),
        (Role.LIST, "do not run;"),
        (Role.LIST, "do not shout;"),
        (Role.LIST, "No smoking."),
        (Role.BODY, SECOND),
    ]


@pytest.mark.parametrize("mark", ["- ", "12. "])
def test_a_dash_or_figure_that_begins_a_wrapped_line_is_no_item(mark: str) -> None:
    text = f"The mayor came back to the town hall on January\n{mark}the deputy had left by then and the guards at\nthe gate were asleep."
    assert [role for role, _ in blocks(text)] == [Role.BODY]


def test_block_quotes() -> None:
    text = f"{FIRST}\n\n> We heard a bang, and\n> then we were\n>\n> upside down.\n{SECOND}"
    assert blocks(text) == [
        (Role.BODY, FIRST),
        (Role.QUOTE, "We heard a bang, and then we were"),
        (Role.QUOTE, "upside down."),
        (Role.BODY, SECOND),
    ]


def test_comments_are_no_prose() -> None:
    text = f"<!-- tqc: ignore[ru/x] in his\nown words -->\n{TITLE}\n\n<!-- note -->{FIRST} <!-- a --> And<!-- b --> more."
    text += f"\n<!-- c -->\n{SECOND}"
    assert blocks(text) == [(Role.HEADLINE, TITLE), (Role.BODY, f"{FIRST} And more."), (Role.BODY, SECOND)]


def test_a_comment_line_does_not_part_a_wrapped_paragraph() -> None:
    lines = textwrap.fill(FIRST, 60).splitlines()
    text = "\n".join([lines[0], "<!-- tqc: ignore[ru/x] -->", *lines[1:]])
    assert blocks(text) == [(Role.BODY, FIRST)]


def test_a_comment_that_never_ends_is_text() -> None:
    assert blocks("The price is <!-- not known.")[0][1] == "The price is <!-- not known."


def test_blank_means_no_letter_and_no_figure() -> None:
    assert blocks(f"\ufeff{TITLE}\n=====\n\u00a0\n{FIRST}\n\u200b \n* * *\n\f{SECOND}\n---\n") == STORY


@pytest.mark.parametrize("text", ["", "\n\n", " \u200b\ufeff\n", "<!-- only -->", "***"])
def test_a_text_without_prose_has_no_blocks(text: str) -> None:
    assert raw_blocks(text) == []


def test_a_dateline_before_the_lead_is_a_block_of_its_own() -> None:
    text = f"{TITLE}\n\nSOCHI, March 3 (Reuters) —  {FIRST}\n\n{SECOND}"
    assert blocks(text) == [STORY[0], (Role.DATELINE, "SOCHI, March 3 (Reuters) —"), *STORY[1:]]
    document = Document(text, raw_blocks(text))
    start = document.clean.index("pensioners on")
    assert document.original(Span(start, start + 10)).start == text.index("pensioners on")


def test_a_kicker_far_down_is_no_dateline() -> None:
    text = "\n\n".join([TITLE, FIRST, SECOND, f"BLACK ICE — {FIRST}"])
    assert Role.DATELINE not in dict(blocks(text))


COMMENT = re.compile("<!--.*?-->", re.DOTALL)
PIECES = st.sampled_from(
    ["The bus", " left", "\n", "\n\n", "\r\n", "- ", "> ", "1. ", "<!-- x -->", "<!--", "\u00a0", "\u200b", "MOSCOW — ", "a", ".", "”"]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_pieces_are_in_order_and_hold_every_letter_outside_comments(text: str) -> None:
    pieces = [piece for block in raw_blocks(text) for piece in block.pieces]
    at = 0
    for piece in pieces:
        assert at <= piece.start < piece.end
        at = piece.end
    assert at <= len(text)
    kept = "".join(text[p.start : p.end] for p in pieces if p.text is None)
    assert [c for c in kept if c.isalpha()] == [c for c in COMMENT.sub("", text) if c.isalpha()]
