"""A rule's entry on the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from tqc.ruleset.examples import parse_example
from tqc.ruleset.rule import Rule
from tqc.webpage import text

RATES = {"mt": "machine translation", "human": "human translation", "native": "native English"}


def entry(rule: Rule, rates: Mapping[str, str]) -> str:
    """What is flagged, why, the Russian, examples and measured rates, under the rule's id and its former names."""
    formerly = "".join(f'<span id="{text(name)}"></span>' for name in _former_ids(rule))
    facts = " · ".join((rule.category, f"{rule.confidence} confidence", *(["inactive: " + rule.inactive] if rule.inactive else [])))
    attributes = {"pack": rule.pack, "category": rule.category, "severity": rule.severity, "confidence": rule.confidence}
    data = " ".join(f'data-{name}="{text(value)}"' for name, value in attributes.items())
    parts = [
        f'<h3><a href="#{quote(rule.id)}">{text(rule.id.rpartition("/")[2])}</a> <span class="badge">{rule.severity}</span></h3>',
        f'<p class="soft"><code>{text(rule.id)}</code> · {text(facts)}</p>',
        *(f"<p>{text(said)}</p>" for said in (rule.advice, rule.why) if said),
        *_finds(rule),
        *_conditions(rule),
        "<ul class=examples>" + "".join(_example(e) for e in rule.examples) + "</ul>" if rule.examples else "",
        *_rates(rates),
    ]
    return f'<article id="{text(rule.id)}" class="{rule.severity}" {data}>{formerly}\n' + "\n".join(filter(None, parts)) + "\n</article>"


def _former_ids(rule: Rule) -> list[str]:
    """Former names as whole ids, so that old links go on leading here."""
    return [name if "/" in name else f"{rule.id.rpartition('/')[0]}/{name}" for name in rule.formerly]


def _finds(rule: Rule) -> Iterator[str]:
    """A table of the lines; the columns that no line fills are left out."""
    if rule.weir:
        yield f"<pre>{text(rule.weir)}</pre>"
    if not rule.lines:
        return
    rows = [(line.pattern, " | ".join(line.fixes), " | ".join(line.lemmas)) for line in rule.lines]
    used = [i for i in range(3) if any(row[i] for row in rows)]
    head = "".join(f"<th>{('Finds', 'Write', 'Russian')[i]}</th>" for i in used)
    tags = ("<td><code>{}</code></td>", "<td><ins>{}</ins></td>", '<td lang="ru">{}</td>')
    body = "".join("<tr>" + "".join(tags[i].format(text(row[i])) for i in used) + "</tr>" for row in rows)
    yield f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _conditions(rule: Rule) -> Iterator[str]:
    told = [(key.replace("_", " "), line) for key, lines in rule.conditions.items() for line in lines]
    told += [("topic", rule.topic)] if rule.topic else []
    told += [("where", " ".join(map(str, rule.where)))] if rule.where else []
    told += [("at least", f"{rule.at_least} in the text")] if rule.at_least > 1 else []
    if told:
        items = "".join(f"<li>{text(key)}: <code>{text(line)}</code></li>" for key, line in told)
        yield f"<details><summary>Only under conditions</summary><ul>{items}</ul></details>"


def _example(written: str) -> str:
    example = parse_example(written)
    parts, at = [], 0
    for mark in example.marks:
        fixes = " | ".join(fix or "(delete)" for fix in mark.fixes)
        parts += [text(example.text[at : mark.start]), f"<del>{text(example.text[mark.start : mark.end])}</del>"]
        parts += [f" <ins>{text(fixes)}</ins>"] if fixes else []
        at = mark.end
    parts.append(text(example.text[at:]))
    source = f' <span class="soft" lang="ru">{text(example.source)}</span>' if example.source else ""
    kind = '<span class="soft">Headline:</span> ' if example.headline else ""
    return f"<li{'' if example.marks else ' class=right'}>{kind}{''.join(parts)}{source}</li>"


def _rates(rates: Mapping[str, str]) -> Iterator[str]:
    """The counts; nothing if the rule was not measured."""
    told = ", ".join(f"{rates[column]} of {kind}" for column, kind in RATES.items() if column in rates)
    marked = f"; {rates['on_marks']} of {rates['flags']} findings on what an annotator marked" if rates.get("flags", "0") != "0" else ""
    if told:
        yield f'<p class="soft">Measured, by sentences it fired in: {text(told + marked)}.</p>'
