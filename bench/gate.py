"""What a newsroom's daily run and a CI job wait for: a thousand stories, by one process and by two, and again from the engines' cache."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import process, speed
from tqc.config import Config
from tqc.engine import Checker

STORIES, WORDS = 1000, 400
READ_BY_ENGINES = 100
"""Stories that the grammar engine reads: it takes a hundred times as long as the rules."""
ROUNDS = 3
SENTENCES = 3
"""To a paragraph."""


def stories(texts: list[str]) -> list[str]:
    """As many stories as wanted of about as many words, out of the sentences of some texts, repeated if they do not last."""
    sentences = cycle(s for text in texts for s in re.split(r"(?<=[.!?])\s+", text.strip()))
    found: list[str] = []
    for _ in range(STORIES):
        story: list[str] = []
        while sum(len(s.split()) for s in story) < WORDS:
            story.append(next(sentences))
        found.append("\n\n".join(" ".join(story[i : i + SENTENCES]) for i in range(0, len(story), SENTENCES)) + "\n")
    return found


def alone(texts: list[str]) -> float:
    """Seconds that the rules and checks of tqc take for some texts, nothing read, settled or written."""
    checker = Checker(Config(grammar=False))

    def run() -> int:
        return sum(len([*checker.found(d)]) for d in speed.documents(texts))

    return min(process.seconds(run) for _ in range(ROUNDS))


def whole(folder: Path, *arguments: str, **environment: str) -> float:
    """Seconds of a run of `tqc check` over a folder."""
    return process.seconds(lambda: process.run("-m", "tqc", "check", "--exit-zero", "--quiet", *arguments, str(folder), **environment))


def rows(texts: list[str]) -> Iterator[tuple[str, str, str]]:
    """Every line of the table: what was measured, its figure, its goal."""
    copy = stories(texts)
    with TemporaryDirectory() as scratch:
        folder, few = Path(scratch) / "all", Path(scratch) / "few"
        for where, some in ((folder, copy), (few, copy[:READ_BY_ENGINES])):
            where.mkdir()
            for number, story in enumerate(some):
                (where / f"{number:04}.txt").write_text(story, encoding="utf-8")
        yield from _processes(folder, copy)
        yield from _cached(few, str(Path(scratch) / "cache"))


def _processes(folder: Path, copy: list[str]) -> Iterator[tuple[str, str, str]]:
    whole(folder, "--no-grammar")  # rules are compiled, the disk is warm
    pairs = [[whole(folder, "--no-grammar", "--workers", n) for n in ("1", "2")] for _ in range(ROUNDS)]  # by turns
    one, two = (min(times) for times in zip(*pairs, strict=True))
    checks = alone(copy)
    peer = sum(len(s.split()) for s in copy) / speed.proselint(copy).words_per_second
    yield f"{STORIES:,} stories of {WORDS} words, --no-grammar, one process", f"{one:.2f} s", ""
    yield "their rules and checks alone", f"{checks:.2f} s", ""
    yield "one process over rules and checks alone", f"{one / checks:.2f} ×", "at most 1.5 ×"
    yield "two processes", f"{two:.2f} s", ""
    yield "two processes as fast as one", f"{one / two:.2f} ×", "1.7 ×"
    yield "proselint on the same stories", f"{peer:.2f} s", ""


def _cached(folder: Path, cache: str) -> Iterator[tuple[str, str, str]]:
    one = partial(whole, folder, "--workers", "1", TQC_CACHE_DIR=cache)
    one("--no-grammar")  # only the engines' answers are new to the first run
    first = one()
    again = min(one() for _ in range(ROUNDS))
    without = min(one("--no-grammar") for _ in range(ROUNDS))
    share = (first - without) / max(again - without, 1e-3)
    yield f"{READ_BY_ENGINES} stories with grammar, the first run", f"{first:.2f} s", ""
    yield "the second run, from the cache", f"{again:.2f} s", ""
    yield "the engines' share, second run as fast as first", f"{share:.0f} ×", "20 ×"
