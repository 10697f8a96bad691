"""Clauses: without a subject, in the wrong tense, after a pronoun for things or for people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqc import lexicon
from tqc.checks import Fault, Find
from tqc.checks._clauses import past
from tqc.checks._sites import anchors, begins, sites
from tqc.model import Role, Span
from tqc.text.document import Document

NO_OBJECT = frozenset(
    "told reported refused agreed promised decided failed managed apologized apologised appealed returned arrived responded reacted died "
    "threatened commented complained talked joked gathered happened occurred appeared disappeared congratulated".split()
)
"""Past tenses that are no participle after a noun, or hardly ever in a headline."""
PEOPLE = (
    "manager minister president director consul deputy officer man woman girl boy actor actress singer driver doctor player coach "
    "goalkeeper striker senator mayor governor employee resident lawyer journalist soldier pilot teacher student patient husband wife son "
    "daughter mother father businessman politician official policeman chairman"
)
OPENS = (
    "began became went wrote knew felt gave took grew drew threw flew forgot chose spoke broke woke rose fell sang swam drank ate "
    "prefers loves lives likes wants believes knows feels helps allows remains becomes begins gives takes writes sees hears hopes "
    "considers complains remembers adores dreams understands receives"
)
"""Verbs with a tense that no noun or participle looks like."""
ANCHORS = anchors(
    opens=f"{OPENS} did does didn't doesn't",
    which=" ".join(f"{noun}," for noun in PEOPLE.split()),
    reported="reported noted announced known",
)
LONGEST_HEAD = 8
"""Words before the verb of a headline."""
NO_PRESENT = frozenset("how what why when who that which where as after before while so if whose whom because since until to".split())
"""After one of these a past tense may stand in a headline."""
OBJECTS = frozenset("that about how why new two three four five six seven eight nine ten".split())
"""Besides determiners: after one of these a participle would be no passive."""


def no_subject(document: Document) -> Iterator[Fault]:
    """A sentence that begins with a verb with a tense: Began to sing."""
    for site in sites(document, __name__, ANCHORS)["opens"]:
        joined = document.clean[max(0, site.start - 4) : site.start] == "And "
        if document.clean[site.start].isupper() == joined:
            continue
        m = _after_verb().match(document.clean, site.end)
        verb = document.folded[site.start : site.end]
        told = m and _states(verb, m) and begins(document, site.start - 4 * joined)
        if m and told and document.blocks[document.block_at(site.start)].role is Role.BODY:
            yield Fault(Span(site.start, m.end("not") if verb in {"did", "does"} else site.end))


@cache
def _after_verb() -> re.Pattern[str]:
    return re.compile(r"(?P<not>(?: not)?) (?P<next>[a-z]+)\b[^\n.?!]{3,300}[.!]")


def _states(verb: str, m: re.Match[str]) -> bool:
    """Whether a sentence that begins with a verb is no question and no inversion."""
    kinds = lexicon.kinds(m["next"])
    if verb in {"did", "does"}:
        return bool(m["not"]) and "pron" not in kinds
    if verb.endswith("n't"):
        return not kinds & {"pron", "det"} or m["next"] == "a"
    if "pron" in kinds and "det" not in kinds:
        return False
    return past(verb) or bool(kinds & {"det", "prep"}) or "N-pl" in lexicon.parts(m["next"])


def tense_of_report(document: Document) -> Iterator[Fault]:
    """Earlier it was reported that, and will or a past tense where English has would or had."""
    for site in sites(document, __name__, ANCHORS)["reported"]:
        m = _reported().match(document.clean, site.end)
        start = document.clean[max(0, site.start - 22) : site.start]
        if m and re.search(r"\b(?:[Ee]arlier|[Pp]reviously|[Ii]nitially),? it was \Z", start):
            subject = m[0][: m.start("verb") - m.start()].split()
            if not any(lexicon.kinds(word) & {"aux", "modal"} for word in subject):
                yield from _stepped_back(m)


def _stepped_back(m: re.Match[str]) -> Iterator[Fault]:
    verb = m["verb"]
    if verb == "will":
        yield Fault(Span(*m.span("verb")), ("would",))
    elif "V-ed" in lexicon.parts(verb) and not lexicon.closed(verb):
        lemma = next(reading.lemma for reading in lexicon.readings(verb) if reading.pos == "V")
        yield Fault(Span(*m.span("verb")), (f"had {lexicon.inflect(lemma, 'V')['en'][0]}",))


@cache
def _reported() -> re.Pattern[str]:
    return re.compile(
        r" that (?:(?:the|a|an) (?:[a-z]+ ){1,3}?|(?:[A-Z][\w’'-]+ ){1,3}|(?:he|she|it|they) )"
        r"(?P<verb>will|[a-z]+ed|went|came|took|gave|left)\b"
    )


def which_for_person(document: Document) -> Iterator[Fault]:
    """Which for somebody who does what only people do."""
    for site in sites(document, __name__, ANCHORS)["which"]:
        m = re.compile(rf" which (?={HUMAN})").match(document.clean, site.end)
        if m and document.clean[site.start].islower():
            yield Fault(Span(site.end + 1, m.end() - 1), ("who",))


HUMAN = (
    r"(?:immediately |also |then |later )?(?:called|said|told|asked|appears|lives|lived|works|worked|died|flew|came|arrived|went|refused|"
    r"decided|knows|knew|wanted|wants|did not want|wrote|spoke|found)\b"
)
"""Verbs that a thing which "which" may stand for does not have."""


def past_headline(document: Document) -> Iterator[Fault]:
    """A headline whose verb is in the past tense and active."""
    for block in document.blocks:
        if block.role is Role.HEADLINE:
            found = list(_headline_word().finditer(document.clean, block.start, block.end))
            words = [m[0] for m in found]
            at = _headline_verb(words)
            if at and not words[-1].endswith(("?", "!")):
                yield Fault(Span(*found[at].span()), (_present(words, at),))


@cache
def _headline_word() -> re.Pattern[str]:
    return re.compile(r"[^ \n]+")


def _headline_verb(words: list[str]) -> int:
    """The index of the past tense that a headline has after its subject; 0 if there is none."""
    for i, word in enumerate(words[: LONGEST_HEAD + 1]):
        low = word.lower()
        found = lexicon.parts(word)
        if low in NO_PRESENT or lexicon.kinds(low) & {"aux", "modal"} or word.endswith((",", ":", ";")):
            return 0
        if i and "V-ed" in found and word.islower() and not lexicon.closed(word):
            subject = not lexicon.closed(words[i - 1].lower())
            return i if subject and found.isdisjoint({"V", "A"}) and _active(word, found, words[i + 1 : i + 2]) else 0
        if word.islower() and "V-s" in found:
            return 0
    return 0


def _active(word: str, found: frozenset[str], following: list[str]) -> bool:
    """Whether a past tense in a headline cannot be a passive that leaves out its auxiliary."""
    if not following or following[0] == "by":
        return False
    after = following[0].lower()
    return "V-en" not in found or word in NO_OBJECT or after in OBJECTS or after.isdigit() or "det" in lexicon.kinds(after)


def _present(words: list[str], at: int) -> str:
    lemma = next(reading.lemma for reading in lexicon.readings(words[at]) if reading.pos == "V")
    plural = "N-pl" in lexicon.parts(words[at - 1]) or "and" in words[:at] or words[at - 1] in {"people", "police"}
    return lemma if plural else lexicon.inflect(lemma, "V")["s"][0]


CHECKS: dict[str, Find] = {
    "no-subject": no_subject,
    "tense-of-report": tense_of_report,
    "which-for-person": which_for_person,
    "past-headline": past_headline,
}
