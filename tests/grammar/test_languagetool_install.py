"""Jars come in whole and as locked, or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from zipfile import ZipFile

import pytest

from tests import languagetool
from tqc.errors import UserError
from tqc.grammar._lt import home, install, lock

needs_jgo = pytest.mark.require("jgo")
needs_jars = pytest.mark.require("languagetool")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("TQC_CACHE_DIR", str(folder))
    monkeypatch.setenv("LTP_PATH", str(tmp_path / "ltp"))
    return folder


@pytest.fixture
def jars(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Maven repository with three small jars, which are all that the lock file names."""
    repository = tmp_path / "repository"
    locked = []
    for name in ("languagetool-server", "language-en", "segment"):
        path = repository / "org" / "desk" / name / "6.8" / f"{name}-6.8.jar"
        path.parent.mkdir(parents=True)
        with ZipFile(path, "w") as archive:
            archive.writestr("name", name * 50)
        locked.append(lock.Jar(lock.sha256(path), path.stat().st_size, path.relative_to(repository).as_posix()))
    monkeypatch.setattr(lock, "jars", lambda: tuple(locked))
    return repository


class Repository:
    """A Maven repository over HTTP; `asked` are the jars asked for, `change` makes other bytes of a jar's."""

    def __init__(self, folder: Path) -> None:
        self.asked: list[str] = []
        self.change: Callable[[str, bytes], bytes | None] = lambda _, body: body
        outer = self

        class Handler(SimpleHTTPRequestHandler):
            def do_GET(self) -> None:
                name = self.path.rpartition("/")[2]
                path = Path(self.translate_path(self.path))
                body = outer.change(name, path.read_bytes()) if path.is_file() else None
                if name.endswith(".jar"):
                    outer.asked.append(name)
                self.send_response(404 if body is None else 200)
                self.send_header("Content-Length", str(len(body or b"")))
                self.end_headers()
                self.wfile.write(body or b"")

            def log_message(self, *_: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
        self.url = f"http://127.0.0.1:{self.http.server_port}"


@pytest.fixture
def repository(jars: Path) -> Iterator[Repository]:
    made = Repository(jars)
    thread = Thread(target=made.http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    made.http.shutdown()
    thread.join()
    made.http.server_close()


def test_the_lock_file_is_whole_and_names_one_languagetool() -> None:
    locked = lock.jars()
    assert len({jar.path for jar in locked}) == len(locked) > 20
    assert {jar.version for jar in locked if jar.artifact in ("languagetool-server", "languagetool-core", "language-en")} == {
        lock.version()
    }
    assert all(len(jar.sha256) == 64 and jar.size > 0 and jar.name == f"{jar.artifact}-{jar.version}.jar" for jar in locked)


@needs_jars
def test_what_install_brought_is_what_is_locked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TQC_CACHE_DIR", str(languagetool.HOME))
    assert install.missing() == []
    assert home.language_jar() in (home.installation() or SimpleNamespace(classpath=())).classpath


@needs_jgo
def test_a_repository_gives_all_jars_and_a_second_run_asks_for_none(repository: Repository) -> None:
    came: list[int] = []
    install.from_repository(install.missing(), repository.url + "/", came.append)
    assert sum(came) == sum(jar.size for jar in lock.jars())
    assert install.missing() == []
    found = home.installation()
    assert found
    assert (found.version, found.origin, len(found.classpath)) == ("6.8", "tqc", 3)
    assert not (home.folder() / "part").exists()


@needs_jgo
@pytest.mark.parametrize(
    ("change", "fact"),
    [
        (lambda body: body[:-9], "segment-6.8.jar has"),
        (lambda body: body[:-1] + b"!", "segment-6.8.jar has another SHA-256 than the lock file says"),
        (lambda _: b"\n<!doctype html><p>Please log in", "segment-6.8.jar is a web page, as of a proxy"),
    ],
)
def test_another_jar_is_refused_and_the_next_run_goes_on_from_there(
    repository: Repository, change: Callable[[bytes], bytes], fact: str
) -> None:
    repository.change = lambda name, body: change(body) if name.startswith("segment") else body
    with pytest.raises(UserError, match=fact) as told:
        install.from_repository(install.missing(), repository.url)
    assert "the same command goes on from there" in told.value.hint
    assert [jar.artifact for jar in install.missing()] == ["segment"]
    assert home.installation() is None
    repository.asked.clear()
    repository.change = lambda _, body: body
    install.from_repository(install.missing(), repository.url)
    assert repository.asked == ["segment-6.8.jar"]
    assert install.missing() == []


@needs_jgo
def test_a_repository_without_the_jar_or_without_an_answer_is_told(repository: Repository) -> None:
    repository.change = lambda _, body: None
    with pytest.raises(UserError, match="does not have what is wanted"):
        install.from_repository(install.missing(), repository.url)
    with pytest.raises(UserError, match=r"no answer from http://127\.0\.0\.1:9") as told:
        install.from_repository(install.missing(), "http://127.0.0.1:9")
    assert "--from DIR" in told.value.hint


def test_jars_of_a_folder_are_known_by_their_sums_not_their_names(jars: Path, tmp_path: Path) -> None:
    flat = tmp_path / "usb" / "stick"
    flat.mkdir(parents=True)
    for i, path in enumerate(jars.rglob("*.jar")):
        shutil.copy(path, flat / f"copy{i}.jar")
    install.from_jars(install.missing(), tmp_path / "usb")
    assert install.missing() == []
    assert len(list(flat.iterdir())) == 3


def test_jars_of_a_zip_file(jars: Path, tmp_path: Path) -> None:
    with ZipFile(tmp_path / "all.zip", "w") as archive:
        for path in jars.rglob("*.jar"):
            archive.write(path, f"LanguageTool/libs/{path.name}")
    install.from_jars(install.missing(), tmp_path / "all.zip")
    assert install.missing() == []
    assert not (home.folder() / "part").exists()


def test_a_source_that_lacks_a_jar_or_is_none_is_told(jars: Path, tmp_path: Path) -> None:
    next(jars.rglob("segment*.jar")).write_bytes(b"short")
    with pytest.raises(UserError, match=r"lacks 1 of 3 jars, segment-6\.8\.jar among them"):
        install.from_jars(install.missing(), jars)
    (tmp_path / "text.zip").write_text("no zip", encoding="utf-8")
    with pytest.raises(UserError, match="is neither a folder nor a zip file"):
        install.from_jars(install.missing(), tmp_path / "text.zip")
    with pytest.raises(UserError, match="there is no such folder or file"):
        install.from_jars(install.missing(), tmp_path / "nowhere")


def test_no_space_is_told_before_anything_comes(jars: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1_000_000))
    with pytest.raises(UserError, match="no space: 20 MB are needed, 1 MB are free"):
        install.from_jars(install.missing(), jars)
    assert len(install.missing()) == 3


def test_remove_leaves_nothing(jars: Path) -> None:
    install.from_jars(install.missing(), jars)
    assert install.remove() is True
    assert home.installation() is None
    assert not home.jars().exists()
    assert install.remove() is False


def test_what_language_tool_python_downloaded_is_taken_as_it_is(tmp_path: Path) -> None:
    for version in ("6.7", "6.8"):
        libs = tmp_path / "ltp" / f"LanguageTool-{version}" / "libs"
        libs.mkdir(parents=True)
        (libs.parent / "languagetool-server.jar").touch()
        (libs / "languagetool-core.jar").touch()
    found = home.installation()
    assert found
    assert (found.version, found.origin) == ("6.8", "language-tool-python")
    assert [path.name for path in found.classpath] == ["languagetool-server.jar", "LanguageTool-6.8", "languagetool-core.jar"]


@pytest.mark.parametrize(
    ("versions", "fact"),
    [
        ({}, "there is no Java on this machine"),
        ({"old": 8}, "old is Java 8"),
        ({"broken": 0, "old": 11}, "broken is no Java that runs"),
    ],
)
def test_no_java_or_an_old_one_is_told(versions: dict[str, int], fact: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "_javas", lambda: iter(map(Path, versions)))
    monkeypatch.setattr(home, "java_version", lambda path: versions[str(path)])
    with pytest.raises(UserError, match=f"needs Java 17 or newer: {fact}") as told:
        home.java()
    assert "pip install 'tqc[languagetool]'" in told.value.hint


def test_the_first_java_that_is_new_enough_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    versions = {"old": 11, "new": 21, "newer": 25}
    monkeypatch.setattr(home, "_javas", lambda: iter(map(Path, versions)))
    monkeypatch.setattr(home, "java_version", lambda path: versions[str(path)])
    assert home.java() == home.Java(Path("new"), 21)


def test_a_java_that_is_none_has_version_0(tmp_path: Path) -> None:
    assert home.java_version(tmp_path / "java") == 0
