from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Tqc


def listed(result: object) -> list[str]:
    return [line.split()[0] for line in result.stdout.splitlines()]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ((), {"hunger-protest", "live-ether", "many-guys"}),
        (("--severity", "minor", "--severity", "neutral"), {"live-ether", "many-guys"}),
        (("--confidence", "low"), {"many-guys"}),
        (("--category", "awkward"), {"live-ether"}),
        (("--topic", "words", "--severity", "critical"), set()),
    ],
)
def test_list_filters(tqc: Tqc, options: tuple[str, ...], names: set[str]) -> None:
    result = tqc("rules", "list", "--pack", "desk", *options)
    assert result.exit_code == 0
    assert set(listed(result)) == {f"desk/words/{n}" for n in names}
    assert result.stderr == f"{len(names)} rule{'' if len(names) == 1 else 's'}\n"


def test_list_without_filters_has_the_built_in_packs_too(tqc: Tqc) -> None:
    result = tqc("rules", "list")
    assert {i.rsplit("/", 2)[0] for i in listed(result)} == {"desk", "en", "ru", "house/ap"}
    assert "needs the source text" in result.stdout
    assert result.stderr == "9 rules, 3 inactive\n"


def test_list_as_json(tqc: Tqc) -> None:
    (rule,) = json.loads(tqc("rules", "list", "--pack", "desk", "--severity", "minor", "--format", "json").stdout)
    assert rule["id"] == "desk/words/live-ether"
    assert rule["lines"] == [{"find": "live ether", "fixes": ["live television"], "source": ["прямой эфир"]}]
    assert (rule["pack"], rule["topic"], rule["line"]) == ("desk", "words", 8)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--pack", "dsk"), "--pack: there is no pack “dsk”\n  did you mean “desk”?"),
        (("--severity", "mayor"), "--severity: there is no severity “mayor”\n  did you mean “major”?"),
        (("--category", "gramar"), "did you mean “fluency/grammar”?"),
    ],
)
def test_a_filter_that_names_nothing_is_told(tqc: Tqc, options: tuple[str, ...], told: str) -> None:
    result = tqc("rules", "list", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_test_tells_what_is_wrong_with_a_rule(tqc: Tqc, desk: Path) -> None:
    (desk / "words.yaml").write_text(
        "title: W\nrules:\n  a:\n    find: live ether -> live radio\n    examples: The [live ether -> live tv] is live.\n", encoding="utf-8"
    )
    result = tqc("rules", "test", str(desk))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "words.yaml:" in result.stderr


def test_test_passes_rules_that_hold(tqc: Tqc, desk: Path) -> None:
    head = "title: W\ndefaults: {category: style/awkward, severity: minor, confidence: high}\n"
    text = f"{head}rules:\n  a:\n    find: live ether -> live radio\n"
    (desk / "words.yaml").write_text(text + "    examples: The ether was live with talk.\n", encoding="utf-8")
    result = tqc("rules", "test", str(desk))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("All hold: 1 rule, 1 example")


@pytest.mark.parametrize("name", ["hunger-protest", "words/hunger-protest", "desk/words/hunger-protest"])
def test_explain_takes_as_much_of_an_id_as_is_unique(tqc: Tqc, name: str) -> None:
    result = tqc("explain", name)
    assert result.exit_code == 0
    assert result.stdout.startswith("desk/words/hunger-protest\nOur desk · accuracy/mistranslation · major · high confidence\n")


def test_explain_shows_all_there_is(tqc: Tqc, desk: Path) -> None:
    (desk / "measured.tsv").write_text("rule\tmt\tnative\ndesk/words/hunger-protest\t12\t0\n", encoding="utf-8")
    shown = tqc("explain", "desk/words/hunger-protest").stdout
    for text in (
        "Prisoners refuse food; nobody protests against hunger.",
        "(hunger|hungry) protest -> hunger strike <- голодовка",
        "Hunger protests spread as bread ran out.",
        "mt: 12",
        "words.yaml:4",
    ):
        assert text in shown


def test_explain_finds_the_measurements_of_built_in_rules_from_anywhere(tqc: Tqc, desk: Path) -> None:
    (desk.parent / "rules" / "measured.tsv").write_text("# by a command\nrule\tmt\nru/air/thin-air\t7\n", encoding="utf-8")
    assert "Measured\n  mt: 7\n" in tqc("explain", "ru/air/thin-air").stdout
    assert "Measured" not in tqc("explain", "en/air/thin-air").stdout


def test_explain_says_why_a_rule_is_inactive(tqc: Tqc) -> None:
    assert "Inactive: it needs the source text" in tqc("explain", "ru/air/by-source").stdout


def test_explain_takes_a_former_name(tqc: Tqc) -> None:
    assert tqc("explain", "straight-air").stdout.startswith("desk/words/live-ether\n")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("many-gyus", "there is no rule “many-gyus”\n  did you mean “desk/words/many-guys”?"),
        ("thin-air", "“thin-air” is the name of 3 rules\n  write one of en/air/thin-air, house/ap/air/thin-air, ru/air/thin-air"),
        ("desk/words", "“desk/words” is the name of 3 rules\n  write one of desk/words/hunger-protest, "),
    ],
)
def test_explain_tells_of_a_name_that_is_none_or_several(tqc: Tqc, name: str, told: str) -> None:
    result = tqc("explain", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


@pytest.mark.parametrize("name", ["AnA", "harper/AnA", "languagetool/DEPEND_ON"])
def test_explain_knows_the_rules_of_the_engines(tqc: Tqc, desk: Path, name: str) -> None:
    result = tqc("explain", name)
    assert result.exit_code == 0
    assert name.rpartition("/")[2] in result.stdout.splitlines()[0]
    assert "Measured" in result.stdout
