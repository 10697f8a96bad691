"""Rules in Weir, Harper's own language, for what needs parts of speech: told of by `weir:` in a topic file.

`weir:` holds an expression, as in `[allow, allows] to VERB`, or several statements `expr name …`, the last of them
`expr main …`. Harper says where it matches; conditions, fixes and confidence are tqc's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tqc.errors import UserError
from tqc.model import Span

if TYPE_CHECKING:
    import harper

TAGS = frozenset("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB PROG".split())
CAPITALS = re.compile(r"(?<![\w$@'])[A-Z]{2,}(?![\w'])")
SPACED_COMMA = re.compile(r"\s,")
MANIFEST = '{"author": "tqc", "version": "1", "description": "rules of a tqc rule folder", "license": "GPL-3.0-or-later"}'


class Told(Protocol):
    """What must be known of a rule to run it; a `Rule` knows it."""

    @property
    def id(self) -> str:
        """`pack/topic/name`."""

    @property
    def weir(self) -> str:
        """What stands in the topic file; empty for a rule that needs no grammar engine."""

    @property
    def path(self) -> str:
        """Its topic file."""

    @property
    def line(self) -> int:
        """Where it stands there, from 1."""


class Match(NamedTuple):
    """A place where a rule matches."""

    rule: str
    """The rule's id."""
    span: Span
    """In `Document.clean`."""


class Weir:
    """The `weir:` rules of a run. A rule that fails is left out and told of; the others take part.

    Attributes:
        names: the ids of the rules by the name that Harper knows them by.
        left_out: what is wrong with the rules that do not take part, once a linter has been loaded.
    """

    def __init__(self, told: Iterable[Told]) -> None:
        self._told = {f"tqc{i}": rule for i, rule in enumerate(r for r in told if r.weir)}
        self._good: Mapping[str, str] | None = None
        self._lock = Lock()
        self.names: Mapping[str, str] = {name: rule.id for name, rule in self._told.items()}
        self.left_out: tuple[UserError, ...] = ()

    def __bool__(self) -> bool:
        return bool(self._told)

    @property
    def sources(self) -> dict[str, str]:
        """What each rule is in Weir, by the name that Harper knows it by."""
        return {name: rule.weir for name, rule in self._told.items()}

    @property
    def places(self) -> list[tuple[str, str, int]]:
        """Each rule's id, file and line, which what is wrong with it is told by."""
        return [(rule.id, rule.path, rule.line) for rule in self._told.values()]

    def load(self, linter: harper.Linter) -> None:
        """Give a linter the rules, as one pack."""
        if not self._told:
            return
        with self._lock:
            if self._good is None:
                self._try_all()
        if self._good:
            linter.load_weirpack(pack(self._good))

    def _try_all(self) -> None:
        """Each rule alone, since a pack with one bad rule is refused whole and does not say which it is."""
        good, bad = {}, []
        for name, rule in self._told.items():
            error = problem(rule)
            if error:
                bad.append(error)
            else:
                good[name] = source(rule.weir)
        self._good, self.left_out = good, tuple(bad)


def problem(rule: Told) -> UserError | None:
    """What is wrong with a rule: Harper's own complaint, or one of the traps that it takes in silence and never matches."""
    fact, hint = "", ""
    strange = [w for w in CAPITALS.findall(rule.weir) if w not in TAGS]
    if strange:
        fact, hint = f"“{strange[0]}” is no tag", f"Harper would take it for a word; there are: {', '.join(sorted(TAGS))}"
    elif SPACED_COMMA.search(rule.weir):
        fact, hint = "a space before a comma never matches", "write the comma next to the word before it"
    else:
        import harper

        try:
            harper.Linter().load_weirpack(pack({"rule": source(rule.weir)}))
        except ValueError as error:
            fact, hint = f"Harper cannot read weir: {error}", "the language: https://writewithharper.com/docs/weir"
    name = rule.id.rpartition("/")[2]
    return UserError(f"{name}: {fact}", hint=hint, path=rule.path, line=rule.line) if fact else None


def source(expression: str) -> str:
    """A whole rule in Weir around an expression; what Harper would say and print is left empty.

    Harper's own scope is a chunk, which ends at a comma, so that ", who" would never match.
    """
    body = expression if expression.lstrip().startswith("expr ") else f"expr main {expression}"
    # A rule's text comes from YAML on one line; a statement ends with its line.
    body = re.sub(r"\s+(?=expr\s+\w+\s)", "\n", body.strip())
    return f'{body}\nlet message ""\nlet description ""\nlet kind "Grammar"\nlet becomes ""\nlet scope "Sentence"\n'


def pack(rules: Mapping[str, str]) -> bytes:
    """A Weirpack: a zip with a manifest and a file a rule."""
    from io import BytesIO
    from zipfile import ZipFile

    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("manifest.json", MANIFEST)
        for name, text in rules.items():
            archive.writestr(f"{name}.weir", text)
    return packed.getvalue()
