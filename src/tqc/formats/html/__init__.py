"""One web page that holds all: the copy with its faults marked in place, beside it what is wrong, why, and what to write.

Without its script every text is readable and every mark leads to its note; the script adds filters and keys.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tqc.formats import View, by_severity, plural, tally
from tqc.formats._parts import noted, path, told
from tqc.formats.html.copy import Numbered, note, read
from tqc.model import Finding, Report
from tqc.webpage import asset, page, text

KEYS = '<span class="keys soft"><kbd>j</kbd> next, <kbd>k</kbd> previous, <kbd>Esc</kbd> closes</span>'


def render(reports: Sequence[Report], view: View) -> str:
    """The page; it loads nothing, and every text of the user's is escaped."""
    found = [f for r in reports for f in view.shown(r)]
    numbers = iter(range(1, len(found) + 1))
    numbered = [(r, [Numbered(next(numbers), f) for f in view.shown(r)]) for r in reports]
    body = [_head(reports, found, view), "<main>", *(f'<p class="told">{_error(view, i)}</p>' for i in range(len(view.errors)))]
    body += [_article(report, its, view) for report, its in numbered if its or report.notes]
    clean = [report for report, its in numbered if not its and not report.notes]
    if clean:
        items = "\n".join(f"<li>{text(path(r))} <span class=soft>{plural(r.words, 'word')}</span></li>" for r in clean)
        body.append(f"<section>\n<h2>Nothing found in {plural(len(clean), 'text')}</h2>\n<ul>\n{items}\n</ul>\n</section>")
    body.append("</main>")
    style, script = (asset("tqc.formats.html", f"report.{kind}") for kind in ("css", "js"))
    return page("tqc report", "\n".join(body), style=style, script=script)


def _head(reports: Sequence[Report], found: Sequence[Finding], view: View) -> str:
    hidden, old = view.unshown(reports)
    suppressed = sum(r.suppressed for r in reports)
    totals = f"{plural(len(reports), 'file')}, {plural(sum(r.words for r in reports), 'word')}, {tally(found)}"
    totals += f", {hidden:,} below {view.min_severity} not shown" if hidden else ""
    totals += f", {old:,} old" if old else ""
    totals += f", {suppressed:,} hidden by comments" if suppressed else ""
    totals += f", {len(view.errors):,} not checked" if view.errors else ""
    head = f'<header class="bar">\n<h1>tqc report</h1>\n<div>{text(totals)}. <span class="soft">tqc {text(view.version)}</span></div>\n'
    return head + (_filters(found) if found else "") + "</header>"


def _filters(found: Sequence[Finding]) -> str:
    boxes = "\n".join(
        f'<label class="{s}"><input type="checkbox" value="{s}" checked><span class="badge">{s}</span> {n:,}</label>'
        for s, n in by_severity(found).items()
    )
    category = _choice("category", [f.category for f in found], "every category")
    rule = _choice("rule", [f.rule for f in found], "every rule")
    return f'<div class="filters" hidden>\n{boxes}\n{category}\n{rule}\n<output class="soft"></output>\n{KEYS}\n</div>\n'


def _choice(name: str, values: Sequence[str], everything: str) -> str:
    options = "".join(f'<option value="{text(v)}">{text(v)} ({n:,})</option>' for v, n in sorted(Counter(values).items()))
    return f'<select name="{name}" aria-label="{name.capitalize()}"><option value="">{everything}</option>{options}</select>'


def _error(view: View, i: int) -> str:
    error = view.errors[i]
    place = ":".join(str(x) for x in (error.path, error.line, error.column) if x)
    return f"<b>Not checked:</b> {text(place)}: {text(told(error))}"


def _article(report: Report, its: Sequence[Numbered], view: View) -> str:
    facts = f"{plural(report.words, 'word')}, {tally([n.finding for n in its])}"
    if report.score.per_thousand is not None and any(n.finding.scored for n in its):
        facts += f"; penalty that tqc can see: {report.score.per_thousand:.1f} per 1,000 words"
    notes = "".join(f'<p class="told">{f"Line {n.line}: " if n.line else ""}{text(noted(n))}</p>\n' for n in report.notes)
    items = "\n".join(note(report, n, view) for n in its)
    return (
        f'<article>\n<h2>{text(path(report))}</h2>\n<div class="soft">{text(facts)}</div>\n{notes}'
        f'<div class="spread">\n<div class="copy">{read(report, its)}</div>\n<ol class="notes">\n{items}\n</ol>\n</div>\n</article>'
    )
