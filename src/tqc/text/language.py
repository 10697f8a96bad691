"""Whether a text is English: what is not would be all findings and no sense."""

from __future__ import annotations

import re

from tqc.errors import UserError

SAMPLE = 50_000
"""Code points looked at, from the start."""
LETTERS_NEEDED = 20
WORDS_NEEDED = 40
KINDS_NEEDED = 6
"""So many different function words of a language are no accident."""
ENGLISH = frozenset("the of and to that with for was were is are has have had been it this from by not which they his its".split())
OTHERS = {
    "French": "le la les des du une dans pour qui que sur est au aux avec il ne pas sont et plus par cette ont été",
    "German": "der die das und den dem des nicht mit sich ist auf eine ein auch von für im zu es wird bei nach hat aus sie wurde",
    "Spanish": "el la los las del que una por con para no es se su como al más fue han lo sus pero sobre este entre y",
    "Italian": "il di che la della per del una con non gli dei sono nel alla da le si è anche dal delle nella più ha lo",
    "Portuguese": "o os da do que uma em para com não no na dos as se por mais foi ao das como pela sua são ele",
    "Dutch": "de het een van en dat niet zijn met voor op te die aan er ook door bij naar uit hij wordt heeft ze",
    "Polish": "w i na z do się nie że jest to po za od przez jak dla są został ale jego który które oraz",
    "Czech": "a se na v je že s z do o který za by jsou po jako podle také ale jeho pro při která však",
    "Swedish": "och att det som en på är av för den till inte med har de ett om var han från men vid kan sig",
    "Turkish": "ve bir bu da de için ile olarak çok olan daha sonra gibi kadar ancak ise en tarafından göre oldu",
}
SCRIPTS = (
    ("Greek", "\u0370-\u03ff\u1f00-\u1fff"),
    ("Georgian", "\u10a0-\u10ff\u1c90-\u1cbf"),
    ("Armenian", "\u0530-\u058f"),
    ("Hebrew", "\u0590-\u05ff"),
    ("Arabic", "\u0600-\u06ff\u0750-\u077f"),
    ("Thai", "\u0e00-\u0e7f"),
    ("Hindi", "\u0900-\u097f"),
    ("Japanese", "\u3040-\u30ff"),
    ("Korean", "\uac00-\ud7af"),
    ("Chinese", "\u4e00-\u9fff"),
)
CYRILLIC = "\u0400-\u052f"
HINT = "tqc checks English copy"


def require_english(text: str, path: str = "") -> None:
    """Check that a text is English prose; a text too short to tell passes.

    Raises:
        UserError: it is in another script for the most part, or without doubt in another language; it names it.
    """
    sample = text[:SAMPLE]
    language = _by_script(sample) or _by_words(sample)
    if language:
        hint = f"{HINT}; give the Russian original as the source instead" if language == "Russian" else HINT
        raise UserError(f"this is {language}, not English", hint=hint, path=path)


def _by_script(sample: str) -> str:
    if sample.isascii():
        return ""
    latin = _count("A-Za-z\u00c0-\u024f", sample)
    cyrillic = _count(CYRILLIC, sample)
    if cyrillic >= LETTERS_NEEDED and cyrillic > latin:
        return _cyrillic(sample.lower())
    counts = {language: _count(letters, sample) for language, letters in SCRIPTS} if latin < len(sample) / 2 else {}
    most = max(counts, key=counts.__getitem__, default="")
    return most if most and counts[most] >= LETTERS_NEEDED and counts[most] > latin else ""


def _count(letters: str, sample: str) -> int:
    return sum(map(len, re.findall(f"[{letters}]+", sample)))


def _cyrillic(low: str) -> str:
    if _count("ў", low):
        return "Belarusian"
    if _count("іїєґ", low) > _count("ыэёъ", low):
        return "Ukrainian"
    if _count("ђћљњџј", low) > _count("ыэё", low):
        return "Serbian or Macedonian"
    return "Bulgarian" if _count("ъ", low) > max(2, _count("ыэ", low)) else "Russian"


def _by_words(sample: str) -> str:
    words = re.findall(r"[^\W\d_]+", sample.lower())
    if len(words) < WORDS_NEEDED or sum(map(ENGLISH.__contains__, words)) * 20 > len(words):
        return ""
    seen = {language: [w for w in words if w in known] for language, known in ((k, frozenset(v.split())) for k, v in OTHERS.items())}
    most = max(seen, key=lambda language: len(seen[language]))
    return most if len(seen[most]) * 100 >= 15 * len(words) and len(set(seen[most])) >= KINDS_NEEDED else ""
