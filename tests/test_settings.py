from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from tqc.config import Config
from tqc.errors import UserError, UserErrors
from tqc.settings import Finder, Settings, _schema, config, load
from tqc.settings.sample import sample

ALL = """\
packs = ["en"]
rules = ["desk"]
glossary = ["terms.tsv"]
select = ["en"]
ignore = ["en/wording"]
min-confidence = "low"
min-severity = "minor"
dialect = "uk"
grammar = false
languagetool = "http://localhost:8081"

[severity]
"en/wording" = "major"

[confidence]
words-of = "low"

[gate]
fail-on = "major"
max-npt = 7.5
fail-on-new = true
baseline = "known.json"

[[overrides]]
paths = ["wire/**", "*.wire.txt"]
ignore = []
[overrides.severity]
"en/names" = "neutral"

[[overrides]]
paths = ["wire/old"]
min-confidence = "high"
"""


def written(folder: Path, text: str, name: str = "tqc.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def told(path: Path) -> list[tuple[int, str, str]]:
    """Line, fact and hint of everything wrong with a file."""
    with pytest.raises(UserError) as caught:
        load(path)
    errors = caught.value.errors if isinstance(caught.value, UserErrors) else [caught.value]
    assert {e.path for e in errors} == {str(path)}
    return [(e.line, e.fact, e.hint) for e in errors]


def test_every_key_reaches_the_config(tmp_path: Path) -> None:
    settings = load(written(tmp_path, ALL))
    assert config(settings.of(tmp_path / "story.txt")) == Config(
        packs=("en",),
        rules_dirs=(str(tmp_path / "desk"),),
        glossaries=(str(tmp_path / "terms.tsv"),),
        select=("en",),
        ignore=("en/wording",),
        min_confidence="low",
        dialect="uk",
        grammar=False,
        languagetool="http://localhost:8081",
        severities=(("en/wording", "major"),),
        confidences=(("words-of", "low"),),
    )
    assert settings.values["gate"] == {"fail-on": "major", "max-npt": 7.5, "fail-on-new": True, "baseline": str(tmp_path / "known.json")}


def test_a_key_that_is_not_set_is_the_configs_default(tmp_path: Path) -> None:
    assert config(load(written(tmp_path, "")).of("x")) == config({}) == Config()


@pytest.mark.parametrize(
    ("path", "ignore", "least"),
    [
        ("story.txt", ("en/wording",), "low"),
        ("wire/a/story.txt", (), "low"),
        ("b/c/x.wire.txt", (), "low"),
        ("wire/old/x.txt", (), "high"),
        ("my/wire/x.txt", ("en/wording",), "low"),
        ("wired/x.txt", ("en/wording",), "low"),
    ],
)
def test_overrides_hold_for_the_files_their_globs_fit_and_the_last_is_stronger(
    tmp_path: Path, path: str, ignore: tuple[str, ...], least: str
) -> None:
    found = config(load(written(tmp_path, ALL)).of(tmp_path / path))
    assert (found.ignore, found.min_confidence) == (ignore, least)


def test_a_table_of_an_override_is_laid_over_the_files_own_key_by_key(tmp_path: Path) -> None:
    found = config(load(written(tmp_path, ALL)).of(tmp_path / "wire/x.txt"))
    assert found.severities == (("en/wording", "major"), ("en/names", "neutral"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('\npakcs = ["en"]\n', (2, "there is no key “pakcs”", "did you mean “packs”?")),
        ('# a\n[gate]\n\nfail_on = "major"\n', (4, "there is no key “fail_on”", "did you mean “fail-on”?")),
        ('[gate]\nfail-on = "majr"\n', (2, "“majr” is no value of gate.fail-on", "did you mean “major”?")),
        ("min-confidence = 3\n", (1, "“3” is no value of min-confidence", "there are: low, medium, high")),
        ('packs = "en"\n', (1, "packs is no array", 'write a list, as in ["a", "b"]')),
        ("packs = [1]\n", (1, "packs is no string", "write a text in quotes")),
        ("grammar = 1\n", (1, "grammar is no boolean", "write true or false")),
        ("[gate]\nmax-npt = true\n", (2, "gate.max-npt is no number", "write a number")),
        ("[gate]\nmax-npt = -1\n", (2, "max-npt is below 0", "")),
        ('[[overrides]]\npaths = ["a"]\n\n[[overrides]]\npacks = ["en"]\n', (4, "overrides has no paths", 'write paths = ["…"]')),
        ('[severity]\n"ru/x" = "bad"\n', (2, "“bad” is no value of severity.ru/x", "there are: neutral, minor, major, critical")),
        ("gate.max-ntp = 5\n", (1, "there is no key “max-ntp”", "did you mean “max-npt”?")),
    ],
)
def test_a_mistake_is_told_with_its_line_and_the_nearest_name(tmp_path: Path, text: str, expected: tuple[int, str, str]) -> None:
    assert told(written(tmp_path, text)) == [expected]


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    assert [line for line, _, _ in told(written(tmp_path, 'a = 1\ndialect = "xx"\n[b]\n'))] == [1, 2, 3]


@pytest.mark.parametrize(("raw", "line"), [(b'packs = ["en"\nx', 2), (b"packs =", 1), (b'a = "\xff"', 0)])
def test_a_file_that_is_no_toml_is_told(tmp_path: Path, raw: bytes, line: int) -> None:
    path = tmp_path / "tqc.toml"
    path.write_bytes(raw)
    ((at, fact, _),) = told(path)
    assert at == line
    assert fact.startswith(("is no TOML: ", "is not UTF-8"))


def test_pyproject_is_read_where_it_speaks_of_tqc(tmp_path: Path) -> None:
    path = written(tmp_path, '[tool.ruff]\nx = 1\n[tool.tqc]\npacks = ["en"]\n[tool.tqc.gate]\nmax-npt = 5\n', "pyproject.toml")
    assert load(path).values == {"packs": ["en"], "gate": {"max-npt": 5}}
    assert load(path).line("gate", "max-npt") == 6
    written(tmp_path, "[tool.tqc]\n\n[tool.tqc.gate]\nx = 5\n", "pyproject.toml")
    assert told(path)[0][0] == 4
    written(tmp_path, "[tool.ruff]\n", "pyproject.toml")
    assert told(path) == [(0, "has no [tool.tqc]", "write one, or a tqc.toml")]


def test_the_nearest_file_above_is_found(tmp_path: Path) -> None:
    written(tmp_path, 'packs = ["en"]\n')
    written(tmp_path / "a", "[project]\n", "pyproject.toml")
    written(tmp_path / "b", '[tool.tqc]\npacks = ["ru"]\n', "pyproject.toml")
    (tmp_path / "b" / "c").mkdir()
    finder = Finder()
    found = {p: finder.above(tmp_path / p).values.get("packs") for p in ("x.txt", "a/x.txt", "b/c/x.txt", "b")}
    assert found == {"x.txt": ["en"], "a/x.txt": ["en"], "b/c/x.txt": ["ru"], "b": ["ru"]}


def test_tqc_toml_is_stronger_than_pyproject_beside_it(tmp_path: Path) -> None:
    written(tmp_path, '[tool.tqc]\npacks = ["ru"]\n', "pyproject.toml")
    written(tmp_path, 'packs = ["en"]\n')
    assert Finder().above(tmp_path / "x").values == {"packs": ["en"]}


def test_the_search_ends_at_the_top_of_a_repository(tmp_path: Path) -> None:
    written(tmp_path, 'packs = ["en"]\n')
    (tmp_path / "checkout" / ".git").mkdir(parents=True)
    assert Finder().above(tmp_path / "checkout" / "x.txt") == Settings()


def test_an_error_about_a_name_in_the_file_gets_its_place(tmp_path: Path) -> None:
    settings = load(written(tmp_path, '# no "rus" here\n\nselect = [\n  "en",\n  "rus",\n]\n'))
    error = settings.located(UserError("“rus” names no rule", hint="h"))
    assert (error.path, error.line, error.fact, error.hint) == (str(tmp_path / "tqc.toml"), 5, "“rus” names no rule", "h")
    other = UserError("“nor” names no rule")
    assert settings.located(other) is other


def test_the_schema_says_what_the_program_takes(tmp_path: Path) -> None:
    schema = json.loads(_schema.PATH.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(tomllib.loads(ALL), schema)
    for wrong in ({"pakcs": []}, {"gate": {"fail-on": "grave"}}, {"overrides": [{"packs": []}]}, {"severity": {"a": 1}}):
        assert list(_schema.mistakes(wrong, _schema.schema()))
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)


@pytest.mark.parametrize("prefix", ["", "tool.tqc"])
def test_the_sample_is_empty_as_it_stands_and_right_when_uncommented(prefix: str) -> None:
    text = sample(prefix)
    assert all(not value for value in (tomllib.loads(text) if not prefix else tomllib.loads(text)["tool"]["tqc"]).values())
    lines = [line.removeprefix("# ") if " = " in line or line.startswith("# [[") else line for line in text.splitlines()]
    data = tomllib.loads("\n".join(lines))
    whole = data["tool"]["tqc"] if prefix else data
    assert set(whole) == set(_schema.schema()["properties"])
    assert list(_schema.mistakes(whole, _schema.schema())) == []


def test_the_defaults_that_the_schema_names_are_the_programs() -> None:
    named = {
        k: p["default"] for k, p in _schema.schema()["properties"].items() if "default" in p and k not in ("overrides", "min-severity")
    }
    assert config(named) == Config()
