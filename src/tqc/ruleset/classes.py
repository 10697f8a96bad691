"""What `<name>` stands for: words told by code, and closed sets and phrases written in the notation itself."""

from __future__ import annotations

import re
from collections.abc import Callable

from tqc import lexicon
from tqc.text.tokens import FIGURE, SIGN, WORD, Tokens

WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Jan.|Feb.|Mar.|Apr.|"
    "Jun.|Jul.|Aug.|Sept.|Sep.|Oct.|Nov.|Dec."
)
BE = "am|is|are|was|were|be|been|being|'m|'s|'re"
MODALS = "can|could|may|might|must|shall|should|will|would|'ll|'d|ought to"
OFTEN = (
    "also|already|now|then|still|just|only|even|never|always|again|soon|later|recently|currently|previously|"
    "officially|temporarily|completely|finally|initially|immediately|ever|once|often|allegedly|reportedly"
)
CURRENCIES = "rubles|roubles|ruble|rouble|dollars|dollar|euros|euro|pounds|hryvnia|hryvnias|tenge|yuan"
DETERMINERS = (
    "a|an|the|this|that|these|those|my|your|his|her|its|our|their|whose|some|any|each|every|no|another|both|all|"
    "either|neither|several|many|few|such"
)

MACROS: dict[str, str] = {
    "det": f"({DETERMINERS}|<cap> <cap>? 's|the? <N> ('s|'))",
    "aux": "<auxword> <auxword>? <auxword>? <auxword>?",
    "auxword": f"({BE}|have|has|had|having|'ve|do|does|did|{MODALS}|not|n't|{OFTEN})",
    "np": "<det>? <mod-or-cap>? <mod-or-cap>? <mod-or-cap>? (<N>|<cap>|<caps>)",
    "name": "<capital> <capital>? <capital>? <capital>?",
    "month": f"({MONTHS})",
    "weekday": f"({WEEKDAYS})",
    "date": "((<weekday> ,?)? <month> <num> (,? <year>)?|(<weekday> ,?)? <num> <month> (,? <year>)?|<weekday>)",
    "time": "(<clock>|<num>) (a.m.|p.m.|am|pm|o'clock)?",
    "money": f"(<currency>|<num> (thousand|million|billion|trillion)? ({CURRENCIES}))",
    "percent": "<num> (\\%|percent|per cent)",
}
"""Classes of several words, or closed sets, in the notation of patterns."""

NUMERALS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion".split()
)
ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth twentieth thirtieth".split())
NOT_BEFORE_NOUN = frozenset(
    "and or but nor that which who whom whose if than because while when where as so yet not n't 's 're 've 'll 'd "
    "'m to i you he she it we they me him them us what there this these those".split()
)
BEFORE_NOUN = frozenset(
    "a an the his her its their our my your one two three four five six seven eight nine ten several many few some "
    "any all first second".split()
)


def _bare(t: Tokens, i: int) -> str:
    """The word in lower case; of a compound the last part, which decides its part of speech."""
    return t.text[max(i, t.after[i] - 1)].lower()


def _has(*tags: str) -> Callable[[Tokens, int], bool]:
    return lambda t, i: (
        t.kind[i] == WORD and bool(lexicon.parts(_bare(t, i)).intersection(tags)) and not (t.text[i][:1].isupper() and not t.low[i])
    )


def _figure(pattern: str) -> Callable[[Tokens, int], bool]:
    compiled = re.compile(pattern)
    return lambda t, i: t.kind[i] == FIGURE and compiled.fullmatch(t.text[i]) is not None


def _number(t: Tokens, i: int) -> bool:
    return (t.kind[i] == FIGURE and t.text[i][-1:].isdigit()) or t.text[i].lower() in NUMERALS


def _modifier(t: Tokens, i: int) -> bool:
    """A word that can stand before a noun: no preposition, pronoun, conjunction or auxiliary."""
    word = t.text[i].lower()
    if t.after[i] > i + 1:
        return True
    return t.kind[i] == FIGURE or (t.kind[i] == WORD and (word in BEFORE_NOUN or not (lexicon.closed(word) or word in NOT_BEFORE_NOUN)))


def _mod_or_cap(t: Tokens, i: int) -> bool:
    if t.kind[i] != WORD:
        return t.kind[i] == FIGURE
    return _capital(t, i) or bool(lexicon.parts(_bare(t, i)) & {"A", "N", "V-en", "V-ing"}) or t.text[i] == "'s"


def _capital(t: Tokens, i: int) -> bool:
    """A capital that is the word's own: not explained by its position, unless the lexicon has no such word."""
    surface = t.text[i]
    if t.kind[i] != WORD or not surface[:1].isupper():
        return False
    return not t.low[i] or not (lexicon.known(t.low[i]) or lexicon.closed(t.low[i]))


TESTS: dict[str, Callable[[Tokens, int], bool]] = {
    "any": lambda t, i: t.kind[i] != SIGN,
    "mod": _modifier,
    "mod-or-cap": _mod_or_cap,
    "N": _has("N", "N-pl"),
    "A": _has("A", "A-er", "A-est"),
    "V": _has("V"),
    "V-ing": _has("V-ing"),
    "V-ed": _has("V-ed", "V-en"),
    "num": _number,
    "ordinal": lambda t, i: t.text[i].lower() in ORDINALS or (t.kind[i] == FIGURE and t.text[i][-2:] in ("st", "nd", "rd", "th")),
    "year": _figure(r"(1[5-9]|20)\d\d"),
    "clock": _figure(r"\d{1,2}[:.]\d\d"),
    "score": _figure(r"\d{1,3}[:-]\d{1,3}"),
    "currency": lambda t, i: t.kind[i] == FIGURE and not t.text[i][0].isdigit(),
    "cap": lambda t, i: t.kind[i] == WORD and t.text[i][:1].isupper(),
    "capital": _capital,
    "caps": lambda t, i: t.kind[i] == WORD and len(t.text[i]) > 1 and t.text[i].isupper(),
    "lower": lambda t, i: t.kind[i] == WORD and t.text[i].islower(),
}
"""Classes of one word."""

NAMES = frozenset({*MACROS, *TESTS, "stop"} - {"any", "mod", "mod-or-cap", "auxword", "clock", "currency", "capital"})
"""The classes that a rule may use."""


def after(t: Tokens, i: int, name: str, left: bool, right: bool) -> int:
    """The index after the word at `i` if it is of the class, else -1; a hyphenated compound counts as one word."""
    joined = t.after[i] == -1
    if left != joined:
        return -1
    end = i + 1
    if right:
        if not t.key[i].endswith("-") or t.kind[i] == SIGN:
            return -1
    elif not joined:
        end = t.after[i]
    elif t.key[i].endswith("-"):
        return -1
    return end if TESTS[name](t, i) else -1
