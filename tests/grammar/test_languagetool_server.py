"""The server's life, with the real Java: one for all, its own port, and no process left behind whichever is killed."""

from __future__ import annotations

import json
import os
import socket
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from tqc.errors import UserError
from tqc.grammar._lt import home, server, supervisor
from tqc.grammar._lt.client import Client

PATIENCE = 20.0
"""Seconds after which a process that should have gone counts as left behind."""


def family(own: server.Server) -> dict[str, psutil.Process]:
    supervisor = psutil.Process(own.supervisor)
    others = {p.pid: p for p in supervisor.children()}
    java = others.pop(own.pid)
    (guard,) = others.values()
    return {"supervisor": supervisor, "java": java, "guard": guard}


def gone(processes: Iterable[psutil.Process]) -> bool:
    return not psutil.wait_procs(list(processes), timeout=PATIENCE)[1]


def eventually(true: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while not true() and time.monotonic() < deadline:
        time.sleep(0.05)
    return true()


@pytest.mark.parametrize("killed", ["supervisor", "java", "guard"])
def test_whichever_is_killed_none_is_left(lt_own: Path, killed: str) -> None:
    processes = family(server.start(idle=5))
    processes[killed].kill()
    assert gone(processes.values())
    assert server.running() is None


def test_stop_leaves_no_process_and_no_state(lt_own: Path) -> None:
    processes = family(server.start(idle=5))
    assert server.stop() is True
    assert gone(processes.values())
    assert not server.state_file().exists()
    assert server.stop() is False


def test_an_idle_server_stops_itself(lt_own: Path) -> None:
    processes = family(server.start(idle=0.02))
    assert gone(processes.values())
    assert eventually(lambda: not server.state_file().exists())


def test_a_port_that_was_taken_meanwhile_is_left_to_its_owner(lt_own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as owner:
        taken = owner.getsockname()[1]
        ports = [supervisor._free_port(), taken]
        announced: list[int] = []
        announce = supervisor._announce
        monkeypatch.setattr(supervisor, "_free_port", ports.pop)
        monkeypatch.setattr(supervisor, "_announce", lambda file, told: announced.append(told.port) or announce(file, told))
        free = ports[0]
        assert supervisor.main(str(home.java().path), 0.01, server.state_file()) == 0
    assert announced == [free]
    assert free != taken


def test_only_loopback_is_listened_on(lt_server: server.Server) -> None:
    listening = [c for c in psutil.Process(lt_server.pid).net_connections("inet") if c.status == psutil.CONN_LISTEN]
    assert [(c.laddr.ip.removeprefix("::ffff:"), c.laddr.port) for c in listening] == [("127.0.0.1", lt_server.port)]
    assert Client(lt_server.url).version() == lt_server.version


def test_two_that_start_at_once_get_one_server(lt_own: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(lambda _: server.start(idle=5), range(2))
    assert server.running() in (one, other)
    mine = str(home.jars())

    def javas() -> list[int]:
        return [p.pid for p in psutil.process_iter() if _classpath_of(p, mine) and _state_of(p) == str(lt_own)]

    assert eventually(lambda: len(javas()) == 1)
    assert server.start(idle=5).pid == javas()[0]


def _classpath_of(process: psutil.Process, folder: str) -> bool:
    try:
        return any(folder in argument for argument in process.cmdline()) and "org.languagetool.server.HTTPServer" in process.cmdline()
    except psutil.Error:
        return False


def _state_of(process: psutil.Process) -> str:
    try:
        return process.cwd()
    except psutil.Error:
        return ""


def test_a_state_file_that_names_another_process_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tqc.grammar._lt.home.state_folder", lambda: tmp_path)
    began = psutil.Process().create_time()
    told = {"pid": os.getpid(), "began": began, "supervisor": os.getpid(), "port": 9, "version": "6.8", "idle": 5.0}
    server.state_file().write_text(json.dumps(told), encoding="utf-8")
    assert server.running() == server.Server(**told)
    for broken in (json.dumps(told | {"began": began - 10}), json.dumps({"pid": 1}), '{"pid"', "[]", ""):
        server.state_file().write_text(broken, encoding="utf-8")
        assert server.running() is None
        assert server.stop() is False


def test_nothing_installed_is_told_with_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TQC_CACHE_DIR", str(tmp_path))
    monkeypatch.setenv("LTP_PATH", str(tmp_path))
    with pytest.raises(UserError, match="is not installed") as told:
        server.start()
    assert told.value.hint == "tqc languagetool install"


def test_java_that_cannot_run_it_is_told_with_its_last_words(lt_own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    java = home.java()
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-XX:NoSuchOption")
    monkeypatch.setattr(home, "java", lambda: java)
    with pytest.raises(UserError, match="LanguageTool did not start") as told:
        server.start()
    assert "NoSuchOption" in told.value.hint
    assert server.running() is None


def test_a_truncated_jar_is_told_before_java_starts(lt_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    shutil.copytree(lt_home / "languagetool" / "jars", tmp_path / "languagetool" / "jars")
    monkeypatch.setenv("TQC_CACHE_DIR", str(tmp_path))
    found = home.installation()
    assert found
    jar = found.classpath[-1]
    jar.write_bytes(jar.read_bytes()[:-1])
    with pytest.raises(UserError, match="is not the jar of the lock file") as told:
        server.start()
    assert (told.value.path, told.value.hint) == (str(jar), "mend it with: tqc languagetool install")
