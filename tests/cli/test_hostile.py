"""Input and surroundings that are against tqc: each is told or borne, none ends in a traceback or in half a result."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import CLEAN, HUNGER, Tqc
from tests.cli.test_process import check, command, run
from tqc import formats, readers
from tqc.model import Role, Span
from tqc.readers._walk import Walk
from tqc.text.document import Document, Piece, RawBlock

SENTENCE = "The mayor said that a new bridge would open in the spring. "
LONG = 20_000_000
"""Characters of one line."""


def named(raw: bytes, text: str) -> str:
    """A file of that name, as Python spells it; the test is skipped where no file can have it."""
    path = os.fsdecode(raw)
    try:
        Path(path).write_text(text, encoding="utf-8")
    except (OSError, ValueError) as error:
        pytest.skip(f"needs a file system that takes the name {path!r}: {error}")
    return path


def test_a_line_without_end_is_checked_to_its_end(tqc: Tqc) -> None:
    text = SENTENCE * (LONG // len(SENTENCE)) + HUNGER
    Path("long.txt").write_text(text, encoding="utf-8")
    result = tqc("check", "--no-grammar", "-f", "line", "long.txt")
    at = text.index("hunger protest") + 1
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.startswith(f"long.txt:1:{at}: major desk/words/hunger-protest ")


def test_a_word_without_end_is_borne(tqc: Tqc) -> None:
    Path("long.txt").write_text("x" * LONG + "\n\n" + HUNGER, encoding="utf-8")
    result = tqc("check", "--no-grammar", "-f", "line", "long.txt")
    assert result.stdout.startswith("long.txt:3:27: major desk/words/hunger-protest ")


def test_a_line_is_compared_once_however_many_faults_it_has() -> None:
    class Counted(str):
        cut = 0

        def __getitem__(self, key: Any) -> str:
            Counted.cut += key.stop - key.start
            return super().__getitem__(key)

    document = Document(HUNGER * 50, [RawBlock(Role.BODY, (Piece(0, 50 * len(HUNGER)),))])
    document.text = Counted(document.text)
    for offset in range(1000):
        assert document.original(Span(offset, offset + 1)) == (offset, offset + 1)
    assert 0 < Counted.cut <= len(document.text)


def test_a_tree_of_fifty_thousand_files_is_walked_and_the_few_texts_in_it_are_found(tqc: Tqc, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in range(50):
        here = Path("tree", str(folder))
        here.mkdir(parents=True)
        for n in range(1000):
            os.close(os.open(here / f"{n}.jpg", os.O_CREAT | os.O_WRONLY))
    Path("tree", "31", "story.txt").write_text(HUNGER, encoding="utf-8")
    result = tqc("check", "-f", "line", "tree")
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 1)
    assert "passed over 50,000 files (50,000 .jpg)" in result.stderr


@pytest.mark.parametrize("raw", [b"a\nb: c.txt", b"caf\xe9.txt", b"red\x1b[31m.txt", b"-q.txt"])
@pytest.mark.parametrize("form", formats.names())
def test_no_name_of_a_file_breaks_a_format(tqc: Tqc, raw: bytes, form: str) -> None:
    named(raw, HUNGER)
    Path("story.txt").write_text(CLEAN, encoding="utf-8")
    for path in ("hunger.txt", "ether.txt", "clean.txt"):
        Path(path).unlink()
    result = tqc("check", "-f", f"{form}:report", ".")
    assert (result.exit_code, result.stderr) == (1, "")
    report = Path("report").read_text(encoding="utf-8")
    assert "\x1b" not in report
    assert "\udce9" not in report
    if form in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(report)
    elif form in ("junit", "checkstyle"):
        ElementTree.fromstring(report)
    elif form in ("line", "github", "rdjsonl"):
        assert len(report.splitlines()) == 1


def test_a_name_that_is_no_text_is_told_when_the_file_is_wrong(tqc: Tqc) -> None:
    named(b"caf\xe9\n.txt", "")
    result = tqc("check", ".", "-q")
    assert (result.exit_code, result.stderr) == (2, "tqc: caf\\udce9\\n.txt: is empty\n")


def test_links_that_lead_in_a_circle_end(tqc: Tqc) -> None:
    try:
        Path("loop").symlink_to(Path(), target_is_directory=True)
        Path("self.txt").symlink_to("self.txt")
    except OSError:
        pytest.skip("needs links; on Windows turn Developer Mode on")
    result = tqc("check", "-f", "line", ".")
    assert [line.partition(":")[0] for line in result.stdout.splitlines()] == ["ether.txt", "hunger.txt"]
    assert "passed over 2 files (1 link to a folder, 1 no regular file)" in result.stderr
    named_itself = tqc("check", "self.txt")
    assert (named_itself.exit_code, named_itself.stdout) == (2, "0 files, 0 words, no findings, 1 not checked.\n")
    assert "tqc: self.txt: cannot be read: " in named_itself.stderr


@pytest.mark.parametrize("name", ["x" * 300, "x" * 300 + ".txt", "x" * 300 + ".pdf"])
def test_a_name_that_is_too_long_is_told(tqc: Tqc, name: str) -> None:
    result = tqc("check", "-f", "line", "hunger.txt", name)
    assert (result.exit_code, len(result.stdout.splitlines())) == (2, 1)
    assert result.stderr.startswith(f"tqc: {name}: ")


def test_a_file_that_vanishes_is_told_and_the_others_are_checked(tqc: Tqc, monkeypatch: pytest.MonkeyPatch) -> None:
    walk = Walk.__iter__

    def vanishing(self: Walk) -> Any:
        yield from list(walk(self))
        Path("ether.txt").unlink()

    monkeypatch.setattr(Walk, "__iter__", vanishing)
    result = tqc("check", "-f", "line", ".")
    assert (result.exit_code, result.stderr) == (2, "tqc: ether.txt: there is no such file\n")
    assert result.stdout.startswith("hunger.txt:1:")


def test_a_file_that_shrinks_to_nothing_between_look_and_read_is_told(tqc: Tqc, monkeypatch: pytest.MonkeyPatch) -> None:
    read = readers.read

    def emptied(path: Path) -> Any:
        path.write_bytes(b"")
        return read(path)

    monkeypatch.setattr(readers, "read", emptied)
    result = tqc("check", "hunger.txt")
    assert (result.exit_code, result.stderr) == (2, "tqc: hunger.txt: is empty\n")


@pytest.mark.parametrize(
    ("raw", "fact"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is not a text file"),
        (b"\x7fELF\x02\x01\x01", "is not text: control character U+007F"),
        (b"PK\x03\x04\x14\xff", "is not UTF-8: byte 0xFF at offset 5"),
        (b"\xff\xfe\x00\xd8", "is not UTF-16"),
    ],
)
def test_a_binary_file_is_told_and_costs_only_itself(tqc: Tqc, raw: bytes, fact: str) -> None:
    Path("binary.txt").write_bytes(raw)
    result = tqc("check", "-f", "line", "binary.txt", "hunger.txt")
    assert (result.exit_code, len(result.stdout.splitlines())) == (2, 1)
    assert fact in result.stderr


@pytest.mark.parametrize("stream", ["stdout", "stderr", "stdin"])
@pytest.mark.skipif(sys.platform == "win32", reason="closes streams as a POSIX shell does")
def test_a_stream_that_is_closed_takes_nothing_from_the_exit_status(desk: Path, stream: str) -> None:
    number = {"stdin": 0, "stdout": 1, "stderr": 2}[stream]
    shell = ["sh", "-c", f'exec "$@" {number}>&-', "sh"]
    settings = command(*check(desk, "-f", "line:report", "-f", "terminal", "hunger.txt"))
    settings["args"] = [*shell, *settings["args"]]  # type: ignore[misc]
    done = subprocess.run(**settings, capture_output=True, check=False)  # type: ignore[call-overload]
    assert (done.returncode, done.stderr) == (1, b"")
    assert Path("report").read_text(encoding="utf-8").startswith("hunger.txt:1:27: ")
    assert bool(done.stdout) is (stream != "stdout")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told(desk: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(**command(*check(desk, "hunger.txt")), stdout=full, stderr=subprocess.PIPE, check=False)  # type: ignore[call-overload]
    assert done.returncode == 2
    assert done.stderr.startswith(b"tqc: the report could not be written: ")


@pytest.mark.parametrize(
    ("output", "fact"),
    [
        ("none/report", "there is no such folder to write a report to"),
        (".", "is a folder; a report goes into a file"),
        ("hunger.txt/report", "there is no such folder to write a report to"),
        ("x" * 300, "cannot be written: "),
    ],
)
def test_a_report_that_cannot_be_written_is_the_users_mistake(tqc: Tqc, output: str, fact: str) -> None:
    result = tqc("check", "hunger.txt", "-o", output)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"tqc: {output}: {fact}" in result.stderr


@pytest.mark.skipif(
    sys.platform == "win32" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="needs a user who may not write everywhere"
)
def test_a_report_may_not_go_where_nobody_may_write(tqc: Tqc) -> None:
    Path("shut").mkdir()
    Path("shut").chmod(0o500)
    result = tqc("check", "clean.txt", "-o", "shut/report")
    assert (result.exit_code, result.stderr) == (2, "tqc: shut/report: cannot be written: Permission denied\n")


def test_a_baseline_of_another_version_is_told_and_kept(tqc: Tqc) -> None:
    other = '{"tqc-baseline": 99, "findings": []}'
    Path("tqc-baseline.json").write_text(other, encoding="utf-8")
    result = tqc("check", "hunger.txt", "--baseline", "tqc-baseline.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "tqc: tqc-baseline.json: is a baseline of version 99, not 1\n  write it anew: tqc baseline write\n"
    assert tqc("baseline", "prune", ".").exit_code == 2
    assert Path("tqc-baseline.json").read_text(encoding="utf-8") == other


def test_runs_that_write_one_baseline_leave_the_one_or_the_other_whole(desk: Path) -> None:
    for n in range(2):
        Path(f"{n}.txt").write_text(f"{HUNGER}\n" * 50 * (n + 1), encoding="utf-8")
    arguments = [("baseline", "write", "--rules", str(desk), "--no-pack", "en", "--no-pack", "ru", f"{n % 2}.txt") for n in range(4)]
    processes = [subprocess.Popen(**command(*a), stdout=subprocess.PIPE, stderr=subprocess.PIPE) for a in arguments]  # type: ignore[call-overload]
    told = [p.communicate() for p in processes]
    assert [(p.returncode, error) for p, (_, error) in zip(processes, told, strict=True)] == [(0, b"")] * 4
    entries = json.loads(Path("tqc-baseline.json").read_text(encoding="utf-8"))["findings"]
    assert ({e["path"] for e in entries}, len(entries)) in [({"0.txt"}, 50), ({"1.txt"}, 100)]
    assert [p.name for p in Path().iterdir() if p.name.endswith(".tmp")] == []
    assert run(*check(desk, "-q", "--baseline", "tqc-baseline.json", f"{entries[0]['path']}")).returncode == 0


@pytest.mark.parametrize("text", ["[gate\n", "\x00", 'gate = "major"\n', "packs = [1]\n", "[gate]\nfail-on = 3\n"])
def test_broken_settings_are_told_with_their_file(tqc: Tqc, text: str) -> None:
    Path("tqc.toml").write_text(text, encoding="utf-8")
    result = tqc("check", "hunger.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "tqc.toml" in result.stderr
