"""What a rule is once read: records that can be stored, shared between threads and shown to an editor."""

from __future__ import annotations

from dataclasses import dataclass, field

from tqc.model import Confidence, Role, Severity

PATTERN_KEYS = ("unless", "near", "not_near", "text_has", "text_lacks")
"""The conditions that are patterns."""
PLACES = ("headline", "lead", "body", "quote", "caption", "dateline", "list", "cell")
"""What `where` may name, besides "not quote"."""
DRAFT = "is a draft"
"""Why a draft is inactive."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of `find`, as written."""

    pattern: str
    fixes: tuple[str, ...]
    """As written after `->`, best first; "(delete)" deletes; empty: the rule only advises."""
    lemmas: tuple[str, ...]
    """The words of the source language after `<-`."""
    line: int
    """Where it stands in the file, from 1."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as its author wrote it."""

    id: str
    """`pack/topic/name`."""
    title: str
    """The title of its topic."""
    category: str
    severity: Severity
    confidence: Confidence
    lines: tuple[Line, ...]
    advice: str = ""
    why: str = ""
    examples: tuple[str, ...] = ()
    conditions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """`unless`, `near`, `not_near`, `text_has`, `text_lacks`: their lines, as written."""
    topic: str = ""
    where: tuple[Role | str, ...] = ()
    at_least: int = 1
    once: bool = False
    needs_source: bool = False
    weir: str = ""
    draft: bool = False
    """Whether its author has still to finish it: it never runs."""
    code: bool = False
    """Whether a function in `tqc.checks` finds it, not a pattern."""
    formerly: tuple[str, ...] = ()
    path: str = ""
    line: int = 0

    @property
    def pack(self) -> str:
        """The folder it came from: "ru", "en", "house/ap", or the name of a user's own folder."""
        return self.id.rsplit("/", 2)[0]

    def advice_on(self, line: Line) -> str:
        """What to do where a line was found; empty if its fix says so, since an advice is for the lines without a fix if there are any."""
        return "" if line.fixes and any(not other.fixes for other in self.lines) else self.advice

    @property
    def inactive(self) -> str:
        """Why the rule cannot fire in this version; empty if it can."""
        if self.draft:
            return DRAFT
        return "needs the source text" if self.needs_source else ""
