"""Names that a user types: what they stand for, and the nearest if they stand for nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Known = Mapping[str, Sequence[str]]
"""Every rule id, and the names that rule had before."""


def resolve(name: str, known: Known) -> list[str]:
    """The ids that a name stands for, sorted; empty if it stands for none, several if it is ambiguous or a topic.

    Tried in this order: the full id; a former name; a pack or topic ("ru", "ru/reporting"); the tail of an id
    ("live-ether", "reporting/live-ether"). The first that finds anything is taken.
    """
    name = name.strip().strip("/")
    if not name:
        return []
    if name in known:
        return [name]
    tail = "/" + name
    return (
        sorted(i for i, formerly in known.items() if any(f == name or f.endswith(tail) for f in formerly))
        or sorted(i for i in known if i.startswith(name + "/"))
        or sorted(i for i in known if i.endswith(tail))
    )


def is_group(name: str, ids: Sequence[str]) -> bool:
    """Whether a name that stands for these ids is a pack or a topic, so that several ids are no ambiguity."""
    return all(i.startswith(name.strip().strip("/") + "/") for i in ids)


def nearest(name: str, choices: Iterable[str]) -> str:
    """The choice most like a name, whole or by its last part; empty if none is near."""
    from difflib import get_close_matches

    low = name.strip().lower()
    tails: dict[str, str] = {}
    for choice in choices:
        tails.setdefault(choice.lower(), choice)
        tails.setdefault(choice.lower().rpartition("/")[2], choice)
    found = get_close_matches(low, tails, n=1, cutoff=0.6) or get_close_matches(low.rpartition("/")[2], tails, n=1, cutoff=0.6)
    return tails[found[0]] if found else ""


def did_you_mean(name: str, choices: Iterable[str], otherwise: str = "") -> str:
    """A hint: `did you mean “…”?`, or what to say if nothing is near."""
    near = nearest(name, choices)
    return f"did you mean “{near}”?" if near else otherwise
