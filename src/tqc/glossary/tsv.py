"""Tab-separated terms: a first line that names the columns, then a line a term; `#` begins a comment."""

from __future__ import annotations

from tqc.errors import UserError, UserErrors
from tqc.glossary import Term
from tqc.naming import did_you_mean

COLUMNS = ("term", "use", "forbidden", "note", "pos")
NAMES = {"use instead": "use", "forbidden variants": "forbidden"}


def read(text: str, path: str) -> list[Term]:
    """The terms of a table; forbidden wordings are joined by ` | `.

    Raises:
        UserErrors: a column that is none, a line without a term, or with more cells than there are columns.
    """
    rows = [(n, line.split("\t")) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    if not rows:
        return []
    (first, head), *rest = rows
    columns = [NAMES.get(c.strip().lower(), c.strip().lower()) for c in head]
    errors = [
        UserError(f"there is no column “{c}”", hint=did_you_mean(c, COLUMNS, f"there are: {', '.join(COLUMNS)}"), path=path, line=first)
        for c in columns
        if c not in COLUMNS
    ]
    if "term" not in columns and not errors:
        errors.append(UserError("the first line names no column “term”", hint=f"there are: {', '.join(COLUMNS)}", path=path, line=first))
    if errors:
        raise UserErrors(errors)
    found = []
    for line, cells in rest:
        row = dict(zip(columns, (" ".join(c.split()) for c in cells), strict=False))
        if len(cells) > len(columns):
            errors.append(UserError(f"{len(cells)} cells where there are {len(columns)} columns", path=path, line=line))
        elif not row["term"]:
            errors.append(UserError("the line has no term", path=path, line=line))
        else:
            forbidden = tuple(f.strip() for f in row.get("forbidden", "").split("|") if f.strip())
            found.append(Term(row["term"], line, row.get("use", ""), forbidden, row.get("note", ""), row.get("pos", "")))
    if errors:
        raise UserErrors(errors)
    return found
