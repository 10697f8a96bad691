from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.readers.helpers import ODD, blocks, mistakes, numbered, one, original, untidy
from tqc.errors import UserError
from tqc.model import Role

FRAGMENTS = ["W", "W", "W", ". ", "- ", "> ", "1. ", "<!-- c -->", "\ufeff", *ODD]


def test_paragraphs_and_their_places() -> None:
    document = one("Ferry sinks off Kem\r\n\r\nThe cafe\u0301 \U0001d4b3 on\u00a0board was shut.\rNobody drowned, the owner said.", "a.txt")
    assert blocks(document)[0] == (Role.HEADLINE, "Ferry sinks off Kem")
    assert original(document, "café") == "cafe\u0301"
    assert original(document, "on board") == "on\u00a0board"
    assert original(document, "Nobody") == "Nobody"


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=30).map(numbered))
def test_every_word_is_found_where_it_stands(text: str) -> None:
    try:
        document = one(text, "a.txt")
    except UserError:
        return
    assert document.text == text
    assert mistakes(document, "<!-- c -->") == []
    assert untidy(document) == []
