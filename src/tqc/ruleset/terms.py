"""A glossary's terms as rules: each wording that is not to be printed is found in all its forms and replaced in the same form."""

from __future__ import annotations

import re
from pathlib import Path

from tqc import glossary, lexicon
from tqc.errors import UserErrors
from tqc.glossary import PARTS, Term
from tqc.model import Confidence, Severity
from tqc.ruleset.compiler import Source, compile_rule
from tqc.ruleset.rule import Line, Rule
from tqc.ruleset.words import parts

PACK = "glossary"
BENDS = re.compile(r"[a-z]+(?:[ -][a-z]+)*")
"""What is inflected: plain words in small letters."""
ARTICLES = ("a", "an", "the")
MARKS = re.compile(r"([^\w\s'’.,&/-])")


def source(path: Path) -> Source:
    """The rules of a glossary, a topic of its own in the pack "glossary".

    Raises:
        UserError: as `glossary.read`.
    """
    topic = _slug(path.stem) or "terms"
    rules = tuple(_rule(term, topic, str(path)) for term in glossary.read(path) if term.wrong)
    return Source(rules, {}, {})


def _rule(term: Term, topic: str, path: str) -> Rule:
    lines = tuple(_line(wrong, term) for wrong in term.wrong)
    inside = tuple(dict.fromkeys(around for wrong in term.wrong for around in _around(wrong, term.right)))
    return Rule(
        id=f"{PACK}/{topic}/{_slug(term.term) or f'line-{term.line}'}",
        title=topic,
        category="terminology",
        severity=Severity.MAJOR,
        confidence=Confidence.HIGH,
        lines=lines,
        why=term.note,
        conditions={"unless": inside} if inside else {},
        path=path,
        line=term.line,
    )


def _line(wrong: str, term: Term) -> Line:
    """A wording and what to print: in the form that was found if both can be inflected alike, else as they stand."""
    right = term.right
    pos = term.pos or _pos(wrong, right)
    if pos and BENDS.fullmatch(wrong) and BENDS.fullmatch(right):
        find, fix = f"{{{wrong}/{pos}}}", f"{{{right}/{pos}}}"
        line = Line(find, (fix,), (), term.line)
        rule = Rule("glossary/terms/try", "", "other", Severity.MINOR, Confidence.HIGH, (line,))
        try:
            compile_rule(rule, Source((rule,), {}, {}))
        except UserErrors:  # the two have not the same forms
            pass
        else:
            return line
    return Line(_escaped(wrong), (_escaped(right),), (), term.line)


def _pos(wrong: str, right: str) -> str:
    """How both wordings bend: a phrase as a noun by its last word, or as a verb by its first if that is no noun; empty: not at all."""
    kinds = [set(parts(w, "")) for w in (wrong, right) if " " not in w]
    phrases = [w.split() for w in (wrong, right) if " " in w]
    if phrases and all("V" in k for k in kinds) and all(_is_act(p) for p in phrases):
        return "V"
    shared = set(PARTS).intersection(*kinds) if kinds else {"N"}
    return next((p for p in PARTS if p in shared), "")


def _is_act(words: list[str]) -> bool:
    """Whether a phrase begins with a verb, as in "hold a rally"."""
    first = lexicon.pos(words[0])
    return "V" in first and (len(first) == 1 or words[1] in ARTICLES)


def _around(wrong: str, right: str) -> list[str]:
    """The right wording with `~` for a wrong one inside it: there it is no fault."""
    m = re.search(rf"(?<!\w){re.escape(wrong)}(?!\w)", right)
    return [f"{_escaped(right[: m.start()])}~{_escaped(right[m.end() :])}"] if m else []


def _escaped(text: str) -> str:
    return MARKS.sub(r"\\\1", text)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
