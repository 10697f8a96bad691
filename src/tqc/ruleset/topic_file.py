"""Reads a topic file: YAML in, rules and lists out, every mistake with its file, line and remedy."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from tqc.categories import categories
from tqc.errors import UserError, UserErrors
from tqc.model import Confidence, Role, Severity
from tqc.naming import did_you_mean
from tqc.ruleset.rule import PATTERN_KEYS, PLACES, Line, Rule
from tqc.ruleset.vocabulary import SourceLine, WordList, alternatives, word_list
from tqc.ruleset.yaml_file import Map, Text, lines_of, load

FILE_KEYS = ("title", "lists", "topic", "where", "defaults", "rules")
DEFAULT_KEYS = ("category", "severity", "confidence", "where", "topic")
RULE_KEYS = (
    *("find", "fix", "advice", "why", "examples", *PATTERN_KEYS, "topic", "where", "at_least", "once", "needs_source"),
    *("category", "severity", "confidence", "formerly", "weir", "draft"),
)
CODE_KEYS = ("advice", "why", "examples", "where", "category", "severity", "confidence", "formerly")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DEFAULTS = {"category": "style/unidiomatic", "severity": "minor", "confidence": "medium"}
Level = TypeVar("Level", Severity, Confidence)
ARROW, FROM = re.compile(r"(?:^|\s)->(?:\s|$)"), re.compile(r"(?:^|\s)<-(?:\s|$)")


@dataclass(frozen=True, slots=True)
class TopicFile:
    """A topic's rules and the lists of its own."""

    rules: tuple[Rule, ...]
    lists: dict[str, WordList]


def read(path: Path, pack: str, shown: str | None = None, *, code: bool = False) -> TopicFile:
    """The rules of one file.

    Args:
        pack: the first part of the rules' ids.
        shown: the path as errors name it.
        code: whether the file tells of checks in code, which have no `find`.

    Raises:
        UserErrors: every mistake that was found.
    """
    return _Topic(path, pack, shown or str(path), code).read()


class _Topic:
    def __init__(self, path: Path, pack: str, shown: str, code: bool) -> None:
        self.code, self.rule_keys = code, CODE_KEYS if code else RULE_KEYS
        self.map, self.path, self.prefix = load(path, shown), shown, f"{pack}/{path.stem}"
        self.errors: list[UserError] = []
        if not NAME.fullmatch(path.stem):
            self.fail(f"“{path.name}” is no topic name", 1, "small letters, figures and hyphens, as in time-and-numbers.yaml")

    def read(self) -> TopicFile:
        self.known(self.map, FILE_KEYS, "the file")
        self.title = self.string(self.map, "title") or self.prefix
        self.defaults = self.submap(self.map, "defaults")
        if self.defaults:
            self.known(self.defaults, DEFAULT_KEYS, "defaults")
        lists_map = self.submap(self.map, "lists")
        lists = {k: word_list(k, lines_of(v)) for k, v in (lists_map.items.items() if lists_map else ()) if isinstance(v, Text)}
        rules_map = self.submap(self.map, "rules")
        if rules_map is None:
            self.fail("has no rules:", self.map.line, "a rule is a name with find and examples")
        rules = [r for name, value in (rules_map.items.items() if rules_map else ()) if (r := self.rule(name, value, rules_map))]
        if self.errors:
            raise UserErrors(self.errors)
        return TopicFile(tuple(rules), lists)

    def fail(self, fact: str, line: int, hint: str = "") -> None:
        self.errors.append(UserError(fact, hint=hint, path=self.path, line=line))

    def known(self, m: Map, keys: tuple[str, ...], what: str) -> None:
        for key, line in m.keys.items():
            if key not in keys:
                self.fail(f"unknown key “{key}” in {what}", line, did_you_mean(key, keys, f"there are: {', '.join(keys)}"))

    def submap(self, m: Map, key: str) -> Map | None:
        value = m.items.get(key)
        if isinstance(value, Text):
            self.fail(f"“{key}” must hold keys of its own", value.line, f"indent them under {key}:")
            return None
        return value

    def text(self, m: Map, key: str) -> Text | None:
        value = m.items.get(key)
        if isinstance(value, Map):
            self.fail(
                f"“{key}” holds a YAML map where a line was meant", m.keys[key], "put it in single quotes, or after | on a line of its own"
            )
            return None
        if (
            value is not None
            and value.tag in ("bool", "null", "int", "float", "timestamp")
            and key not in ("at_least", "once", "needs_source", "draft")
        ):
            read_as = "nothing" if value.tag == "null" else f"a {value.tag}"
            self.fail(f"YAML reads “{value.value}” of “{key}” as {read_as}, not as a word", value.line, f"write '{value.value}' in quotes")
            return None
        return value

    def string(self, m: Map, key: str) -> str:
        value = self.text(m, key)
        return " ".join(value.value.split()) if value else ""

    def setting(self, m: Map, key: str) -> tuple[str, int]:
        """A rule's setting, else the file's default, and the line it stands in."""
        for source in (m, self.defaults, self.map if key in FILE_KEYS else None):
            if source and key in source.items:
                return self.string(source, key), source.keys[key]
        return DEFAULTS.get(key, ""), m.line

    def rule(self, name: str, value: Map | Text, rules: Map | None) -> Rule | None:
        line = rules.keys[name] if rules else 0
        if not NAME.fullmatch(name):
            self.fail(f"“{name}” is no rule name", line, "small letters, figures and hyphens; name the fault")
        if isinstance(value, Text):
            self.fail(f"the rule “{name}” must hold find: and examples:", line, "indent them under its name")
            return None
        before = len(self.errors)
        self.known(value, self.rule_keys, f"the rule “{name}”")
        built = self.build(name, value, line)
        return built if len(self.errors) == before else None

    def build(self, name: str, m: Map, line: int) -> Rule:
        weir = self.string(m, "weir")
        lines = [self.weir_line(m, line)] if weir else self.lines(m)
        if not lines and not weir and not self.code:
            self.fail(f"the rule “{name}” has no find:", line, "write the words to find")
        advice = self.string(m, "advice")
        bare = next((one for one in lines if not one.fixes), None)
        if bare and not advice:
            self.fail(
                f"the rule “{name}” has a line without -> and no advice:",
                bare.line,
                "write what to print after ->, or say in advice: what to do",
            )
        category, at = self.setting(m, "category")
        if category not in categories():
            self.fail(f"“{category}” is no category", at, did_you_mean(category, categories(), f"there are: {', '.join(categories())}"))
        return Rule(
            id=f"{self.prefix}/{name}",
            title=self.title,
            category=category,
            severity=self.level(m, "severity", Severity),
            confidence=self.level(m, "confidence", Confidence),
            lines=tuple(lines),
            advice=advice,
            why=self.string(m, "why"),
            examples=tuple(s.text for s in self.block(m, "examples", comments=False)),
            conditions={k: tuple(s.text for s in self.block(m, k)) for k in PATTERN_KEYS if k in m.items},
            topic=self.setting(m, "topic")[0],
            where=self.places(m),
            at_least=self.count(m),
            once=self.flag(m, "once"),
            needs_source=self.flag(m, "needs_source"),
            weir=weir,
            draft=self.flag(m, "draft"),
            code=self.code,
            formerly=tuple(x for s in self.block(m, "formerly") for x in re.split(r"\s*[|,\s]\s*", s.text) if x),
            path=self.path,
            line=line,
        )

    def block(self, m: Map, key: str, *, comments: bool = True) -> list[SourceLine]:
        value = self.text(m, key)
        return lines_of(value, comments=comments) if value else []

    def lines(self, m: Map) -> list[Line]:
        common = _fixes(self.string(m, "fix"))
        found = []
        for s in self.block(m, "find"):
            line, mistakes = split_line(s.text, s.line, self.path)
            self.errors += mistakes
            found.append(line if line.fixes else replace(line, fixes=common))
        return found

    def weir_line(self, m: Map, line: int) -> Line:
        """What a rule in Harper's language prints: its `fix`, plain words."""
        if "find" in m.items:
            self.fail("a rule has find: or weir:, not both", m.keys["find"], "make two rules of it")
        fixes = _fixes(self.string(m, "fix"))
        if any(mark in fix for fix in fixes for mark in "{<"):
            self.fail("the fix of a weir: rule is plain words", m.keys["fix"], "nothing in the expression lends a form; write it out")
        return Line("", fixes, (), line)

    def level(self, m: Map, key: str, kind: type[Level]) -> Level:
        value, line = self.setting(m, key)
        names = [x.name.lower() for x in kind]
        if value not in names:
            self.fail(f"“{value}” is no {key}", line, f"there are: {', '.join(names)}")
            value = names[0]
        return kind[value.upper()]

    def places(self, m: Map) -> tuple[Role | str, ...]:
        value, line = self.setting(m, "where")
        found: list[Role | str] = []
        for place in re.split(r"\s*\|\s*|\s*,\s*", value) if value else []:
            words = [place] if place == "not quote" else place.split()
            for w in words:
                if w != "not quote" and w not in PLACES:
                    self.fail(f"“{w}” is no place", line, f"there are: {', '.join(PLACES)}, not quote")
                found.append(w)
        return tuple(found)

    def count(self, m: Map) -> int:
        value = self.text(m, "at_least")
        if value is None:
            return 1
        if not value.value.isdigit() or not int(value.value):
            self.fail(f"at_least: “{value.value}” is no number from 1", value.line)
            return 1
        return int(value.value)

    def flag(self, m: Map, key: str) -> bool:
        value = self.text(m, key)
        if value is not None and value.value not in ("true", "false"):
            self.fail(f"{key}: “{value.value}” is neither true nor false", value.line)
        return value is not None and value.value == "true"


def split_line(text: str, line: int, path: str = "") -> tuple[Line, list[UserError]]:
    """A line of `find` in its parts, and what is wrong with its arrows."""
    rest, *origin = FROM.split(text)
    pattern, *fix = ARROW.split(rest)
    mistakes = []
    if len(fix) > 1 or len(origin) > 1:
        mistakes.append(
            UserError(f"“{text}” has two arrows of a kind", hint="several fixes or lemmas are joined by |", path=path, line=line)
        )
    if (fix and not fix[0].strip()) or (origin and not origin[0].strip()):
        mistakes.append(UserError(f"nothing stands after an arrow in “{text}”", hint="write (delete) to delete", path=path, line=line))
    lemmas = tuple(x.strip() for x in origin[0].split("|")) if origin else ()
    return Line(pattern.strip(), _fixes(fix[0]) if fix else (), lemmas, line), mistakes


def _fixes(text: str) -> tuple[str, ...]:
    return tuple(f for f in alternatives(text.strip()) if f)
