"""From rules as written to rules ready to run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from tqc.errors import UserError, UserErrors
from tqc.ruleset import anchors, topic_file
from tqc.ruleset.builder import program
from tqc.ruleset.compiled import Compiled, CompiledLine, CompiledRule
from tqc.ruleset.condition_lines import compile_line, compile_topic
from tqc.ruleset.fixes import compile_fix
from tqc.ruleset.needs import needs
from tqc.ruleset.nodes import Node, PatternError
from tqc.ruleset.pattern import parse
from tqc.ruleset.program import Program
from tqc.ruleset.rule import Line, Rule
from tqc.ruleset.scan import Need
from tqc.ruleset.store import CHECKS
from tqc.ruleset.vocabulary import Vocabulary, WordList, alternatives, read_list

RECENT = 128
"""Lines kept as they were read: the harness compiles a rule many times over, a line less each time."""


class Source:
    """One topic file to compile: its rules and the lists they may use."""

    def __init__(self, rules: tuple[Rule, ...], lists: dict[str, WordList], topics: dict[str, Path]) -> None:
        self.rules, self.vocabulary, self.topics = rules, Vocabulary(lists), topics


def sources(folders: Iterable[tuple[str, Path, str]], lists_folders: Iterable[Path], *, only: Iterable[Path] | None = None) -> list[Source]:
    """The topic files of some packs.

    Args:
        folders: (pack, folder, the folder as errors name it).
        lists_folders: where `NAME.txt` and `topics/NAME.txt` are looked for, the first that has one first.
        only: read no other files than these.

    Raises:
        UserErrors: every mistake in every file.
    """
    lists, topics = word_lists(lists_folders)
    found, errors = [], []
    wanted = None if only is None else {p.resolve() for p in only}
    for pack, folder, shown in folders:
        for path in sorted(folder.glob("*.yaml")):
            if wanted is not None and path.resolve() not in wanted:
                continue
            try:
                topic = topic_file.read(path, pack, f"{shown}/{path.name}", code=pack == CHECKS)
                found.append(Source(topic.rules, {**lists, **topic.lists}, topics))
            except UserErrors as several:
                errors += several.errors
            except UserError as error:
                errors.append(error)
    if errors:
        raise UserErrors(errors)
    return found


def word_lists(folders: Iterable[Path]) -> tuple[dict[str, WordList], dict[str, Path]]:
    """(name → list, name → topic gate's file) of some folders, the first that has one first."""
    lists: dict[str, WordList] = {}
    topics: dict[str, Path] = {}
    for folder in reversed(list(folders)):
        lists.update({p.stem: read_list(p) for p in sorted(folder.glob("*.txt"))})
        topics.update({p.stem: p for p in sorted((folder / "topics").glob("*.txt"))})
    return lists, topics


def compile_sources(parts: Iterable[Source]) -> Compiled:
    """Every rule of some topic files, ready to run.

    Raises:
        UserErrors: every mistake in every rule.
    """
    compiled = Compiled()
    errors: list[UserError] = []
    seen: dict[str, Rule] = {}
    for part in parts:
        for rule in part.rules:
            if rule.id in seen:
                other = seen[rule.id]
                errors.append(
                    UserError(f"the id {rule.id} is used twice, first in {other.path}:{other.line}", path=rule.path, line=rule.line)
                )
                continue
            seen[rule.id] = rule
            errors += _add(compiled, rule, part)
    if errors:
        raise UserErrors(errors)
    return compiled


def compile_rule(rule: Rule, part: Source) -> Compiled:
    """One rule alone, as the harness tries it."""
    compiled = Compiled()
    if errors := _add(compiled, rule, part):
        raise UserErrors(errors)
    return compiled


def _add(compiled: Compiled, rule: Rule, part: Source) -> list[UserError]:
    errors: list[UserError] = []
    conditions: dict[str, list[list[Any]]] = {}
    for key, lines in rule.conditions.items():
        for text in lines:
            try:
                conditions.setdefault(key, []).append(_condition(text, part.vocabulary, key == "unless"))
            except PatternError as error:
                errors.append(_located(error, rule, rule.line, f"{key}: {text}", len(key) + 2))
            except UserError as error:
                errors.append(error)
    if rule.topic and rule.topic not in compiled.topics:
        errors += _add_topic(compiled, rule, part)
    columns: dict[str, dict[str, dict[str, str]]] = {}
    for number, line in enumerate(() if rule.weir else rule.lines):
        try:
            for pattern in alternatives(line.pattern):
                _add_line(compiled, rule, number, pattern, line, part.vocabulary, columns)
        except PatternError as error:
            errors.append(_located(error, rule, line.line, line.pattern))
        except UserError as error:
            errors.append(error)
    compiled.rules.append(CompiledRule.of(rule, conditions, columns))
    return errors


def _add_line(
    compiled: Compiled,
    rule: Rule,
    number: int,
    pattern: str,
    line: Line,
    vocabulary: Vocabulary,
    columns: dict[str, dict[str, dict[str, str]]],
) -> None:
    node, anchor, needed, code = _read(pattern, vocabulary)
    if anchors.common(anchor):
        compiled.warnings.append(
            f"{rule.path}:{line.line}: {rule.id}: its rarest word is one of the {anchors.TOP} most frequent, so it is tried often"
        )
    fixes = [_fix(written, node, vocabulary, columns) for written in line.fixes]
    compiled.add_line(rule.id, CompiledLine(number, code, tuple(fixes)), anchor, needed)


@lru_cache(RECENT)
def _read(pattern: str, vocabulary: Vocabulary) -> tuple[Node, anchors.Anchor, list[Need], Program]:
    node = parse(pattern, vocabulary.resolve)
    anchor = anchors.best(node)
    if anchor is None:
        raise PatternError("no word that the pattern cannot do without", 0, "a pattern needs a word, a {lemma} or a word list outside ?")
    if anchors.width(node)[0] == 0:
        raise PatternError("the pattern matches where nothing stands", 0, "make a part of it obligatory")
    return node, anchor, needs(node, anchor), program(node)


@lru_cache(RECENT)
def _condition(line: str, vocabulary: Vocabulary, tilde: bool) -> list[list[Any]]:
    return [clause.stored() for clause in compile_line(line, vocabulary, tilde=tilde)]


def _fix(written: str, node: Node, vocabulary: Vocabulary, columns: dict[str, dict[str, dict[str, str]]]) -> list[list[object]]:
    try:
        parts = compile_fix(written, node, vocabulary)
    except PatternError as error:
        raise PatternError(f"the fix “{written}”: {error.fact}", 0, error.hint) from None
    for part in parts:
        if part[0] == "column":
            columns[part[1]] = vocabulary.columns(part[1])
    return parts


def _add_topic(compiled: Compiled, rule: Rule, part: Source) -> list[UserError]:
    path = part.topics.get(rule.topic)
    if path is None:
        return [
            UserError(
                f"there is no topic “{rule.topic}”",
                hint=f"there are: {', '.join(sorted(part.topics)) or 'none'}",
                path=rule.path,
                line=rule.line,
            )
        ]
    try:
        compiled.add_topic(rule.topic, compile_topic(read_list(path), part.vocabulary))
    except PatternError as error:
        return [UserError(error.fact, hint=error.hint, path=str(path))]
    return []


def _located(error: PatternError, rule: Rule, line: int, text: str, shift: int = 0) -> UserError:
    """The error with a caret under the place at fault."""
    name, caret = rule.id.rpartition("/")[2], " " * (error.column + shift) + "^"
    return UserError(
        f"{name}: {error.fact}", hint=error.hint, path=rule.path, line=line, column=error.column + 1, excerpt=f"\n    {text}\n    {caret}"
    )


def without(rule: Rule, key: str, line: int) -> Rule:
    """The rule less one line of a condition: what the harness's mutation runs."""
    lines = rule.conditions[key]
    left = lines[:line] + lines[line + 1 :]
    conditions = {k: v for k, v in rule.conditions.items() if k != key}
    return replace(rule, conditions={**conditions, key: left} if left else conditions)
