"""`tqc fix`: mends what can be mended without asking."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from tqc.cli._options import (
    ConfigFile,
    Dialect,
    Files,
    Glob,
    Glossaries,
    Grammar,
    Ignore,
    LanguageToolUse,
    MinConfidence,
    NoCache,
    NoConfig,
    NoPacks,
    Packs,
    RulesDirs,
    gathered,
)

if TYPE_CHECKING:
    from tqc.engine import Checker
    from tqc.model import Finding


class Change(NamedTuple):
    """What is to become of a file."""

    path: str
    before: bytes
    after: bytes
    encoding: str
    done: tuple[Finding, ...]


def command(
    paths: Files,
    unsafe: Annotated[bool, typer.Option("--unsafe", help="Take the first of several fixes, of less sure findings too.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Print the changes; write nothing.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Count the changes; write nothing.")] = False,
    rule: Annotated[list[str] | None, typer.Option(metavar="RULE", help="Only by these rules.")] = None,
    pack: Packs = None,
    no_pack: NoPacks = None,
    rules: RulesDirs = None,
    glossary: Glossaries = None,
    ignore: Ignore = None,
    min_confidence: MinConfidence = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
    grammar: Grammar = None,
    languagetool: LanguageToolUse = None,
    dialect: Dialect = None,
    no_cache: NoCache = False,
    glob: Glob = None,
) -> None:
    """Mend the files in place, as far as that is safe: findings of high confidence with one fix.

    Words that markup or a line's end runs through are left to you. With --diff or --dry-run the exit status is 1 if there is
    anything to mend. Example: tqc fix --diff draft.md
    """
    from tqc.cli._door import FINDINGS, USER, say, tell
    from tqc.cli._plan import Plan
    from tqc.cli._run import Job, found_files
    from tqc.errors import UserError, UserErrors
    from tqc.formats import plural, printable

    plan = Plan(
        gathered(pack, no_pack, rules, glossary, None, ignore, min_confidence, config, no_config, grammar, languagetool, dialect, no_cache)
    )
    errors: list[UserError] = []
    total = 0
    for name in sorted(found_files(Job(tuple(paths), tuple(glob or ()), quiet=True), errors)):
        checker = plan.checker(name)
        named = _named(checker, rule) if rule else None
        try:
            change = _change(checker, name, unsafe=unsafe, rules=named)
            if change.done and not diff and not dry_run:
                _write(change)
        except UserErrors as several:
            errors += several.errors
            continue
        except UserError as error:
            errors.append(error)
            continue
        total += len(change.done)
        if change.done:
            say("".join(_diff(change)) if diff else f"{printable(name)}: {plural(len(change.done), 'change')}\n")
    tell(errors)
    if errors:
        raise typer.Exit(USER)
    if total and (diff or dry_run):
        raise typer.Exit(FINDINGS)


def _named(checker: Checker, names: list[str]) -> set[str]:
    """The ids of the rules that some names stand for.

    Raises:
        UserError: one stands for none.
    """
    from tqc.engine import selected
    from tqc.errors import UserError
    from tqc.naming import did_you_mean

    found = {name: {r.id for r in checker.rules if selected(r, (name,))} for name in names}
    for name, ids in found.items():
        if not ids:
            raise UserError(
                f"--rule: “{name}” names no rule", hint=did_you_mean(name, [r.id for r in checker.rules], "see: tqc rules list")
            )
    return set().union(*found.values())


def _change(checker: Checker, name: str, *, unsafe: bool, rules: set[str] | None) -> Change:
    """What is to become of a file.

    Raises:
        UserError: it cannot be read, or its text is not what the file holds, as in a word processor's.
    """
    from tqc import readers
    from tqc.errors import UserError
    from tqc.fix import fixable, mended
    from tqc.readers._decode import UTF16

    documents = list(readers.read(Path(name)))
    before = _bytes(name)
    encoding = UTF16.get(before[:2], "utf-8")
    if len(documents) != 1 or documents[0].text.encode(encoding, "surrogatepass") != before:
        raise UserError("cannot be mended in place", hint="tqc fix mends text, Markdown and HTML", path=name)

    def check(text: str) -> list[Finding]:
        found = list(readers.read_bytes(text.encode(encoding), name))
        return fixable(checker.check_document(found[0]), unsafe=unsafe, rules=rules)

    fixed = mended(documents[0].text, check)
    return Change(name, before, fixed.text.encode(encoding), encoding, fixed.done)


def _write(change: Change) -> None:
    from tqc import atomic
    from tqc.errors import UserError

    if _bytes(change.path) != change.before:
        raise UserError("was saved while tqc was at work; it is left as it is", hint="run tqc fix again", path=change.path)
    atomic.write(Path(change.path), change.after)


def _bytes(name: str) -> bytes:
    from tqc.readers._files import unreadable

    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise unreadable(Path(name), error) from error


def _diff(change: Change) -> Iterator[str]:
    from difflib import unified_diff

    from tqc.formats import printable

    before, after = (raw.decode(change.encoding).splitlines(keepends=True) for raw in (change.before, change.after))
    for line in unified_diff(before, after, change.path, change.path):
        body = line.rstrip("\r\n")
        yield body[:1] + printable(body[1:]) + "\n"
