"""`python -m bench.peak ARGUMENTS` runs tqc with the arguments and prints the process's peak memory in bytes to stderr."""

from __future__ import annotations

import re
import sys
from pathlib import Path


def peak() -> int:
    """The most memory this process has held, in bytes."""
    status = Path("/proc/self/status")
    if status.exists():  # getrusage would count what the parent held when it started us
        found = re.search(r"VmHWM:\s*(\d+) kB", status.read_text(encoding="ascii"))
        if found:
            return int(found[1]) * 1024
    if sys.platform == "win32":
        import psutil

        return int(psutil.Process().memory_info().peak_wset)
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    try:
        from tqc.cli import main

        main()
    finally:
        print(peak(), file=sys.stderr)
