from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.formats.reports import ALL, view
from tqc.cli._output import rule_lookup, targets, write
from tqc.errors import UserError, UserErrors
from tqc.formats import renderer
from tqc.model import Report


@pytest.fixture(autouse=True)
def _work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def wanted(*formats: str, output: str | None = None) -> list[tuple[str, str | None]]:
    return [(t.name, t.file and str(t.file)) for t in targets(formats, output and Path(output))]


def test_what_format_and_output_ask_for() -> None:
    assert wanted() == [("terminal", None)]
    assert wanted("json") == wanted("json:-") == wanted("json", output="-") == [("json", None)]
    assert wanted("sarif:out.sarif", "terminal") == [("sarif", "out.sarif"), ("terminal", None)]
    assert wanted("json", output="a.json") == [("json", "a.json")]
    assert wanted("json:b.json", "line", output="a.txt") == [("json", "b.json"), ("line", "a.txt")]
    assert wanted("json:odd:name.json") == [("json", "odd:name.json")]


@pytest.mark.parametrize(
    ("formats", "output", "fact", "hint"),
    [
        (["sarfi:a"], None, "there is no format “sarfi”", "did you mean “sarif”?"),
        (["json:"], None, "no file after the colon", "write json:report, or json alone"),
        (["json", "line"], None, "json and line both go to standard output", "--format NAME:FILE"),
        (["json:a", "line:./a"], None, "json and line both go to a", "--format NAME:FILE"),
        (["json", "line"], "a", "several formats want it", "--format NAME:FILE"),
        (["json:a"], "b", "every format has a file of its own", "--format NAME:FILE"),
        (["json:no/such/a.json"], None, "there is no such folder", "make it first"),
        (["json:."], None, "is a folder", ""),
    ],
)
def test_what_cannot_be_is_told_before_anything_is_checked(formats: list[str], output: str | None, fact: str, hint: str) -> None:
    with pytest.raises(UserError) as caught:
        targets(formats, output and Path(output))  # type: ignore[arg-type]
    assert fact in caught.value.fact
    assert hint in caught.value.hint


def test_several_formats_are_written_in_one_run(capsys: pytest.CaptureFixture[str]) -> None:
    write(targets(["sarif:out.sarif", "line", "json:out.json"]), ALL, view())
    for name in ("sarif", "json"):
        assert Path(f"out.{name}").read_bytes() == renderer(name)(ALL, view()).encode()
    assert capsys.readouterr().out == renderer("line")(ALL, view())
    assert sorted(p.name for p in Path().iterdir()) == ["out.json", "out.sarif"]  # and no temporary file


def test_a_file_has_no_colour(capsys: pytest.CaptureFixture[str]) -> None:
    write(targets(["terminal:a.txt"]), ALL, view(color=True))
    assert "\x1b" not in Path("a.txt").read_text(encoding="utf-8")


def test_a_report_is_replaced_as_a_whole() -> None:
    Path("a.txt").write_text("x" * 100_000, encoding="utf-8")
    write(targets(["line:a.txt"]), ALL, view())
    assert Path("a.txt").read_bytes() == renderer("line")(ALL, view()).encode()


def test_a_format_that_breaks_leaves_the_old_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text("old", encoding="utf-8")
    (target,) = targets(["line:a.txt"])

    def broken(*_: Any) -> str:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write([target._replace(render=broken)], ALL, view())
    assert Path("a.txt").read_text(encoding="utf-8") == "old"


def test_what_cannot_be_written_is_told_and_stops_no_other() -> None:
    Path("gone").mkdir()
    found = targets(["json:gone/a.json", "line:a.txt"])
    Path("gone").rmdir()
    with pytest.raises(UserErrors) as caught:
        write(found, ALL, view())
    assert [e.path for e in caught.value.errors] == [str(Path("gone/a.json"))]
    assert "cannot be written" in caught.value.errors[0].fact
    assert Path("a.txt").read_text(encoding="utf-8") == renderer("line")(ALL, view())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such device")
def test_a_device_is_written_to_not_replaced() -> None:
    write(targets(["json"], Path(os.devnull)), ALL, view())
    assert not Path(os.devnull).is_file()


def test_an_undecodable_path_keeps_no_report_from_being_written() -> None:
    odd = Report("", (), 0, ALL[2].score, path=b"caf\xe9.txt".decode("utf-8", "surrogateescape"))
    for name in ("html", "junit", "gitlab", "csv", "markdown", "sarif"):
        write(targets([f"{name}:out"]), (odd,), view())
        assert Path("out").read_bytes().decode("utf-8")


def test_rules_are_looked_up_when_first_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr("tqc.cli._rules.every", lambda folders: asked.append(folders) or [])
    lookup = rule_lookup([tmp_path, tmp_path])
    assert asked == []
    assert lookup("ru/a/b") is None
    assert lookup("ru/a/c") is None
    assert asked == [(tmp_path,)]


def test_a_rule_of_ones_own_is_known(desk: Path) -> None:
    rule = rule_lookup([desk])("desk/words/hunger-protest")
    assert rule is not None
    assert rule.why == "Prisoners refuse food; nobody protests against hunger."
