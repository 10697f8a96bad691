"""Where the sentences of a block begin and end, those inside quotations included."""

from __future__ import annotations

import re
from functools import cache

from tqc.model import Span

STOP = re.compile(
    r"""([.!?…](?<![.!?…]{2})[.!?…]*+)             # 1 what ends a sentence (all of it, or a row of dots takes a square of its length),
    ((?:["'”’»“)\]}]|\ ["”»](?!\S))*+)            # 2 the marks it is shut with,
    (\ |(?<=[^\W\d_][^\W\d_][.!?])(?=[A-Z]))     # 3 the space, which a machine may have lost;
    (?=([^\w\s]*)\ ?(\w+(?:['’-]\w+)*)?)         # 4 the marks that open the next, 5 its first word""",
    re.VERBOSE,
)
LETTERED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]{1,2}\.){2,}\Z")
"""Letters with stops between: U.S., a.m., J.R.R., Ph.D."""
CLOCK = frozenset(("a.m", "p.m", "A.M", "P.M"))
DASHES = ("-", "–", "—")
CARRIES_ON = tuple(".,;:)]")
QUOTE_END = frozenset("\"'”’»“")
BEFORE_NAME = frozenset(
    "Mr Mrs Ms Dr Prof Gen Lt Col Maj Capt Sgt Cpl Pvt Cmdr Adm Brig Rev Hon Sen Rep Gov Pres Supt Insp Det Atty Ste Fr Messrs "
    "Mme Mlle Sens Reps Gens Govs Drs Profs vs v cf viz e.g i.e approx ca incl esp resp ul obl prof gen akad".split()
)
"""Abbreviations that a sentence does not end on."""
BEFORE_FIGURE = frozenset(
    "No Nos no nos Art art Arts Sec sec p pp Vol vol Ch ch Fig fig Figs para Para cl ed par Par pt Pt Jan Feb Mar Apr Jun Jul Aug Sep Sept "
    "Oct Nov Dec".split()
)
"""Abbreviations that a sentence does not end on when a figure follows."""
SHORTENED = frozenset(
    "St Mt Ft Mfg Inc Corp Co Cos Ltd Bros Jr Sr Esq Intl Assn Assoc Dept Dist Ave Blvd Rd Sq Bldg Univ al est mln bln trn thous "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Mo Mont "
    "Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Ont Que".split()
)
"""Abbreviations that a sentence may end on: it does if what follows plainly begins one."""
BRANDS = frozenset(("Yahoo!", "Jeopardy!", "Wham!"))
STARTERS = frozenset(
    "A An The This That These Those He She It They We You His Her Its Their Our My Your There Here What When Where Who Why How Which While "
    "If In On At By For From With Of To As After Before During Under Over Between Among Since Until Despite About According And But Or So "
    "Yet Nor Both Some Many Most Several Other Others Another Each All Any No Not Only Also Then Now Today Yesterday Earlier Later Once "
    "Still However Meanwhile Moreover Nevertheless Although Though Because Instead Perhaps Please Two Three Four Five Such Every Everyone "
    "Nobody Nothing One It's That's He's She's They're We're There's I'm I've Let".split()
)
"""Words that begin a sentence, capital and all, rather than carry on a name."""


def split(prose: str) -> list[Span]:
    """The sentences of one block's clean text: offsets in `prose`, without the space between; every word is in one."""
    spans = []
    start = 0
    for m in STOP.finditer(prose):
        following: str = m[5] or ""
        if following[:1].islower() and not following[1:2].isupper():
            continue
        if _ends_here(prose, start, m, following):
            spans.append(Span(start, m.start(3)))
            start = m.end()
    if start < len(prose):
        spans.append(Span(start, len(prose)))
    return spans


def _ends_here(prose: str, start: int, m: re.Match[str], following: str) -> bool:
    """Whether the sentence that began at `start` ends with a stop; the next word, if there is one, is not in lower case."""
    stop, shut, space, opened = m.group(1, 2, 3, 4)
    at = m.start()
    begins = following.replace("’", "'") in STARTERS and opened[:1] not in DASHES
    if at == start or prose[at - 1] in "([" or opened[:1] in CARRIES_ON or not (space or begins):
        return False
    if stop == ".":
        word = prose[max(prose.rfind(" ", start, at) + 1, start) : at].lstrip("\"'“”‘’«»([{—–-")
        if at - len(word) <= start + 1 and (word.isdigit() or len(word) == 1):
            return False
        return _ends_after(word, prose, m.end(), following, begins)
    if shut and shut[-1] in QUOTE_END and not begins and _speaks().match(prose, m.end()):
        return False
    if stop[-1] in ".…":
        return following.partition("’")[0].partition("'")[0] != "I" and shut != "]"
    return prose[prose.rfind(" ", start, at) + 1 : at + 1] not in BRANDS


def _ends_after(word: str, prose: str, after: int, following: str, begins: bool) -> bool:
    """Whether a sentence ends with `word` and a full stop; what follows, at `after`, is not in lower case."""
    if len(word) > 1 and word.isupper():
        word = word.capitalize()
    figure = following[:1].isdigit()
    if word in BEFORE_NAME or (figure and word in BEFORE_FIGURE):
        return False
    if word[-3:] in CLOCK:
        return not _after_clock().match(prose, after)
    if len(word) == 1:
        return word.isdigit() or (begins and not figure)
    return begins or not (word in SHORTENED or LETTERED.search(word + "."))


@cache
def _after_clock() -> re.Pattern[str]:
    """What carries on a time of day: 5 a.m. Monday, 5 p.m. Moscow time."""
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    return re.compile(
        rf"\(?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]{{2,4}}\b|(?:[A-Z]\w+ )+(?:[Tt]ime|Standard|Daylight)\b|(?:{months}) \d|"
        rf"(?:Eastern|Pacific|Central)\b|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)"
    )


@cache
def _speaks() -> re.Pattern[str]:
    """A name that says what was quoted before it."""
    return re.compile(
        r"(?:[A-Z][\w.’'-]* |(?:[dv]an|de|al|von|der) ){1,4}"
        r"(?:said|says|asked|asks|added|adds|told|replied|wrote|writes|noted|exclaimed|shouted|concluded|explained|wondered|continued)\b"
    )
