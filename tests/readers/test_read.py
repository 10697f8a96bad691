from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.readers.helpers import blocks, one, one_of
from tqc import readers
from tqc.errors import UserError
from tqc.model import Role

RUSSIAN = "Вчера на реке затонул паром. Никто не пострадал, сообщили в ведомстве."


def test_the_suffix_decides_whatever_its_case(tmp_path: Path) -> None:
    document = one_of(tmp_path / "Story.MD", b"# A *calm* day\n")
    assert blocks(document) == [(Role.HEADLINE, "A calm day")]
    assert document.path == str(tmp_path / "Story.MD")


def test_a_name_without_suffix_is_plain_text(tmp_path: Path) -> None:
    assert one_of(tmp_path / "draft", b"The *ferry* sank at noon.").clean == "The *ferry* sank at noon.\n"


def test_every_format_has_its_suffixes() -> None:
    known = readers.suffixes()
    assert {known[s] for s in (".txt", ".md", ".html", ".htm", ".docx")} == {"txt", "md", "html", "docx"}
    assert list(known) == sorted(known)


def test_two_readers_of_one_suffix_are_a_mistake_of_their_authors(monkeypatch: pytest.MonkeyPatch) -> None:
    from tqc.readers import html

    readers._readers.cache_clear()
    monkeypatch.setattr(html, "SUFFIXES", (".md",))
    with pytest.raises(TypeError, match=r"both read \.md"):
        readers.suffixes()
    monkeypatch.undo()
    readers._readers.cache_clear()


@pytest.mark.parametrize("name", ["-", "<stdin>", "story.adoc"])
def test_what_comes_through_a_pipe_is_plain_text_unless_its_name_says_more(name: str) -> None:
    assert one("The *ferry* sank at noon.", name).clean == "The *ferry* sank at noon.\n"
    assert one("The *ferry* sank at noon.", "x.md").clean == "The ferry sank at noon.\n"


def _error(path: Path) -> UserError:
    with pytest.raises(UserError) as caught:
        list(readers.read(path))
    assert caught.value.path == str(path)
    return caught.value


@pytest.mark.parametrize("name", ["gone.txt", "gone.jpg", "gone"])
def test_a_missing_file(tmp_path: Path, name: str) -> None:
    assert _error(tmp_path / name).fact == "there is no such file"


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "old.md").mkdir()
    assert _error(tmp_path).fact == _error(tmp_path / "old.md").fact == "is a folder"


def test_an_unknown_suffix_is_told_with_the_known(tmp_path: Path) -> None:
    (tmp_path / "a.rst").write_text("The ferry sank.", encoding="utf-8")
    error = _error(tmp_path / "a.rst")
    assert ".rst" in error.fact
    assert ".docx" in error.hint
    assert "--stdin-filename" in error.hint


@pytest.mark.skipif(sys.platform == "win32" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The ferry sank.", encoding="utf-8")
    path.chmod(0)
    assert _error(path).fact == "may not be read: permission denied"


def test_a_refused_file_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").write_text("The ferry sank.", encoding="utf-8")
    monkeypatch.setattr(Path, "open", refuse)
    assert _error(tmp_path / "a.txt").fact == "may not be read: permission denied"


@pytest.mark.parametrize(("name", "text"), [("a.txt", RUSSIAN), ("a.md", f"# {RUSSIAN}"), ("a.html", f"<p>{RUSSIAN}</p>")])
def test_a_russian_file(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert "Russian" in _error(path).fact


def test_russian_in_markup_does_not_count() -> None:
    page = f'<p title="{RUSSIAN}">The ferry sank at noon.</p><!-- {RUSSIAN} -->'
    assert one(page, "a.html").clean == "The ferry sank at noon.\n"
