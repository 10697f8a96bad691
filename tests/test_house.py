"""House style: off unless chosen, each house by its own lights, never scored."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import tqc
from tqc import readers
from tqc.engine import Outside
from tqc.model import Finding, Report
from tqc.ruleset import harness, store

HOUSES = ("ap", "bbc", "guardian", "reuters")
SAMPLES = Path(__file__).parents[1] / "samples"
EDITED = sorted(SAMPLES.glob("*.edited.txt"))
COPY = "On 3 March Volodymyr Zelensky came to Kiev at 7 p.m. on the last train, 120 km late, with 2 million rubles.\n"


@pytest.fixture(scope="module", params=HOUSES)
def house(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module", autouse=True)
def cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TQC_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@cache
def checker(*packs: str) -> tqc.Checker:
    return tqc.Checker(tqc.Config(packs=packs, grammar=False))


def told(report: Report) -> dict[str, str]:
    """What the houses' rules want changed: words → the first fix."""
    return {report.text[f.start : f.end]: f.fixes[0] for f in of_house(report) if f.fixes}


def of_house(report: Report) -> list[Finding]:
    return [f for f in report.findings if f.rule.startswith("house/")]


def on(path: Path, *packs: str) -> Report:
    (document,) = readers.read(path)
    return checker(*packs).check_document(document)


def test_the_houses_are_packs() -> None:
    assert {p for p in store.packs() if p.startswith("house/")} == {f"house/{h}" for h in HOUSES}


def test_no_house_speaks_unless_chosen() -> None:
    assert of_house(tqc.Checker(tqc.Config(grammar=False)).check(COPY)) == []


def test_every_rule_of_a_house_holds(house: str) -> None:
    outcome = harness.run([store.rules_home() / "house" / house], Outside())
    assert [str(p) for p in outcome.problems] == []
    assert outcome.rules >= 15


def test_every_rule_of_a_house_says_why_and_weighs_little(house: str) -> None:
    rules = [r.rule for r in store.load([f"house/{house}"]).rules if not r.code]
    assert [r.id for r in rules if not r.why] == []
    assert {str(r.severity) for r in rules} <= {"neutral", "minor"}


@pytest.mark.parametrize(
    ("house", "wanted"),
    [
        ("ap", {"3 March": "March 3", "Volodymyr Zelensky": "Volodymyr Zelenskyy", "Kiev": "Kyiv", "120 km": "120 kilometers"}),
        ("reuters", {"3 March": "March 3", "Volodymyr Zelensky": "Volodymyr Zelenskiy", "Kiev": "Kyiv", "rubles": "roubles"}),
        ("bbc", {"Kiev": "Kyiv", "7 p.m.": "19:00", "120 km": "120km", "rubles": "roubles"}),
        (
            "guardian",
            {"Volodymyr Zelensky": "Volodymyr Zelenskyy", "Kiev": "Kyiv", "7 p.m.": "7pm", "120 km": "120km", "rubles": "roubles"},
        ),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_each_house_has_its_own_way(house: str, wanted: dict[str, str]) -> None:
    assert told(checker(f"house/{house}").check(COPY)) == wanted


def test_what_a_house_finds_is_not_scored(house: str) -> None:
    plain, styled = checker("en", "ru").check(COPY), checker("en", "ru", f"house/{house}").check(COPY)
    assert of_house(styled)
    assert not any(f.scored for f in of_house(styled))
    assert checker(f"house/{house}").check(COPY).score.penalty == 0
    assert styled.score.penalty <= plain.score.penalty


@pytest.mark.parametrize("path", EDITED, ids=lambda p: p.name)
def test_a_clean_story_stays_clean_but_for_the_style(house: str, path: Path) -> None:
    report = on(path, "en", "ru", f"house/{house}")
    assert of_house(report) == list(report.findings)
    assert report.score.penalty == 0


def test_a_story_in_the_style_of_ap_is_left_alone() -> None:
    report = on(SAMPLES / "prison-visits.edited.txt", "house/ap")
    assert set(told(report).items()) == {("November", "Nov."), ("October", "Oct."), ("under way", "underway")}
