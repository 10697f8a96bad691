from __future__ import annotations

import re

import pytest

from tqc.categories import categories, category
from tqc.errors import UserError

DESIGN = (
    "accuracy/mistranslation accuracy/omission accuracy/addition accuracy/untranslated fluency/grammar "
    "fluency/punctuation fluency/spelling fluency/capitalization fluency/inconsistency fluency/character-encoding "
    "style/unidiomatic style/awkward style/register style/company terminology names locale/number locale/date-time "
    "locale/measurement locale/currency other"
).split()


def test_the_categories_are_the_designs() -> None:
    assert list(categories()) == DESIGN


def test_every_category_but_other_has_an_mqm_id_and_no_alias_is_ambiguous() -> None:
    known = categories().values()
    assert [c.name for c in known if not re.fullmatch(r"MQMC_\d{6}", c.id)] == ["other"]
    names = [a for c in known for a in (c.name, *c.aliases)]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("style/awkward", "style/awkward"),
        ("Style/Unnatural or awkward", "style/awkward"),
        ("false_friend", "accuracy/mistranslation"),
        ("linguistic-conventions/grammar", "fluency/grammar"),
    ],
)
def test_other_names_map_to_categories(name: str, meant: str) -> None:
    assert category(name) == meant


def test_an_unknown_category_is_told_with_the_nearest() -> None:
    with pytest.raises(UserError) as error:
        category("acuracy/mistranslaton")
    assert error.value.hint == "did you mean “accuracy/mistranslation”?"


def test_a_hopeless_category_is_told_with_all_there_are() -> None:
    with pytest.raises(UserError) as error:
        category("zzz")
    assert all(name in error.value.hint for name in DESIGN)
