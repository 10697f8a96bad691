"""Where checks' words stand: worked out for all checks at once, each as if it were alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given

from tests.checks.helpers import fuzz
from tqc.checks import _sites
from tqc.checks._sites import anchors, sites
from tqc.model import Span
from tqc.text import plain
from tqc.text.document import Document

TABLES = {
    "one": anchors(day="monday, monday", part="part"),
    "two": anchors(part="part part.", other="monday"),
    "three": anchors(never="unheard"),
}


@pytest.fixture(autouse=True)
def unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    """No table has been seen yet."""
    monkeypatch.setattr(_sites, "_seen", _sites._Tables())


def document(text: str) -> Document:
    return Document(text, plain.raw_blocks(text))


def test_sites_are_words_between_spaces_with_their_signs() -> None:
    doc = document("On Monday, part of it.\nPart. Mondays part.")
    assert dict(sites(doc, "one", TABLES["one"])) == {"day": [Span(3, 10)], "part": [Span(11, 15)]}
    assert dict(sites(doc, "two", TABLES["two"])) == {"part": [Span(11, 15), Span(23, 28), Span(37, 42)]}
    assert dict(sites(doc, "three", TABLES["three"])) == {}


@given(fuzz("Monday, monday part part. unheard Part"))
def test_a_topic_has_the_same_sites_whichever_were_asked_for_before(text: str) -> None:
    _sites._seen = _sites._Tables()
    for first in (*TABLES, *reversed(TABLES)):
        doc = document(text)
        for topic in dict.fromkeys((first, *TABLES)):
            alone = _sites._Tables().also(topic, TABLES[topic]).found(document(text))[topic]
            assert dict(sites(doc, topic, TABLES[topic])) == dict(alone)


def test_threads_may_ask_at_once() -> None:
    text = "On Monday, part of it. " * 50
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda n: dict(sites(document(text), ["one", "two"][n % 2], TABLES[["one", "two"][n % 2]])), range(64)))
    assert all(len(f["part"]) == 50 for f in found)
    assert all(len(v) == 50 for v in sites(document(text), "one", TABLES["one"]).values())
