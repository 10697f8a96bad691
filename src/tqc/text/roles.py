"""What each block is on the page: headline, dateline, body, caption, boilerplate.

Body is what a block is unless it is plainly something else: a paragraph taken for boilerplate is a paragraph unread.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tqc.model import Role

HEADLINE_WORDS = 20
SUBHEAD_WORDS = 8
HEADLINES = 3
"""So many blocks at the top may be headlines: a kicker, the headline, a standfirst."""
FURNITURE_WORDS = 40
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
NTH = r"\d{1,2}(?:st|nd|rd|th)?"
YEAR = r"(?:,? \d{4})?"
DATE = rf"(?:{WEEKDAY},? )?(?:{MONTH} {NTH}{YEAR}|{NTH} {MONTH}{YEAR}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
CAPS = r"[A-ZÀ-ÖØ-ÞČŁŠŽ][A-ZÀ-ÖØ-ÞČŁŠŽ'’]+"
CITY = rf"(?:ST\. )?{CAPS}(?:[ -](?:{CAPS}|on|de))*"
REGION = rf"(?:, (?!{MONTH} \d)[A-Z][\w.]*(?: [A-Z][\w.]*)*| /[^/\n]{{2,40}}/)?"
AGENCY = r"(?: ?[(/](?:(?P<wire>AP|AFP|Reuters|REUTERS|TASS|Interfax|RIA[^()/\n]{0,20})|[A-Z][^()/\n]{1,40})[)/]\.?)"
DATELINE = rf"{CITY}{REGION}(?:(?P<date>,? {DATE}[.,]?)?(?P<agency>{AGENCY})?)"
OUTLETS = r"(?:AP|AFP|EPA|Reuters|REUTERS|TASS|Getty(?: Images)?|Shutterstock)"
NAME = r"(?:[A-Z][\w.’'-]*|@\w+)"
NAMES = rf"{NAME}(?:(?:,? (?:and|in|for|of) |, | & | / |/| ){NAME})*"
CLOCK = r"(?:\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: \(?[A-Z]{2,4}\)?)?)"
FILED = rf"(?:(?:Published|Updated|Posted|Last updated):? (?:on |at )?)?(?:{DATE}|{CLOCK})(?:(?:,| at| \||-| –| —)* ?(?:{DATE}|{CLOCK}))?"
WORK = r"(?:(?:additional )?(?:reporting|writing|editing)|compiled|edited|written|translated|translation|production)"
CREDIT = rf"{WORK} (?:and (?:writing|editing) )?by "
PLACES = r"(?:Twitter|X|Facebook|Telegram|Instagram|YouTube|VK|VKontakte|Viber|WhatsApp|TikTok|LinkedIn|Google News|social media)"


@cache
def _caption() -> re.Pattern[str]:
    return re.compile(
        rf"[(\[]?(?:(?:File )?[Pp]hotos?|PHOTO|Image|IMAGE|Picture|Illustration|Video|Фото|Видео|Иллюстрация)"
        rf"(?: (?:[Cc]redit|[Ss]ource|[Cc]ourtesy(?: of)?|archive|by))?\s?[:©|/]"
        rf"|[(\[]?(?:Photo|Image|Picture|Illustration)s? (?:[Cc]redit|[Cc]ourtesy of|by) [A-Z@]"
        rf"|[(\[]?{OUTLETS} (?:Photo|Images)\b|[(\[]?©\s?{OUTLETS}\b"
    )


@cache
def _credited() -> re.Pattern[str]:
    return re.compile(rf"[(\[](?:{OUTLETS} (?:Photo|Images)|(?:Photo|Image|Picture)s?(?: credit)?(?: by|:)) ?[^()]{{0,80}}[)\]]\.?\Z")


@cache
def _boilerplate() -> re.Pattern[str]:
    shelf = r"(?: (?:articles?|stories|topics|news|content|links|reading|on this (?:story|topic)))?"
    letter = r"(?i:newsletters?|channels?|updates?|feed|podcast|e-?mails?|alerts|mailing|telegram|youtube|news|digest)"
    kinds = (
        r"(?:Read|See|Watch|Listen to) (?:more|also|next|this)(?: (?:on|about) (?:this|the) (?:topic|story|subject))?\s?(?:[:|—–»>]|\Z)",
        r"Also (?:read|see|on [A-Z]\w+)\s?:",
        rf"(?:Related|Recommended|More){shelf}\s?(?::(?!.*\.\Z)|\Z)",
        rf"(?i:(?:to )?(?:subscribe|sign up)(?: (?:now|here|today))? (?:to|for|on) (?:our|the|us)\b.*\b{letter}\b)",
        rf"Follow us\b|(?:Find|Like|Join|Read) us (?:on|in) {PLACES}\b",
        r"(?:Follow|Join|Read) our(?: \w+){0,3} (?:channel|page|group|account|feed)\b",
        rf"Follow (?:{NAME}|@\w+)(?: {NAME})* on {PLACES}\b",
        rf"(?:Share|Tweet|Print|E-?mail)(?: (?:this|on|via|the)(?: (?:article|story|page|post|news|link|{PLACES}))*)?[.:!]?\Z",
        r"(?:Copyright )?(?:©|\([cC]\) ?(?=\d{4}|[A-Z])|Copyright (?=\d{4}))",
        r"[^.]{0,80}(?:\. )?All rights reserved\b",
        r"This (?:article|story|report) (?:was |has been )?(?:originally |first )+(?:published|appeared) (?:in|on|by|at)\b",
        r"(?:Originally|First) published (?:in|on|by|at) [^,.]{1,60}\.?\Z",
        rf"[(\[]?(?:(?i:{CREDIT}){NAMES}(?:[;.,]\s?|\Z|[)\]]))+[)\]]?\.?\Z",
        r"(?i:advertisement)\Z",
    )
    return re.compile("|".join(kinds), re.DOTALL)


@cache
def _tail() -> re.Pattern[str]:
    """What is boilerplate only where nothing but boilerplate follows."""
    kinds = (
        r"For (?:more|further) information,? (?:please )?(?:visit|contact|see|call|go to|email)\b",
        r"(?:Contact|Press contacts?|Media contacts?|Tags?|Topics?|Keywords|Sources?|Categor(?:y|ies))\s?:",
        r"Terms (?:of (?:use|service)|and conditions)\s?(?:\Z|[|·])|Privacy [Pp]olicy|Sponsored(?: content)?\Z",
        r"Comments?\s?(?:\(\d+\))?\Z|(?i:reuters?)\Z|(?:https?://|www\.)\S+\Z",
    )
    return re.compile("|".join(kinds))


@cache
def _spoken() -> re.Pattern[str]:
    """A second sentence, or someone's words and who said them: no headline is written so."""
    said = r"(?:said|asked|added|told|replied)\b"
    return re.compile(rf"[a-z]{{2}}\.\s+[A-Z]|[\"”»’'],? (?:\w+ ){{0,3}}{said}|\b(?:he|she|they|it) {said}")


@cache
def _filed() -> re.Pattern[str]:
    then = r"(?:,| \|| —| -)"
    byline = rf"By {NAMES}(?:{then} ?{NAMES})?{then}? ?"
    return re.compile(rf"(?=\w)(?:{DATELINE}(?P<dash> ?[—–-]+)?|(?:{byline})?(?:{FILED})?)\.?\Z")


@cache
def _prefix() -> re.Pattern[str]:
    return re.compile(rf"{DATELINE}(?:\s?(?:—|–|--|-)|(?<=/\.)|(?<=/))\s+(?=\S)")


def dateline_end(paragraph: str) -> int:
    """Where the dateline that a paragraph opens with ends ("MOSCOW, March 3 (Reuters) — "), with the space after it; 0 without one."""
    if not paragraph[:2].isupper():
        return 0
    m = _prefix().match(paragraph)
    if m is None:
        return 0
    bare = not m["date"] and not m["agency"]
    return 0 if bare and m[0].rstrip()[-1] == "-" and "--" not in m[0] and "," not in m[0] else m.end()


def assign(blocks: Sequence[tuple[Role | None, str]]) -> list[Role]:
    """The role of each block of a text, in order.

    Args:
        blocks: what the reader knows of a block's role (None: nothing), and its text.
    """
    roles = [known or _furniture(text) for known, text in blocks]
    for i in range(len(blocks) - 1, 0, -1):
        if roles[i] is None and len(blocks[i][1]) < 300 and _tail().match(blocks[i][1]):
            roles[i] = Role.BOILERPLATE
        elif roles[i] not in (Role.BOILERPLATE, Role.CAPTION):
            break
    return _headlines(roles, [text for _, text in blocks])


def _headlines(roles: list[Role | None], texts: list[str]) -> list[Role]:
    titles = [role is None and _title_like(text, HEADLINE_WORDS) for role, text in zip(roles, texts, strict=True)]
    top = len(titles) if sum(titles) == roles.count(None) else HEADLINES
    done: list[Role] = []
    for i, role in enumerate(roles):
        if titles[i] and top > 0:
            top -= 1
            done.append(Role.HEADLINE)
            continue
        if role in (None, Role.BODY, Role.LIST, Role.QUOTE):
            top = 0
        subhead = titles[i] and 0 < i < len(roles) - 1 and roles[i + 1] is None and not titles[i + 1] and _subhead(texts[i])
        done.append(role or (Role.HEADLINE if subhead else Role.BODY))
    return done


def _furniture(text: str) -> Role | None:
    """Caption, dateline or boilerplate, or None."""
    if len(text) > 600 or text.count(" ") >= FURNITURE_WORDS * 2:
        return None
    bracket = max(text.rfind("("), text.rfind("[")) if text[-1:] in ")]." else -1
    if _caption().match(text) or (bracket >= 0 and _credited().match(text, bracket)):
        return Role.CAPTION
    if text.count(" ") >= FURNITURE_WORDS:
        return None
    if _boilerplate().match(text):
        return Role.BOILERPLATE
    filed = _filed().match(text)
    if filed and (filed["date"] or filed["dash"] or filed["wire"] or not text[:2].isupper()):
        return Role.DATELINE
    return None


def _title_like(text: str, words: int) -> bool:
    """Whether a block reads as a headline: short, no full stop at its end or inside, not someone's words with "said" after them."""
    line = text.strip()
    shut = line[-1:] in ".;:,…" and line[-3:-2] != "."  # but a headline may end in "U.S."
    if line.count(" ") >= words or shut or line[-2:] in ('."', ".”", ".)", ".'", ".’", ',"', ",”"):
        return False
    if not re.match(r"[^\W_a-z]|[^\w\s]+\w|[a-z][A-Z]", line):
        return False
    return not _spoken().search(line)


def _subhead(text: str) -> bool:
    """Whether a title-like block is short and plain enough to head what follows it in the middle of a text."""
    line = text.strip()
    return line.count(" ") < SUBHEAD_WORDS and line[-1] not in "\"”»!'’)" and not line[0].isdigit()
