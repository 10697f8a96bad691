"""tqc's own LanguageTool server: one for all runs, told of by a state file, loopback only.

Its supervisor, a process of its own, runs Java and stops it when nobody has asked for a while. Nothing is ever taken for the
server but the process that the state file names, by its number and the time it began.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from tqc.errors import UserError
from tqc.grammar._lt import home
from tqc.grammar._lt.client import Client, Match

if TYPE_CHECKING:
    import psutil

IDLE = 30.0
"""Minutes without a request after which the server stops."""
START = 90.0
"""Seconds that a server has for its start."""
STOP = 10.0
"""Seconds that a server has for its end."""
LAST_LINES = 3


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs."""

    pid: int
    """Of Java."""
    began: float
    """When Java began, in seconds since the epoch as the system counts them: two processes never share number and time."""
    supervisor: int
    port: int
    version: str
    idle: float
    """Minutes without a request after which it stops."""

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"


class UsedClient(Client):
    """A client of tqc's own server, which counts as used by being asked."""

    def check(self, text: str, fields: Mapping[str, str]) -> list[Match]:
        """As `Client.check`."""
        from contextlib import suppress

        with suppress(OSError):
            os.utime(state_file())
        return super().check(text, fields)


def state_file() -> Path:
    """What tells of the server; touched by each use."""
    return home.state_folder() / "server.json"


def log_file() -> Path:
    """What Java and the supervisor have to say."""
    return home.state_folder() / "server.log"


def running(file: Path | None = None) -> Server | None:
    """The server of the state file, if it still runs."""
    try:
        server = Server(**json.loads((file or state_file()).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return server if _process(server.pid, server.began) else None


def start(idle: float = IDLE) -> Server:
    """The running server; one is started if there is none.

    Raises:
        UserError: nothing is installed, there is no Java, or the server did not come up.
    """
    from tqc.grammar._lt import install

    if server := running():
        return server
    found = home.installation()
    if found is None:
        raise UserError("LanguageTool is not installed", hint=home.INSTALL)
    if found.origin == "tqc":
        install.verify()
    java = home.java()
    try:
        home.state_folder().mkdir(parents=True, exist_ok=True)
        with log_file().open("wb") as log:
            supervisor = _detached([sys.executable, "-m", "tqc.grammar._lt.supervisor", str(java.path), str(idle), str(state_file())], log)
    except OSError as error:
        raise UserError(f"LanguageTool did not start: {error.strerror}", path=str(home.state_folder())) from error
    deadline = time.monotonic() + START
    while time.monotonic() < deadline:
        ended = supervisor.poll() is not None
        if server := running():
            supervisor.returncode = 0  # else Popen would complain that what is meant to outlive it still runs
            return server
        if ended:
            break
        time.sleep(0.1)
    supervisor.kill()
    supervisor.wait()
    raise UserError("LanguageTool did not start", hint=_last_words(), path=str(log_file()))


def stop() -> bool:
    """Whether there was a server to stop; on return it is gone.

    Raises:
        UserError: it does not end.
    """
    import psutil

    server = running()
    if server is None:
        return False
    java = _process(server.pid, server.began)
    try:
        for process in filter(None, (_supervisor(server), java)):
            process.terminate()  # its guard ends Java, too, but Java need not wait for that
        if java:
            java.wait(STOP)
    except psutil.NoSuchProcess:
        pass
    except psutil.TimeoutExpired:
        java.kill() if java else None
    except psutil.AccessDenied as error:
        raise UserError(f"LanguageTool runs as process {server.pid}, which is not yours to stop") from error
    state_file().unlink(missing_ok=True)
    return True


def _supervisor(server: Server) -> psutil.Process | None:
    """The supervisor, if the process of its number is one and began before Java did."""
    import psutil

    try:
        process = psutil.Process(server.supervisor)
        return process if process.create_time() <= server.began and "tqc.grammar._lt.supervisor" in process.cmdline() else None
    except psutil.Error:
        return None


def _process(pid: int, began: float) -> psutil.Process | None:
    import psutil

    try:
        process = psutil.Process(pid)
        alive = process.create_time() == began and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return None
    return process if alive else None


def _detached(command: list[str], log: IO[bytes]) -> subprocess.Popen[bytes]:
    """A process that outlives this one and its terminal."""
    flags = getattr(subprocess, "DETACHED_PROCESS", 0) | getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        creationflags=flags,
        env=environment,
        cwd=home.state_folder(),
    )


def _last_words() -> str:
    try:
        said = log_file().read_text(encoding="utf-8", errors="replace").strip().splitlines()
    except OSError:
        return ""
    return "\n".join(line[:200] for line in said[-LAST_LINES:])


def describe(server: Server) -> dict[str, object]:
    """What a state file holds of a server."""
    return asdict(server)
