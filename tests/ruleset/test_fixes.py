"""What a fix prints: forms, names, columns, neighbours mended."""

from __future__ import annotations

import pytest

from tests.ruleset.conftest import Find, Load
from tqc.model import Role
from tqc.text.document import Document, Piece, RawBlock


@pytest.mark.parametrize(
    ("line", "text", "expected"),
    [
        # lemmas take the form of what they replace
        ("executive {list/N} -> {writ} of execution", "Executive lists came.", [("Executive lists", ("Writs of execution",))]),
        ("[{initiate}] a case -> {open}", "He initiates a case, is initiating a case.", [("initiates", ("opens",)), ("initiating", ("opening",))]),
        ("[{cancel|annul}] <det>? ruling -> {overturn} | {quash}", "They annulled the ruling.", [("annulled", ("overturned", "quashed"))]),
        ("[{be} threatened with] jail -> {face}", "He is threatened with jail; they are threatened with jail; he was threatened with jail; to be threatened with jail",
         [("is threatened with", ("faces",)), ("are threatened with", ("face",)), ("was threatened with", ("faced",)), ("be threatened with", ("face",))]),
        ("{comment} on the words of -> {comment} on the remarks of", "He commented on the words of hers.", [("commented on the words of", ("commented on the remarks of",))]),
        ("{open|initiate} a file -> {open} a case", "He initiated a file; he opened a file.", [("initiated a file", ("opened a case",)), ("opened a file", ("opened a case",))]),
        # past or participle
        ("[{do}] a robbery -> {commit}", "He did a robbery. He had done a robbery. He has often done a robbery.", [("did", ("committed",)), ("done", ("committed",)), ("done", ("committed",))]),
        ("[{make}] a hunger strike -> {go} on", "He made a hunger strike; he has made a hunger strike.", [("made", ("went on",)), ("made", ("gone on",))]),
        # two readings of the fix
        ("{face} jail -> {be} in the dock", "He faced jail.", [("faced jail", ("was in the dock", "were in the dock"))]),
        # names and their forms
        ("the investigation v=(believes|claims) -> investigators <v:base>", "So the investigation believes.", [("the investigation believes", ("investigators believe",))]),
        ("{be} [forbidden to v=<V>] -> barred from <v:ing>", "He is forbidden to leave it.", [("forbidden to leave", ("barred from leaving",))]),
        ("the taken <N> -> the <N> taken", "He saw the taken town.", [("the taken town", ("the town taken",))]),
        ("[transmits a=(TASS|Interfax)] <stop> -> <a> reports", "It rained, transmits TASS.", [("transmits TASS", ("TASS reports",))]),
        ("won <score> at home -> won <score:hyphen> at home", "They won 2:1 at home.", [("won 2:1 at home", ("won 2-1 at home",))]),
        ("a x=(TV|YouTube)-{channel} -> a <x> {channel}", "He runs TV-channels and a TV-channel.", [("a TV-channel", ("a TV channel",))]),
        # an optional part that took no part prints nothing
        ("a g=(big|small)? file case -> a <g> case file", "Open a file case, a big file case.", [("a file case", ("a case file",)), ("a big file case", ("a big case file",))]),
        # capitals
        ("the mayor is sure -> the mayor said", "The mayor is sure of it.", [("The mayor is sure", ("The mayor said",))]),
        ("v=(Given|given) the x=(mayor|governor) -> the <x> was <v>", "Given the mayor a key.", [("Given the mayor", ("The mayor was given",))]),
        # articles before and after
        ("the [Italian cup] -> Serie A", "He won the Italian cup in May.", [("Italian cup", ("Serie A",))]),
        ("[executive] order -> presidential | administrative", "It is an executive order.", [("an executive", ("a presidential", "an administrative"))]),
        ("[big] hour -> wasted", "a big hour", [("big", ("wasted",))]),
        ("[put a] order -> make a", "They put a order.", [("put a", ("make an",))]),
        # deletions
        ("^ it is noted that -> (delete)", "It is noted that the roof leaked.", [("It is noted that the", ("The",))]),
        ("[quite] sure -> (delete)", "He is quite sure.", [("quite ", ("",))]),
        ("a [quite] big -> (delete)", "It is a quite big, a quite old house.", [("quite ", ("",))]),
        ("a [really] old -> (delete)", "It is a really old house.", [("a really old", ("an old",))]),
        ("sure [indeed] -> (delete)", "He is sure indeed.", [(" indeed", ("",))]),
        # several fixes; the same text once
        ("x=(the|a) list -> roll | roster", "The list.", [("The list", ("Roll", "Roster"))]),
        ("list -> roll | roll", "list", [("list", ("roll",))]),
    ],
)  # fmt: skip
def test_a_fix_prints(find: Find, line: str, text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert find(line, text) == expected


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("The colour of the programme. An organisation of labour.", "organisation"),
        ("The color of labor. An organization of it.", "organization"),
    ],
)
def test_a_fix_is_printed_in_the_texts_variety(find: Find, text: str, fix: str) -> None:
    assert find("An of -> x\nlabour -> work", text) is not None
    assert [f for _, f in find("of (labour|it) -> for organisation", text)][-1] == (f"for {fix}",)


def test_title_case_lines_get_title_case_fixes(find: Find) -> None:
    assert find("executive list -> writ of execution", "Court Issues Executive List Over Debts") == [
        ("Executive List", ("Writ of Execution",))
    ]


def test_all_caps_lines_get_all_caps_fixes(find: Find) -> None:
    assert find("executive list -> writ of execution", "COURT ISSUES EXECUTIVE LIST") == [("EXECUTIVE LIST", ("WRIT OF EXECUTION",))]


def test_a_list_may_carry_columns(load, folder) -> None:  # type: ignore[no-untyped-def]
    from tqc.text import plain
    from tqc.text.document import Document

    (folder / "lists").mkdir()
    (folder / "lists" / "state.txt").write_text(
        "state ; adj ; people\nFrance ; French ; the French\nthe Czech Republic | Czechia ; Czech ; Czechs\n", encoding="utf-8"
    )
    rules = load("title: T\nrules:\n  one:\n    find: the president of <state> -> the <state:adj> president\n    examples: x\n")
    text = "He met the president of France and the president of Czechia.\n\nHE MET THE PRESIDENT OF FRANCE"
    found = list(rules.check(Document(text, plain.raw_blocks(text))))
    assert [f.fixes for f in found] == [("the French president",), ("the Czech president",), ("THE FRENCH PRESIDENT",)]


def test_fixes_replace_exactly_the_span(find: Find) -> None:
    text = "So an executive order is quite sure. It is noted that the roof leaked."
    found = find("[executive] order -> presidential\n[quite] sure -> (delete)\n^ it is noted that -> (delete)", text)
    mended = text
    for words, fixes in reversed(found):
        at = mended.rindex(words)
        mended = mended[:at] + fixes[0] + mended[at + len(words) :]
    assert mended == "So a presidential order is sure. The roof leaked."


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("guy -> man|lad", ["“guy”: write “man”", "“lad”: say who."]),  # an advice is for the lines without a fix
        ("guy -> man|lad -> boy", ["“guy”: say who.", "“lad”: say who."]),  # or, if there are none, for all
    ],
)
def test_which_lines_an_advice_is_for(load: Load, lines: str, said: list[str]) -> None:
    find = "".join(f"      {line}\n" for line in lines.split("|"))
    rules = load(f"title: T\nrules:\n  one:\n    find: |\n{find}    advice: Say who.\n    examples: x\n")
    text = "A guy and a lad."
    found = rules.check(Document(text, [RawBlock(Role.BODY, (Piece(0, len(text)),))]))
    assert [f.message for f in sorted(found, key=lambda f: f.start)] == said
