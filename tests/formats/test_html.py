from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests import browser
from tests.formats.hostile import HOSTILE, VIEW
from tests.formats.reports import ALL, CLEAN_REPORT, LINKED, PRISON, PRISON_REPORT, STUDIO, view
from tqc.formats import View
from tqc.formats.html import render
from tqc.model import Severity

VOID = {"meta", "br", "input"}


class Page(HTMLParser):
    """What a page holds: its tags, balanced or not, the addresses it leads to, and the copy with its marks."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.copies: list[str] = []
        self.marks: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.add(tag)
        self.ids += [i for i in (found.get("id"),) if i]
        self.addresses += [a for k in ("href", "src", "action") if (a := found.get(k))]
        assert not {k for k in found if k.startswith("on")} | ({"style"} & found.keys())
        if found.get("class") == "copy":
            self.copies.append("")
        if tag == "mark":
            self.marks.append("")
        if tag not in VOID:
            self.open.append(found.get("class") or tag if tag == "div" else tag)

    def handle_endtag(self, tag: str) -> None:
        assert (self.open.pop() if self.open else None) in {tag, "copy", "bar", "spread", "filters", "soft"}

    def handle_data(self, data: str) -> None:
        if "copy" in self.open:
            self.copies[-1] += data
        if "mark" in self.open:
            self.marks[-1] += data


def test_the_copy_stands_there_whole_with_its_faults_marked() -> None:
    page = Page(render(ALL, view()))
    assert page.copies == [PRISON.replace("\r\n", "\n"), STUDIO]
    assert page.marks == ["executive list", "dates", "Semenov", "live ether"]
    assert page.open == []


def test_every_mark_leads_to_a_note_and_nothing_leads_outside_but_to_the_rules() -> None:
    page = Page(render(ALL, view(**LINKED)))
    assert len(page.ids) == len(set(page.ids))
    inside = [a[1:] for a in page.addresses if a.startswith("#")]
    outside = [a for a in page.addresses if not a.startswith("#")]
    assert inside == ["n1", "n2", "n3", "n4"]
    assert set(inside) <= set(page.ids)
    assert len(outside) == 5
    assert all(a.startswith("https://desk.example/rules/#") for a in outside)


def test_it_loads_nothing() -> None:
    html = render(ALL, view())
    assert not Page(html).tags & {"link", "img", "iframe", "object", "embed", "base", "form"}
    for loader in ("@import", "url(", "fetch(", "XMLHttpRequest", "import("):
        assert loader not in html
    assert "default-src 'none'; style-src 'sha256-" in html


def test_the_users_text_stays_text() -> None:
    html = render((HOSTILE,), VIEW)
    page = Page(html)
    assert not page.tags & {"img", "a:b"}
    assert html.count("<script>") == html.count("</script>") == 1
    assert "onerror=alert(1)&gt;" in html
    assert "\x00" not in html
    assert "\x1b" not in html
    assert "␛[31m" in page.copies[0]
    html.encode("utf-8")


def test_what_was_not_checked_and_clean_texts_are_named() -> None:
    html = render(ALL, view())
    assert "<b>Not checked:</b> drafts/old.txt:2:3: is not UTF-8" in html
    assert "Nothing found in 1 text" in html
    assert "&lt;stdin&gt;" in html
    assert 'class="filters"' not in render((CLEAN_REPORT,), View())


def test_findings_below_the_least_severity_are_counted_not_marked() -> None:
    html = render((PRISON_REPORT,), View(min_severity=Severity.CRITICAL))
    assert Page(html).marks == ["dates"]
    assert "2 below critical not shown" in html


def test_old_findings_are_counted_apart_from_what_is_hidden() -> None:
    first, second, third = PRISON_REPORT.findings
    html = render((replace(PRISON_REPORT, findings=(replace(first, old=True), second, third)),), View(min_severity=Severity.CRITICAL))
    assert Page(html).marks == ["dates"]
    assert "1 below critical not shown, 1 old, 1 hidden by comments. " in html


def test_overlapping_findings_repeat_no_word_of_the_copy() -> None:
    first, second, third = PRISON_REPORT.findings
    inside = replace(first, start=first.start + 10, rule="x/y/z")
    page = Page(render((replace(PRISON_REPORT, findings=(first, inside, second, third)),), View()))
    assert page.copies == [PRISON.replace("\r\n", "\n")]
    assert page.marks == ["executive list", "", "dates", "Semenov"]


@pytest.mark.require("browser")
def test_its_script_runs_under_its_own_policy(tmp_path: Path) -> None:
    dom = browser.dom(render(ALL, view()), tmp_path)
    assert '<div class="filters">' in dom  # the script brought it out
    assert ">4 of 4 shown</output>" in dom


HELPERS = """
const list = (selector, key) => [...document.querySelectorAll(selector)].map(key).join();
const click = (selector) => document.querySelector(selector).click();
const press = (key) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
const choose = (name, value) => {
  const select = document.querySelector(`select[name=${name}]`);
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
};
const state = () => [
  document.querySelector("output").textContent,
  "plain " + list("mark.off", (m) => m.id.slice(1)),
  "open " + list(".notes details[open]", (d) => d.parentElement.dataset.n),
  "current " + list(".current", (x) => x.id),
  "articles " + document.querySelectorAll("article:not([hidden])").length,
].join("; ");
"""
STEPS = [
    ("click('input[value=major]')", "3 of 4 shown; plain 1; open ; current ; articles 2"),
    ("press('j')", "3 of 4 shown; plain 1; open 2; current f2,n2; articles 2"),
    ("click('input[value=major]')", "4 of 4 shown; plain ; open 2; current f2,n2; articles 2"),
    ("press('k')", "4 of 4 shown; plain ; open 1; current f1,n1; articles 2"),
    ("press('Escape')", "4 of 4 shown; plain ; open ; current f1,n1; articles 2"),
    ("click('#n3 summary')", "4 of 4 shown; plain ; open 3; current f3,n3; articles 2"),
    ("click('#f3 a')", "4 of 4 shown; plain ; open ; current f3,n3; articles 2"),
    ("click('#f4 a')", "4 of 4 shown; plain ; open 4; current f4,n4; articles 2"),
    ("dispatchEvent(new Event('beforeprint'))", "4 of 4 shown; plain ; open 1,2,3,4; current f4,n4; articles 2"),
    ("dispatchEvent(new Event('afterprint'))", "4 of 4 shown; plain ; open 4; current f4,n4; articles 2"),
    ("choose('rule', 'en/names/two-spellings')", "1 of 4 shown; plain 1,2,4; open 4; current ; articles 1"),
    ("choose('rule', '')", "4 of 4 shown; plain ; open 4; current ; articles 2"),
    ("choose('category', 'style/awkward')", "1 of 4 shown; plain 1,2,3; open 4; current ; articles 1"),
]


@pytest.mark.require("browser")
def test_filters_clicks_and_keys(tmp_path: Path) -> None:
    steps = "; ".join(f"{step}; told.push(state())" for step, _ in STEPS)
    told = browser.act(render(ALL, view()), f"{HELPERS} const told = []; {steps}; return JSON.stringify(told)", tmp_path)
    assert list(zip((step for step, _ in STEPS), json.loads(told), strict=True)) == STEPS
