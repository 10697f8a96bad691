"""What must or must not stand around a match: `unless`, `near`, `not_near`, `text_has`, `text_lacks`, `where`, `topic`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tqc.model import Role, Span
from tqc.ruleset.program import Match, Program, search
from tqc.text.document import LEAD_SENTENCES, Document
from tqc.text.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Clause:
    """One alternative of one line of a condition."""

    program: Program | None
    """The pattern, or what stands before `~`; None if nothing does."""
    after: Program | None
    """What stands after `~`."""
    tilde: bool
    phrases: tuple[str, ...]
    """One of them is in any folded text that the clause can match; empty: no telling."""
    widest: int
    """The most tokens that `program` takes."""

    def stored(self) -> list[Any]:
        """What JSON can hold."""
        return [
            self.program.stored() if self.program else None,
            self.after.stored() if self.after else None,
            self.tilde,
            list(self.phrases),
            self.widest,
        ]

    @classmethod
    def load(cls, stored: list[Any]) -> Clause:
        """A clause from `stored`."""
        program, after, tilde, phrases, widest = stored
        return cls(Program.load(program) if program else None, Program.load(after) if after else None, tilde, tuple(phrases), widest)


def cleared(clauses: Iterable[Clause], m: Match, t: Tokens, folded: str) -> bool:
    """Whether an `unless` clause clears a match: it overlaps the flagged part, or stands where `~` stands.

    Args:
        t, folded: the sentence's tokens, and its folded text.
    """
    a, b = m.flagged
    for clause in clauses:
        if clause.tilde:
            if _beside(clause, m, t):
                return True
        elif clause.program and _possible(clause, folded):
            every = (x.flagged for i in clause.program.starts(t) if i < b and (x := clause.program.match(t, i)))
            if any(start < b and a < end for start, end in every):
                return True
    return False


def _beside(clause: Clause, m: Match, t: Tokens) -> bool:
    if clause.after and not clause.after.match(t, m.end):
        return False
    if clause.program is None:
        return True
    earliest = max(0, m.start - clause.widest)
    return any(clause.program.match(t, i, m.start) for i in range(m.start, earliest - 1, -1))


def _possible(clause: Clause, folded: str) -> bool:
    return not clause.phrases or any(p in folded for p in clause.phrases)


def places(clause: Clause, document: Document, block: int, limit: int | None = None) -> Iterable[Span]:
    """Where a clause matches in a block (in its first `limit` sentences), as spans of `clean`."""
    role, start, end = document.blocks[block]
    if role is Role.BOILERPLATE or clause.program is None or not _possible(clause, document.folded[start:end]):
        return
    for number, (a, z) in enumerate(document.sentences(block)[:limit]):
        if not _possible(clause, document.folded[a:z]):
            continue
        yield from stands(clause.program, document, block, number)


def stands(program: Program, document: Document, block: int, sentence: int) -> Iterable[Span]:
    """Where a pattern matches in a sentence, as spans of `clean`."""
    t = document.tokens(block, sentence)
    for m in search(program, t):
        i, j = m.flagged
        if j > i:
            yield Span(t.start[i], t.end[j - 1])


def found(clauses: Iterable[Clause], document: Document, blocks: Iterable[int], skip: Span, limit: int | None = None) -> bool:
    """Whether one of the clauses matches in some blocks (in the first `limit` sentences of each) outside a span of `clean`."""
    return any(not skip.overlaps(span) for clause in clauses for block in blocks for span in places(clause, document, block, limit))


def paragraph(document: Document, block: int) -> tuple[list[int], int | None]:
    """The blocks that `near` looks at, and how many sentences of each at most (None: all).

    The paragraph and its neighbours, since a paragraph of news is often one sentence; of a headline, itself and the lead.
    """
    if document.blocks[block].role is not Role.HEADLINE:
        return list(range(max(0, block - 1), min(block + 2, len(document.blocks)))), None
    return ([block] if document.lead is None else [block, document.lead]), LEAD_SENTENCES
