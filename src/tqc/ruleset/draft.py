"""A line tried before it is saved: compiled alone, with the built-in lists."""

from __future__ import annotations

from collections.abc import Iterable

from tqc.errors import UserErrors
from tqc.model import Confidence, Severity
from tqc.ruleset.compiler import Source, compile_rule, word_lists
from tqc.ruleset.finder import RuleSet
from tqc.ruleset.rule import Rule
from tqc.ruleset.store import rules_home
from tqc.ruleset.topic_file import split_line

ID = "draft/draft/line"


def draft(line: str, conditions: dict[str, Iterable[str]]) -> RuleSet:
    """The rule set of one line as it would stand in `find:`.

    Args:
        line: a pattern, its fixes and lemmas if it has any.
        conditions: `near`, `unless` … → their lines.

    Raises:
        UserErrors: the line or a condition cannot be read.
    """
    found, mistakes = split_line(line, 1)
    if mistakes:
        raise UserErrors(mistakes)
    given = {k: tuple(lines) for k, lines in conditions.items() if lines}
    rule = Rule(ID, "draft", "other", Severity.MINOR, Confidence.HIGH, (found,), advice="" if found.fixes else "a hit", conditions=given)
    lists, topics = word_lists([rules_home() / "lists"])
    return RuleSet(compile_rule(rule, Source((rule,), lists, topics)))
