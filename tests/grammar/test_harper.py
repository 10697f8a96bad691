"""Harper as tqc's finder: the real engine, every time."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from tqc.errors import EngineError
from tqc.grammar import Harper, Row, rows
from tqc.model import Confidence, Finding, Role, Severity, Span
from tqc.text import plain
from tqc.text.document import Document, Piece, RawBlock

TRIED = ("AnA", "AllowTo", "RepeatedWords", "Months")
HARPER = Harper(table={name: Row(name, where="prose" * (name == "Months")) for name in TRIED})


def check(text: str, harper: Harper = HARPER) -> list[Finding]:
    return list(harper.check(Document(text, plain.raw_blocks(text))))


def found(text: str, harper: Harper = HARPER) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(f.rule, text[f.start : f.end], f.fixes) for f in check(text, harper)]


def test_finding_is_in_our_form() -> None:
    text = "The mayor bought a old mill."
    (f,) = check(text)
    assert (f.start, f.end) == (17, 18)
    assert (f.rule, f.category, f.severity, f.confidence) == ("harper/AnA", "fluency/grammar", Severity.MINOR, Confidence.MEDIUM)
    assert f.message == "“a”: write “an”"
    assert f.why
    assert f.sentence == text
    assert f.within == Span(17, 18)


def test_finding_without_fix_says_what_harper_says() -> None:
    (f,) = check("The rules allow to build a dam.")
    assert f.message.startswith("“allow to build”: ")
    assert "`" not in f.message
    assert not f.message.endswith(".")
    assert (f.fixes, f.why) == ((), "")


def test_offsets_are_those_of_the_users_text() -> None:
    text = "\ufeffThe  😀 council\r\nkept a old mill.\r\n\r\nThe «café» is an  new one."
    assert found(text) == [("harper/AnA", "a", ("an",)), ("harper/AnA", "an", ("a",))]


def test_deletion_leaves_one_space() -> None:
    text = "He craved for tea."
    (f,) = check(text, Harper(table={"CraveFor": Row("CraveFor")}))
    assert text[: f.start] + f.fixes[0] + text[f.end :] == "He craved tea."
    assert f.message == "“for”: delete it"


def test_insertion_keeps_the_words_it_follows() -> None:
    text = "He is ready go home."
    (f,) = check(text, Harper(table={"MissingTo": Row("MissingTo")}))
    assert text[: f.start] + f.fixes[0] + text[f.end :] == "He is ready to go home."


def test_blocks_do_not_run_into_each_other() -> None:
    assert found("Rain fell on the\n\nThe river rose.") == []
    assert found("Rain fell on the the river.") == [("harper/RepeatedWords", "the the", ("the",))]


def test_boilerplate_is_not_checked() -> None:
    text = "Buy a old map here.It was a old bridge."
    parts = RawBlock(Role.BOILERPLATE, (Piece(0, 19),)), RawBlock(Role.BODY, (Piece(19, len(text)),))
    (f,) = HARPER.check(Document(text, parts))
    assert (f.start, f.role) == (26, Role.BODY)


def test_rules_for_prose_spare_headlines() -> None:
    text = "Mill to open in march for guests"
    block = Document(text, [RawBlock(Role.HEADLINE, (Piece(0, len(text)),))])
    assert list(HARPER.check(block)) == []
    assert [f.rule for f in check(text + ".")] == ["harper/Months"]


@pytest.mark.parametrize(
    "right",
    ["an honour", "an historic mill", "an HIV test", "an SUV", "a European mill", "an hour", "a one-off", "an Mi-8", "an HIV/Aids test"],
)
def test_article_that_the_lexicon_wants_is_spared(right: str) -> None:
    assert check(f"It was {right}.") == []


@pytest.mark.parametrize("wrong", ["a old mill", "an new mill", "an European mill", "a hour"])
def test_article_that_the_lexicon_does_not_want_is_found(wrong: str) -> None:
    assert [f.rule for f in check(f"It was {wrong}.")] == ["harper/AnA"]


@pytest.mark.parametrize("text", ["They met in group A on Monday.", "Grades: A or B."])
def test_letter_is_no_article(text: str) -> None:
    assert check(text) == []


def test_currency_sign_is_moved_to_its_own_figure_only() -> None:
    harper = Harper(table={"CurrencyPlacement": Row("CurrencyPlacement")})
    assert found("It cost $ 20 in all.", harper) == [("harper/CurrencyPlacement", "$ 20", ("$20",))]
    assert found("It rose from 2030 $52 a barrel to ¥44 billion.", harper) == []


def test_nothing_is_found_by_a_rule_that_is_not_in_the_table() -> None:
    assert check("The mayor bought a old mill.", Harper(table={"Months": Row("Months")})) == []
    assert check("The mayor bought a old mill.", Harper(table={})) == []


def test_default_table_finds_errors_and_spares_taste() -> None:
    default = Harper()
    assert [f.rule for f in check("The mayor bought a old mill.", default)] == ["harper/AnA"]
    assert check("We saw red, white and blue flags in Kiev, and it's very good.", default) == []


def test_hints_do_not_take_part_by_default() -> None:
    hints = {name for name, row in rows().items() if row.confidence is Confidence.LOW}
    assert hints
    assert Harper().table.keys() == rows().keys() - hints


def test_finder_does_not_take_anothers_hits() -> None:
    document = Document("It was a old mill.", plain.raw_blocks("It was a old mill."))
    assert list(Harper(table={"Months": Row("Months")}).check(document)) == []
    assert len(list(HARPER.check(document))) == 1


def test_threads_share_a_finder() -> None:
    texts = [f"The mayor bought a old mill on day {i}." for i in range(40)]
    with ThreadPoolExecutor(4) as pool:
        assert [len(r) for r in pool.map(check, texts)] == [1] * 40


def test_documents_checked_twice_give_the_same() -> None:
    document = Document("It was a old mill.", plain.raw_blocks("It was a old mill."))
    assert list(HARPER.check(document)) == list(HARPER.check(document)) != []


def test_empty_text_has_no_findings() -> None:
    assert check("") == check(" \n\n ") == []


def test_missing_engine_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "harper", None)
    with pytest.raises(EngineError, match="pip install harper-py"):
        check("The mayor bought a old mill.", Harper(table={"AnA": Row("AnA")}))


def test_engine_is_loaded_only_when_it_checks() -> None:
    code = "import sys; from tqc.grammar import Harper; Harper(); print('harper' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True).stdout
    assert out.strip() == "False"


def test_every_rule_of_the_table_is_one_of_harpers() -> None:
    import harper

    assert set(rows()) <= set(harper.get_default_lint_config())
