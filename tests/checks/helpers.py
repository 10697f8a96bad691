"""What tests of checks in code share."""

from __future__ import annotations

from hypothesis import strategies as st

from tqc.checks import Find
from tqc.text import plain
from tqc.text.document import Document


def found(find: Find, text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """(start, end, fixes) of every fault in a plain text, offsets in its clean text led back to the text, by start."""
    document = Document(text, plain.raw_blocks(text))
    return sorted((*document.original(fault.span), fault.fixes) for fault in find(document))


def fuzz(words: str) -> st.SearchStrategy[str]:
    """Texts of a check's own words, signs, blocks and anything else."""
    parts = st.one_of(st.sampled_from([*words.split(), ".", ",", "\n\n", "’s", "“", "(", "—"]), st.text(max_size=4))
    return st.lists(parts, max_size=30).map(" ".join)
