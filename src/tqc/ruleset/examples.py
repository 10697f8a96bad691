"""A rule's examples: copy with `[wrong -> right | other]` marked in it, a headline after `# `, a source after ` <- `."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tqc.model import Role, Span
from tqc.ruleset.nodes import PatternError
from tqc.ruleset.printing import DELETE
from tqc.ruleset.vocabulary import alternatives
from tqc.text.document import Document, Piece, RawBlock

MARK = re.compile(r"(?<!\\)\[(.*?)(?<!\\)\]")


@dataclass(frozen=True, slots=True)
class Mark:
    """What must be found."""

    start: int
    end: int
    fixes: tuple[str, ...]
    """What must be proposed, best first; an empty text deletes; nothing at all: advice only."""


@dataclass(frozen=True, slots=True)
class Example:
    """One line of `examples`."""

    written: str
    text: str
    marks: tuple[Mark, ...]
    headline: bool = False
    source: str = ""

    def document(self, text: str | None = None) -> Document:
        """The example, or another text in its place, as a document of one block."""
        copy = self.text if text is None else text
        return Document(copy, [RawBlock(Role.HEADLINE if self.headline else Role.BODY, (Piece(0, len(copy)),))])

    def mended(self) -> tuple[str, list[Span]]:
        """The text with each mark's first fix in place, and where the fixes stand in it."""
        text, at, spans = "", 0, []
        for m in self.marks:
            text += self.text[at : m.start]
            fix = m.fixes[0] if m.fixes else self.text[m.start : m.end]
            end = m.end
            if not fix and self.text[end : end + 1] == " ":
                end += 1
            spans.append(Span(len(text), len(text) + len(fix)))
            text, at = text + fix, end
        return text + self.text[at:], spans


def parse_example(written: str) -> Example:
    """An example as written in a rule file.

    Raises:
        PatternError: a mark that is empty or has two arrows.
    """
    body, _, source = written.partition(" <- ")
    headline = body.startswith("# ")
    body = body[2:] if headline else body
    text, at = "", 0
    marks = []
    for m in MARK.finditer(body):
        text += _plain(body[at : m.start()])
        old, arrow, new = m.group(1).partition(" ->")
        if not old.strip() or " ->" in new:
            raise PatternError(f"“{m.group()}” is no mark", m.start(), "write [wrong -> right], or [wrong] where the rule only advises")
        fixes = tuple("" if f in ("", DELETE) else _plain(f) for f in alternatives(new.strip())) if arrow else ()
        marks.append(Mark(len(text), len(text) + len(_plain(old)), fixes))
        text, at = text + _plain(old), m.end()
    return Example(written, text + _plain(body[at:]), tuple(marks), headline, source.strip())


def _plain(text: str) -> str:
    return re.sub(r"\\([\[\]\\#|])", r"\1", text)
