"""What engines found is kept: once worked out, taken from the cache, never anything but what they would say."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from tqc.errors import EngineError
from tqc.grammar import Harper, Row, _cache
from tqc.grammar._cache import Cache
from tqc.grammar._lt.client import Client, Match, Unavailable
from tqc.grammar._lt.table import Row as LanguageToolRow
from tqc.grammar._lt.table import off
from tqc.grammar.languagetool import LanguageTool
from tqc.text import plain
from tqc.text.document import Document

TABLE = {name: Row(name) for name in ("AnA", "SpellCheck")}
TEXT = "The mayor bought a old mill, an 😀 and a wether statoin."
ROWS = [["a", 0, 1, "k", "says “é”", ["x", ""]]]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TQC_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache" / "engines"


def unasked() -> list[Any]:
    raise AssertionError("the engine was asked")


def kept(home: Path) -> list[Path]:
    return sorted(p for p in home.rglob("*") if p.is_file())


def document(text: str = TEXT) -> Document:
    return Document(text, plain.raw_blocks(text))


def without_harper(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> None:
        raise EngineError("asked")

    monkeypatch.setattr(Harper, "_linter", missing)


def test_what_was_found_is_kept_and_not_worked_out_again(home: Path) -> None:
    cache = Cache("engine 1", {"on": ["a"]}, home)
    assert cache.rows("text", lambda: ROWS) == ROWS
    assert Cache("engine 1", {"on": ["a"]}, home).rows("text", unasked) == ROWS
    assert cache.rows("clean", list) == cache.rows("clean", unasked) == []


@pytest.mark.parametrize(("engine", "settings", "text"), [("e 2", [1], "t"), ("e 1", [2], "t"), ("e 1", [1], "t ")])
def test_another_version_setting_or_text_is_another_result(home: Path, engine: str, settings: object, text: str) -> None:
    Cache("e 1", [1], home).rows("t", lambda: ROWS)
    assert Cache(engine, settings, home).rows(text, lambda: [["new"]]) == [["new"]]


def test_without_a_folder_nothing_is_kept(home: Path) -> None:
    answers = count()
    assert [_cache.OFF.rows("t", lambda: [next(answers)]) for _ in range(2)] == [[0], [1]]
    assert not home.exists()


def test_what_fails_is_not_kept(home: Path) -> None:
    cache = Cache("e", [], home)
    with pytest.raises(AssertionError):
        cache.rows("t", unasked)
    assert kept(home) == []
    assert cache.rows("t", lambda: ROWS) == ROWS


@pytest.mark.parametrize("damage", [b"", b"\xff" * 99, b"0" * 64 + b"[]", b"half"])
def test_a_damaged_result_is_ignored_and_replaced(home: Path, damage: bytes) -> None:
    cache = Cache("e", [], home)
    cache.rows("t", lambda: ROWS)
    (file,) = kept(home)
    file.write_bytes(file.read_bytes()[:70] if damage == b"half" else damage)
    assert cache.rows("t", lambda: [["again"]]) == [["again"]]
    assert cache.rows("t", unasked) == [["again"]]


def test_a_result_of_another_text_in_its_place_is_ignored(home: Path) -> None:
    cache = Cache("e", [], home)
    cache.rows("one", lambda: [["one"]])
    (one,) = kept(home)
    cache.rows("two", lambda: [["two"]])
    (two,) = set(kept(home)) - {one}
    two.write_bytes(one.read_bytes())
    assert cache.rows("two", lambda: [["two"]]) == [["two"]]


def test_a_cache_that_cannot_be_written_is_done_without(home: Path) -> None:
    home.parent.mkdir(parents=True)
    home.write_text("a file where the folder should be", encoding="utf-8")
    answers = count()
    assert [Cache("e", [], home).rows("t", lambda: [next(answers)]) for _ in range(2)] == [[0], [1]]


def test_its_size_is_bounded_and_what_is_used_stays(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_cache, "SHARD", 1)
    monkeypatch.setattr(_cache, "MOST", 4)
    cache = Cache("e", [], home)
    cache.rows("used", lambda: ROWS)
    (used,) = kept(home)
    for n in range(300):
        cache.rows(str(n), lambda: ROWS)
        os.utime(used, (4e9, 4e9))
    assert len(kept(home)) <= 16 * 4
    assert cache.rows("used", unasked) == ROWS


def test_a_result_that_is_out_of_all_measure_is_not_kept(home: Path) -> None:
    rows = [["x" * 70_000]]
    assert Cache("e", [], home).rows("t", lambda: rows) == rows
    assert kept(home) == []


def _fill(home: str, start: int) -> list[list[Any]]:
    cache = Cache("e", [], Path(home))
    return [cache.rows(str(n % 40), lambda n=n: [[n % 40]])[0] for n in range(start, start + 200)]  # type: ignore[misc]


def test_runs_at_the_same_time_do_not_disturb_each_other(home: Path) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        one, two = pool.map(_fill, [str(home)] * 2, [0, 7])
    assert one == [[n % 40] for n in range(200)]
    assert two == [[n % 40] for n in range(7, 207)]
    assert len(kept(home)) == 40


def test_harper_is_not_asked_twice_and_the_findings_are_the_same(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plainly = list(Harper(table=TABLE).check(document()))
    assert {f.rule for f in plainly} == {"harper/AnA", "harper/SpellCheck"}
    assert list(Harper(table=TABLE, cache=True).check(document())) == plainly
    without_harper(monkeypatch)
    assert list(Harper(table=TABLE, cache=True).check(document())) == plainly
    with pytest.raises(EngineError):
        list(Harper(table=TABLE).check(document()))
    with pytest.raises(EngineError):
        list(Harper(table=TABLE | {"RepeatedWords": Row("RepeatedWords")}, cache=True).check(document()))


def test_rules_in_harpers_language_are_part_of_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    class Told:
        id, path, line = "a/b/c", "b.yaml", 1

        def __init__(self, weir: str) -> None:
            self.weir = weir

    one, other = Told("[bought, buys] DET"), Told("[sold, sells] DET")
    found = Harper([one], table={}, cache=True).matches(document())
    assert [TEXT[m.span.start : m.span.end] for m in found] == ["bought a"]
    assert Harper([other], table={}, cache=True).matches(document()) == []
    without_harper(monkeypatch)
    assert Harper([one], table={}, cache=True).matches(document()) == found


def test_what_is_wrong_with_a_rule_is_told_from_the_cache_too(monkeypatch: pytest.MonkeyPatch) -> None:
    class Told:
        id, weir, path, line = "a/b/c", "[bought, WRONG]", "b.yaml", 7

    told = [str(e) for e in Harper([Told()], table={}, cache=True).left_out()]
    assert len(told) == 1
    assert told[0].startswith("b.yaml:7: c: “WRONG” is no tag")
    without_harper(monkeypatch)
    assert [str(e) for e in Harper([Told()], table={}, cache=True).left_out()] == told
    moved = Told()
    moved.line = 8
    with pytest.raises(EngineError):
        Harper([moved], table={}, cache=True).left_out()


def test_a_missing_harper_is_missed_in_spite_of_what_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib import metadata

    def gone(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    list(Harper(table=TABLE, cache=True).check(document()))
    monkeypatch.setattr(metadata, "version", gone)
    without_harper(monkeypatch)
    with pytest.raises(EngineError):
        list(Harper(table=TABLE, cache=True).check(document()))


class Server(Client):
    """A client of no server; finds every "dull"."""

    def __init__(self, version: str) -> None:
        super().__init__("http://127.0.0.1:9")
        self.said, self.asked = version, 0

    def version(self) -> str:
        if not self.said:
            raise Unavailable("no answer")
        return self.said

    def check(self, text: str, fields: object) -> list[Match]:
        self.asked += 1
        return [Match("DULL", 0, 4, "Dull.", "style", ("drab",))] if text.startswith("dull") else []


@pytest.mark.parametrize(
    ("cached", "versions", "asked"), [("own", "66", [1, 0]), ("own", "67", [1, 1]), ("", "66", [1, 1]), ("own", " ", [1])]
)
def test_languagetool_is_asked_once_a_text_and_version(cached: str, versions: str, asked: list[int]) -> None:
    servers = [Server(v.strip()) for v in versions]
    finders = [LanguageTool(s, table={"DULL": LanguageToolRow("DULL")}, cached=cached) for s in servers]
    found = [list(f.check(document("dull 😀 answers came."))) for f in finders]
    assert [s.asked for s in servers] == asked
    assert [[f.fixes for f in finding] for finding in found] == [[("drab",)]] * len(servers)


@pytest.mark.parametrize(("cached", "more"), [("http://desk", ()), ("own", off()[:1])])
def test_another_server_or_other_rules_are_asked(cached: str, more: tuple[str, ...]) -> None:
    table = {"DULL": LanguageToolRow("DULL")}
    list(LanguageTool(Server("6"), table=table, cached="own").check(document("dull answers.")))
    other = Server("6")
    list(LanguageTool(other, table=table | {name: LanguageToolRow(name) for name in more}, cached=cached).check(document("dull answers.")))
    assert other.asked == 1
