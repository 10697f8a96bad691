"""The fix language: what stands after `->`, worked out when a rule is compiled; `printing` prints it when it matches."""

from __future__ import annotations

import re

from tqc import lexicon
from tqc.ruleset.nodes import Flag, Named, Node, PatternError, Words, walk
from tqc.ruleset.printing import ADJECTIVE, DELETE, NOUN, VERB, Part
from tqc.ruleset.vocabulary import Vocabulary
from tqc.ruleset.words import parts, spelled, table

PLAIN_FORMS = ("cap", "hyphen")
ITEM = re.compile(r"\{([^{}]*)\}|<([A-Za-z][\w-]*)(?::([a-z]+))?>|((?:\\.|[^{}<>\\])+)")


def compile_fix(written: str, node: Node, vocabulary: Vocabulary) -> list[Part]:
    """The parts of one fix for a line's tree.

    Raises:
        PatternError: an unknown name, form or column; a lemma of the pattern with a form that the fix's lemma lacks.
    """
    if written == DELETE:
        return []
    slots = {n.name: n.node for n in walk(node) if isinstance(n, Named)}
    lemmas = _lemmas(node)
    names = [m.group(1).partition("/")[0] for m in ITEM.finditer(written) if m.group(1)]
    repeated = {s for s, w in lemmas.items() for base, _ in w.lemmas if base in names}
    free = [s for s in lemmas if s not in repeated]
    found: list[Part] = []
    at = 0
    for m in ITEM.finditer(written):
        if m.start() != at:
            break
        at = m.end()
        braces, name, form, text = m.groups()
        if text:
            found.append(["text", re.sub(r"\\(.)", r"\1", text)])
        elif name:
            found.append(_reference(name, form or "", slots, vocabulary, m.start()))
        else:
            found.append(_lemma(braces, lemmas, repeated, free, m.start()))
    if at < len(written):
        raise PatternError(f"“{written[at:]}” cannot be read as a fix", at, "a fix holds words, {lemmas} and <names>")
    return found


def _lemmas(node: Node) -> dict[str, Words]:
    """The lemmas of the flagged part in order: slot → words."""
    flagged = next((n for n in walk(node) if isinstance(n, Flag)), node)
    return {
        n.name: n.node
        for n in walk(flagged)
        if isinstance(n, Named) and n.name.startswith("#") and isinstance(n.node, Words) and n.node.lemmas
    }


def _reference(name: str, form: str, slots: dict[str, Node], vocabulary: Vocabulary, column: int) -> Part:
    if name not in slots:
        names = [s for s in slots if not s.startswith("#")]
        raise PatternError(
            f"the pattern has no part <{name}>", column, f"it has {', '.join(f'<{n}>' for n in names)}" if names else "name a part: x=(…)"
        )
    if form in ("", *VERB, *NOUN, *ADJECTIVE, *PLAIN_FORMS):
        return ["slot", name, form]
    columns = vocabulary.lists[name].columns if name in vocabulary.lists else ()
    if form in columns:
        return ["column", name, form]
    raise PatternError(
        f"“{form}” is no form" + (f" and no column of <{name}>" if columns else ""),
        column,
        f"forms: {', '.join((*VERB, *NOUN, *ADJECTIVE, *PLAIN_FORMS, *columns))}",
    )


def _lemma(written: str, lemmas: dict[str, Words], repeated: set[str], free: list[str], column: int) -> Part:
    base, _, pos = written.partition("/")
    for slot, words in lemmas.items():
        if slot in repeated and any(b == base for b, _ in words.lemmas):
            return ["slot", slot, ""] if len(words.lemmas) == 1 else ["forms", slot, _forms(words, base, pos, column)]
    if not free:
        raise PatternError(f"nothing in the flagged part lends {{{written}}} its form", column, "write the form itself, without braces")
    slot = free.pop(0) if len(free) > 1 else free[0]
    return ["forms", slot, _forms(lemmas[slot], base, pos, column)]


def _forms(words: Words, base: str, pos: str, column: int) -> dict[str, dict[str, list[str]]]:
    """Matched words → form → what to print; every form that the pattern's lemma can take must have one."""
    if not pos and not lexicon.pos(base.split(maxsplit=1)[0]) and not lexicon.pos(base.rsplit(maxsplit=1)[-1]):
        raise PatternError(
            f"the lexicon does not know “{base}”", column, f"say its part of speech: {{{base}/N}}, {{{base}/V}} or {{{base}/A}}"
        )
    wanted = {p: table(base, p) for p in parts(base, pos)}
    found: dict[str, dict[str, list[str]]] = {}
    lacking: set[tuple[str, str]] = set()
    for lemma, lemma_pos in words.lemmas:
        for p in parts(lemma, lemma_pos):
            for form, surfaces in table(lemma, p).items():
                for surface in surfaces:
                    if p not in wanted or not wanted[p].get(form):
                        lacking.add((surface, lemma))
                        continue
                    said = list(wanted[p][form]) if base.split(maxsplit=1)[0] == "be" else [wanted[p][form][0]]
                    for keys in spelled(surface):
                        found.setdefault(" ".join(keys), {}).setdefault(form, said)
    missing = sorted((s, lemma) for s, lemma in lacking if not any(" ".join(k) in found for k in spelled(s)))
    if missing:
        surface, lemma = missing[0]
        tagged = "N" if "N" in wanted else "V" if "V" in wanted else "A"
        raise PatternError(f"“{surface}” (a form of {{{lemma}}}) has no form in {{{base}}}", column, f"write {{{lemma}/{tagged}}}")
    return found
