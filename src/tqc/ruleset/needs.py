"""What a match holds beside its anchor, and how near: looked up before an automaton is started."""

from __future__ import annotations

from tqc.ruleset.anchors import ENDLESS, Anchor, best, items, width
from tqc.ruleset.nodes import Named, Node, Start, Words
from tqc.ruleset.scan import Need
from tqc.text.tokens import WHOLE

SIGNS = {
    "–": ("–", "—", "―", "‒", " - ", "--"),
    "“": ('"', "“", "«", "„", "‟", "‹"),
    "”": ('"', "”", "»", "›"),
    "…": ("…", "..."),
    ":": (":",),
    ";": (";",),
    "%": ("%",),
    "(": ("(",),
}
"""Signs that few sentences hold, as texts spell them."""
SIGN_RATE = 0.005
SENTENCE = 20
"""Words."""
LIKELY, MOST_STRINGS, MOST_NEEDS = 0.25, 48, 2
"""What is worth looking up: how often it may stand in the stretch where it must, in how many spellings, and how many of a line."""


def needs(node: Node, anchor: Anchor) -> list[Need]:
    """What every match of a pattern holds beside its anchor, the least likely first."""
    row, (first, last) = items(node), anchor.items
    inside = anchor.high - min(_widest(row[:first]), ENDLESS)
    found: list[tuple[float, int, list[str]]] = []
    for i, item in enumerate(row):
        cost, strings = _strings(item)
        reach = -min(_spaced(row[i:first]) + inside, ENDLESS) if i < first else _spaced(row[first : i + 1])
        likely = cost * min(abs(reach), SENTENCE)
        if not first <= i <= last and 0 < len(strings) <= MOST_STRINGS and likely <= LIKELY:
            found.append((likely, reach, strings))
    opening: list[Need] = [(-_spaced(row[:first]) - inside, [])] if isinstance(row[0], Start) and anchor.high < ENDLESS else []
    return opening + [(reach, strings) for _, reach, strings in sorted(found)[:MOST_NEEDS]]


def _widest(row: list[Node]) -> int:
    """The most tokens that some items take."""
    return sum(width(item)[1] for item in row)


def _spaced(row: list[Node]) -> int:
    """The most words that some items take, as spaces part them: a hyphenated compound is one."""
    return sum(width(item, compound=1)[1] for item in row)


def _strings(item: Node) -> tuple[float, list[str]]:
    """How often one of an item's strings is expected in running text, a share of words, and the strings; none if nothing is sure."""
    if signs := _signs(item):
        return SIGN_RATE, signs
    anchor = best(item)
    if anchor is None:
        return 0, []
    short = {p.removesuffix(whole) + cut for p in anchor.phrases for cut, whole in WHOLE.items() if p.endswith(whole)}
    return anchor.cost, sorted(anchor.phrases | short)


def _signs(node: Node) -> list[str]:
    """The spellings of a sign that few sentences hold; nothing for any other node."""
    if isinstance(node, Named):
        return _signs(node.node)
    if not isinstance(node, Words) or not all(len(s) == 1 and s[0] in SIGNS for s in node.seqs):
        return []
    return sorted({spelling for s in node.seqs for spelling in SIGNS[s[0]]})
