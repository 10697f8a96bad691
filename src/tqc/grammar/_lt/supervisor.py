"""The process that runs Java: `python -m tqc.grammar._lt.supervisor JAVA MINUTES STATE-FILE`.

It ends when Java does, when nobody has asked for so many minutes, or when its guard ends. However it ends, killed outright
included, its guard ends Java.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from threading import Thread

from tqc.grammar._lt import home, server
from tqc.grammar._lt.client import Client, Unavailable

HEAP = "-Xmx1g"
TRIES = 3
"""Starts, each on another port: between being chosen and being bound, a port may be taken."""
EVERY = 0.5
"""Seconds between looks at Java."""
WARM_UP = "He told the reporters about the results of the vote, which were announced on Monday."


def main(java: str, idle: float, file: Path) -> int:
    """Run a server until it has been idle for so many minutes; the exit status."""
    for _ in range(TRIES):
        port = _free_port()
        with _guard() as guard:
            process = _java(java, port)
            try:
                _tell(guard, process.pid)
                if _comes_up(process, port):
                    return _watch(process, guard, port, idle, file)
            finally:
                process.kill()
                process.wait()
    return 1


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _guard() -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "tqc.grammar._lt.guard"], stdin=subprocess.PIPE)


def _tell(guard: subprocess.Popen[bytes], pid: int) -> None:
    assert guard.stdin is not None
    with suppress(OSError):  # a guard that has gone is seen by `_watch`
        guard.stdin.write(f"{pid}\n".encode())
        guard.stdin.flush()


def _java(java: str, port: int) -> subprocess.Popen[bytes]:
    found = home.installation()
    classpath = os.pathsep.join(map(str, found.classpath)) if found else ""
    command = [java, HEAP, "-XX:+UseSerialGC", "-Djava.net.preferIPv4Stack=true", "-Dfile.encoding=UTF-8", "-cp", classpath]
    command += ["org.languagetool.server.HTTPServer", "--port", str(port)]
    # On standard output it tells of every request; what goes wrong at the start is on standard error.
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def _comes_up(process: subprocess.Popen[bytes], port: int) -> bool:
    """Whether Java itself listens on the port before its time is over, and not something that was quicker."""
    import psutil

    deadline = time.monotonic() + server.START
    while process.poll() is None and time.monotonic() < deadline:
        with suppress(psutil.Error):
            if any(c.status == psutil.CONN_LISTEN and c.laddr.port == port for c in psutil.Process(process.pid).net_connections("tcp")):
                return True
        time.sleep(EVERY / 5)
    return False


def _watch(process: subprocess.Popen[bytes], guard: subprocess.Popen[bytes], port: int, idle: float, file: Path) -> int:
    """Announce the server once it answers; return when it is to end."""
    import psutil

    client = Client(f"http://127.0.0.1:{port}", timeout=server.START)
    try:
        version, began = client.version(), psutil.Process(process.pid).create_time()
    except (Unavailable, psutil.Error):
        return 1
    told = server.Server(process.pid, began, os.getpid(), port, version, idle)
    if not _announce(file, told):
        return 0
    Thread(target=_warm_up, args=(client,), daemon=True).start()
    try:
        while process.poll() is None and guard.poll() is None and not _idle(file, idle):
            time.sleep(EVERY)
    finally:
        if server.running(file) == told:
            file.unlink(missing_ok=True)
    return 0


def _warm_up(client: Client) -> None:
    """Have the rules read, which takes longer than any check."""
    with suppress(Unavailable):
        client.check(WARM_UP, {"language": "en"})


def _announce(file: Path, told: server.Server) -> bool:
    """Write the state file; False if another server was quicker."""
    if server.running(file):
        return False
    fresh = file.with_name(f"{file.name}.{told.pid}")
    fresh.write_text(json.dumps(server.describe(told)), encoding="utf-8")
    fresh.replace(file)
    return True


def _idle(file: Path, minutes: float) -> bool:
    """Whether nobody has used the server for so long; a state file that is gone has been taken away to end it."""
    try:
        return time.time() - file.stat().st_mtime > minutes * 60
    except OSError:
        return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], float(sys.argv[2]), Path(sys.argv[3])))
