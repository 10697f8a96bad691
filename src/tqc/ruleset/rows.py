"""Rows of a file, each cut out of it when asked for: what is never asked for costs next to nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate


class Rows:
    """Lines of ASCII, each with its line feed.

    Args:
        body: a file.
        start: where its first row begins.
        lengths: of the rows, line feeds not counted.
    """

    def __init__(self, body: bytes = b"", start: int = 0, lengths: Iterable[int] = ()) -> None:
        self._body = body
        self._starts = list(accumulate((length + 1 for length in lengths), initial=start))
        self._added: list[str] = []

    @property
    def end(self) -> int:
        """Where what follows in the file begins."""
        return self._starts[-1]

    def __len__(self) -> int:
        return len(self._starts) - 1 + len(self._added)

    def __getitem__(self, number: int) -> str:
        kept = len(self._starts) - 1
        if number >= kept:
            return self._added[number - kept]
        return self._body[self._starts[number] : self._starts[number + 1] - 1].decode("ascii")

    def __iter__(self) -> Iterator[str]:
        return map(self.__getitem__, range(len(self)))

    def append(self, row: str) -> None:
        """One row more, of no file yet."""
        self._added.append(row)
