from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Tqc


def test_the_page_holds_every_rule_and_goes_where_it_is_told(tqc: Tqc, desk: Path) -> None:
    result = tqc("rules", "page", "public/rules", "--rules", str(desk))
    html = Path("public/rules/index.html").read_text(encoding="utf-8")
    assert result.exit_code == 0
    assert result.stdout == f"9 rules written to {Path('public/rules/index.html')}\n"
    for rule in ("ru/air/thin-air", "house/ap/air/thin-air", "desk/words/live-ether", "desk/words/straight-air"):
        assert f'id="{rule}"' in html


def test_rates_come_from_measured_tsv(tqc: Tqc, desk: Path) -> None:
    home = desk.parent / "rules"
    head = "# Written by a test: distinct source sentences in 9 words.\nrule\tmt\thuman\tnative\ton_marks\tflags\n"
    (home / "measured.tsv").write_text(head + "ru/air/thin-air\t7\t0\t2\t0\t0\n", encoding="utf-8")
    tqc("rules", "page", "out")
    html = Path("out/index.html").read_text(encoding="utf-8")
    assert "Rates count distinct source sentences in 9 words." in html
    assert html.count("7 of machine translation, 0 of human translation, 2 of native English.") == 1


def test_a_folder_that_cannot_be_made_is_told(tqc: Tqc) -> None:
    Path("taken").write_text("", encoding="utf-8")
    result = tqc("rules", "page", "taken")
    assert result.exit_code == 2
    assert "tqc: taken: cannot be made" in result.stderr
