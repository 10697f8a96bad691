"""British and American spellings, and ranks."""

import pytest

from tqc import lexicon
from tqc.lexicon import tables

PAIRS = """
colour color|organisation organization|organised organized|travelled traveled|centre center|centres centers|theatre theater
defence defense|labour labor|analyse analyze|analysed analyzed|kilometre kilometer|cancelled canceled|fulfil fulfill
grey gray|privatisation privatization|jewellery jewelry
"""


@pytest.mark.parametrize(("uk", "us"), [pair.split() for pair in PAIRS.strip().replace("\n", "|").split("|")])
def test_variants_find_each_other(uk: str, us: str) -> None:
    assert uk in lexicon.variants(us)
    assert us in lexicon.variants(uk)
    assert (lexicon.dialect(uk), lexicon.dialect(us)) == ("uk", "us")
    assert lexicon.spell(uk, "us") == us
    assert lexicon.spell(us, "uk") == uk
    assert lexicon.spell(uk, "uk") == uk


@pytest.mark.parametrize(
    ("uk", "us"),
    [
        ("programme", "program"),
        ("licence", "license"),
        ("practise", "practice"),
        ("tyre", "tire"),
        ("cheque", "check"),
        ("storey", "story"),
    ],
)
def test_a_word_that_both_use_is_left_alone(uk: str, us: str) -> None:
    assert lexicon.variants(uk) == (us,)
    assert lexicon.variants(us) == ()
    assert lexicon.dialect(us) is None
    assert lexicon.spell(us, "uk") == us


def test_the_american_verb_and_the_noun_analyses() -> None:
    assert lexicon.variants("analyzes") == ("analyses",)
    assert lexicon.variants("analyses") == ()


@pytest.mark.parametrize(
    "word", "rise advertise exercise surprise compromise size prize wise court tonne connection buses sheikh your four hour".split()
)
def test_words_with_one_spelling(word: str) -> None:
    assert lexicon.variants(word) == ()
    assert lexicon.dialect(word) is None


def test_case_is_kept() -> None:
    assert lexicon.variants("Colour") == ("Color",)
    assert lexicon.variants("COLOUR") == ("COLOR",)
    assert lexicon.spell("Defence", "us") == "Defense"


def test_both_spellings_bend_alike() -> None:
    rows = [row.split("\t") for row in tables.rows("variants.tsv")]
    verbs = [(uk, us) for uk, us, sign in rows if sign == "=" and uk.endswith("ise") and "V" in lexicon.pos(uk)]
    assert len(verbs) > 50
    assert [us for uk, us in verbs if lexicon.inflect(us, "V")["ed"][0] not in lexicon.variants(lexicon.inflect(uk, "V")["ed"][0])] == []


def test_no_spelling_leads_to_itself() -> None:
    assert all(word not in others for word, others in tables.spellings()[0].items())


def test_ranks() -> None:
    assert lexicon.rank("the") == 1
    assert lexicon.rank("of") < lexicon.rank("court") < lexicon.rank("verdict") < lexicon.UNLISTED
    assert lexicon.rank("and") <= lexicon.COMMON < lexicon.rank("prison")
    assert lexicon.rank("zorblat") == lexicon.UNLISTED
    assert lexicon.rank("n't") <= lexicon.COMMON


def test_names_are_what_is_never_written_small() -> None:
    names = tables.names()
    assert names["ternopil"] == "Ternopil"
    assert names["mccartney"] == "McCartney"
    assert not [low for low, name in names.items() if low != name.lower() or name == low]
    assert not [low for low in names if lexicon.known(low)]
    assert {"vera", "kremlin", "yang", "table"}.isdisjoint(names)
