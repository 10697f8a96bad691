"""The process that ends Java when the supervisor has ended, however that came about: `python -m tqc.grammar._lt.guard`.

Its standard input is a pipe from the supervisor, which says there which process to end and closes the pipe by ending.
"""

from __future__ import annotations

import sys
from contextlib import suppress


def main() -> None:
    """Read the number of a process, wait for the end of the input, and end that process if it is still the same."""
    import psutil

    told = sys.stdin.readline().strip()
    with suppress(psutil.Error, ValueError):
        process = psutil.Process(int(told))
        sys.stdin.read()
        process.kill()


if __name__ == "__main__":
    main()
