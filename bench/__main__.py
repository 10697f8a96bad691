"""`python -m bench`: one table, each figure beside its peers on the same text in the same run."""

from __future__ import annotations

import argparse
import os
import platform
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from bench import gate, process, speed, texts
from bench.swap import Copy
from tqc.ruleset import rules_home

RESULTS = Path(__file__).with_name("RESULTS.md")
COPIES = 5
Row = tuple[str, str, str]
"""What was measured, its figure, its goal."""


def machine() -> str:
    """The kind of machine, no more than its reader needs."""
    return f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"


def waiting(rounds: int) -> Iterator[Row]:
    """What a user waits for."""
    story = texts.draft()
    ms = process.start_up(story, rounds)
    words = len(story.read_text(encoding="utf-8").split())
    yield f"tqc check --no-grammar, a story of {words} words", f"{ms['check']:.0f} ms", ""
    yield "an empty Typer command", f"{ms['typer']:.0f} ms", ""
    yield "tqc check --no-grammar over the empty one", f"{ms['check over typer']:.0f} ms", "120 ms"
    yield "tqc check with grammar over without", f"{ms['grammar over check']:.0f} ms", "1,000 ms"
    yield "import tqc over a bare Python", f"{ms['import over python']:.1f} ms", "60 ms"
    yield "peak memory of tqc check --no-grammar", f"{process.peak_megabytes(story, grammar=False):.0f} MB", "60 MB"
    yield "peak memory of tqc check", f"{process.peak_megabytes(story, grammar=True):.0f} MB", "250 MB"


def speed_of(found: speed.Speed, what: str = "findings") -> str:
    """Words a second and what was found."""
    return f"{found.words_per_second:,.0f} words/s, {found.findings:,} {what}"


def reading(name: str, found: speed.Rules) -> Iterator[Row]:
    """What a rule set costs."""
    yield f"{name}: rules, literals", f"{found.rules:,}, {found.literals:,}", ""
    yield f"{name}: from plain text", speed_of(found.whole), ""
    yield f"{name}: the rules alone", speed_of(found.alone), "1,000,000"
    yield f"{name}: bare Aho-Corasick scan", speed_of(found.scan, "hits"), ""
    yield f"{name}: tries per 1,000 words", f"{found.per_thousand:.1f}", ""


def rows(stories: list[str], rounds: int) -> Iterator[Row]:
    """Every line of the table."""
    yield from waiting(rounds)
    built_in = speed.rules(stories)
    yield from reading("tqc", built_in)
    yield "tqc: rules and checks in code, from plain text", speed_of(speed.rules_and_checks(stories)), "250,000"
    yield "the same without translationese", speed_of(speed.rules_and_checks(stories, "translationese")), "250,000"
    peer = speed.proselint(stories)
    yield "proselint: from plain text", speed_of(peer), ""
    with TemporaryDirectory() as scratch:
        folders = [Copy(rules_home(), n).write(Path(scratch) / f"copy-{n}") for n in range(1, COPIES)]
        yield from reading(f"tqc ×{COPIES}", speed.rules(stories, folders))
    for rule, tries in built_in.dearest:
        yield "dearest, by tries", f"{tries:,} {rule.rpartition('/')[2]}", ""


def main() -> None:
    """Measure, print, and with --record write RESULTS.md."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--text", nargs="+", type=Path, default=[], metavar="FILE", help="plain texts (by default the edited samples)")
    parser.add_argument("--data", type=Path, metavar="DIR", help=f"a folder with {texts.NATIVE}, whose native news is read")
    parser.add_argument("--rounds", type=int, default=15, help="how often each process is started")
    parser.add_argument("--gate", action="store_true", help="measure a daily run over many stories instead")
    parser.add_argument("--record", action="store_true", help=f"write the table to {RESULTS.name}")
    options = parser.parse_args()
    try:
        name, stories = texts.load(options.text, options.data)
    except OSError as error:
        parser.error(str(error))
    title = f"{date.today()} · {machine()} · {name}: {len(stories)} texts, {sum(len(s.split()) for s in stories):,} words"
    table = Table("what", "figure", "goal", title=title, title_justify="left")
    found = list(gate.rows(stories) if options.gate else rows(stories, options.rounds))
    for row in found:
        table.add_row(*row)
    Console().print(table)
    if options.record:
        body = "".join(f"| {' | '.join(row)} |\n" for row in found)
        record("python -m bench" + " --gate" * options.gate, f"{title}\n\n| what | figure | goal |\n|---|---|---|\n{body}")


def record(command: str, body: str) -> None:
    """Write what a command measured under its heading in RESULTS.md, in place of what it measured before."""
    before = re.split(r"^## `(.*)`\n\n", RESULTS.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    sections = {name: text.strip() for name, text in zip(before[::2], before[1::2], strict=True)} | {command: body.strip()}
    parts = ["# Results of the benchmarks", *(f"## `{name}`\n\n{text}" for name, text in sorted(sections.items()))]
    RESULTS.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
