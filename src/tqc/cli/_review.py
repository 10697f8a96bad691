"""What `tqc rules test --report` tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tqc.audit.review import Review
    from tqc.errors import UserError

TOLD = 40
"""Rules named in a section at most."""


def report(paths: Sequence[Path], on: Sequence[Path], errors: list[UserError]) -> str:
    """The review of some rules, in sections, those that are empty left out; texts that cannot be read are added to `errors`.

    Raises:
        UserErrors: mistakes in the rules.
    """
    from tqc.audit.review import review
    from tqc.cli._evidence import passages_of

    texts = [passage.text for _, passage in passages_of(on, errors)] if on else []
    return "\n".join(_told(review(paths, texts), bool(texts))).rstrip("\n") + "\n"


def _told(found: Review, given: bool) -> Iterator[str]:
    if found.unmeasured:
        yield from _section("Never measured", found.unmeasured, "tqc rules measure --on FILE counts where they fire")
    yield from _section("Seen nowhere", found.unseen, "medium at most, argued by the source language, or out")
    native = [f"{n.rule.id}  {n.native:,} native, {n.mt:,} machine translation, {n.rule.confidence}" for n in found.native]
    yield from _section("Fire on native English", native, "narrow them, or demote them")
    covered = [f"{rule}  by {', '.join(by)}" for rule, by in found.subsumed]
    yield from _section("Found by another rule, too", covered, "wherever they fire; keep one")
    dear = [f"{rule}  {tries:.1f}" for rule, tries in found.dearest]
    text = "the given text" if given else "the rules' own examples"
    yield from _section("Dearest, by tries in 1,000 words", dear, f"all: {found.tries:.1f}, on {found.words:,} words of {text}")


def _section(title: str, rows: Sequence[str], about: str) -> Iterator[str]:
    if not rows:
        return
    yield f"{title} ({len(rows):,}) – {about}"
    yield from (f"  {row}" for row in rows[:TOLD])
    if len(rows) > TOLD:
        yield f"  and {len(rows) - TOLD:,} more"
    yield ""
