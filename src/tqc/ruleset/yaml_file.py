"""YAML with its line numbers kept and its traps refused: duplicate keys, bare `no` and `yes`, lists where a line was meant."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tqc.errors import UserError
from tqc.ruleset.vocabulary import SourceLine, strip_comment

if TYPE_CHECKING:
    import yaml

QUOTE_IT = "put it in single quotes, or after | on a line of its own"


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar: its lines, each with its place. `plain`: written without quotes or block mark."""

    value: str
    lines: tuple[SourceLine, ...]
    tag: str
    path: str
    line: int

    def error(self, fact: str, hint: str = "") -> UserError:
        """A mistake in this value."""
        return UserError(fact, hint=hint, path=self.path, line=self.line)


@dataclass(frozen=True, slots=True)
class Map:
    """A mapping, in order."""

    items: dict[str, Text | Map]
    keys: dict[str, int]
    """Key → line."""
    path: str
    line: int


def load(path: Path, shown: str) -> Map:
    """The mapping that a file holds.

    Args:
        shown: the path as errors name it.

    Raises:
        UserError: unreadable, no YAML, no mapping, a duplicate key, a list.
    """
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        text = path.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=loader)
    except OSError as error:
        raise UserError(f"cannot be read: {error.strerror}", path=shown) from None
    except UnicodeDecodeError:
        raise UserError("is not UTF-8", hint="save it as UTF-8", path=shown) from None
    except yaml.MarkedYAMLError as error:
        raise _syntax(error, text, shown) from None
    except yaml.YAMLError as error:
        raise UserError(f"not YAML: {error}", path=shown) from None
    if not isinstance(node, yaml.MappingNode):
        raise UserError("a rule file is a mapping with title: and rules:", path=shown, line=1)
    return _Reader(shown, text.splitlines()).map(node)


def _syntax(error: yaml.MarkedYAMLError, text: str, shown: str) -> UserError:
    mark = error.problem_mark or error.context_mark
    line = mark.line if mark else 0
    rows = text.splitlines()
    near = [rows[i] for i in (line, (error.context_mark.line if error.context_mark else line)) if i < len(rows)]
    value = next((r.partition(": ")[2].strip() for r in near if ": " in r), "")
    reads_first = value[:1] in "[{\"'&*!%@`" or ": " in value
    fact = f"YAML cannot read “{value or (near[0].strip() if near else '')}”: {error.problem}"
    return UserError(
        fact, hint=QUOTE_IT if value and reads_first else "", path=shown, line=line + 1, column=(mark.column if mark else 0) + 1
    )


class _Reader:
    def __init__(self, path: str, rows: list[str]) -> None:
        self.path, self.rows = path, rows

    def map(self, node: yaml.MappingNode) -> Map:
        items: dict[str, Text | Map] = {}
        keys: dict[str, int] = {}
        for key_node, value in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key in items:
                raise UserError(f"“{key}” stands twice, first in line {keys[key]}", hint="rename or remove one", path=self.path, line=line)
            items[key], keys[key] = self.value(value, key, line), line
        return Map(items, keys, self.path, node.start_mark.line + 1)

    def value(self, node: Any, key: str, line: int) -> Text | Map:
        import yaml

        if isinstance(node, yaml.MappingNode):
            return self.map(node)
        if isinstance(node, yaml.SequenceNode):
            raise UserError(f"“{key}” holds a YAML list where a line was meant", hint=QUOTE_IT, path=self.path, line=line)
        return self.text(node)

    def text(self, node: yaml.ScalarNode) -> Text:
        first = node.start_mark.line
        if node.style in ("|", ">"):
            rows = [(number + 1, self.rows[number]) for number in range(first + 1, min(node.end_mark.line + 1, len(self.rows)))]
            wanted = node.value.splitlines()
            rows = [(number, row) for number, row in rows if row.strip()][: sum(1 for w in wanted if w.strip())]
            lines = tuple(SourceLine(row.strip(), self.path, number) for number, row in rows)
        else:
            lines = (SourceLine(node.value, self.path, first + 1),)
        return Text(node.value, lines, node.tag.rsplit(":", 1)[-1], self.path, first + 1)


def lines_of(text: Text, *, comments: bool = True) -> list[SourceLine]:
    """The lines of a value that say something; `#` comments are left out unless they mean something there."""
    found = [SourceLine(strip_comment(s.text) if comments else s.text.strip(), s.path, s.line) for s in text.lines]
    return [s for s in found if s.text]
