"""How a rule file is laid out: keys in one order, arrows in columns, tables sorted, comments kept.

A comment belongs to what stands below it. What is written in one line between braces stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from tqc.errors import UserError
from tqc.ruleset import topic_file
from tqc.ruleset.rule import Rule
from tqc.ruleset.vocabulary import strip_comment

if TYPE_CHECKING:
    import yaml

ORDER = tuple(
    "draft find weir fix advice why near not_near unless text_has text_lacks topic where at_least once needs_source "
    "category severity confidence formerly examples".split()
)
"""The keys of a rule: what it does, why, when, how bad, examples last."""
WIDEST_PATTERN, WIDEST_FIX = 60, 40
"""A longer cell does not push its column's arrow to the right."""
TABLE = 5
"""A find of so many plain pairs is a table, and sorted: the order of lines never matters."""
Cells = tuple[str, str, str, str]
NO_TABLE = re.compile(r"[\[<]|\.\.\.|(?<!\w)_|\^")
BLOCK = re.compile(r"\|[+-]?(?: +#.*)?$")


class _Entry(NamedTuple):
    """A key of a mapping, as a range of a file's rows."""

    name: str
    first: int
    """Where the comments above it begin."""
    key: int
    end: int
    value: yaml.Node


def laid_out(path: Path, shown: str, *, code: bool = False) -> tuple[str, str]:
    """A rule file's text as it is, its lines ended by line feeds, and as it should be.

    Args:
        shown: the path as errors name it.
        code: whether it tells of checks in code.

    Raises:
        UserError: the file cannot be read, or holds mistakes.
    """
    before = topic_file.read(path, "", shown, code=code)
    text = path.read_text(encoding="utf-8")
    new = formatted(text)
    with TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        copy.write_text(new, encoding="utf-8")
        try:
            same = _meaning(topic_file.read(copy, "", shown, code=code).rules) == _meaning(before.rules)
        except UserError:
            same = False
    if not same:
        raise UserError("cannot be laid out without changing what it says", hint="indent it as other rule files are", path=shown)
    return text, new


def formatted(text: str) -> str:
    """A rule file's text laid out; it must be YAML that `topic_file` reads."""
    import yaml

    rows = text.splitlines()
    root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    assert isinstance(root, yaml.MappingNode)
    laid = [(e.name, _rules(e, rows) if e.name == "rules" else rows[e.first : e.end]) for e in _entries(root, rows, 0, len(rows))]
    return "\n".join(row.rstrip() for lines in _ordered(laid, topic_file.FILE_KEYS) for row in lines).strip("\n") + "\n"


def _meaning(rules: Iterable[Rule]) -> dict[str, Rule]:
    """Rules without what layout may change: where they stand, the order of lines and of conditions."""
    found = {}
    for rule in rules:
        lines = sorted((replace(line, line=0) for line in rule.lines), key=lambda line: (line.pattern, line.fixes, line.lemmas))
        found[rule.id] = replace(rule, line=0, lines=tuple(lines))
    return found


def _entries(node: yaml.MappingNode, rows: Sequence[str], begin: int, end: int) -> list[_Entry]:
    """The keys of a mapping that stands in the rows from `begin` up to `end`."""
    firsts = []
    for key, _ in node.value:
        first = key.start_mark.line
        while first > begin and _above(rows[first - 1], key.start_mark.column):
            first -= 1
        firsts.append(first)
        begin = key.start_mark.line + 1
    ends = [*firsts[1:], end]
    return [_Entry(str(k.value), a, k.start_mark.line, z, v) for (k, v), a, z in zip(node.value, firsts, ends, strict=True)]


def _above(row: str, column: int) -> bool:
    """Whether a row above a key is the key's: empty, or a comment no further to the right."""
    bare = row.lstrip()
    return not bare or (bare.startswith("#") and len(row) - len(bare) <= column)


def _block(value: yaml.Node) -> bool:
    """Whether a value is a mapping written a key a line."""
    import yaml

    return isinstance(value, yaml.MappingNode) and not value.flow_style


def _body(entry: _Entry, rows: Sequence[str]) -> tuple[list[_Entry], list[str]]:
    """The keys of an entry's mapping, and the comments behind the last of them."""
    node: Any = entry.value
    end = entry.end
    while end > entry.key + 1 and _above(rows[end - 1], node.value[0][0].start_mark.column):
        end -= 1
    return _entries(node, rows, entry.key + 1, end), [row.strip() for row in rows[end : entry.end] if row.strip()]


def _comments(entry: _Entry, rows: Sequence[str], indent: str) -> list[str]:
    return [indent + row.strip() for row in rows[entry.first : entry.key] if row.strip()]


def _rules(entry: _Entry, rows: Sequence[str]) -> list[str]:
    """The rows of `rules:`, one empty row at most between two rules."""
    if not _block(entry.value):
        return list(rows[entry.first : entry.end])
    rules, behind = _body(entry, rows)
    found = list(rows[entry.first : entry.key + 1])
    for number, rule in enumerate(rules):
        found += [""] if number and not all(row.strip() for row in rows[rule.first : rule.key]) else []
        found += _rule(rule, rows)
    return [*found, *(f"  {row}" for row in behind)]


def _rule(entry: _Entry, rows: Sequence[str]) -> list[str]:
    """A rule's rows: comments, name, keys in order, indented by two and four."""
    head = [*_comments(entry, rows, "  "), "  " + rows[entry.key].strip()]
    if not _block(entry.value):
        return [*head, *(row for row in rows[entry.key + 1 : entry.end] if row.strip())]
    keys, behind = _body(entry, rows)
    laid = _ordered(((key.name, _key(key, rows)) for key in keys), ORDER)
    return [*head, *(row for lines in laid for row in lines), *(f"    {row}" for row in behind)]


def _key(entry: _Entry, rows: Sequence[str]) -> list[str]:
    """A key of a rule with its value: the key indented by four, what follows by six."""
    _, _, value = rows[entry.key].partition(":")
    value = value.strip()
    below = [row.rstrip() for row in rows[entry.key + 1 : entry.end] if row.strip()]
    left = min((len(row) - len(row.lstrip()) for row in below), default=0)
    body = [row[left:] for row in below]
    if entry.name == "find" and BLOCK.match(value):
        body = _find(body)
    elif entry.name == "find" and not body and value[:1] not in ("'", '"'):
        value = _find([value])[0]
    return [*_comments(entry, rows, "    "), f"    {entry.name}: {value}".rstrip(), *(f"      {row}" for row in body)]


def _find(rows: list[str]) -> list[str]:
    """The lines of a find block, arrows in columns, a table sorted between its comments."""
    cells = [_cells(row) for row in rows]
    plain = [c for c in cells if c is not None]
    left = max((len(c[0]) for c in plain if len(c[0]) <= WIDEST_PATTERN and (c[1] or c[2])), default=0)
    middle = max((len(c[1]) for c in plain if len(c[1]) <= WIDEST_FIX and c[2]), default=0)
    if len(plain) >= TABLE and all(fix and not NO_TABLE.search(pattern) for pattern, fix, _, _ in plain):
        cells, rows = _sorted(cells, rows)
    laid = []
    for row, cell in zip(rows, cells, strict=True):
        if cell is None:
            laid.append(row.strip())
            continue
        pattern, fix, lemmas, comment = cell
        said = f"{pattern:<{left}}" + (f" -> {fix}" if fix else "")
        if lemmas:
            column = left + (4 + middle if middle else 0)
            said = f"{said:<{column}} <- {lemmas}" if len(pattern) <= left else f"{said} <- {lemmas}"
        laid.append((said.rstrip() + (f"  {comment}" if comment else "")).rstrip())
    return laid


def _cells(row: str) -> Cells | None:
    """Pattern, fixes, lemmas and comment of a line; None for a comment alone."""
    text = strip_comment(row)
    if not text:
        return None
    rest, *lemmas = topic_file.FROM.split(text)
    pattern, *fixes = topic_file.ARROW.split(rest)
    comment = row.strip()[len(text) :].strip()
    return pattern.strip(), "".join(fixes).strip(), "".join(lemmas).strip(), comment


def _sorted(cells: Sequence[Cells | None], rows: Sequence[str]) -> tuple[list[Cells | None], list[str]]:
    """A table's lines in alphabetical order, those between two comments by themselves."""
    section, keyed = 0, []
    for row, cell in zip(rows, cells, strict=True):
        section += cell is None
        keyed.append((section, cell is not None, _letters(cell[0]) if cell else "", row, cell))
    keyed.sort(key=lambda k: k[:4])
    return [k[4] for k in keyed], [k[3] for k in keyed]


def _letters(pattern: str) -> str:
    return re.sub(r"[({|})\\]+", " ", pattern).casefold().strip()


def _ordered(laid: Iterable[tuple[str, list[str]]], order: Sequence[str]) -> list[list[str]]:
    """The rows of some keys, by name, in the order of the keys."""
    return [rows for _, rows in sorted(laid, key=lambda entry: order.index(entry[0]))]
