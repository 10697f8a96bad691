from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from tests.cli.conftest import ETHER, HUNGER, Tqc
from tests.cli.test_check import findings
from tqc.settings import _schema


def settings(text: str, folder: str = ".") -> None:
    Path(folder).mkdir(exist_ok=True)
    Path(folder, "tqc.toml").write_text(text, encoding="utf-8")


def test_the_file_decides_and_options_are_laid_over_it(tqc: Tqc) -> None:
    settings('ignore = ["hunger-protest"]\n')
    assert findings(tqc("check", "-f", "json", "hunger.txt", "ether.txt")) == ["desk/words/live-ether"]
    assert findings(tqc("check", "-f", "json", "hunger.txt", "ether.txt", "--ignore", "live-ether")) == []
    assert len(findings(tqc("check", "-f", "json", "hunger.txt", "ether.txt", "--no-config"))) == 2


def test_each_file_falls_under_the_settings_nearest_above_it(tqc: Tqc) -> None:
    settings('ignore = ["hunger-protest"]\n')
    settings('ignore = ["live-ether"]\n', "wire")
    Path("wire/story.txt").write_text(HUNGER + ETHER, encoding="utf-8")
    Path("story.txt").write_text(HUNGER + ETHER, encoding="utf-8")
    together = json.loads(tqc("check", "-f", "json", "story.txt", "wire").stdout)["files"]
    assert {f["path"]: [x["rule"] for x in f["findings"]] for f in together} == {
        "story.txt": ["desk/words/live-ether"],
        str(Path("wire/story.txt")): ["desk/words/hunger-protest"],
    }
    assert findings(tqc("check", "-f", "json", "wire/story.txt")) == ["desk/words/hunger-protest"]
    assert findings(tqc("check", "-f", "json", "wire/story.txt", "--config", "tqc.toml")) == ["desk/words/live-ether"]


def test_severity_and_confidence_of_a_rule_are_set(tqc: Tqc) -> None:
    settings('[severity]\ndesk = "minor"\n"desk/words/hunger-protest" = "critical"\n[confidence]\nlive-ether = "low"\nmany-guys = "high"\n')
    Path("all.txt").write_text(HUNGER + ETHER + "There were many guys.\n", encoding="utf-8")
    (file,) = json.loads(tqc("check", "-f", "json", "all.txt").stdout)["files"]
    assert [(f["rule"], f["severity"], f["confidence"]) for f in file["findings"]] == [
        ("desk/words/hunger-protest", "critical", "high"),
        ("desk/words/many-guys", "minor", "high"),
    ]
    assert file["score"]["mqm"]["penalty"] == 26


def test_an_override_holds_for_its_files_only(tqc: Tqc) -> None:
    settings('[[overrides]]\npaths = ["e*.txt"]\nignore = ["live-ether"]\n')
    Path("other.txt").write_text(ETHER, encoding="utf-8")
    assert tqc("check", "-q", "ether.txt", "other.txt").stdout == "ether.txt: no findings\nother.txt: 1 finding (1 minor)\n"


def test_a_glossary_takes_part(tqc: Tqc) -> None:
    Path("terms.tsv").write_text("term\tuse\ncolony\tprison\n", encoding="utf-8")
    settings('glossary = ["terms.tsv"]\n')
    assert findings(tqc("check", "-f", "json", "hunger.txt")) == ["desk/words/hunger-protest", "glossary/terms/colony"]
    assert findings(tqc("check", "-f", "json", "hunger.txt", "--no-config", "--glossary", "terms.tsv"))[1:] == ["glossary/terms/colony"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\nfail-no = 1\n", "tqc: tqc.toml:2: there is no key “fail-no”"),
        ('packs = [\n"en",\n"rus",\n]\n', "tqc: tqc.toml:3: there is no pack “rus”\n  did you mean “ru”?"),
        ('ignore = ["live-eter"]\n', "tqc: tqc.toml:1: “live-eter” names no rule\n  did you mean “desk/words/live-ether”?"),
        ('[severity]\n"live-eter" = "major"\n', "tqc: tqc.toml:2: “live-eter” names no rule"),
        ("packs = [", "tqc: tqc.toml:1: is no TOML: "),
    ],
)
@pytest.mark.parametrize("command", [("check", "clean.txt"), ("fix", "clean.txt"), ("baseline", "write", "clean.txt")])
def test_a_broken_settings_file_is_told_once_with_its_line(tqc: Tqc, text: str, told: str, command: tuple[str, ...]) -> None:
    settings(text)
    result = tqc(*command)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert result.stderr.count("tqc: ") == 1


def test_init_writes_a_file_that_changes_nothing_and_never_writes_over_one(tqc: Tqc) -> None:
    before = tqc("check", "-f", "json", "hunger.txt", "ether.txt").stdout
    assert tqc("init").exit_code == 0
    assert not any(tomllib.loads(Path("tqc.toml").read_text(encoding="utf-8")).values())
    assert tqc("check", "-f", "json", "hunger.txt", "ether.txt").stdout == before
    settings("grammar = false\n")
    again = tqc("init")
    assert (again.exit_code, Path("tqc.toml").read_text(encoding="utf-8")) == (2, "grammar = false\n")
    assert "tqc.toml: is there already" in again.stderr
    assert tqc("init", "nowhere").exit_code == 2


def test_what_is_in_force_is_shown_with_where_it_comes_from(tqc: Tqc) -> None:
    settings(
        'packs = ["en"]\n[severity]\n"en/air" = "major"\n[gate]\nmax-npt = 5\n\n[[overrides]]\npaths = ["wire/"]\nmin-confidence = "high"\n'
    )
    rows = {k.strip(): v for k, _, v in (x.partition(" = ") for x in tqc("config", "show", "wire/a.txt").stdout.splitlines())}
    shown = {k: tuple(part.strip() for part in v.split("  # ")) for k, v in rows.items()}
    assert shown["packs"] == ('["en"]', "tqc.toml:1")
    assert shown['severity."en/air"'] == ('"major"', "tqc.toml:3")
    assert shown["gate.max-npt"] == ("5", "tqc.toml:5")
    assert shown["min-confidence"] == ('"high"', "tqc.toml:9")
    assert shown["dialect"] == ('"auto"', "default")
    assert ('"medium"', "default") in [
        tuple(p.strip() for p in x.partition(" = ")[2].split("  # ")) for x in tqc("config", "show").stdout.splitlines()
    ]


def test_config_show_tells_what_names_nothing(tqc: Tqc) -> None:
    settings('packs = ["rus"]\n')
    assert "tqc.toml:1: there is no pack “rus”" in tqc("config", "show").stderr


def test_the_schema_is_printed(tqc: Tqc) -> None:
    assert json.loads(tqc("config", "schema").stdout) == _schema.schema()
