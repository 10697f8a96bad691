from __future__ import annotations

from dataclasses import replace

from markdown_it import MarkdownIt

from tests.formats.hostile import HOSTILE, VIEW
from tests.formats.reports import ALL, LINKED, PRISON_REPORT, finding, view
from tqc.formats import View
from tqc.formats.markdown import MAX, render
from tqc.metrics import mqm
from tqc.model import Report, Severity


def shown(markdown: str) -> str:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown)


def test_the_fault_is_bold_in_its_sentence_and_the_rule_a_link() -> None:
    html = shown(render(ALL, view(**LINKED)))
    assert "The court issued an <b>executive list</b> to the bailiffs on Monday." in html
    assert '<a href="https://desk.example/rules/#ru/prison-and-courts/executive-list">ru/prison-and-courts/executive-list</a>' in html
    assert html.count("<tr>") == 2 + len([f for r in ALL for f in r.findings])


def test_the_users_text_stays_text() -> None:
    html = shown(render((HOSTILE,), VIEW))
    assert html.count("<tr>") == 3
    assert html.count("<td") == 8
    for foreign in ("<img", "<em>", "<strong>", "<code>", "</script>", 'href="javascript'):
        assert foreign not in html
    assert "&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;" in html
    assert "@desk" not in html  # which would call somebody
    assert "#12" not in html
    assert "@<!-- -->desk" in html


def test_a_comment_is_no_longer_than_github_takes_and_says_what_is_missing() -> None:
    many = tuple(replace(f, rule=f"ru/a/r{i}") for i in range(400) for f in PRISON_REPORT.findings)
    out = render((replace(PRISON_REPORT, findings=many),), View())
    rows = out.count("\n| ") - 2  # the head
    assert len(out) <= MAX + 200
    assert 100 < rows < len(many)
    assert f"{len(many) - rows:,} more findings did not fit into one comment." in out


def test_a_long_sentence_is_cut_at_words_around_its_fault() -> None:
    text = "palaver " * 40 + "live ether" + " palaver" * 40
    one = finding(text, "live ether", "ru/a/b", "style/awkward", Severity.MINOR, "wrong", text)
    row = next(x for x in render((Report(text, (one,), 82, mqm.score((one,), 82)),), View()).splitlines() if "<b>" in x)
    cell = row.split(" | ")[2]
    assert cell.startswith("… palaver ")
    assert cell.endswith(" palaver …")
    assert " <b>live ether</b> " in cell
    assert set(cell.replace("<b>live ether</b>", "").split()) == {"…", "palaver"}
