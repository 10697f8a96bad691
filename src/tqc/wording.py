"""How a finding is said: one line, what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Iterable

PROPER = frozenset("English Russian Soviet American British Ukrainian Cyrillic Latin Moscow Reuters AP BBC US UK MQM NATO I".split())
"""What an advice may begin with that keeps its capital."""


def message(found: str, advice: str, fixes: Iterable[str]) -> str:
    """“found”: the advice if there is one, else what to write or that it is to be deleted."""
    if advice:
        return f"“{found}”: {advice if advice.partition(' ')[0].strip(',.') in PROPER else advice[:1].lower() + advice[1:]}"
    said = " or ".join(f"“{fix}”" for fix in dict.fromkeys(fixes) if fix)
    return f"“{found}”: {f'write {said}' if said else 'delete it'}"
