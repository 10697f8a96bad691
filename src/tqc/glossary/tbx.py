"""Terms in TBX, the exchange format of termbases (ISO 30042): its Core and Basic dialects of 2019, in both styles, and TBX-Basic of 2008.

A concept's English terms are read, those of other languages are not. Nothing is ever loaded or expanded that the file merely points to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tqc.errors import UserError, UserErrors
from tqc.glossary import Term
from tqc.naming import did_you_mean

ROOTS = ("tbx", "martif")
CONCEPTS, LANGUAGES, WORDS = ("conceptEntry", "termEntry"), ("langSec", "langSet"), ("termSec", "tig", "ntig")
TYPED = ("termNote", "descrip", "admin")
"""Elements whose `type` says what they hold; in the other style of 2019 that is the element's own name."""
STATUS, POS, NOTES = "administrativeStatus", "partOfSpeech", ("definition", "note")
READ = ("term", STATUS, POS, *NOTES)
STATUSES = ("preferredTerm", "admittedTerm", "deprecatedTerm", "supersededTerm")
"""As in "preferredTerm-admn-sts"; the best first, the last two are not to be printed."""
SUFFIX = "-admn-sts"
FORBIDDEN = STATUSES[2:]
PARTS = {"noun": "N", "properNoun": "N", "verb": "V", "adjective": "A"}
LANG = "http://www.w3.org/XML/1998/namespace lang"


@dataclass(slots=True)
class _Word:
    line: int
    term: str = ""
    status: str = ""
    pos: str = ""


@dataclass(slots=True)
class _Concept:
    line: int
    words: list[_Word] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read(text: str, path: str) -> list[Term]:
    """The terms of a file, one a concept: what is to be printed, and as forbidden what is deprecated or superseded.

    What is to be printed is the preferred term, else an admitted one, else the first that is not forbidden.

    Raises:
        UserError: it is no XML or no TBX, declares entities, or has no English.
        UserErrors: every status that is none, and every concept with forbidden terms and none to print.
    """
    reader = _Reader(path)
    reader.feed(text)
    concepts = [c for c in reader.concepts if c.words]
    if not concepts:
        raise UserError("holds no English terms", hint='as in <langSec xml:lang="en">', path=path)
    errors = [UserError(fact, hint=hint, path=path, line=line) for c in concepts for line, fact, hint in _mistakes(c)]
    if errors:
        raise UserErrors(errors)
    return [_term(c) for c in concepts]


class _Reader:
    """Gathers the concepts of a file, with their English terms and the notes on them.

    Attributes:
        concepts: those that have ended or begun, in the file's order.
    """

    def __init__(self, path: str) -> None:
        from xml.parsers import expat

        self.concepts: list[_Concept] = []
        self._path, self._depth, self._language = path, 0, ""
        self._text: list[str] | None = None
        self._reads, self._ends_at = "", 0
        self._malformed = expat.ExpatError
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.EntityDeclHandler = self._entity
        self._parser.SkippedEntityHandler = self._entity

    def feed(self, text: str) -> None:
        """Read the whole file."""
        try:
            self._parser.Parse(text, True)
        except self._malformed as error:
            raise self._error(f"is no XML: {str(error).partition(':')[0]}", "export it anew from the termbase", error.lineno) from None

    def _error(self, fact: str, hint: str, line: int = 0) -> UserError:
        return UserError(fact, hint=hint, path=self._path, line=line or self._parser.CurrentLineNumber)

    def _entity(self, name: str, *_: object) -> None:
        raise self._error(f"uses an entity of its own: “{name}”", "write out what it stands for: tqc expands none")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name, line = tag.rpartition(" ")[2], self._parser.CurrentLineNumber
        self._depth += 1
        if self._depth == 1 and name not in ROOTS:
            raise self._error(f"is no TBX: it begins with <{name}>", "TBX begins with <tbx> or <martif>")
        if name in CONCEPTS:
            self.concepts.append(_Concept(line))
            self._language = ""
        elif name in LANGUAGES:
            self._language = attributes.get(LANG, "").lower()
        elif name in WORDS and self._english and self.concepts:
            self.concepts[-1].words.append(_Word(line))
        what = attributes.get("type", "") if name in TYPED else name
        if self._text is None and what in READ and self.concepts:
            self._text, self._reads, self._ends_at = [], what, self._depth

    def _characters(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def _end(self, tag: str) -> None:
        if self._text is not None and self._depth == self._ends_at:
            self._take(self._reads, " ".join("".join(self._text).split()))
            self._text = None
        if tag.rpartition(" ")[2] in LANGUAGES:
            self._language = ""
        self._depth -= 1

    @property
    def _english(self) -> bool:
        return self._language.partition("-")[0] == "en"

    def _take(self, what: str, value: str) -> None:
        concept = self.concepts[-1]
        if what in NOTES:
            if value and (self._english or not self._language):
                concept.notes.append(value)
        elif self._english and concept.words:
            word = concept.words[-1]
            if what == "term":
                word.term = value
            elif what == STATUS:
                word.status = value.removesuffix(SUFFIX)
            else:
                word.pos = PARTS.get(value, "")


def _mistakes(concept: _Concept) -> Iterator[tuple[int, str, str]]:
    for word in concept.words:
        if not word.term:
            yield word.line, "the term is empty", ""
        if word.status not in ("", *STATUSES):
            yield word.line, f"“{word.status}” is no {STATUS}", did_you_mean(word.status, STATUSES, f"there are: {', '.join(STATUSES)}")
    if all(w.status in FORBIDDEN for w in concept.words):
        yield concept.line, "every English term of the concept is forbidden", "say in the termbase what is to be printed"


def _term(concept: _Concept) -> Term:
    right = min((w for w in concept.words if w.status not in FORBIDDEN), key=lambda w: STATUSES.index(w.status or STATUSES[1]))
    forbidden = tuple(w.term for w in concept.words if w.status in FORBIDDEN)
    return Term(right.term, concept.line, "", forbidden, " ".join(concept.notes), right.pos)
