from __future__ import annotations

from unicodedata import combining, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqc.model import Role, Span
from tqc.text.document import Document, Piece, RawBlock
from tqc.text.plain import raw_blocks

UNSEEN = "\u00ad\u200b\u200d\u2060\ufeff\u202a"
SPACES = [" ", " ", "\n", "\r", "\r\n", "\t", "\u00a0", "\u2009", "\u3000"]
LETTERS = [*"ab.,I1e“”’", "\u0301", "\u0323", "Å", "\u212b", "й", "и\u0306", "\U0001f600", "İ", "ﬁ", "&amp;", "&#769;"]
ODD = st.lists(st.sampled_from([*SPACES, *LETTERS, *UNSEEN]), max_size=40).map("".join)


def plain(text: str) -> str:
    """What characters of a text read as, by the words of the contract."""
    return normalize("NFC", " ".join("".join(c for c in text if c not in UNSEEN).split()))


def bare(text: str) -> str:
    return "".join(c for c in text if not combining(c))


def body(text: str, *pieces: Piece) -> Document:
    return Document(text, [RawBlock(Role.BODY, pieces or (Piece(0, len(text)),))])


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("one  two\tthree\r\nfour\u00a0five", "one two three four five"),
        ("so\u00adphis\u200bti\ufeffcated", "sophisticated"),
        ("a \u200b b", "a b"),
        ("a\u200b b", "a b"),
        ("a\u200b \u200bb", "a b"),
        ("cafe\u0301 na\u200b\u0308ive", "café näive"),
        ("и\u0306од", "йод"),
        ("10 \u212b", "10 Å"),
        ("x\u0301y", "x\u0301y"),
        ("\U0001f600 \U0001f600", "\U0001f600 \U0001f600"),
        (" padded ", "padded"),
        ("\u200b", ""),
    ],
)
def test_clean(text: str, clean: str) -> None:
    document = body(text)
    assert document.clean == (clean + "\n" if clean else "")
    assert len(document.blocks) == bool(clean)


def test_pieces_that_read_as_something_else() -> None:
    text = "A &amp; B &nbsp; C <b> D</b> e"
    pieces = (Piece(0, 2), Piece(2, 7, "&"), Piece(7, 10), Piece(10, 16, "\u00a0"), Piece(16, 19), Piece(22, 24), Piece(28, 30))
    document = body(text, *pieces)
    assert document.clean == "A & B C D e\n"
    assert text[slice(*document.original(Span(2, 3)))] == "&amp;"
    assert text[slice(*document.original(Span(4, 7)))].startswith("B &nbsp;")
    assert text[slice(*document.original(Span(8, 11)))] == "D</b> e"


def test_original_of_what_was_composed_or_hidden() -> None:
    text = "the\r\n cafe\u0301\u200b  co\u00adop"
    document = body(text)
    assert document.clean == "the café coop\n"
    assert text[slice(*document.original(Span(4, 8)))] == "cafe\u0301"
    assert text[slice(*document.original(Span(7, 8)))] == "e\u0301"
    assert text[slice(*document.original(Span(9, 13)))] == "co\u00adop"
    assert text[slice(*document.original(Span(3, 4)))] == "\r\n "
    assert document.original(Span(13, 13)) == Span(len(text), len(text))


@given(ODD)
def test_every_token_leads_back_to_its_own_characters(text: str) -> None:
    document = Document(text, raw_blocks(text))
    for i in range(len(document.blocks)):
        for j in range(len(document.sentences(i))):
            tokens = document.tokens(i, j)
            for start, end in zip(tokens.start, tokens.end, strict=True):
                original = document.original(Span(start, end))
                read, token = plain(text[original.start : original.end]), normalize("NFC", document.clean[start:end])
                assert token in read
                assert bare(token) in ("", bare(read))  # a mark that no letter takes in comes along with its letter


@given(ODD)
def test_every_character_leads_back_and_never_backwards(text: str) -> None:
    document = body(text)
    at = 0
    for i, character in enumerate(document.clean[:-1]):
        original = document.original(Span(i, i + 1))
        assert at <= original.start < original.end <= len(text)
        read = plain(text[original.start : original.end])
        assert character in read or (character == " " and not read)
        at = original.start


@given(st.lists(ODD, max_size=6).map("\n\n".join))
def test_blocks_are_in_order_and_do_not_overlap(text: str) -> None:
    document = Document(text, raw_blocks(text))
    at = clean = 0
    for block in document.blocks:
        assert clean <= block.start < block.end
        original = document.original(Span(block.start, block.end))
        assert at <= original.start < original.end <= len(text)
        assert document.clean[block.end] == "\n"
        at, clean = original.end, block.end + 1
    assert clean == len(document.clean)


@given(st.lists(st.tuples(ODD, st.sampled_from([None, "&", " ", "x", ""])), max_size=8))
def test_space_is_single_across_pieces(parts: list[tuple[str, str | None]]) -> None:
    text, pieces = "", []
    for part, reads in parts:
        if part:
            pieces.append(Piece(len(text), len(text) + len(part), reads))
            text += part + "<b>"
    document = body(text, *pieces) if pieces else body("")
    assert "  " not in document.clean
    assert document.clean == document.clean.strip(" ")
    for i in range(len(document.blocks)):
        assert document.prose(i) == document.prose(i).strip(" ")


def test_a_run_that_only_reorders_its_marks_is_still_one() -> None:
    text = "\u00c5\u0323b"
    document = body(text)
    assert document.clean == normalize("NFC", text) + "\n"
    assert document.original(Span(0, 1)) == document.original(Span(1, 2)) == Span(0, 2)
    assert document.original(Span(2, 3)) == Span(2, 3)
