from __future__ import annotations

import pytest

from tqc import suppress
from tqc.model import Confidence, Finding, Role, Severity
from tqc.text.document import Document, Piece, RawBlock

KNOWN: dict[str, tuple[str, ...]] = {
    "ru/reporting/live-ether": ("straight-ether",),
    "ru/reporting/words-of": (),
    "ru/prison/live-ether-ban": (),
    "en/wording/words-of": (),
}


def document(text: str, newline: str = "\n") -> Document:
    """Paragraphs apart by a blank line; comments are prose to it, as in a plain text file at its worst."""
    text = text.replace("\n", newline)
    blocks, at = [], 0
    for part in text.split(newline * 2):
        blocks.append(RawBlock(Role.BODY, (Piece(at, at + len(part)),)))
        at += len(part) + 2 * len(newline)
    return Document(text, blocks, path="draft.txt")


def finding(doc: Document, fault: str, rule: str = "ru/reporting/live-ether") -> Finding:
    start = doc.text.index(fault)
    return Finding(start, start + len(fault), rule, "style/awkward", Severity.MINOR, Confidence.HIGH, "wrong")


def hidden(text: str, *faults: tuple[str, str], newline: str = "\n") -> tuple[set[str], list[tuple[int, str]]]:
    """What the comments hide, and the line and kind of each note."""
    doc = document(text, newline)
    findings = [finding(doc, fault, rule) for fault, rule in faults]
    kept, gone, notes = suppress.apply(doc, findings, KNOWN)
    assert sorted((*kept, *gone), key=lambda f: f.start) == findings
    return {doc.text[f.start : f.end] for f in gone}, [(n.line, n.kind) for n in notes]


LIVE, WORDS, PRISON = "ru/reporting/live-ether", "ru/reporting/words-of", "ru/prison/live-ether-ban"


def test_a_comment_on_a_line_with_text_hides_that_line_only() -> None:
    text = "It went on live ether. <!-- tqc: ignore -->\nThen on straight air.\n\nAnd the words of him."
    assert hidden(text, ("live ether", LIVE), ("straight air", LIVE), ("words of", WORDS)) == ({"live ether"}, [])


def test_a_comment_alone_hides_the_whole_paragraph_after_it_and_no_more() -> None:
    text = "The words of him.\n\n<!-- tqc: ignore the film's title -->\n\nOn live ether.\nOn straight air.\n\nOn thin air."
    faults = ("words of", LIVE), ("live ether", LIVE), ("straight air", LIVE), ("thin air", LIVE)
    assert hidden(text, *faults) == ({"live ether", "straight air"}, [])


def test_a_comment_alone_right_above_a_paragraph_hides_it() -> None:
    text = "<!-- tqc: ignore[live-ether] -->\nOn live ether.\nOn straight air."
    assert hidden(text, ("live ether", LIVE), ("straight air", LIVE)) == ({"live ether", "straight air"}, [])


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_ends_of_every_kind(newline: str) -> None:
    text = "One.\nOn live ether. <!-- tqc: ignore -->\nOn thin air.\n<!-- tqc: ignroe -->"
    assert hidden(text, ("live ether", LIVE), ("thin air", LIVE), newline=newline) == ({"live ether"}, [(4, "unknown-suppression")])


@pytest.mark.parametrize(
    "name", [LIVE, "reporting/live-ether", "live-ether", "straight-ether", "ru/reporting", "ru", " live-ether , words-of-x"]
)
def test_a_rule_is_named_by_id_tail_former_name_or_topic(name: str) -> None:
    gone, _ = hidden(f"On live ether. <!-- tqc: ignore[{name}] reason -->", ("live ether", LIVE))
    assert gone == {"live ether"}


def test_only_the_named_rules_are_hidden() -> None:
    text = "By the words of him on live ether. <!-- tqc: ignore[live-ether, ru/prison] -->"
    assert hidden(text, ("words of", WORDS), ("live ether", LIVE)) == ({"live ether"}, [])


def test_a_beginning_of_a_name_is_no_name() -> None:
    text = "On live ether. <!-- tqc: ignore[ru/rep] -->"
    assert hidden(text, ("live ether", LIVE)) == (set(), [(1, "unknown-suppression")])


def test_a_tail_that_several_rules_share_hides_nothing_and_is_told() -> None:
    doc = document("The words of him. <!-- tqc: ignore[words-of] -->")
    kept, _, notes = suppress.apply(doc, [finding(doc, "words of", WORDS)], KNOWN)
    assert len(kept) == 1
    assert [(n.fact, n.hint) for n in notes] == [
        ("“words-of” is the name of several rules", "write one of en/wording/words-of, ru/reporting/words-of")
    ]


def test_an_unknown_rule_is_told_with_the_nearest() -> None:
    doc = document("Fine.\n\nFine. <!-- tqc: ignore[live-eter] -->")
    _, _, (note,) = suppress.apply(doc, [], KNOWN)
    assert (note.path, note.line, note.hint) == ("draft.txt", 3, "did you mean “ru/reporting/live-ether”?")


def test_a_comment_that_hides_nothing_is_told() -> None:
    assert hidden("Fine. <!-- tqc: ignore[live-ether] -->\n\n<!-- tqc: ignore -->") == (
        set(),
        [(1, "unused-suppression"), (3, "unused-suppression")],
    )


@pytest.mark.parametrize("comment", ["ignore[live-ether", "ignore[]", "ignored", "skip", ""])
def test_a_comment_that_cannot_be_read_hides_nothing_and_is_told(comment: str) -> None:
    text = f"On live ether. <!-- tqc: {comment} -->"
    assert hidden(text, ("live ether", LIVE)) == (set(), [(1, "unknown-suppression")])


def test_comments_that_are_not_tqcs_are_nothing_to_it() -> None:
    text = "On live ether. <!-- ignore --> See tqc: ignore."
    assert hidden(text, ("live ether", LIVE)) == (set(), [])


def test_stacked_comments_speak_for_the_same_paragraph() -> None:
    text = "<!-- tqc: ignore[live-ether] -->\n\n<!-- tqc: ignore[ru/reporting/words-of] -->\n\nThe words of him on live ether."
    assert hidden(text, ("words of", WORDS), ("live ether", LIVE)) == ({"words of", "live ether"}, [])


def test_a_finding_that_begins_on_the_line_before_is_hidden_too() -> None:
    text = "It went on live\nether again. <!-- tqc: ignore -->"
    assert hidden(text, ("live\nether", LIVE)) == ({"live\nether"}, [])


def test_masked_markup_keeps_the_paragraph_after_it() -> None:
    text = "<!-- tqc: ignore --><p>On live ether.</p>\n<!-- tqc: ignore -->\n<p>On thin air.</p><p>On no air.</p>"
    spans = [(text.index(s), text.index(s) + len(s)) for s in ("On live ether.", "On thin air.", "On no air.")]
    doc = Document(text, [RawBlock(Role.BODY, (Piece(*s),)) for s in spans])
    findings = [finding(doc, f) for f in ("live ether", "thin air", "no air")]
    _, gone, notes = suppress.apply(doc, findings, KNOWN)
    assert (gone, notes) == (tuple(findings[:2]), ())


def test_a_comment_for_a_rule_that_did_not_run_is_not_told_to_be_of_no_use() -> None:
    doc = document("Fine. <!-- tqc: ignore[live-ether] -->\n\nFine. <!-- tqc: ignore[ru/reporting] -->")
    assert [n.line for n in suppress.apply(doc, [], KNOWN, running={WORDS}).notes] == [3]
    assert [n.line for n in suppress.apply(doc, [], KNOWN, running={LIVE}).notes] == [1, 3]


def test_a_dateline_and_its_paragraph_are_one_to_an_editor() -> None:
    text = "<!-- tqc: ignore -->\nMOSCOW, March 3 — On live ether.\n\nOn thin air."
    spans = [(text.index(s), text.index(s) + len(s)) for s in ("MOSCOW, March 3 —", "On live ether.", "On thin air.")]
    roles = (Role.DATELINE, Role.BODY, Role.BODY)
    doc = Document(text, [RawBlock(role, (Piece(*s),)) for role, s in zip(roles, spans, strict=True)])
    findings = [finding(doc, "live ether"), finding(doc, "thin air")]
    assert suppress.apply(doc, findings, KNOWN).suppressed == (findings[0],)


def test_off_hides_all_that_follows_up_to_on() -> None:
    text = "On live ether.\n\n<!-- tqc: off -->\n\nOn straight air.\n\nOn thin air. <!-- tqc: on --> On no air.\n\nThe words of him."
    faults = ("live ether", LIVE), ("straight air", LIVE), ("thin air", LIVE), ("no air", LIVE), ("words of", WORDS)
    assert hidden(text, *faults) == ({"straight air", "thin air"}, [])


def test_off_without_on_hides_to_the_end_and_may_name_rules() -> None:
    text = "On live ether.\n\n<!-- tqc: off[live-ether, ru/prison] the film's title -->\n\nOn straight air.\n\nThe words of him."
    assert hidden(text, ("live ether", LIVE), ("straight air", LIVE), ("words of", WORDS)) == ({"straight air"}, [])


def test_on_ends_what_it_names_and_bare_ends_everything() -> None:
    both = "<!-- tqc: off[live-ether] --> <!-- tqc: off[words-of-his] --> <!-- tqc: off[ru/reporting/words-of] -->\n\n"
    text = (
        both
        + "On live ether, the words of him. <!-- tqc: on[live-ether] -->\n\nOn thin air, in words of hers. <!-- tqc: on -->\n\nWith words of ours."
    )
    faults = ("live ether", LIVE), ("words of him", WORDS), ("thin air", LIVE), ("words of hers", WORDS), ("words of ours", WORDS)
    assert hidden(text, *faults) == ({"live ether", "words of him", "words of hers"}, [(1, "unknown-suppression")])


def test_on_that_ends_nothing_is_told() -> None:
    text = "<!-- tqc: on -->\n\n<!-- tqc: off[live-ether] -->\n\nOn live ether.\n\n<!-- tqc: on[ru/prison] -->\n\nOn thin air."
    faults = ("live ether", LIVE), ("thin air", LIVE)
    assert hidden(text, *faults) == ({"live ether", "thin air"}, [(1, "unused-suppression"), (7, "unused-suppression")])


def test_ignore_file_hides_everywhere_from_wherever_it_stands() -> None:
    text = "On live ether, the words of him.\n\n<!-- tqc: ignore-file[live-ether] all quotes -->\n\nOn thin air."
    assert hidden(text, ("live ether", LIVE), ("words of", WORDS), ("thin air", LIVE)) == ({"live ether", "thin air"}, [])
    assert hidden("Fine.\n\n<!-- tqc: ignore-file -->") == (set(), [(3, "unused-suppression")])


def test_off_that_hides_nothing_is_told() -> None:
    assert hidden("<!-- tqc: off -->\n\nFine.\n\n<!-- tqc: on -->\n\nOn live ether.", ("live ether", LIVE)) == (
        set(),
        [(1, "unused-suppression")],
    )


def test_a_comment_in_markdowns_own_way_is_read() -> None:
    text = "[//]: # (tqc: off[live-ether] title)\n\nOn live ether.\n\n[//]: # (tqc: on)\n\nOn thin air. [//]: # (tqc: ignore)"
    assert hidden(text, ("live ether", LIVE), ("thin air", LIVE)) == ({"live ether"}, [])


@pytest.mark.parametrize("mark", [" [sic]", "[SIC]", "” (sic)", " [sic!]"])
def test_words_followed_by_sic_are_meant(mark: str) -> None:
    text = f"He was “on live ether{mark} and on thin air."
    assert hidden(text, ("live ether", LIVE), ("thin air", LIVE)) == ({"live ether"}, [])


@pytest.mark.parametrize("text", ["On live ether, sic.", "On live ether today [sic].", "[sic] On live ether.", "On live ether [since]."])
def test_sic_elsewhere_means_nothing(text: str) -> None:
    assert hidden(text, ("live ether", LIVE)) == (set(), [])
