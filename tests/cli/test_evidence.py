"""`tqc rules try` and `tqc rules measure`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Tqc

PAIRS = "source\tmt\treference\nодин\tThe live ether, LIVE ETHER.\tOn live television.\nдва\tA live ether of gas.\tA live ether of gas.\n"


def test_try_groups_what_a_line_finds(tqc: Tqc, desk: Path) -> None:
    Path("pairs.tsv").write_text(PAIRS, encoding="utf-8")
    result = tqc("rules", "try", "live {ether} -> live television", "pairs.tsv", "--unless", "~ of gas")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "    1  live ether → live television",
        "       pairs.tsv: The [live ether], LIVE ETHER.",
        "1 hit in 1 sentence, 1 wording.",
    ]


def test_try_reads_copy_too_and_tells_what_it_cannot_read(tqc: Tqc, desk: Path) -> None:
    Path("bad.txt").write_bytes(b"\xff")
    result = tqc("rules", "try", "live ether", "ether.txt", "bad.txt")
    assert result.exit_code == 2
    assert "1 wording." in result.stdout
    assert "bad.txt" in result.stderr


def test_try_tells_a_mistake_in_the_line(tqc: Tqc, desk: Path) -> None:
    result = tqc("rules", "try", "{went} home", "ether.txt")
    assert result.exit_code == 2
    assert "write {go}" in result.stderr


def test_measure_writes_its_table_beside_the_rules_and_explain_shows_it(tqc: Tqc, desk: Path) -> None:
    Path("pairs.tsv").write_text(PAIRS, encoding="utf-8")
    result = tqc("rules", "measure", "--on", "pairs.tsv", "--rules", str(desk))
    assert result.exit_code == 0
    rows = dict(line.split("\t", 1) for line in (desk / "measured.tsv").read_text(encoding="utf-8").splitlines()[2:])
    assert rows["desk/words/live-ether"] == "2\t1\t0\t0\t0"
    assert not any(r.startswith("ru/") for r in rows)
    told = tqc("explain", "desk/words/live-ether")
    assert told.stderr == ""
    assert "mt: 2" in told.stdout


def test_measure_leaves_out_what_it_is_told_to(tqc: Tqc, desk: Path) -> None:
    Path("pairs.tsv").write_text(PAIRS, encoding="utf-8")
    assert tqc("rules", "measure", "--on", "pairs.tsv", "--rules", str(desk), "--ignore", "live-ether").exit_code == 0
    assert "live-ether" not in (desk / "measured.tsv").read_text(encoding="utf-8")
    assert tqc("rules", "measure", "--on", "pairs.tsv", "--rules", str(desk), "--ignore", "live-aether").exit_code == 2


def test_measure_says_what_it_cannot_use(tqc: Tqc, desk: Path) -> None:
    Path("odd.tsv").write_text("left\tright\nx\ty\n", encoding="utf-8")
    result = tqc("rules", "measure", "--on", "odd.tsv", "--rules", str(desk))
    assert result.exit_code == 2
    assert "odd.tsv:2: has the columns left, right" in result.stderr
