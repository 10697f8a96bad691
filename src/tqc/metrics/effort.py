"""What an editor did to a draft: edits by segment, words kept, sentences left alone, and the words themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

TOKEN = re.compile(r"\w+(?:['’.,:-]\w+)*|[^\w\s]")

CRUMB = 3


class Change(NamedTuple):
    """A stretch of words, spaces included: kept if the words of both sides are the same, else what was struck out and what was put in."""

    struck: str
    put: str
    kept: bool


@dataclass(frozen=True, slots=True)
class Effort:
    """Sums over one segment or many.

    HTER is TER against the draft's own edited version (Snover et al. 2006, "A Study of Translation Edit Rate with Targeted Human
    Annotation"), by sacrebleu's settings: words put in, struck out, replaced or shifted, capitals apart; a sentence that was moved
    as a whole costs nothing. Words kept and sentences left alone mind capitals and punctuation.
    """

    edits: float = 0.0
    edited_words: float = 0.0
    """As TER counts them: runs of anything but white space."""
    draft_words: int = 0
    kept: int = 0
    """Words of the draft that stand in the edited version as they are and in their order."""
    sentences: int = 0
    """Of the draft."""
    alone: int = 0
    """Sentences in which nothing was changed."""

    @property
    def hter(self) -> float:
        """Edits per 100 words of the edited version; 100 if it has none and the draft has."""
        if self.edited_words:
            return 100 * self.edits / self.edited_words
        return 100.0 if self.edits else 0.0

    @property
    def kept_share(self) -> float:
        """The share of the draft's words that was kept, 0 to 1; 1 if there was nothing to keep."""
        return self.kept / self.draft_words if self.draft_words else 1.0

    @property
    def alone_share(self) -> float:
        """The share of the draft's sentences that were left alone, 0 to 1; 1 if there were none."""
        return self.alone / self.sentences if self.sentences else 1.0


def measure(draft: str, edited: str, ter: Sequence[float], *, sentences: int = 1, moved: bool = False) -> Effort:
    """The effort spent on one segment.

    Args:
        draft, edited: either may be empty.
        ter: what the segment adds to TER: edits, and words of the edited version.
        sentences: how many of the draft's sentences it is.
        moved: whether it stands elsewhere in the edited version, and so was not left alone.
    """
    before, after = TOKEN.findall(draft), TOKEN.findall(edited)
    kept = sum(sum(_is_word(t) for t in before[a : a + n]) for a, _, n in _matcher(before, after).get_matching_blocks())
    alone = sentences if draft.split() == edited.split() and not moved else 0
    return Effort(ter[0], ter[1], sum(map(_is_word, before)), kept, sentences, alone)


def total(efforts: Iterable[Effort]) -> Effort:
    """Several segments as one."""
    every = list(efforts)
    return Effort(
        sum(e.edits for e in every),
        sum(e.edited_words for e in every),
        sum(e.draft_words for e in every),
        sum(e.kept for e in every),
        sum(e.sentences for e in every),
        sum(e.alone for e in every),
    )


def changes(draft: str, edited: str, crumb: int = CRUMB) -> list[Change]:
    """The way from a draft to its edited version, word by word; the struck parts joined are the draft, the put ones the edited version.

    A stretch of `crumb` letters or fewer between two changes is changed with them, which reads better; -1 leaves every stretch as it is.
    """
    before, after = _spaced(draft), _spaced(edited)
    found: list[Change] = []
    codes = _matcher([t.strip() for t in before], [t.strip() for t in after]).get_opcodes()
    for at, (tag, a, b, c, d) in enumerate(codes):
        struck, put = "".join(before[a:b]), "".join(after[c:d])
        between = 0 < at < len(codes) - 1 and sum(map(str.isalnum, put)) <= crumb
        kept = tag == "equal" and not between
        if found and not kept and not found[-1].kept:
            found[-1] = Change(found[-1].struck + struck, found[-1].put + put, kept=False)
        else:
            found.append(Change(struck, put, kept))
    return found


def _matcher(before: Sequence[str], after: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, before, after, autojunk=False)


def _is_word(token: str) -> bool:
    return token[0].isalnum()


def _spaced(text: str) -> list[str]:
    """The tokens of a text, each with the white space behind it."""
    starts = [m.start() for m in TOKEN.finditer(text)]
    return [text[a:b] for a, b in zip([0, *starts[1:]], [*starts[1:], len(text)], strict=True)] if starts else []
