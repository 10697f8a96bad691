"""Rules written in a test, run over a line of copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent, indent

import pytest

from tqc.ruleset import RuleSet, store
from tqc.text import plain
from tqc.text.document import Document

Found = list[tuple[str, tuple[str, ...]]]
Find = Callable[..., Found]
Load = Callable[[str], RuleSet]


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or leaves anything in the user's cache."""
    monkeypatch.setenv("TQC_CACHE_DIR", str(tmp_path / "cache"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder of rules named "mine"."""
    made = tmp_path / "mine"
    made.mkdir()
    return made


@pytest.fixture
def load(folder: Path) -> Load:
    """Compile one topic file, given as YAML."""

    def loaded(yaml: str, count: bool = False) -> RuleSet:
        (folder / "topic.yaml").write_text(dedent(yaml), encoding="utf-8")
        return RuleSet(store.load([], [folder]), count=count)

    return loaded


@pytest.fixture
def find(load: Load) -> Find:
    """What one rule finds in a text: (the words flagged, the fixes). `find_lines` may be several; `more` are keys of the rule."""

    def found(find_lines: str, text: str, *, headline: bool = False, **more: str) -> Found:
        keys = "".join(
            f"    {k}: |\n{indent(dedent(v), '      ')}\n" if k not in ("where", "topic") else f"    {k}: {v}\n" for k, v in more.items()
        )
        advice = "" if "advice" in more else "    advice: mend it\n"
        rules = load(f"title: T\nrules:\n  one:\n    find: |\n{indent(dedent(find_lines), '      ')}\n{keys}{advice}    examples: none\n")
        document = Document(text, plain.raw_blocks(text))
        return [(text[f.start : f.end], f.fixes) for f in sorted(rules.check(document), key=lambda f: f.start)]

    return found
