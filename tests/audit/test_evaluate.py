"""Findings against a person's marks: what is a hit, what chance would reach, and which files are taken."""

from __future__ import annotations

import gzip
import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqc.audit.agreement import Counts, draw, settled
from tqc.audit.evaluate import Evaluation, _Chance, distinct, evaluate
from tqc.audit.marked import Mark, Marked, MarkedText, read
from tqc.audit.measure import points_at
from tqc.errors import UserError
from tqc.model import Confidence, Finding, Report, Score, Severity, Span

TEXT = "The old mill by the river burned down on Monday night."


def finding(start: int, end: int, rule: str = "t/t/a", category: str = "names") -> Finding:
    return Finding(start, end, rule, category, Severity.MINOR, Confidence.HIGH, "m")


def on(words: str, text: str = TEXT, **labels: str) -> Mark:
    start = text.index(words)
    return Mark(start, start + len(words), labels)


def flag(words: str, text: str = TEXT, rule: str = "t/t/a", category: str = "names") -> Finding:
    start = text.index(words)
    return finding(start, start + len(words), rule, category)


def found(*pairs: tuple[list[Mark], list[Finding]], text: str = TEXT) -> Evaluation:
    texts = tuple(MarkedText(str(n), text, tuple(marks)) for n, (marks, _) in enumerate(pairs))

    def check(of: MarkedText) -> Report:
        return Report(of.text, tuple(pairs[int(of.path)][1]), 0, Score(0, 0, None, None, None, ""))

    return evaluate(Marked(texts, 0), check, samples=200)


def value(result: Evaluation, name: str) -> float | None:
    number = result.overall.figures[name].value
    return None if number is None else round(number, 4)


def test_of_findings_that_overlap_the_longest_is_the_flag() -> None:
    kept = distinct([finding(20, 25), finding(0, 3), finding(2, 9), finding(9, 12)])
    assert [f.span for f in kept] == [(2, 9), (9, 12), (20, 25)]


def test_a_flag_catches_the_one_mark_it_shares_most_with() -> None:
    result = found(([on("mill"), on("by the river")], [flag("mill by the")]))
    assert result.overall.counts[:2] + result.overall.counts[3:5] == (1, 1, 2, 1)
    assert value(result, "precision") == 1
    assert value(result, "recall") == 0.5


def test_a_flag_much_longer_than_the_mark_does_not_point_at_it() -> None:
    result = found(([on("mill")], [finding(0, len(TEXT))]))
    assert (result.overall.counts.on_marks, result.overall.counts.caught) == (0, 0)
    assert value(result, "f1") == 0


def test_words_that_share_a_character_are_compared() -> None:
    result = found(([on("old mill by")], [flag("ill by the")]))
    both = result.overall.counts
    assert (both.words, both.flagged_words, both.marked_words, both.both) == (11, 3, 3, 2)
    assert value(result, "word_precision") == value(result, "word_recall") == value(result, "word_f1") == round(2 / 3, 4)
    assert value(result, "mcc") == round((2 * 7 - 1 * 1) / math.sqrt(3 * 3 * 8 * 8), 4)


def test_skill_is_what_precision_has_over_chance() -> None:
    result = found(([on("mill")], [flag("mill"), flag("down")]), text=TEXT)
    chance = value(result, "chance")
    assert chance is not None
    assert 0 < chance < 0.5
    assert value(result, "skill") == pytest.approx((0.5 - chance) / (1 - chance), abs=1e-3)


@given(
    st.text(alphabet="ab .-", min_size=1, max_size=30).flatmap(
        lambda text: st.tuples(
            st.just(text), st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, 6)), max_size=4), st.integers(0, len(text))
        )
    )
)
def test_chance_is_that_of_a_flag_set_at_every_word_start(case: tuple[str, list[tuple[int, int]], int]) -> None:
    text, places, size = case
    marks = tuple(Mark(a, min(a + n, len(text)), {}) for a, n in places)
    starts = [i for i in range(max(1, len(text) - size + 1)) if i == 0 or not text[i - 1].isalnum()]
    hits = [any(points_at(Span(i, i + size), Span(m.start, m.end)) for m in marks) for i in starts]
    assert _Chance(MarkedText("", text, marks))(size) == pytest.approx(sum(hits) / len(starts))


def test_groups_have_the_figures_of_their_own_flags_and_marks() -> None:
    marks = [on("mill", category="accuracy/omission", severity="major", kind="k"), on("river", category="names")]
    result = found((marks, [flag("river", rule="t/t/r"), flag("down", rule="t/t/d"), flag("burned", category="accuracy/addition")]))
    category = {g.name: g.counts for g in result.groups["category"]}
    assert {name: (c.flags, c.on_marks, c.marks, c.caught) for name, c in category.items()} == {
        "names": (2, 1, 1, 1),
        "accuracy": (1, 0, 1, 0),
        "accuracy/omission": (0, 0, 1, 0),
        "accuracy/addition": (1, 0, 0, 0),
    }
    assert list(result.groups) == ["category", "severity", "confidence", "kind", "rule"]
    rules = {g.name: g for g in result.groups["rule"]}
    assert rules["t/t/r"].figures["precision"].value == 1
    assert rules["t/t/r"].figures["recall"].value is None
    assert rules["t/t/r"].counts.marked_words == 2
    severity = {g.name: g.counts.marks for g in result.groups["severity"]}
    assert severity == {"minor": 1, "major": 1}


def test_a_text_without_a_rules_flag_counts_its_marked_words_against_the_rule() -> None:
    result = found(([on("mill")], [flag("mill")]), ([on("river")], []))
    (rule,) = result.groups["rule"]
    assert (rule.counts.words, rule.counts.marked_words, rule.counts.both) == (22, 2, 1)


def test_nothing_found_has_recall_and_no_precision() -> None:
    result = found(([on("mill")], []))
    assert value(result, "recall") == 0
    assert value(result, "precision") is value(result, "skill") is value(result, "f1") is value(result, "mcc") is None


def test_intervals_hold_the_figure_and_come_again_with_the_seed() -> None:
    rows = [Counts(flags=4, on_marks=n % 5, marks=5, caught=n % 3, words=9) for n in range(40)]
    figure = settled(rows, draw(40, 500, 7))[1]["precision"]
    assert figure.value == 0.5
    assert figure.low is not None
    assert figure.high is not None
    assert 0.3 < figure.low < 0.5 < figure.high < 0.7
    assert settled(rows, draw(40, 500, 7))[1]["precision"] == figure
    assert settled(rows, draw(40, 500, 8))[1]["precision"] != figure


def test_one_text_has_no_interval() -> None:
    figure = found(([on("mill")], [flag("mill")])).overall.figures["precision"]
    assert (figure.value, figure.low, figure.high) == (1, None, None)


def jsonl(path: Path, *rows: Any) -> Path:
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return path


def test_lines_of_one_id_are_one_text_and_marks_move_along(tmp_path: Path) -> None:
    rows = (
        {"id": "a", "mt": "One.", "marks": []},
        {"id": "b", "mt": "X", "marks": []},
        {"id": "a", "mt": "Two.", "marks": [{"start": 0, "end": 3}]},
    )
    one, two = read([jsonl(tmp_path / "m.jsonl", *rows)]).texts
    assert (one.text, one.marks) == ("One.\n\nTwo.", (Mark(6, 9, {}),))
    assert two.text == "X"


HEAD = "system\tdoc\tdocSegId\trater\tsource\ttarget\tcategory\tseverity\n"
MQM = HEAD + "".join(
    "\t".join(row) + "\n"
    for row in (
        ("S", "d", "1", "r1", "x", "The <v>mill</v> burned.", "Accuracy/Mistranslation", "Minor"),
        ("S", "d", "1", "r2", "x", "The <v>mill</v> burned.", "Terminology/Wrong term", "Major"),
        ("S", "d", "1", "r2", "x", "The mill burned.", "No-error", "No-error"),
        ("S", "d", "2", "r1", "<v>x</v>", "It rained.", "Accuracy/Omission", "Major"),
        ("S", "d", "2", "r1", "x", "It <v>rained</v>.", "Style/Unnatural or awkward", "Neutral"),
        ("T", "d", "1", "r1", "x", "A mill <v>burnt</v>.", "Fluency/Odd", "Minor"),
    )
)


@pytest.mark.parametrize("name", ["mqm.tsv", "mqm.tsv.gz"])
def test_raters_of_an_mqm_table_are_put_together(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(MQM.encode()) if name.endswith("gz") else MQM.encode())
    texts, unplaced = read([path])
    assert [t.text for t in texts] == ["The mill burned.\n\nIt rained.", "A mill burnt."]
    assert texts[0].marks == (
        Mark(4, 8, {"category": "terminology", "severity": "major"}),
        Mark(21, 27, {"category": "style/awkward", "severity": "neutral"}),
    )
    assert texts[1].marks[0].labels["category"] == "fluency/odd"
    assert unplaced == 1


ROW = "S\td\t1\tr\tx\t{}\t{}\t{}\n"


@pytest.mark.parametrize(
    ("name", "content", "line", "fact"),
    [
        ("a.jsonl", "", 0, "holds no row"),
        ("a.jsonl", '{"text": "x"}\n', 1, "has the columns text"),
        ("a.jsonl", '{"mt": "x", "marks": []}\n{"mt": "x", "marks": 5}\n', 2, "needs a text"),
        ("a.jsonl", '{"mt": "x", "marks": [7]}\n', 1, "a mark is no object"),
        ("a.jsonl", '{"mt": "x", "marks": [{"start": 0, "end": 2}]}\n', 1, "a mark from 0 to 2 in a text of 1 characters"),
        ("a.jsonl", '{"mt": "x", "marks": [{"start": "0", "end": 1}]}\n', 1, "a mark from '0'"),
        ("a.tsv", "target\tcategory\tseverity\nx\ty\tminor\n", 2, "no column tells the segments apart"),
        ("a.tsv", HEAD + ROW.format("<v>x", "Style", "Minor"), 2, "the target has the tags <v>"),
        ("a.tsv", HEAD + ROW.format("<v>x</v>", "Style", "Mayor"), 2, "there is no severity “mayor”"),
        ("a.tsv", HEAD + ROW.format("<v>x</v>", "Style", "Minor") + ROW.format("y", "Style", "Minor"), 3, "has another text than line 2"),
        ("a.jsonl", json.dumps({"mt": "Старая мельница у реки сгорела в ночь на понедельник.", "marks": []}) + "\n", 0, "this is Russian"),
    ],
)
def test_a_file_that_cannot_be_used_is_told(tmp_path: Path, name: str, content: str, line: int, fact: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UserError) as caught:
        read([path])
    (error,) = getattr(caught.value, "errors", [caught.value])
    assert error.fact.startswith(fact)
    assert (error.path, error.line) == (str(path), line)


def test_what_a_spreadsheet_adds_to_a_table_is_no_part_of_it(tmp_path: Path) -> None:
    (tmp_path / "mqm.tsv").write_bytes(b"\xef\xbb\xbf" + MQM.replace("\n", "\r\n").encode() + b"\r\n")
    (tmp_path / "plain.tsv").write_text(MQM, encoding="utf-8")
    sheet, plain = (read([tmp_path / name]) for name in ("mqm.tsv", "plain.tsv"))
    assert [t[1:] for t in sheet.texts] == [t[1:] for t in plain.texts]


def test_a_damaged_gzip_file_is_told(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(MQM.encode()))
    packed[12:30] = b"\xff" * 18
    (tmp_path / "mqm.tsv.gz").write_bytes(packed)
    with pytest.raises(UserError, match="cannot be read"):
        read([tmp_path / "mqm.tsv.gz"])
