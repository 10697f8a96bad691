"""Comments in the copy that hide findings: `<!-- tqc: ignore[live-ether] it is a pun -->`.

A comment alone on its line speaks for the block of text after it; one beside text for the lines it stands on. `off` speaks for all
that follows, up to `on`; `ignore-file`, wherever it stands, for the whole text. Without `[…]` they hide every finding there. They are
read from the user's own text, so any format may carry them; Markdown's `[//]: # (tqc: ignore)` is read, too. Words that are followed
by [sic] are meant as they stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from tqc.model import LINE_END, Finding, Note, Role, Span
from tqc.naming import Known, did_you_mean, is_group, resolve
from tqc.text.document import Document

MARK = "tqc:"
COMMENT = r"(?s)<!--\s{0,9}tqc:(.{0,1000}?)-->|(?m:^)\[//\]: # \(tqc:([^\n]{0,1000}?)\)[ \t]*(?m:$)"
DIRECTIVE = r"(?s)\s*(?P<verb>ignore-file|ignore|off|on)\b(?!-)\s*(?:\[(?P<names>[^\]]*)\])?(?P<reason>[^\[\]].*)?\Z"
WRITE = "write <!-- tqc: ignore[rule] reason -->, or ignore-file, off or on; without [rule] for every rule"
SIC = r"(?i)[\"'”’]?\s{0,2}[\[(]sic[.!]?[\])]"


class Outcome(NamedTuple):
    """What the comments of a text did."""

    kept: tuple[Finding, ...]
    suppressed: tuple[Finding, ...]
    notes: tuple[Note, ...]
    """Comments that hid nothing, named no rule, or could not be read."""


@dataclass(slots=True)
class _Comment:
    line: int
    scope: Span
    ids: frozenset[str] | None
    """What it hides; None for everything."""
    names: str
    used: bool = False

    def hides(self, finding: Finding) -> bool:
        inside = self.scope.start <= finding.start < self.scope.end or self.scope.overlaps(finding.span)
        return inside and (self.ids is None or finding.rule in self.ids)


def apply(document: Document, findings: Iterable[Finding], known: Known, running: Collection[str] | None = None) -> Outcome:
    """The findings that stay, those that a comment hides, and what is wrong with the comments.

    Args:
        document: its `text` is searched for comments.
        findings: all that were found.
        known: every rule id there is, and the names each had before.
        running: the rules that took part; a comment that names none of them is not told to be of no use. None: all.
    """
    findings, meant = _meant(document.text, tuple(findings))
    if MARK not in document.text:
        return Outcome(findings, meant, ())
    notes: list[Note] = []
    comments = list(_read(document, {**dict.fromkeys((f.rule for f in findings), ()), **known}, notes))
    kept: list[Finding] = []
    hidden = list(meant)
    for finding in findings:
        hiders = [c for c in comments if c.hides(finding)]
        for comment in hiders:
            comment.used = True
        (hidden if hiders else kept).append(finding)
    path = document.path or ""
    notes += [
        Note(path, c.line, f"this comment hides nothing: no finding{_of(c)} stands there", "delete it", "unused-suppression")
        for c in comments
        if not c.used and (c.ids is None or running is None or not c.ids.isdisjoint(running))
    ]
    hidden.sort(key=lambda f: f.start)
    return Outcome(tuple(kept), tuple(hidden), tuple(sorted(notes, key=lambda n: n.line)))


def _of(comment: _Comment) -> str:
    return f" of {comment.names}" if comment.names else ""


def _meant(text: str, findings: tuple[Finding, ...]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings whose words are not followed by [sic], and those whose are."""
    if "sic" not in text and "SIC" not in text:
        return findings, ()
    meant = {i for i, f in enumerate(findings) if re.match(SIC, text[f.end : f.end + 12])}
    return tuple(f for i, f in enumerate(findings) if i not in meant), tuple(f for i, f in enumerate(findings) if i in meant)


def _read(document: Document, known: Known, notes: list[Note]) -> Iterator[_Comment]:
    text, path = document.text, document.path or ""
    found = list(re.finditer(COMMENT, text))
    spans = [Span(*m.span()) for m in found]
    breaks = [Span(*m.span()) for m in LINE_END.finditer(text)] if found else []
    open_: list[_Comment] = []
    for m in found:
        line = 1 + bisect_right(breaks, m.start(), key=lambda b: b.end)
        said = m[1] if m[1] is not None else m[2]
        directive = re.match(DIRECTIVE, said)
        if directive is None:
            notes.append(Note(path, line, f"“tqc:{said.rstrip()}” is no comment that tqc knows", WRITE, "unknown-suppression"))
            continue
        verb, names = directive["verb"], directive["names"]
        ids = None if names is None else _ids(names, known, Note(path, line, "", "", "unknown-suppression"), notes)
        if ids is not None and not ids:
            continue
        if verb == "on":
            ended = [c for c in open_ if ids is None or (c.ids is not None and c.ids <= ids)]
            if not ended:
                notes.append(Note(path, line, "this comment ends nothing: no off stands before it", "delete it", "unused-suppression"))
            for comment in ended:
                comment.scope = Span(comment.scope.start, m.start())
                open_.remove(comment)
            continue
        comment = _Comment(line, Span(0, len(text)), ids, "" if names is None else ", ".join(n.strip() for n in names.split(",")))
        if verb == "ignore":
            comment.scope = _scope(document, Span(*m.span()), spans, breaks)
        elif verb == "off":
            comment.scope = Span(m.end(), len(text))
            open_.append(comment)
        yield comment


def _ids(names: str, known: Known, blank: Note, notes: list[Note]) -> frozenset[str]:
    """The rules that the names in brackets stand for; each name that stands for none, or for several by chance, is noted."""
    ids: set[str] = set()
    if not names.strip():
        notes.append(replace(blank, fact="the brackets name no rule", hint=WRITE))
    for name in filter(None, map(str.strip, names.split(","))):
        meant = resolve(name, known)
        if not meant:
            notes.append(replace(blank, fact=f"no rule is called “{name}”", hint=did_you_mean(name, known)))
        elif len(meant) > 1 and not is_group(name, meant):
            notes.append(replace(blank, fact=f"“{name}” is the name of several rules", hint="write one of " + ", ".join(meant)))
        else:
            ids.update(meant)
    return frozenset(ids)


def _scope(document: Document, comment: Span, comments: Sequence[Span], breaks: Sequence[Span]) -> Span:
    """The lines of the comment if they hold other text, else the block after it; empty if there is none."""
    text = document.text
    before = bisect_right(breaks, comment.start, key=lambda b: b.end)
    after = bisect_left(breaks, comment.end, key=lambda b: b.start)
    start = breaks[before - 1].end if before else 0
    end = breaks[after].start if after < len(breaks) else len(text)
    if not _blank(text, Span(start, end), comments):
        return Span(start, end)
    for i, block in enumerate(document.blocks):
        span = document.original(Span(block.start, block.end))
        rest = Span(max(span.start, comment.end), span.end)
        if rest.end > rest.start and not _blank(text, rest, comments):
            if block.role is Role.DATELINE and i + 1 < len(document.blocks):  # an editor sees one paragraph
                rest = Span(rest.start, document.original(Span(*document.blocks[i + 1][1:])).end)
            return rest
    return Span(comment.end, comment.end)


def _blank(text: str, span: Span, comments: Sequence[Span]) -> bool:
    """Whether a stretch of text holds nothing but comments and white space."""
    at = span.start
    for c in comments:
        if c.overlaps(span):
            if text[at : c.start].strip():
                return False
            at = max(at, c.end)
    return not text[at : span.end].strip()
