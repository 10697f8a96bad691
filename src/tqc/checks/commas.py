"""Commas that Russian demands and English forbids: before that, than and whether, after a subject, round what defines; and splices."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, partial

from tqc import lexicon
from tqc.checks import Fault, Find
from tqc.checks._clauses import CLEAR, LINKS, PRONOUNS, complete, predicate, tensed
from tqc.checks._sites import before
from tqc.model import Span
from tqc.text.document import Document

AFTER = {
    "that": "that",
    "than": "than",
    "question": "whether|what|why|how|who|where|when",
    "pronoun": "he|she|it|they|there|this|these|those",
    "subject": r"the|an?|his|her|its|their|one|two|three|four|five|several|many|some|most|all|another|people|police|\d[\d,.]*",
    "auxiliary": "will|would|is|was|are|were|has|have|had|can|could|should|may|must",
    "participle": "located|situated|dedicated|devoted|adopted|connected|related|aimed|designed|intended",
}
"""What stands after a comma that is looked at, by kind."""
SAYS = frozenset(
    "said says say stated declared noted notes reported reports announced believes believe believed thinks knows know knew explained "
    "stressed emphasized emphasised added adds claims claimed hopes hoped assured confirmed writes wrote argues argued insists insisted "
    "warned warns understands understood admitted assumes assumed promised recalled".split()
)
ASKS = frozenset(
    "know knows knew ask asked decide decided discuss discussed discussion question find understand wonder wondered wondering".split()
)
CONDITIONS = frozenset("if as once when while unless though although what because".split())
COMPARES = frozenset("more less fewer rather other better worse".split())
IDLE = frozenset("possible necessary any needed not so appropriate indeed else".split())
"""After whether, if, when and the like: what makes an aside of it."""
RELATIVES = frozenset({"that", "who", "whom", "which", "whose"})
ASIDES = frozenset(
    "time example confirmed say says said think thinks thought know knows "
    "believe believes hope hopes suppose guess told earlier later ago".split()
)
REPORTED = frozenset(
    "say says said saying state states stated declare declares declared note notes noted report reports reported reporting announce "
    "announced believe believes believed think thinks thought know knows knew known explain explains explained stress stresses stressed "
    "emphasize emphasizes emphasized emphasised add adds added claim claims claimed claiming hope hopes hoped assured confirm confirms "
    "confirmed write writes wrote argue argues argued insist insists insisted tell tells told warn warns warned warning admit admits "
    "admitted promised recall recalls recalled specified clarified suggest suggests suggested according quote quotes quoted cited clear "
    "seems appears understood guess suppose learned found revealed show shows showed mean means meant estimate estimates estimated "
    "conclude concludes concluded predicted ask asks asked reply replies replied expected ruled heard decided".split()
)
"""Who or what reports may follow a clause after a comma."""
TALK = frozenset("i we you me us my our your".split())
GOES_ON = (" so ", " but ", " which ", " who ", " where ", " including ", " in ", " while ", " because ")
"""What may follow the second of two spliced clauses after a comma of its own."""
OPENS_SUBJECT = frozenset("The A An This These Those His Her Its Their Our All Most Many Some Several".split())
PREPOSITIONS = frozenset("in on at by to from for with during of into".split())
SIGNS = frozenset(',;:()“”"?!–—…[]')
LONGEST_SENTENCE = 300
"""Code points before a comma that a splice may stand after."""
LONGEST = 120
"""Code points; a longer clause is no ground for certainty."""
SHORTEST = 3
"""Words; what is shorter before a comma is an aside."""


@cache
def _after_comma() -> re.Pattern[str]:
    return re.compile(rf", (?:{'|'.join(f'(?P<{kind}>{words})' for kind, words in AFTER.items())})(?= )")


def _commas(document: Document) -> dict[str, list[re.Match[str]]]:
    """The commas that are looked at, by the kind of word after them; worked out once a document."""
    found: dict[str, list[re.Match[str]]] | None = document.memo.get(__name__)
    if found is None:
        found = document.memo[__name__] = defaultdict(list)
        for m in _after_comma().finditer(document.clean):
            found[m.lastgroup or ""].append(m)
    return found


def _before(document: Document, at: int) -> str | None:
    """The words from the beginning of a sentence to an offset; None if it is far or a sign stands between."""
    start = max(0, at - LONGEST)
    text = document.clean[start:at].rpartition("\n")[2]
    words = text.rpartition(". ")[2]
    whole = len(words) < len(text) or len(text) < at - start or not start
    return words if whole and SIGNS.isdisjoint(words) else None


def _rest(document: Document, at: int) -> str | None:
    """The words from an offset to the full stop; None if it is far or another sign stands before it."""
    text = document.clean[at : at + LONGEST]
    end = re.search(r"\.(?=\s|$)", text)
    return text[: end.start()] if end and SIGNS.isdisjoint(text[: end.start()]) else None


def _delete(document: Document, m: re.Match[str]) -> Fault:
    """The fault of a comma that must go: flagged with the word before it, so that it is seen."""
    start = document.clean.rfind(" ", 0, m.start()) + 1
    start = max(start, document.clean.rfind("\n", 0, m.start()) + 1)
    return Fault(Span(start, m.start() + 1), (document.clean[start : m.start()],))


def _word_before(document: Document, at: int) -> str:
    return document.clean[max(0, at - 20) : at].rpartition(" ")[2]


def before_clause(kind: str, verbs: frozenset[str], document: Document) -> Iterator[Fault]:
    """A comma between a verb and the clause it governs."""
    for m in _commas(document)[kind]:
        if _word_before(document, m.start()) not in verbs:
            continue
        before = _before(document, m.start())
        ahead = re.match(r" (\w+)(,?)", document.clean[m.end() : m.end() + 20])
        if before and CONDITIONS.isdisjoint(before.lower().split()) and ahead and ahead[1] not in IDLE and not ahead[2]:
            yield _delete(document, m)


def before_than(document: Document) -> Iterator[Fault]:
    """A comma between a comparative and than."""
    for m in _commas(document)["than"]:
        words = re.findall(r"[a-z]+", document.clean[max(0, m.start() - 45) : m.start()].rpartition(",")[2])
        if any(w in COMPARES or "A-er" in lexicon.parts(w) for w in words):
            yield _delete(document, m)


def splice(document: Document) -> Iterator[Fault]:
    """Two main clauses of a sentence with nothing but a comma between them."""
    clean = document.clean
    for m in sorted((*_commas(document)["pronoun"], *_commas(document)["subject"]), key=re.Match.start):
        rest = _clause_after(clean, m.start() + 2)
        if not rest or not _states(rest):
            continue
        opening = before(document, m.start(), LONGEST_SENTENCE)
        words = _clause_before(opening) if opening else []
        if len(words) >= SHORTEST and _plain(words) and "May" not in words and complete(words):
            yield Fault(Span(m.start() - len(words[-1]), m.end()), tuple(f"{words[-1]}{sign}{m[0][2:]}" for sign in ("; ", ", and ")))


def _clause_after(clean: str, start: int) -> list[str]:
    """The words from a comma to the end of their clause, in lower case; none if the sentence goes on as a list or asks."""
    m = _clause().match(clean, start)
    words = m["words"].lower().replace("’", "'").split() if m else []
    if not m or len(words) < SHORTEST or not _plain(words) or (m["sign"] not in {".", ","} and m.end() < len(clean)):
        return []
    if m["sign"] == ",":
        ahead = clean[m.end() : m.end() + LONGEST].partition("\n")[0].partition(". ")[0]
        goes_on = set(re.findall(r"[a-z]+", ahead.lower())[:5])
        if (
            (" and " in ahead[:12] and words[0] not in PRONOUNS)
            or ahead.startswith(f" and {words[0]} ")
            or " or " in ahead
            or "?" in ahead
            or (goes_on.isdisjoint(REPORTED) and "that" not in words and not ahead.startswith((*GOES_ON, " and ")))
        ):
            return []
    return words


@cache
def _clause() -> re.Pattern[str]:
    plain = r"[^,.;:?!()“”\"–—…\n]+"
    return re.compile(rf"(?P<words>{plain}(?:(?<=\d)[.,](?=\d){plain})*)(?P<sign>\.(?=\s|$)|,(?= )|)")


def _states(words: list[str]) -> bool:
    """Whether the words after a comma are one main clause, and none that tells who said the clause before."""
    verb = predicate(words)
    if verb < 0 or not REPORTED.isdisjoint(words[:12]):
        return False
    joined = words.index("and", verb) if "and" in words[verb:] else len(words)
    return not any(map(tensed, words[joined + 2 :]))


def _clause_before(opening: str) -> list[str]:
    """The words of the last clause of a sentence's beginning, if nothing but a phrase or a colon stands before it."""
    parts = opening.rpartition(": ")[2].rpartition("...")[2].lstrip("“\"«'–- ").replace("’", "'").split(", ")
    if not SIGNS.isdisjoint(re.sub(r"\d[.,](?=\d)", "", "".join(parts))):
        return []
    words = parts[-1].split()
    if "that" in words[1:-SHORTEST] and words[words.index("that") - 1] in REPORTED:
        words = words[words.index("that") + 1 :]
    if any(w.istitle() and w.lower() in PREPOSITIONS for w in words[1:]):
        return []  # A headline without a full stop stands before the sentence.
    phrases = [part.lower().split() for part in parts[:-1]]
    if phrases and phrases[0][:1] == ["as"] and not REPORTED.isdisjoint(phrases[0]):
        del phrases[0]
    clear = all(p and LINKS.isdisjoint(p) and CLEAR.isdisjoint(p) and REPORTED.isdisjoint(p) for p in phrases)
    return words if clear and (not phrases or _opens_phrase(phrases[0])) else []


def _opens_phrase(words: list[str]) -> bool:
    return len(words) == 1 or bool(lexicon.kinds(words[0]) & {"prep"}) or words[0] in {"earlier", "yesterday", "today", "recall"}


def _plain(words: list[str]) -> bool:
    """Whether nobody talks: no first or second person, no contraction; and nobody reports."""
    low = [w.lower() for w in words]
    contracted = any("'" in w and not w.endswith(("'s", "s'")) for w in low)
    return not contracted and TALK.isdisjoint(low) and REPORTED.isdisjoint(low[:12])


def _finite(word: str) -> bool:
    """Whether a word is likely to be a verb with a tense."""
    found = lexicon.parts(word)
    return bool(lexicon.kinds(word) & {"aux", "modal"} or (found & {"V-ed", "V-s"} and "N-pl" not in found))


def after_subject(document: Document) -> Iterator[Fault]:
    """One comma in the sentence, and it parts the subject from its verb."""
    for m in _commas(document)["auxiliary"]:
        before = _before(document, m.start())
        words = before.split() if before else []
        if len(words) < SHORTEST or words[0] not in OPENS_SUBJECT or not (LINKS - RELATIVES).isdisjoint(words):
            continue
        rest = (_rest(document, m.end()) or "").split()
        if len(rest) > 1 and not lexicon.kinds(rest[0]) & {"pron", "det"} and ASIDES.isdisjoint(words) and not _has_verb(words):
            yield _delete(document, m)


def _has_verb(words: list[str]) -> bool:
    """Whether a word before a relative clause may be the predicate already: a verb's form, but for a participle with its preposition."""
    end = next((i for i, word in enumerate(words) if word in RELATIVES), len(words))
    followers = [*words[1:], ""]
    return any(_finite(w) and not (f in PREPOSITIONS and "V-en" in lexicon.parts(w)) for w, f in zip(words[:end], followers, strict=False))


def defining_participle(document: Document) -> Iterator[Fault]:
    """A participle that ends the sentence and says which of several is meant, with a comma before it."""
    for m in _commas(document)["participle"]:
        noun = re.search(r"\b(?:the|those|all) ([a-z]+)$", document.clean[max(0, m.start() - 30) : m.start()])
        ahead = re.match(r" (?:in|at|on|by|to|of|for|with) ", document.clean[m.end() : m.end() + 6])
        if noun and ahead and _rest(document, m.end()) and not lexicon.closed(noun[1]):
            yield _delete(document, m)


CHECKS: dict[str, Find] = {
    "comma-before-that": partial(before_clause, "that", SAYS),
    "comma-before-question": partial(before_clause, "question", ASKS),
    "comma-before-than": before_than,
    "comma-splice": splice,
    "comma-after-subject": after_subject,
    "comma-before-definition": defining_participle,
}
