"""`tqc rules try` and `tqc rules measure`: rules held against real text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tqc.cli._door import guarded
from tqc.cli._options import RulesDirs

if TYPE_CHECKING:
    from tqc.audit.corpus import Passage
    from tqc.audit.measure import Evidence
    from tqc.errors import UserError
    from tqc.model import Finding

AROUND = 45
"""Characters of context on each side."""
Files = Annotated[
    list[Path], typer.Argument(metavar="FILE...", help="News copy, or TSV or JSON Lines of texts; .gz as well.", show_default=False)
]
Condition = Annotated[list[str] | None, typer.Option(metavar="LINE", help="A condition, as in a rule file. Repeatable.")]


@guarded
def try_(
    line: Annotated[str, typer.Argument(metavar="LINE", help="As in find:, in single quotes.", show_default=False)],
    files: Files,
    near: Condition = None,
    not_near: Condition = None,
    unless: Condition = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="Places shown of each thing it matches.")] = 3,
) -> None:
    """See what a line would find before it is saved, grouped by what it matched.

    Example: tqc rules try '[{hold}] a rally -> {stage}' drafts/ --unless '~ car'
    """
    from tqc.cli._door import USER, say, tell
    from tqc.formats import plural, printable
    from tqc.ruleset.draft import draft
    from tqc.text import plain
    from tqc.text.document import Document

    rules = draft(line, {"near": near or (), "not_near": not_near or (), "unless": unless or ()})
    groups: dict[str, list[tuple[Path, Passage, Finding]]] = defaultdict(list)
    errors: list[UserError] = []
    for path, passage in passages_of(files, errors):
        for finding in rules.check(Document(passage.text, plain.raw_blocks(passage.text))):
            groups[passage.text[finding.start : finding.end].lower()].append((path, passage, finding))
    for words, hits in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        fixes = " | ".join(f or "(delete)" for f in hits[0][2].fixes)
        say(f"{len(hits):5,}  {printable(words)}{f' → {printable(fixes)}' if fixes else ''}\n")
        for path, passage, finding in hits[:limit]:
            say(f"       {printable(str(path))}: {_context(passage.text, finding)}\n")
    everything = [hit for hits in groups.values() for hit in hits]
    sources = {(p.kind, p.source_at(f.start)) for _, p, f in everything}
    say(f"{plural(len(everything), 'hit')} in {plural(len(sources), 'sentence')}, {plural(len(groups), 'wording')}.\n")
    tell(errors)
    if errors:
        raise typer.Exit(USER)


@guarded
def measure(
    on: Annotated[
        list[Path],
        typer.Option(
            "--on", metavar="FILE", help="TSV or JSON Lines with mt and reference, mt and marks, or text; .gz as well.", show_default=False
        ),
    ],
    rules: RulesDirs = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Leave a rule out, as one that was learnt from these texts. Repeatable.")
    ] = None,
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Write here; default: measured.tsv beside the rules.")] = None,
) -> None:
    """Count where each rule fires on real text, and write measured.tsv beside the rules.

    With --rules the rules of that folder are measured, else the built-in ones. What `explain` says of a rule's worth is read from there.

    Example: tqc rules measure --on pairs.tsv --on native.jsonl.gz
    """
    from tqc import __version__
    from tqc.audit.measure import measure as measured_on
    from tqc.audit.measure import table
    from tqc.cli._door import say
    from tqc.config import Config
    from tqc.engine import Checker, selected
    from tqc.errors import UserError
    from tqc.formats import plural
    from tqc.ruleset import packs, rules_home

    folder = Path(rules[0]) if rules else rules_home()
    left_out = tuple(ignore or ())
    config = Config(packs=() if rules else tuple(packs()), rules_dirs=tuple(rules or ()), min_confidence="low", ignore=left_out)
    checker = Checker(config)
    found = measured_on(checker, on)
    ids = [r.id for r in checker.rules if (bool(rules) != r.code or not rules) and not selected(r, left_out)]
    target = output or folder / "measured.tsv"
    try:
        target.write_text(table(found, ids, __version__), encoding="utf-8", newline="\n")
    except OSError as error:
        raise UserError(f"cannot be written: {error.strerror}", path=str(target)) from error
    for line in _summary({i: found.rules[i] for i in ids if i in found.rules}):
        say(line)
    say(f"{plural(len(ids), 'rule')} measured on {sum(found.words.values()):,} words; written to {target}\n")


def _summary(rules: dict[str, Evidence]) -> Iterator[str]:
    width = max((len(r) for r in rules), default=0)
    yield f"{'rule':{width}}     mt  human  native  on marks\n" if rules else ""
    for rule, evidence in sorted(rules.items(), key=lambda item: (-len(item[1].sources["mt"]), item[0])):
        _, mt, human, native, on, flags = evidence.row(rule)
        yield f"{rule:{width}}  {mt:>5}  {human:>5}  {native:>6}  {f'{on}/{flags}' if flags != '0' else '':>8}\n"


def passages_of(files: Iterable[Path], errors: list[UserError]) -> Iterator[tuple[Path, Passage]]:
    """The texts of files and folders; what cannot be read is told later and stops nothing else."""
    from tqc import readers
    from tqc.audit.corpus import Passage, passages
    from tqc.errors import UserError
    from tqc.readers._walk import Walk

    tables = [f for f in files if f.name.removesuffix(".gz").endswith((".tsv", ".jsonl", ".ndjson"))]
    for path in tables:
        yield from ((path, p) for p in passages(path))
    walk = Walk([str(f) for f in files if f not in tables], readers.suffixes(), ())
    for path in walk:
        try:
            for document in readers.read(path):
                yield path, Passage("native", (document.clean,), (document.clean,))
        except UserError as error:
            errors.append(error)
    errors += walk.errors


def _context(text: str, finding: Finding) -> str:
    from tqc.formats import printable

    before = text[max(0, finding.start - AROUND) : finding.start].rpartition("\n")[2]
    after = text[finding.end : finding.end + AROUND].partition("\n")[0]
    return printable(f"{before}[{text[finding.start : finding.end]}]{after}")
