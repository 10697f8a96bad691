from __future__ import annotations

from pathlib import Path

import pytest

import tqc
from tqc import glossary
from tqc.errors import UserError, UserErrors
from tqc.glossary import Term

TSV = """\
# The desk's words
term\tuse instead\tforbidden variants\tnote\tpos
penal colony\tprison colony\tcorrectional colony | colony of punishment\tSince 2020.

Kiev\tKyiv
strict regime\t\tsevere regime
conduct a rally\thold a rally
colony\tpenal colony\t\t\tN
"""
TOML = """\
[[term]]
term = "penal colony"
use = "prison colony"
forbidden = ["correctional colony"]
note = "Since 2020."

[[term]]
term = "Kyiv"
forbidden = ["Kiev"]
pos = "N"
"""


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No built-in rule or check takes part, so that no test here hangs on them."""
    monkeypatch.setenv("TQC_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr("tqc.ruleset.store.rules_home", lambda: tmp_path / "no-rules")
    monkeypatch.setattr("tqc.ruleset.store.CHECK_PART", ("check", tmp_path / "no-checks", "no-checks"))


@pytest.fixture
def find(tmp_path: Path) -> object:
    """Finds a glossary's words in a text: (words, fixes) of each finding."""

    def found(rows: str, text: str, name: str = "terms.tsv") -> list[tuple[str, str]]:
        path = tmp_path / name
        path.write_text(rows, encoding="utf-8")
        checker = tqc.Checker(tqc.Config(packs=(), glossaries=(path,), select=("glossary",), grammar=False))
        return [(text[f.start : f.end], " | ".join(f.fixes)) for f in checker.check(text).findings]

    return found


def test_a_table_is_read() -> None:
    path = "t.tsv"
    from tqc.glossary import tsv

    assert tsv.read(TSV, path)[:2] == [
        Term("penal colony", 3, "prison colony", ("correctional colony", "colony of punishment"), "Since 2020."),
        Term("Kiev", 5, "Kyiv"),
    ]


def test_toml_is_read(tmp_path: Path) -> None:
    (tmp_path / "t.toml").write_text("\ufeff" + TOML, encoding="utf-8")
    assert glossary.read(tmp_path / "t.toml") == [
        Term("penal colony", 1, "prison colony", ("correctional colony",), "Since 2020."),
        Term("Kyiv", 7, "", ("Kiev",), "", "N"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two penal colonies.", [("penal colonies", "prison colonies")]),
        ("Correctional colonies shut.", [("Correctional colonies", "Prison colonies")]),
        ("In Kiev's north. KIEV.", [("Kiev", "Kyiv"), ("KIEV", "Kyiv")]),
        ("A severe regime, then a strict regime.", [("severe regime", "strict regime")]),
        ("He conducted a rally.", [("conducted a rally", "held a rally")]),
        ("The colony is old.", [("colony", "penal colony")]),
        ("In prison colonies all is well in Kyiv.", [("colonies", "penal colonies")]),
    ],
)
def test_terms_are_found_in_every_form_and_replaced_in_the_same(find: object, text: str, expected: list[tuple[str, str]]) -> None:
    assert find(TSV, text) == expected  # type: ignore[operator]


def test_a_wording_inside_the_right_one_is_no_fault(find: object) -> None:
    rows = "term\tuse\ncolony\tpenal colony\nregime\tregime of detention\n"
    assert find(rows, "A penal colony with a regime of detention.") == []  # type: ignore[operator]
    assert [w for w, _ in find(rows, "A colony with a regime.")] == ["colony", "regime"]  # type: ignore[operator]


def test_words_that_do_not_bend_alike_are_replaced_as_they_stand(find: object) -> None:
    assert find("term\tuse\nfurthermore\tbesides\n", "Furthermore, it rained.") == [("Furthermore", "Besides")]  # type: ignore[operator]


def test_marks_in_a_term_are_meant_as_themselves(find: object) -> None:
    rows = "term\tuse\nRosgvardia (guard)\tNational Guard\nmayor {of} [town]\tmayor\n"
    assert find(rows, "The Rosgvardia (guard) came.") == [("Rosgvardia (guard)", "National Guard")]  # type: ignore[operator]


def test_a_term_is_a_rule_like_others(tmp_path: Path) -> None:
    path = tmp_path / "Our terms.tsv"
    path.write_text(TSV, encoding="utf-8")
    (finding,) = (
        tqc.Checker(tqc.Config(packs=(), glossaries=(path,), select=("penal-colony",), grammar=False)).check("A penal colony.").findings
    )
    assert (finding.rule, finding.category, str(finding.severity), str(finding.confidence), finding.why) == (
        "glossary/our-terms/penal-colony",
        "terminology",
        "major",
        "high",
        "Since 2020.",
    )


def test_a_glossary_that_changes_is_read_anew(find: object) -> None:
    assert find("term\tuse\nKiev\tKyiv\n", "Kiev.") == [("Kiev", "Kyiv")]  # type: ignore[operator]
    assert find("term\tuse\nKiev\tKyïv\n", "Kiev.") == [("Kiev", "Kyïv")]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("name", "rows", "line", "fact"),
    [
        ("t.tsv", "term\tuze\na\tb\n", 1, "there is no column “uze”"),
        ("t.tsv", "use\tnote\na\tb\n", 1, "the first line names no column “term”"),
        ("t.tsv", "term\tuse\n\tb\n", 2, "the line has no term"),
        ("t.tsv", "term\tuse\na\tb\tc\n", 2, "3 cells where there are 2 columns"),
        ("t.tsv", "term\tuse\tpos\nmayor\tcity head\tX\n", 2, "“X” is no part of speech"),
        ("t.tsv", "term\tuse\nmayor\thead\n\nmayor\tchief\n", 4, "the id glossary/t/mayor is used twice"),
        ("t.tsv", "term\tuse\n(…)\thead\n", 2, "no word that the pattern cannot do without"),
        ("t.toml", "[[term]]\nterm = 'a'\n\n[[term]]\ntrem = 'a'\n", 4, "there is no key “trem”"),
        ("t.toml", "[[term]]\nterm = 'a'\nforbidden = 'b'\n", 1, "“forbidden” is no list of texts"),
        ("t.toml", "[[term]]\nuse = 'b'\n", 1, "the entry has no term"),
        ("t.toml", "terms = 3\n", 0, "holds something else than terms"),
        ("t.toml", "[[term\n", 0, "is no TOML"),
        ("t.xls", "term\n", 0, "is no glossary that tqc reads"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, name: str, rows: str, line: int, fact: str) -> None:
    path = tmp_path / name
    path.write_text(rows, encoding="utf-8")
    with pytest.raises(UserError) as caught:
        tqc.Checker(tqc.Config(packs=(), glossaries=(path,), grammar=False))
    errors = caught.value.errors if isinstance(caught.value, UserErrors) else [caught.value]
    assert (errors[0].path, errors[0].line) == (str(path), line)
    assert fact in errors[0].fact


@pytest.mark.parametrize(("raw", "fact"), [(None, "there is no such glossary"), (b"term\n\xff\n", "is not UTF-8")])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, raw: bytes | None, fact: str) -> None:
    if raw is not None:
        (tmp_path / "t.tsv").write_bytes(raw)
    with pytest.raises(UserError, match=fact):
        tqc.Checker(tqc.Config(packs=(), glossaries=(tmp_path / "t.tsv",)))
