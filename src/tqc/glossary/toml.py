"""Terms in TOML: a `[[term]]` each, with term, use, forbidden (a list), note and pos."""

from __future__ import annotations

import re
from typing import Any

from tqc.errors import UserError, UserErrors
from tqc.glossary import Term
from tqc.naming import did_you_mean

KEYS = ("term", "use", "forbidden", "note", "pos")
ENTRY = re.compile(r"(?m)^\s*\[\[\s*term\s*\]\]")


def read(text: str, path: str) -> list[Term]:
    """The terms of a file.

    Raises:
        UserError: it is no TOML.
        UserErrors: every entry without a term, and every key or value that is none.
    """
    import tomllib

    try:
        data = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise UserError(f"is no TOML: {error}", path=path) from None
    entries = data.get("term", [])
    if set(data) - {"term"} or not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        raise UserError("holds something else than terms", hint="write each as a [[term]]", path=path)
    lines = [1 + text.count("\n", 0, m.end()) for m in ENTRY.finditer(text)]
    lines += [0] * (len(entries) - len(lines))
    errors = [
        UserError(fact, hint=hint, path=path, line=line)
        for entry, line in zip(entries, lines, strict=False)
        for fact, hint in _mistakes(entry)
    ]
    if errors:
        raise UserErrors(errors)
    return [
        Term(e["term"], line, e.get("use", ""), tuple(e.get("forbidden", ())), e.get("note", ""), e.get("pos", ""))
        for e, line in zip(entries, lines, strict=False)
    ]


def _mistakes(entry: dict[str, Any]) -> list[tuple[str, str]]:
    found = [(f"there is no key “{k}”", did_you_mean(k, KEYS, f"there are: {', '.join(KEYS)}")) for k in entry if k not in KEYS]
    for key in KEYS:
        value = entry.get(key, [] if key == "forbidden" else "")
        texts = value if key == "forbidden" else [value]
        if not isinstance(texts, list) or not all(isinstance(t, str) for t in texts):
            found.append((f"“{key}” is no {'list of texts' if key == 'forbidden' else 'text'}", "put it in quotes"))
    if not entry.get("term"):
        found.append(("the entry has no term", 'write term = "…"'))
    return found
