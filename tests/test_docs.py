"""What the documentation says is true: its rules hold, its commands and code run, its tables name all there is."""

from __future__ import annotations

import ast
import io
import re
import shlex
import shutil
from collections.abc import Iterator
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import typer
from typer.testing import CliRunner

import tqc.ruleset
from tqc.categories import categories
from tqc.cli import build
from tqc.engine import Outside
from tqc.formats import View
from tqc.formats import names as formats
from tqc.glossary import Term
from tqc.model import Report, Score, Span
from tqc.ruleset import classes, harness, printing, topic_file
from tqc.ruleset.examples import parse_example
from tqc.ruleset.fixes import PLAIN_FORMS
from tqc.ruleset.pattern import HABITS
from tqc.ruleset.rule import PLACES
from tqc.settings import _schema

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "CONTRIBUTING.md", *(f"docs/{p.name}" for p in sorted((ROOT / "docs").glob("*.md"))))
BLOCK = re.compile(r"^```(\w+)[ ]*([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TELL_RULES = ("README.md", "CONTRIBUTING.md", "docs/rules.md")
"""The pages that show rules."""
RUN = ("README.md", "docs/check.md", "docs/ci.md", "docs/languagetool.md", "docs/rules.md", "docs/settings.md")
"""The pages whose commands are run here."""
ELSEWHERE = ("pipx", "make", "bash", "tqc languagetool")
"""What installs, or sets up a machine: not run here."""


class Block(NamedTuple):
    page: str
    line: int
    language: str
    info: str
    body: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


@cache
def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, language: str = "") -> list[Block]:
    """The fenced blocks of a page, of one language or all."""
    found = [Block(name, page(name).count("\n", 0, m.start()) + 1, *m.groups()) for m in BLOCK.finditer(page(name))]
    return [b for b in found if language in ("", b.language)]


def after(block: Block) -> Block:
    """The block that follows another on its page."""
    every = blocks(block.page)
    return every[every.index(block) + 1]


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where rules are kept once compiled; nothing is left in the user's own cache."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def desk(tmp_path: Path, compiled: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A reader's desk: the samples, and room for rules of one's own."""
    monkeypatch.setenv("TQC_CACHE_DIR", str(compiled))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("TQC_LANGUAGETOOL", raising=False)
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    (tmp_path / "my-rules").mkdir()
    return tmp_path


def invoke(command: str) -> Any:
    """Run `tqc …`, or `echo '…' | tqc …`, or `cat FILE | tqc …`, as a shell would."""
    first, pipe, rest = command.partition(" | tqc ")
    given = None
    if pipe:
        program, *words = shlex.split(first)
        given = " ".join(words) + "\n" if program == "echo" else Path(words[0]).read_text(encoding="utf-8")
        command = "tqc " + rest
    program, *args = shlex.split(command, comments=True)
    assert program == "tqc", command
    return CliRunner().invoke(build(), args, input=given)


# --- rules


def rule_blocks() -> Iterator[tuple[Block, list[Block]]]:
    """Every block of rules, with the list files shown just before it."""
    for name in TELL_RULES:
        lists: list[Block] = []
        for block in blocks(name):
            if block.language == "text" and block.body.startswith("# lists/"):
                lists.append(block)
            elif block.language == "yaml":
                yield block, lists
                lists = []


RULES = list(rule_blocks())


@pytest.mark.parametrize(("block", "lists"), [r for r in RULES if not r[0].info], ids=str)
def test_rules_on_the_page_hold(desk: Path, block: Block, lists: list[Block]) -> None:
    for shown in lists:
        path = desk / "my-rules" / shown.body.partition("\n")[0].removeprefix("# ")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(shown.body, encoding="utf-8")
    (desk / "my-rules" / "our-desk.yaml").write_text(block.body, encoding="utf-8")
    outcome = harness.run([desk / "my-rules"], Outside())
    assert [str(p) for p in outcome.problems] == []
    assert outcome.rules


@pytest.mark.parametrize("block", [b for b, _ in RULES if b.info == "mistake"], ids=str)
def test_a_mistake_is_told_as_the_page_says(desk: Path, block: Block) -> None:
    (desk / "my-rules" / "our-desk.yaml").write_text(block.body, encoding="utf-8")
    done = invoke("tqc rules test my-rules")
    assert (done.exit_code, done.stderr) == (2, after(block).body)


def test_no_block_of_rules_is_left_untested() -> None:
    assert {b.info for b, _ in RULES} <= {"", "mistake", "check"}
    assert len(RULES) > 20


# --- commands and code


class Step(NamedTuple):
    command: str
    shown: str
    """What is shown below it; empty: nothing is said of it."""
    status: int | None
    """What `echo $?` then shows."""


def steps(block: Block) -> list[Step]:
    """The commands of a block, less those that are not run here."""
    found: list[Step] = []
    for step in re.split(r"^\$ ", block.body, flags=re.MULTILINE)[1:]:
        command, _, shown = step.partition("\n")
        if command == "echo $?":
            found[-1] = found[-1]._replace(status=int(shown))
        elif not command.startswith(ELSEWHERE):
            found.append(Step(command, shown, None))
    return found


def file_of(block: Block) -> str:
    """The file that a block shows: named beside its language, or in a comment that is its first line; empty if it shows none."""
    said = re.match(r"# ([\w./-]+\.\w+)\n", block.body)
    return block.info if "." in block.info else said[1] if said and block.language != "console" else ""


def sessions() -> Iterator[tuple[Block, list[Block]]]:
    """Each block of commands, with the files shown since the one before it."""
    for name in RUN:
        files: list[Block] = []
        for block in blocks(name):
            if block.language == "console":
                if steps(block):
                    yield block, files
                files = []
            elif file_of(block):
                files.append(block)


@pytest.mark.parametrize(("block", "files"), [pytest.param(*s, id=str(s[0])) for s in sessions()])
def test_commands_do_what_the_page_shows(desk: Path, block: Block, files: list[Block]) -> None:
    for shown in files:
        path = desk / file_of(shown)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(shown.body, encoding="utf-8")
    for command, printed, status in steps(block):
        done = invoke(command)
        assert done.exit_code == status if status is not None else done.exit_code in (0, 1), (command, done.output)
        if printed:
            assert done.stdout == printed


@pytest.mark.parametrize("block", blocks("README.md", "python"), ids=str)
def test_python_of_the_readme_prints_what_it_shows(desk: Path, block: Block) -> None:
    out = io.StringIO()
    with redirect_stdout(out):
        exec(compile(block.body, str(block), "exec"), {})
    assert out.getvalue() == after(block).body


def tree(command: Any, name: str = "tqc") -> Iterator[tuple[str, Any]]:
    """Every command that does something, by what a user types."""
    inner = getattr(command, "commands", None)
    if inner is None:
        yield name, command
    for word, below in (inner or {}).items():
        yield from tree(below, f"{name} {word}")


COMMANDS = dict(tree(typer.main.get_command(build())))
EVERYTHING = "\n".join(map(page, PAGES))


def options(command: str) -> set[str]:
    return {o for p in COMMANDS[command].params for o in (*p.opts, *p.secondary_opts) if o.startswith("--")} - {"--help"}


def test_the_page_names_every_option_of_check() -> None:
    table = page("docs/check.md").partition("| Option of `tqc check`")[2].partition("\n\n")[0]
    assert set(re.findall(r"--[a-z][a-z-]+", table)) == options("tqc check")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_told_of(command: str) -> None:
    assert command in EVERYTHING
    assert {o for o in options(command) if not re.search(rf"{o}(?![\w-])", EVERYTHING)} == set()


@pytest.mark.parametrize("name", PAGES)
def test_what_pages_tell_to_type_can_be_typed(name: str) -> None:
    text = BLOCK.sub(lambda m: m[3] if m[1] == "console" else "", page(name))
    for typed in re.findall(r"(?:`|^ {4}|^\$ (?:.*\| )?)(tqc [^`\n#]+)", text, re.MULTILINE):
        words = typed.split()
        command = next((c for n in (3, 2) if (c := " ".join(words[:n])) in COMMANDS), "")
        assert command or any(c.startswith(typed.strip() + " ") for c in COMMANDS), typed
        assert {w.partition("=")[0] for w in words if w.startswith("--")} <= options(command) if command else True, typed


def rows(name: str, heading: str) -> list[str]:
    """The first cells of the table under a heading."""
    under = page(name).partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"^\| ((?:[^|`]|`[^`]*`)+?) \|", under, re.MULTILINE)


def test_the_table_of_formats_has_them_all() -> None:
    told = [name for cell in rows("docs/check.md", "Formats") for name in re.findall(r"`(\w+)`", cell)]
    assert sorted(told) == formats()
    assert set(formats()) <= set(re.findall(r"`(\w+)`", page("README.md")))


def test_the_table_of_settings_has_them_all() -> None:
    wanted: set[str] = set()
    for key, part in _schema.schema()["properties"].items():
        inner = _schema.resolved(part).get("properties")
        table = "[[{}]]" if key == "overrides" else "[{}]" if _schema.resolved(part).get("type") == "object" else "{}"
        wanted |= {f"`[{key}]` `{k}`" for k in inner} if inner else {f"`{table.format(key)}`"}
    assert set(rows("docs/settings.md", "All settings")[1:]) == wanted
    told = page("docs/settings.md").partition("## Other settings for some files")[2].partition("Of several")[0]
    different = _schema.schema()["properties"]["overrides"]["items"]["properties"]
    assert set(re.findall(r"`([\w-]+)`", told)) == set(different)


def test_every_variable_of_the_environment_is_told_of() -> None:
    code = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "src").rglob("*.py"))
    told = re.findall(r"`([A-Z_]+)`", "".join(rows("docs/settings.md", "The environment")))
    assert set(re.findall(r"\"((?:TQC_|LTP_|JAVA_H|NO_COL)[A-Z_]+)\"", code)) == set(told)


def test_the_contributors_check_finds_what_its_examples_say(tmp_path: Path) -> None:
    code, told = blocks("CONTRIBUTING.md", "python")[0], blocks("CONTRIBUTING.md", "yaml")[-1]
    (tmp_path / "spacing.yaml").write_text(told.body, encoding="utf-8")
    made: dict[str, Any] = {}
    exec(compile(code.body, str(code), "exec"), made)
    rules = topic_file.read(tmp_path / "spacing.yaml", "check", code=True).rules
    assert {r.id.rpartition("/")[2] for r in rules} == set(made["CHECKS"])
    for rule in rules:
        for example in map(parse_example, rule.examples):
            faults = made["CHECKS"][rule.id.rpartition("/")[2]](example.document())
            assert [(f.span, f.fixes) for f in faults] == [(Span(m.start, m.end), m.fixes) for m in example.marks]


def test_the_contributors_format_renders() -> None:
    made: dict[str, Any] = {}
    exec(blocks("CONTRIBUTING.md", "python")[1].body, made)
    calm = Report("A calm day.\n", (), 3, Score(3, 0, None, None, None, "x"), path="calm.txt")
    assert made["render"]([calm], View()) == "calm.txt: 0\n"


def test_the_contributors_reader_reads() -> None:
    made: dict[str, Any] = {}
    exec(blocks("CONTRIBUTING.md", "python")[2].body, made)
    (document,) = made["read"](io.BytesIO(b"1\n00:01 --> 00:02\nThe roof leaked.\n"), "film.srt")
    assert (document.clean, document.path, made["SUFFIXES"]) == ("The roof leaked.\n", "film.srt", (".srt",))
    assert document.original(Span(0, 3)) == Span(18, 21)


def test_the_contributors_glossary_reads() -> None:
    made: dict[str, Any] = {}
    exec(blocks("CONTRIBUTING.md", "python")[3].body, made)
    assert made["read"]("colony = prison\n", "terms.pairs") == [Term("colony", 1, use="prison")]


# --- tables


def section(title: str) -> str:
    """A section of docs/rules.md, without its heading."""
    return re.split(rf"^#+ {re.escape(title)}$", page("docs/rules.md"), flags=re.MULTILINE)[1].partition("\n## ")[0]


def test_the_table_of_classes_has_them_all() -> None:
    rows = re.findall(r"^\|(.*?)\|", section("`<class>`: a kind of word").partition("\n### ")[0], re.MULTILINE)
    assert sorted(re.findall(r"`<([\w-]+)>`", "".join(rows))) == sorted(classes.NAMES)


def test_the_table_of_forms_has_them_all() -> None:
    rows = re.findall(r"^\|(.*?)\|", section("Naming a part, to print it elsewhere").partition("\n### ")[0], re.MULTILINE)
    forms = (*printing.VERB, *printing.NOUN, *printing.ADJECTIVE, *PLAIN_FORMS)
    assert sorted(re.findall(r"`(\w+)`", "".join(rows))) == sorted(forms)


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Keys of a file", topic_file.FILE_KEYS),
        ("Keys of `defaults`", topic_file.DEFAULT_KEYS),
        ("Keys of a rule", topic_file.RULE_KEYS),
        ("Categories", tuple(categories())),
    ],
)
def test_the_reference_has_every(title: str, names: tuple[str, ...]) -> None:
    told = section("Reference").partition(f"**{title}:**")[2].partition(". `weir` stands")[0].partition("\n\n")[0]
    assert sorted(re.findall(r"`([\w/-]+)`", told)) == sorted(names)


def test_every_place_is_told() -> None:
    told = section("`where`: only in this place").partition("\n### ")[0]
    assert set(re.findall(r"`([\w ]+)`", told.partition("Several")[0])) == {*PLACES, "not quote"}


# --- errors


def said(node: ast.expr) -> str:
    """What an error says, … for what is filled in; empty if it is not written out there."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(v.value) if isinstance(v, ast.Constant) else "…" for v in node.values)
    if isinstance(node, ast.BinOp | ast.ListComp):
        return said(node.left if isinstance(node, ast.BinOp) else node.elt)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def facts(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if name in ("UserError", "PatternError", "fail", "error") or ast.unparse(node.func) == "said.append":
                yield said(node.args[0])
        elif isinstance(node, ast.Assign | ast.AugAssign):
            target = node.target if isinstance(node, ast.AugAssign) else node.targets[0]
            if ast.unparse(target) in ("fact", "said"):
                yield said(node.value)


IN_PARTS = {
    "“…” is no …": ("“…” is no severity", "“…” is no confidence"),
    "… is not closed": ("{ is not closed", "< is not closed"),
    "…": (),
    "…: …": (),
}
"""Facts that are put together where they are told, and what they come to."""


def test_the_page_tells_of_every_error_of_the_rule_language() -> None:
    rows = re.findall(r"^\|(.*?)(?<!\\)\|", page("docs/rules.md"), re.MULTILINE)
    cells = {cell.strip() for row in rows for cell in row.split(" · ")}
    source = Path(tqc.ruleset.__file__).parent
    wanted = {f for p in source.glob("*.py") for f in facts(p) if f} | {fact for _, fact, _ in HABITS}
    wanted = {part for fact in wanted for part in IN_PARTS.get(fact, (fact,))}
    missing = {f for f in wanted if f not in cells and f.removeprefix("…: ") not in cells}
    assert missing == set()


# --- links and names


def anchors(name: str) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    heads = re.findall(r"^#+ (.*)$", BLOCK.sub("", page(name)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in heads}


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    here = (ROOT / name).parent
    for target in re.findall(r'\]\(([^)\s]+)\)|(?:src|srcset)="([^"]+)"', page(name)):
        path, _, anchor = (target[0] or target[1]).partition("#")
        if "://" in path:
            continue
        assert (here / path).exists(), path
        if anchor:
            assert anchor in anchors((here / path).relative_to(ROOT).as_posix() if path else name), anchor


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_paths_and_targets_that_are_named_exist(name: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for path in re.findall(r"`((?:src|tests|rules|docs|bench|tools|samples)/[\w./-]*)`", page(name)):
        assert "TOPIC" in path or "PACK" in path or (ROOT / path).exists(), path
    for target in re.findall(r"(?:`|^\$ )make ([a-z]+)", page(name), re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
