"""Every mistake in a rule file is told with file, line, the words at fault and what is allowed."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from tests.ruleset.conftest import Load
from tqc.errors import UserError, UserErrors
from tqc.model import Confidence, Severity
from tqc.ruleset import store

GOOD = """\
    title: T
    rules:
      one:
        find: executive {list/N} -> {writ} of execution <- исполнительный лист
        examples: The executive listed it.
    """


def mistakes(folder: Path, yaml: str) -> list[UserError]:
    (folder / "topic.yaml").write_text(dedent(yaml), encoding="utf-8")
    with pytest.raises(UserError) as caught:
        store.load([], [folder])
    return caught.value.errors if isinstance(caught.value, UserErrors) else [caught.value]


@pytest.mark.parametrize(
    ("old", "new", "line", "fact", "hint"),
    [
        ("examples: The", "exmaples: The", 5, "unknown key “exmaples” in the rule “one”", "examples"),
        ("title: T", "titel: T", 1, "unknown key “titel” in the file", "title"),
        ("find: executive", "find: no\n        fix: executive", 4, "YAML reads “no” of “find” as a bool", "'no'"),
        ("find: executive", "find: 12 #", 4, "YAML reads “12” of “find” as a int", "'12'"),
        ("find: executive {list/N} -> {writ} of execution <- исполнительный лист", "find:", 4, "as nothing", ""),
        ("find: executive {list/N}", "find: {list/N}", 4, "YAML cannot read", "single quotes"),
        ("find: executive {list/N} -> {writ} of execution <- исполнительный лист", "find: [executive]", 4, "a YAML list where a line was meant", "single quotes"),
        ("find: executive {list/N} -> {writ} of execution <- исполнительный лист", "find: {be: it}", 4, "a YAML map where a line was meant", "single quotes"),
        ("find: executive", "find: said: executive", 4, "YAML cannot read", "single quotes"),
        ("      one:", "      One Two:", 3, "is no rule name", "small letters"),
        ("{list/N}", "{list/X}", 4, "“/X” is no part of speech", "/N, /V or /A"),
        ("{list/N}", "<lsit>", 4, "there is no class or list <lsit>", ""),
        ("{list/N}", "<weekdey>", 4, "there is no class or list <weekdey>", "weekday"),
        ("{list/N}", "{went}", 4, "“went” is a form of “go”", "{go}"),
        ("{list/N}", "{grobbelize}", 4, "the lexicon does not know “grobbelize”", "{grobbelize/V}"),
        ("{list/N}", "{list", 4, "{ is not closed", ""),
        ("{list/N}", "(list", 4, "( is not closed", ""),
        ("find: executive {list/N}", "find: |\n          [executive {list/N}", 5, "[ is not closed", ""),
        ("{list/N}", "list.*", 4, "“.*” is a regular expression", "..."),
        ("{list/N}", "list\\w", 4, "a backslash class is a regular expression", "<num>"),
        ("{list/N}", "list+", 4, "there is no * or + here", "_{0,3}"),
        ("{list/N}", "(|list)", 4, "an empty alternative", "?"),
        ("{list/N}", "_{2,12} list", 4, "a gap of 2 to 12 words", "8"),
        ("executive {list/N} -> {writ} of execution", "executive? list? -> x", 4, "no word that the pattern cannot do without", "outside ?"),
        ("executive {list/N} -> {writ} of execution", "<cap> _ -> x", 4, "no word that the pattern cannot do without", "outside ?"),
        ("{list/N}", "{list}", 4, "“listed” (a form of {list}) has no form in {writ}", "{list/N}"),
        ("{writ}", "<writ>", 4, "the pattern has no part <writ>", "x=(…)"),
        ("executive {list/N}", "executive x=(list|lists)", 4, "nothing in the flagged part lends {writ} its form", "without braces"),
        ("executive {list/N} -> {writ} of execution", "x=(executive) list -> <x:loud> writ", 4, "“loud” is no form", "ing"),
        ("-> {writ} of execution <-", "<-", 4, "has a line without -> and no advice", "advice"),
        ("-> {writ} of execution", "->", 4, "nothing stands after an arrow", "(delete)"),
        ("examples: The", "severity: huge\n        examples: The", 5, "“huge” is no severity", "neutral, minor, major, critical"),
        ("examples: The", "category: accuracy/mistrans\n        examples: The", 5, "“accuracy/mistrans” is no category", "accuracy/mistranslation"),
        ("examples: The", "topic: spor\n        examples: The", 3, "there is no topic “spor”", ""),
        ("examples: The", "where: footer\n        examples: The", 5, "“footer” is no place", "headline"),
        ("examples: The", "at_least: many\n        examples: The", 5, "“many” is no number", ""),
        ("examples: The", "once: maybe\n        examples: The", 5, "neither true nor false", ""),
        ("examples: The", "near: ~ jail\n        examples: The", 3, "~ stands only in unless", ""),
        ("examples: The", "unless: <jale> ~\n        examples: The", 3, "there is no class or list <jale>", ""),
        ("rules:", "rulez:", 1, "has no rules", ""),
    ],
)  # fmt: skip
def test_a_mistake_is_told(folder: Path, old: str, new: str, line: int, fact: str, hint: str) -> None:
    assert old in GOOD
    found = mistakes(folder, GOOD.replace(old, new, 1))
    told = [e for e in found if fact in e.fact]
    assert told, [str(e) for e in found]
    assert told[0].path.endswith("mine/topic.yaml")
    assert hint in told[0].hint
    assert told[0].line == line


def test_a_duplicate_key_is_told_with_both_lines(folder: Path) -> None:
    (error,) = mistakes(folder, GOOD.rstrip() + "\n    title: again\n")
    assert (error.line, error.fact) == (6, "“title” stands twice, first in line 1")


def test_an_id_used_twice_is_told(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "more" / "mine"
    other.mkdir(parents=True)
    for f in (folder, other):
        (f / "topic.yaml").write_text(dedent(GOOD), encoding="utf-8")
    with pytest.raises(UserErrors, match="the id mine/topic/one is used twice"):
        store.load([], [folder, other])


def test_all_mistakes_of_a_folder_are_told_at_once(folder: Path) -> None:
    (folder / "other.yaml").write_text("title: T\nrules:\n  two:\n    find: {x\n", encoding="utf-8")
    found = mistakes(folder, GOOD.replace("title", "titel").replace("examples", "exmaples"))
    assert {(Path(e.path).name, e.line) for e in found} >= {("topic.yaml", 1), ("topic.yaml", 5)}
    assert any(Path(e.path).name == "other.yaml" for e in found)


def test_the_caret_stands_under_the_words_at_fault(folder: Path) -> None:
    (error,) = mistakes(folder, GOOD.replace("{list/N}", "<lsit>"))
    _, shown, caret = error.excerpt.split("\n")
    assert shown[caret.index("^") :].startswith("<lsit>")


def test_a_list_that_uses_itself_is_told(folder: Path) -> None:
    lists = "lists:\n  jail: <camp>\n  camp: <jail> | gulag\n"
    found = mistakes(folder, "title: T\n" + lists + "rules:\n  one:\n    find: the <jail>\n    advice: x\n    examples: x\n")
    assert "jail → camp → jail" in found[0].fact


def test_a_list_with_a_wrong_number_of_columns_is_told(folder: Path) -> None:
    (folder / "lists").mkdir()
    (folder / "lists" / "state.txt").write_text("state ; adj\nFrance\n", encoding="utf-8")
    found = mistakes(folder, "title: T\nrules:\n  one:\n    find: of <state> -> <state:adj>\n    examples: x\n")
    assert (Path(found[0].path).name, found[0].line, found[0].fact) == ("state.txt", 2, "1 columns where the list has 2")


def test_not_utf8_is_told(folder: Path) -> None:
    (folder / "topic.yaml").write_bytes(b"title: \xff\n")
    with pytest.raises(UserErrors, match="is not UTF-8"):
        store.load([], [folder])


def test_a_rule_takes_its_files_defaults_and_its_own_settings(load: Load) -> None:
    rules = load(
        """\
        title: Prisons
        defaults: {category: accuracy/mistranslation, severity: major, confidence: high}
        rules:
          one:
            find: executive list -> writ
            examples: x
          two:
            find: |
              hungry protest -> hunger strike <- голодовка | голодать   # a comment
              # another
              dry hunger -> hunger strike
            severity: minor
            formerly: old-two
            examples: |
              x
              # A headline
        """
    )
    one, two = (r for r in rules.rules if not r.code)
    assert (one.id, one.title, one.severity, one.confidence) == ("mine/topic/one", "Prisons", Severity.MAJOR, Confidence.HIGH)
    assert (two.severity, two.formerly, two.examples) == (Severity.MINOR, ("old-two",), ("x", "# A headline"))
    assert [(x.pattern, x.fixes, x.lemmas, x.line) for x in two.lines] == [
        ("hungry protest", ("hunger strike",), ("голодовка", "голодать"), 9),
        ("dry hunger", ("hunger strike",), (), 11),
    ]


def test_a_rule_of_only_frequent_words_is_warned_of(load: Load) -> None:
    rules = load("title: T\nrules:\n  one:\n    find: the <cap>\n    advice: x\n    examples: x\n")
    assert len(rules.warnings) == 1
    assert "mine/topic/one" in rules.warnings[0]
