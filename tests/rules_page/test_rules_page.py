from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests import browser
from tests.formats.reports import WRIT
from tqc.model import Confidence, Role, Severity
from tqc.rules_page import render
from tqc.ruleset.rule import Rule

CODE = Rule(
    "check/spacing/two-full-stops",
    "Spacing",
    "fluency/punctuation",
    Severity.MINOR,
    Confidence.MEDIUM,
    (),
    advice="One full stop is <enough> & no more.",
    examples=("The roof leaked[.. -> .] It rained.", "# He [was in -> ] Omsk <- Он в Омске"),
    where=(Role.BODY, "not quote"),
    code=True,
)
RATES = {WRIT.id: {"mt": "12", "human": "1", "native": "0", "on_marks": "3", "flags": "4"}}


def page(*rules: Rule, measured_on: str = "") -> str:
    return render(rules or (WRIT, CODE), RATES, measured_on=measured_on, version="0.1.0")


def test_a_rule_is_told_whole_under_its_id() -> None:
    html = page()
    assert '<article id="ru/prison-and-courts/executive-list" class="major"' in html
    assert '<a href="#ru/prison-and-courts/executive-list">executive-list</a>' in html
    for told in (
        "The paper by which a court lets bailiffs collect a debt is a writ.",
        "<code>executive {list}</code>",
        "<ins>{writ} of execution</ins>",
        '<td lang="ru">исполнительный лист</td>',
        "unless: <code>mailing ~</code>",
        "She brought the <del>executive list</del> <ins>writ of execution</ins>.",
        "<li class=right>The executive listed nine names.</li>",
        "12 of machine translation, 1 of human translation, 0 of native English; 3 of 4 findings on what an annotator marked.",
    ):
        assert told in html


def test_a_rule_in_code_has_no_table_and_no_rates_it_was_not_measured_for() -> None:
    html = page(CODE)
    assert "<table>" not in html
    assert "Measured" not in html
    assert "One full stop is &lt;enough&gt; &amp; no more." in html
    assert (
        '<li><span class="soft">Headline:</span> He <del>was in</del> <ins>(delete)</ins> Omsk <span class="soft" lang="ru">Он в Омске</span></li>'
        in html
    )
    assert "where: <code>body not quote</code>" in html


def test_an_old_link_leads_to_the_rule_it_meant() -> None:
    assert '<span id="ru/prison-and-courts/list-of-execution"></span>' in page()
    moved = replace(WRIT, formerly=("ru/courts/old",))
    assert '<span id="ru/courts/old"></span>' in page(moved)


def test_rules_stand_by_topic_whatever_their_order() -> None:
    assert page(WRIT, CODE) == page(CODE, WRIT)
    html = page()
    assert html.index('<h2 id="check/spacing">Spacing ') < html.index('<h2 id="ru/prison-and-courts">Prisons and courts ')


def test_what_was_measured_is_said() -> None:
    assert "Rates count sentences." in page(measured_on="Rates count sentences.")


@pytest.mark.require("browser")
def test_search_and_filters(tmp_path: Path) -> None:
    script = """
    const told = [];
    const search = document.querySelector("input");
    const type = (text) => {
      search.value = text;
      search.dispatchEvent(new Event("input", { bubbles: true }));
      told.push([...document.querySelectorAll("article:not([hidden])")].map((a) => a.id).join() || document.getElementById("nothing").textContent);
    };
    type("ИСПОЛНИТЕЛЬНЫЙ writ");
    type("stop enough");
    type("no such words");
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    told.push(document.querySelector("output").textContent, document.querySelectorAll("section:not([hidden])").length);
    document.querySelector("select[name=severity]").value = "major";
    type("");
    return told.join("; ");
    """
    both = "2 of 2; 2"
    writ, code = WRIT.id, CODE.id
    assert browser.act(page(), script, tmp_path) == f"{writ}; {code}; No rule is like that.; {both}; {writ}"


@pytest.mark.require("browser")
def test_its_script_runs_under_its_own_policy(tmp_path: Path) -> None:
    assert ">2 of 2</output>" in browser.dom(page(), tmp_path)
