"""Evidence for rules: what files may hold, and what is counted."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

import tqc
from tqc.audit.corpus import passages
from tqc.audit.measure import measure, points_at, table
from tqc.errors import UserError
from tqc.model import Span

RULES = "title: T\nrules:\n  zebra:\n    find: zebra -> horse\n    examples: x\n  okapi:\n    find: okapi -> horse\n    examples: x\n"


@pytest.fixture
def checker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tqc.Checker:
    monkeypatch.setenv("TQC_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "zoo"
    folder.mkdir()
    (folder / "animals.yaml").write_text(RULES, encoding="utf-8")
    return tqc.Checker(tqc.Config(packs=(), rules_dirs=(folder,), select=("zoo",)))


def jsonl(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return path


PARALLEL = "source\tmt\treference\tsystem\tdoc\nодин\tA zebra came.\tA horse came.\tA\t1\nодин\tThe zebra came.\tA horse came.\tB\t1\nдва\tNo zebra, a zebra.\tA zebra.\tB\t1\n"


def test_sentences_are_counted_by_their_source_not_by_their_copies(checker: tqc.Checker, tmp_path: Path) -> None:
    (tmp_path / "pairs.tsv").write_text(PARALLEL, encoding="utf-8")
    found = measure(checker, [tmp_path / "pairs.tsv"])
    assert found.rules["zoo/animals/zebra"].row("r") == ("r", "2", "1", "0", "0", "0")
    assert dict(found.words) == {"mt": 10, "human": 5}


def test_gzipped_files_are_read(checker: tqc.Checker, tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv.gz"
    path.write_bytes(gzip.compress(PARALLEL.encode()))
    assert measure(checker, [path]).rules["zoo/animals/zebra"].row("r")[1] == "2"


def test_flags_on_marks_are_counted_over_the_runs_of_a_text(checker: tqc.Checker, tmp_path: Path) -> None:
    rows = (
        {"id": "a", "source": "один", "mt": "Well, well.", "marks": []},
        {"id": "a", "source": "два", "mt": "A zebra and an okapi.", "marks": [{"start": 2, "end": 7}]},
    )
    found = measure(checker, [jsonl(tmp_path / "marked.jsonl", *rows)])
    assert found.rules["zoo/animals/zebra"].row("r")[4:] == ("1", "1")
    assert found.rules["zoo/animals/okapi"].row("r")[4:] == ("0", "1")
    assert found.rules["zoo/animals/okapi"].sources["marked"] == {"два"}


def test_native_texts_are_told_by_their_column(checker: tqc.Checker, tmp_path: Path) -> None:
    found = measure(checker, [jsonl(tmp_path / "native.jsonl", {"text": "A zebra."}, {"text": "A zebra."}, {"text": "An okapi."})])
    assert found.rules["zoo/animals/zebra"].row("r")[3] == "1"


@pytest.mark.parametrize(
    ("name", "content", "line", "fact"),
    [
        ("a.tsv", "left\tright\nx\ty\n", 2, "has the columns left, right"),
        ("a.tsv", "mt\treference\nx\ty\tz\n", 2, "3 cells under 2 columns"),
        ("a.tsv", "", 0, "holds no row"),
        ("a.jsonl", '{"text": "x"}\nrubbish\n', 2, "is no JSON"),
        ("a.jsonl", "[1]\n", 1, "is no JSON object"),
    ],
)
def test_a_file_that_cannot_be_used_is_told(tmp_path: Path, name: str, content: str, line: int, fact: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(UserError, match=fact) as caught:
        list(passages(tmp_path / name))
    assert (caught.value.path, caught.value.line) == (str(tmp_path / name), line)


@pytest.mark.parametrize("name", ["none.tsv", "none.jsonl.gz"])
def test_a_file_that_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        list(passages(tmp_path / name))


def test_a_file_that_is_no_gzip_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.tsv.gz").write_text("plain", encoding="utf-8")
    with pytest.raises(UserError, match="cannot be read"):
        list(passages(tmp_path / "a.tsv.gz"))


@pytest.mark.parametrize(
    ("flag", "mark", "points"),
    [
        ((0, 5), (3, 9), True),
        ((0, 3), (3, 9), False),
        ((0, 31), (3, 9), True),
        ((0, 32), (3, 9), False),
        ((0, 60), (0, 20), True),
        ((0, 61), (0, 20), False),
        ((4, 4), (3, 9), True),
    ],
)
def test_a_flag_points_at_a_mark_that_it_touches_unless_it_is_far_longer(
    flag: tuple[int, int], mark: tuple[int, int], points: bool
) -> None:
    assert points_at(Span(*flag), Span(*mark)) is points


def test_the_table_has_a_sorted_line_for_every_rule_seen_or_not(checker: tqc.Checker, tmp_path: Path) -> None:
    (tmp_path / "pairs.tsv").write_text(PARALLEL, encoding="utf-8")
    about, header, *rows = table(measure(checker, [tmp_path / "pairs.tsv"]), ["b/b/b", "zoo/animals/zebra", "a/a/a"], "9").splitlines()
    assert (
        about
        == "# Written by `tqc rules measure`, tqc 9: distinct source sentences in 10 words of machine translation, 5 words of human translation."
    )
    assert header == "rule\tmt\thuman\tnative\ton_marks\tflags"
    assert rows == ["a/a/a\t0\t0\t0\t0\t0", "b/b/b\t0\t0\t0\t0\t0", "zoo/animals/zebra\t2\t1\t0\t0\t0"]
