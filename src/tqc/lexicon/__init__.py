"""What tqc knows of English words: forms, parts of speech, spellings, frequency. Data is read on first use."""

from tqc.lexicon.analysis import Reading, closed, kinds, known, parts, readings
from tqc.lexicon.articles import article
from tqc.lexicon.inflection import Pos, forms, inflect, pos
from tqc.lexicon.spelling import COMMON, UNLISTED, Variety, dialect, rank, spell, variants

__all__ = [
    "COMMON",
    "UNLISTED",
    "Pos",
    "Reading",
    "Variety",
    "article",
    "closed",
    "dialect",
    "forms",
    "inflect",
    "kinds",
    "known",
    "parts",
    "pos",
    "rank",
    "readings",
    "spell",
    "variants",
]
