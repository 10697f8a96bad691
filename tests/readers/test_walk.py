from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from tqc.errors import UserError
from tqc.readers._walk import Walk

SUFFIXES = {".md", ".txt"}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lay(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("The ferry sank.\n", encoding="utf-8")


def ignore(folder: str, *lines: str) -> None:
    Path(folder).mkdir(parents=True, exist_ok=True)
    Path(folder, ".gitignore").write_text("\n".join(lines), encoding="utf-8")


def found(*paths: str, glob: Sequence[str] = ()) -> list[str]:
    walk = Walk(paths, SUFFIXES, glob)
    files = [path.as_posix() for path in walk]
    assert walk.errors == []
    return files


def walked(*paths: str, glob: Sequence[str] = ()) -> Walk:
    walk = Walk(paths, SUFFIXES, glob)
    list(walk)
    return walk


@pytest.mark.usefixtures("desk")
def test_a_folder_is_walked_in_the_order_of_names() -> None:
    lay("b.md", "a/z.txt", "a/b/c.MD", "c/a.md", "a.txt")
    assert found(".") == ["a/b/c.MD", "a/z.txt", "a.txt", "b.md", "c/a.md"]
    assert found("c", "a") == ["c/a.md", "a/b/c.MD", "a/z.txt"]


def test_paths_are_shown_as_they_were_given(desk: Path) -> None:
    lay("a/b.md")
    assert found("a") == ["a/b.md"]
    assert found("a/../a") == ["a/../a/b.md"]
    assert found(str(desk / "a")) == [(desk / "a/b.md").as_posix()]


@pytest.mark.usefixtures("desk")
def test_what_is_passed_over_is_counted() -> None:
    lay("a.md", "b.jpg", "c.JPG", "Makefile", ".hidden.md", ".git/x.md", "~$a.txt", "out/a.md", "d/e.md", "d/f.txt")
    ignore("d", "e.md")
    ignore(".", "out/")
    walk = Walk(["."], SUFFIXES, ["*.md"])
    assert [path.as_posix() for path in walk] == ["a.md"]
    assert walk.passed_over == {".jpg": 2, "no suffix": 1, "hidden": 5, "in .gitignore": 2, "not in --glob": 1}


@pytest.mark.usefixtures("desk")
def test_a_file_that_is_named_is_always_taken() -> None:
    lay("a.jpg", ".b.md", "c.md")
    ignore(".", "c.md")
    assert found("a.jpg", ".b.md", "c.md", "gone.md", glob=["*.txt"]) == ["a.jpg", ".b.md", "c.md", "gone.md"]


@pytest.mark.usefixtures("desk")
def test_each_file_comes_once() -> None:
    lay("a.md", "d/b.md", "d/e/c.md")
    assert found("a.md", "./a.md", "d/../a.md") == ["a.md"]
    assert found("d/e", "d", ".", "d") == ["d/e/c.md", "d/b.md", "a.md"]
    assert found(".", "d/b.md") == ["a.md", "d/e/c.md", "d/b.md"]


@pytest.mark.usefixtures("desk")
def test_gitignore_at_every_level() -> None:
    lay("a.md", "keep.md", "drafts/a.md", "s/a.md", "s/keep.md", "s/t/a.md", "s/t/b.md", "s/top.md", "top.md", "x/y/z.md")
    ignore(".", "# a comment", "a.md", "drafts/", "/top.md", "x/**/z.md")
    ignore("s", "!a.md", "keep.md")
    ignore("s/t", "/a.md")
    assert found(".") == ["keep.md", "s/a.md", "s/t/b.md", "s/top.md"]


@pytest.mark.usefixtures("desk")
def test_what_lies_in_an_ignored_folder_cannot_be_taken_back() -> None:
    lay("a.md", "drafts/a.md")
    ignore(".", "drafts/", "!drafts/a.md")
    ignore("drafts", "!*")
    assert found(".") == ["a.md"]


@pytest.mark.usefixtures("desk")
def test_ignore_files_above_hold_as_far_as_the_repository() -> None:
    lay("repo/s/a.md", "repo/s/b.md", "repo/s/out/c.md")
    ignore(".", "a.md")
    ignore("repo", "/s/b.md", "out/")
    assert found("repo/s") == ["repo/s/a.md", "repo/s/b.md", "repo/s/out/c.md"]
    Path("repo/.git").mkdir()
    assert found("repo/s") == ["repo/s/a.md"]
    assert found("repo/s/out") == ["repo/s/out/c.md"]


@pytest.mark.usefixtures("desk")
def test_a_bad_line_of_an_ignore_file_is_told_and_the_others_hold() -> None:
    lay("a.md", "b.md")
    ignore(".", "a.md", "!")
    walk = Walk(["."], SUFFIXES)
    assert [path.as_posix() for path in walk] == ["b.md"]
    assert [(Path(e.path).name, e.line, e.fact) for e in walk.errors] == [(".gitignore", 2, "the pattern '!' means nothing")]


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("glob", "expected"),
    [
        (["*.md"], ["a.md", "s/c.md", "s/d/e.md"]),
        (["/*.md"], ["a.md"]),
        (["s/*.md"], ["s/c.md"]),
        (["s/"], ["s/b.txt", "s/c.md", "s/d/e.md"]),
        (["s/**/*.md", "*.txt"], ["s/b.txt", "s/c.md", "s/d/e.md"]),
        (["*.md", "!s/d/"], ["a.md", "s/c.md"]),
        (["!*.md"], ["s/b.txt"]),
    ],
)
def test_globs(glob: list[str], expected: list[str]) -> None:
    lay("a.md", "s/b.txt", "s/c.md", "s/d/e.md")
    assert found(".", glob=glob) == expected


def test_a_glob_that_means_nothing() -> None:
    with pytest.raises(UserError, match=r"a glob among '\*\.md \\\\' means nothing"):
        Walk(["."], SUFFIXES, ["*.md", "\\"])


@pytest.mark.usefixtures("desk")
def test_a_folder_with_nothing_to_check_is_told() -> None:
    lay("d/a.jpg", "d/b.jpg", "e/a.md")
    Path("empty").mkdir()
    walk = Walk(["d", "e", "empty"], SUFFIXES)
    assert [path.as_posix() for path in walk] == ["e/a.md"]
    assert [(e.path, e.fact) for e in walk.errors] == [("d", "holds nothing to check"), ("empty", "holds nothing to check")]
    assert walk.errors[0].hint == "tqc reads .md .txt; passed over: 2 .jpg"
    assert walked("e", "e").errors == []


def _link(path: str, target: str) -> None:
    try:
        Path(path).symlink_to(target, target_is_directory=Path(path).parent.joinpath(target).is_dir())
    except OSError:
        pytest.skip("this system lets the user make no links")


@pytest.mark.usefixtures("desk")
def test_links_make_no_circle() -> None:
    lay("d/a.md")
    _link("d/self", "../d")
    _link("d/b.md", "a.md")
    _link("d/dead.md", "gone.md")
    _link("entry", "d")
    walk = Walk(["d"], SUFFIXES)
    assert [path.as_posix() for path in walk] == ["d/a.md", "d/b.md"]
    assert walk.passed_over == {"link to a folder": 1, "no regular file": 1}
    assert found("entry") == ["entry/a.md", "entry/b.md"]


@pytest.mark.usefixtures("desk")
def test_a_folder_that_vanishes_or_is_shut_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    lay("a/x.md", "b/x.md", "c/x.md")
    real = os.scandir

    def scandir(path: Path) -> object:
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied")
        if Path(path).name == "b":
            raise FileNotFoundError(2, "No such file")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    walk = Walk(["."], SUFFIXES)
    assert [path.as_posix() for path in walk] == ["c/x.md"]
    assert [(e.path, e.fact) for e in walk.errors] == [("a", "may not be read: permission denied"), ("b", "there is no such file")]


@pytest.mark.usefixtures("desk")
def test_files_are_found_while_they_are_asked_for() -> None:
    lay("a/x.md", "b/x.md", "c.jpg")
    walk = Walk(["."], SUFFIXES)
    files = iter(walk)
    assert next(files) == Path("a/x.md")
    assert not walk.passed_over
    lay("b/late.md")
    assert [path.as_posix() for path in files] == ["b/late.md", "b/x.md"]
    assert walk.passed_over == {".jpg": 1}
