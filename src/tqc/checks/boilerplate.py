"""What a page has around a story and what must not be left in it: pointers to other stories, subscriptions, notices, agency lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tqc.checks import Fault, Find
from tqc.checks._vocabulary import led, vocabulary
from tqc.model import Span
from tqc.text.document import Document

AGENCY = r"(?:RIA Novosti|RIA News|TASS|ITAR-TASS|Interfax(?:-[A-Z][a-z]+)?|INTERFAX|REGNUM|Regnum|Rosbalt|Sputnik|UNIAN|Ukrinform|BelTA)"
MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
DAY = rf"(?:\d{{1,2}} {MONTH}|{MONTH} \d{{1,2}})"
CHANNELS = (
    "(?i:channels?|telegram|youtube|vkontakte|facebook|twitter|instagram|zen|yandex"
    "|news(?:letters?)?|feed|page|group|account|podcasts?|push)"
)
LONGEST = 200
"""Code points; of a longer sentence only the words that tell are flagged, and nothing is deleted."""


class Kind(NamedTuple):
    """What one check looks for."""

    triggers: str
    """Words of which a text must hold one, or a sign that it must hold."""
    pattern: str
    leads: str = ""
    """What the pattern begins with, if it is not one of the triggers; "*": there is no telling."""
    begins: bool = False
    """Whether it must stand where a sentence begins."""
    sentence: bool = False
    """Whether its sentence goes as a whole."""


KINDS = {
    "read-also": Kind(
        "Read See Watch Look Also More",
        r"(?:(?:Read|See|Watch|Look) also(?: ?:| about\b| in\b| on our\b)|Also read\b"
        r"|(?:Read|See) more(?: ?:| about\b| in (?:the|our)\b| on (?:the|our|this)\b)"
        r"|More on (?:the|this) topic ?:|Also on (?:the|this) topic\b)",
        begins=True,
        sentence=True,
    ),
    "subscribe": Kind(
        "Subscribe subscribe",
        rf"[Ss]ubscribe to (?:the |our |us |my )(?:[\w.@«»“”\"'-]+ ){{0,4}}(?:in |on |at )?{CHANNELS}\b",
        sentence=True,
    ),
    "follow-us": Kind(
        "Follow Join Sign Read",
        rf"Follow us (?:on|in)\b|(?:Join|Follow|Read) (?:us (?:on|in)\b|our (?:\w+ ){{0,2}}{CHANNELS}\b)|Sign up (?:for|to) our\b",
        begins=True,
        sentence=True,
    ),
    "report-a-mistake": Kind(
        "Ctrl CTRL ctrl select Select highlight Highlight mistake error typo",
        r"\b(?:[Cc]trl|CTRL) ?\+ ?(?i:enter)\b"
        r"|\b[Ss]elect (?:it|(?:a|the) (?:piece|fragment|part|section|portion)(?: of (?:the )?text)?"
        r"(?: with (?:an?|the) (?:error|mistake|typo))?) and press\b"
        r"|\b(?i:found|noticed|spotted|see|find|notice) an? (?:error|mistake|typo)(?: in (?:the|this) text)?"
        r" ?(?:\?|, (?:please )?(?:select|highlight|let us))",
        "Ctrl CTRL ctrl Select select Found found Noticed noticed Spotted spotted See see Find find Notice notice",
        sentence=True,
    ),
    "age-mark": Kind("+", r"\((?:0|6|12|16|18) ?\+\)|(?<=[.!?”\"»] )(?:0|6|12|16|18) ?\+$|^(?:0|6|12|16|18) ?\+$", "( 0 6 12 16 18"),
    "foreign-agent-notice": Kind(
        "foreign undesirable",
        r"\b(?:perform|fulfil+|carry|exercis|execut)(?:ing|s|ed|out) (?:out )?the (?:functions|duties|role) of a foreign agent\b"
        r"|\((?:(?:it is |is |was |has been )?(?:recogni[sz]ed|listed|declared|included)[^()\n]{0,80}|an? )"
        r"(?:foreign agent|undesirable organi[sz]ation)[^()\n]{0,60}\)",
        "perform fulfil carry exercis execut (",
    ),
    "banned-notice": Kind(
        "banned prohibited forbidden",
        r"\((?:[^()\n]{0,60}\W)?(?:banned|prohibited|forbidden)(?: (?:in|on|within))?"
        r" (?:the territory of )?(?:Russia|the RF|RF|the Russian Federation)[^()\n]{0,40}\)",
        "(",
    ),
    "agency-line": Kind(
        "RIA TASS Interfax INTERFAX REGNUM Regnum Rosbalt Sputnik UNIAN Ukrinform BelTA",
        rf"/ ?(?:(?i:corr)\. )?{AGENCY} ?/\.?"
        rf"|(?:\b[A-Z][\w-]{{1,30}}, )?\b{DAY}(?: ?[-–—.] ?|\. ?[-–—] ?){AGENCY}(?:\.|$)"
        rf"|\b{AGENCY}, {DAY}(?:, [^,.\n]{{3,30}})?\.|\b(?i:corr)\. {AGENCY}\b",
        "*",
    ),
    "photo-line": Kind("Photo PHOTO Video Photos", r"(?:Photos?|PHOTO|Video) ?(?:: ?(?=[\w@«“\"(])|© ?|/ ?)", begins=True, sentence=True),
    "page-furniture": Kind(
        "Share Print Send Leave Views Comments",
        r"(?:Share (?:this|in|on|with) (?:(?:the|this|your) )?(?:friends|social|Facebook|Twitter|VKontakte|article|news|link)"
        r"|Print version\b|Send to a friend\b|Leave a comment\b|Views ?: ?\d|Comments ?[:(] ?\d)",
        begins=True,
        sentence=True,
    ),
    "rights-notice": Kind(
        "materials rights Rights RIGHTS",
        r"\b[Ww]hen (?:using|copying|quoting|citing|reprinting) (?:the |our |any )?materials"
        r" (?:(?:of|from) (?:the|this|our) (?:web ?)?(?:site|publication|portal)|[^.\n]{0,60}\blink\b)"
        r"|\b(?i:all rights reserved)\b",
        "When when All all ALL",
        sentence=True,
    ),
}
"""Check → what it looks for."""


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(KINDS[name].pattern, re.MULTILINE)


def _check(name: str) -> Find:
    kind = KINDS[name]
    triggers = frozenset(kind.triggers.split())

    def find(document: Document) -> Iterator[Fault]:
        clean = document.clean
        if not triggers & vocabulary(document) and not (kind.triggers == "+" and "+" in clean):
            return
        done = 0
        pattern, leads = _pattern(name), (kind.leads or kind.triggers).split()
        for m in pattern.finditer(clean) if leads == ["*"] else led(pattern, clean, leads):
            if m.start() < done or (kind.begins and not _begins(clean, m.start())):
                continue
            span = _sentence(document, m.start()) if kind.sentence else Span(*m.span())
            short = span.end - span.start <= LONGEST
            yield Fault(span, ("",)) if short else Fault(Span(*m.span()))
            done = span.end

    return find


def _begins(clean: str, at: int) -> bool:
    """Whether a sentence may begin at an offset."""
    before = clean[max(0, at - 3) : at]
    return before[-1:] in {"", "\n"} or (before[-1] == " " and before[:-1].rstrip('”"»)')[-1:] in set(".!?…"))


def _sentence(document: Document, offset: int) -> Span:
    block = document.block_at(offset)
    return document.sentences(block)[document.sentence_at(block, offset)]


CHECKS: dict[str, Find] = {name: _check(name) for name in KINDS}
