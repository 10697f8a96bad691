"""Names of bodies with a capital in one word and none in another: the legislative Assembly, the Association of tour operators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqc import lexicon
from tqc.checks import Fault, Find
from tqc.checks._sites import anchors, sites
from tqc.model import Span
from tqc.text.document import Document

KINDS = (
    "legislative city presidential district municipal constitutional supreme security educational banking interregional national "
    "investigative electoral central symphony world international executive scientific arbitration regional federal state public medical"
)
"""What says of which kind a body is."""
BODIES = (
    "Assembly|Council|Commission|Foundation|Committee|Orchestra|Court|Union|Congress|Institute|Federation|Duma|Bank|Agency|Department|"
    "Party|Parliament|Hall|Chamber|Association|Bureau|Inspectorate|Directorate"
)
OF_A_STATE = frozenset("Bureau Department Parliament Bank Court Agency Commission Party Committee".split())
"""Bodies of a region or an American state, whose "state" and "regional" may be small."""
OF_WHOM = (
    "association council committee commission union federation academy institute foundation department bureau agency service convention "
    "college museum directorate chamber inspectorate society"
)
LEADS = (
    "federal state national international regional interregional central main presidential supreme european russian moscow general joint"
)
"""What a body's name of several words begins with."""
POSTS = "press vice prime general foreign defense defence interior deputy attorney secretary chief executive first finance"
TITLES = "Secretary|President|Minister|Director|Chairman|Chairwoman|Prosecutor|Editor|General|Speaker|Governor|Mayor|Chancellor"
ANCHORS = anchors(kind=KINDS, body=OF_WHOM, post=POSTS, lead=LEADS)
SUBJECTS = frozenset(
    "policy rights affairs security education defence defense ethics science sciences arts law construction transport ecology labour labor "
    "tourism trade industry energy health culture sport sports".split()
)
"""What a body is for."""
WHOLE = frozenset("European Russian Security Federation Soviet African".split())
"""With one of these before it a body's name is complete: the European Union."""
LONGEST_SUBJECT = LONGEST_MIDDLE = 3
"""Words."""


def small_kind(document: Document) -> Iterator[Fault]:
    """A small adjective before a body with a capital: the legislative Assembly."""
    for site in sites(document, __name__, ANCHORS)["kind"]:
        m = _body().match(document.clean, site.end)
        kind = document.clean[site.start : site.end]
        led = re.search(r"\b(?:[Tt]he|of|by|in|to|with|at) (?:[A-Z][a-z]+ )?\Z", document.clean[max(0, site.start - 20) : site.start])
        if m and led and kind.islower() and not _of_a_state(kind, m["body"]):
            yield Fault(Span(site.start, m.end()), (f"{kind.capitalize()} {m['body']}", f"{kind} {m['body'].lower()}"))


def _of_a_state(kind: str, body: str) -> bool:
    return kind == "regional" or (kind in {"state", "federal"} and body in OF_A_STATE)


@cache
def _body() -> re.Pattern[str]:
    return re.compile(rf" (?P<body>{BODIES})\b(?! of (?:the )?[A-Z]\w+ and)")


def small_middle(document: Document) -> Iterator[Fault]:
    """Small words between the first and the last of a body's name: the Federal securities and exchange Commission."""
    for site in sites(document, __name__, ANCHORS)["lead"]:
        m = _middle().match(document.clean, site.end)
        if m is None or not document.clean[site.start : site.end].istitle() or not _inside(document, site.start):
            continue
        words = m["middle"].replace(" and", "").split()
        if not any(lexicon.closed(word) or "ADV" in lexicon.parts(word) for word in words):
            right = " ".join(word if word == "and" else word.capitalize() for word in m["middle"].split())
            yield Fault(Span(*m.span("middle")), (right,))


@cache
def _middle() -> re.Pattern[str]:
    return re.compile(rf" (?P<middle>[a-z]+(?: and)?(?: [a-z]+){{0,{LONGEST_MIDDLE - 1}}}) (?:{BODIES})\b")


def small_post(document: Document) -> Iterator[Fault]:
    """A post of two words with a capital in the second only: the press Secretary."""
    for site in sites(document, __name__, ANCHORS)["post"]:
        m = _title().match(document.clean, site.end)
        before = document.clean[max(0, site.start - 2) : site.start]
        if m and document.clean[site.start].islower() and before[-1:] == " " and (before[0].islower() or before[0] in ",’'"):
            first = document.clean[site.start : site.end]
            named = re.compile(r" [A-Z][a-z]+ [A-Z]").match(document.clean, m.end()) is not None
            small, raised = f"{first} {m['title'].lower()}", f"{first.capitalize()} {m['title']}"
            yield Fault(Span(site.start, m.end()), (raised, small) if named else (small, raised))


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf" (?P<title>{TITLES})\b(?!-)")


def small_subject(document: Document) -> Iterator[Fault]:
    """A body with a capital, and in small letters what or whom it is for: the Association of tour operators."""
    for site in sites(document, __name__, ANCHORS)["body"]:
        m = _of_whom().match(document.clean, site.end)
        if not m or not document.clean[site.start].isupper() or document.clean[site.start + 1].isupper():
            continue
        words = m["subject"].split()
        length = next((n for n in range(len(words), 0, -1) if _ends_subject(words[n - 1])), 0)
        if length and not any(map(lexicon.closed, words[:length])) and _inside(document, site.start):
            start = m.start("subject")
            end = start + len(" ".join(words[:length]))
            yield Fault(Span(start, end), (document.clean[start:end].title(),))


@cache
def _of_whom() -> re.Pattern[str]:
    return re.compile(rf" (?:of|for|on) (?P<subject>[a-z]+(?: [a-z]+){{0,{LONGEST_SUBJECT - 1}}})\b")


def _ends_subject(word: str) -> bool:
    parts = lexicon.parts(word)
    return word in SUBJECTS or ("N-pl" in parts and parts.isdisjoint({"V-s", "ADV"}))


def _inside(document: Document, at: int) -> bool:
    """Whether a body's name stands within a sentence, where its capital must mean something, and is not complete already."""
    m = re.search(r"[a-z,] (?P<first>[A-Z][\w-]+ )?\Z", document.clean[max(0, at - 24) : at])
    return m is not None and (m["first"] or "").strip() not in WHOLE


BODY_NAMES: dict[str, Find] = {
    "small-kind-of-body": small_kind,
    "small-subject-of-body": small_subject,
    "small-middle-of-body": small_middle,
    "half-capitalised-post": small_post,
}
