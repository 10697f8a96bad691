"""The rules as one web page to be published: searchable, an anchor a rule, each told by its own entry and examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from tqc.rules_page.entry import entry
from tqc.ruleset.rule import Rule
from tqc.webpage import asset, page, text

Rates = Mapping[str, str]
"""A rule's row of measured.tsv by the columns' names."""


def render(rules: Sequence[Rule], rates: Mapping[str, Rates], *, measured_on: str, version: str) -> str:
    """The page; it loads nothing.

    Args:
        rules: those to tell, in any order.
        rates: what was measured, by a rule's id; a rule may lack it.
        measured_on: what the rates were measured on; may be empty.
        version: tqc's.
    """
    ordered = sorted(rules, key=lambda r: r.id)
    body = [_head(ordered, version), "<main>"]
    body += [f'<p class="soft">{text(measured_on)}</p>'] if measured_on else []
    for topic, its in groupby(ordered, key=_topic):
        group = list(its)
        body.append(f'<section>\n<h2 id="{text(topic)}">{text(group[0].title)} <span class="soft">{text(topic)}</span></h2>')
        body += [entry(rule, rates.get(rule.id, {})) for rule in group]
        body.append("</section>")
    body.append('<p id="nothing" class="soft" hidden>No rule is like that.</p>\n</main>')
    style, script = (asset("tqc.rules_page", f"rules.{kind}") for kind in ("css", "js"))
    return page("tqc rules", "\n".join(body), style=style, script=script)


def _topic(rule: Rule) -> str:
    return rule.id.rpartition("/")[0]


def _head(rules: Sequence[Rule], version: str) -> str:
    chosen: dict[str, Callable[[Rule], object]] = {
        "pack": lambda r: r.pack,
        "category": lambda r: r.category,
        "severity": lambda r: r.severity,
        "confidence": lambda r: r.confidence,
    }
    choices = "\n".join(_choice(name, Counter(str(of(r)) for r in rules)) for name, of in chosen.items())
    return (
        f'<header class="bar">\n<h1>tqc rules</h1>\n<div class="soft">{len(rules):,} rules of tqc {text(version)}</div>\n'
        '<div class="filters" hidden>\n<input type="search" aria-label="Search" placeholder="Search: words, Russian, a rule’s name">\n'
        f'{choices}\n<output class="soft"></output>\n</div>\n</header>'
    )


def _choice(name: str, counts: Mapping[str, int]) -> str:
    options = "".join(f'<option value="{text(v)}">{text(v)} ({n:,})</option>' for v, n in sorted(counts.items()))
    return f'<select name="{name}" aria-label="{name.capitalize()}"><option value="">any {name}</option>{options}</select>'
