"""Write the lexicon's data files; run by hand, never by users: `python tools/lexicon.py --texts DIR --breame FILE`.

Sources: lemminflect (MIT) for inflections and parts of speech; breame (Apache-2.0) for British and American pairs;
word counts of any folder of news copy (`*.txt`); `tools/lexicon_overrides.tsv`, whose word is last.
"""

from __future__ import annotations

import argparse
import ast
import gzip
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import lemminflect

from tqc.lexicon import analysis, inflection, regular, tables

DATA = Path(__file__).parents[1] / "src/tqc/lexicon/data"
OVERRIDES = Path(__file__).with_name("lexicon_overrides.tsv")
WORD = re.compile(r"[a-zé]+(?=n't)|n't|[a-zé]+(?:&[a-z]+)*|'(?:s|re|ve|ll|d|m)\b")
LEMMA = re.compile(r"[a-zé]+(?:-[a-zé]+)*")
CODES = {"noun": "N", "verb": "V", "adj": "A", "adv": "D"}
SEEN = 3
"""A word seen less often has no rank."""
NEVER_BOTH = frozenset(
    """
    prize size seize capsize maize baize assize resize downsize oversize advertize apprize arize chastize circumcize
    compromize comprize demize despize devize disguize enterprize excize exercize expertize franchize improvize incize
    merchandize premize promize revize rize supervize surprize televize enfranchize disenfranchize misadvertize readvertize
    reprize treatize paradize likewize wize concize precize
    """.split()
)
"""Not words, or not of the -ise that may be -ize."""
MASS = 60
"""A noun met this often and never in the plural has none."""
SHORTEST_SUFFIXED = 5
STEMS_NEVER_BOTH = tuple(lemma[:-1] for lemma in NEVER_BOTH if len(lemma) > SHORTEST_SUFFIXED + 1)
ALTERNATIONS = (("isation", "ization"), ("ise", "ize"), ("yse", "yze"))
LICENCE = "GPL-3.0-or-later like the rest of tqc"

Entries = dict[str, str]


def main() -> None:
    """Read the sources and write every generated file."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--texts", type=Path, required=True, help="folder of news copy to count words in")
    options.add_argument("--breame", type=Path, required=True, help="breame/data/spelling_constants.py")
    given = options.parse_args()
    counts = count(given.texts)
    lexicon = from_lemminflect(counts)
    pairs = dict(spelling_pairs(given.breame, lexicon))
    complete(lexicon, pairs)
    override(lexicon, OVERRIDES.read_text("utf-8").splitlines())
    write_lemmas(lexicon)
    write_variants(lexicon, pairs)
    ranked = sorted((w for w, n in counts.items() if n >= SEEN), key=lambda w: (-counts[w], w))
    write("ranks.txt", "Words of news English by frequency, one a line, the most frequent first. Counted for tqc over news copy.", ranked)


def count(folder: Path) -> Counter[str]:
    """Lower-case words and clitics → how often they stand in the texts of a folder."""
    found: Counter[str] = Counter()
    for path in sorted(folder.glob("*.txt")):
        for line in path.open(encoding="utf-8"):
            for word in WORD.findall(line.lower().replace("’", "'")):
                found[word] += 1
    return found


def from_lemminflect(counts: Counter[str]) -> dict[str, Entries]:
    """Lemma → part of speech → entry, from lemminflect's table."""
    lexicon: dict[str, Entries] = defaultdict(dict)
    source = Path(lemminflect.__file__).parent / "resources" / "infl_lu.csv.gz"
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        for line in lines:
            lemma, kind, *columns = line.rstrip("\n").split(",")
            if LEMMA.fullmatch(lemma):
                cells = [tidy(lemma, cell, counts) for cell in columns]
                lexicon[lemma][CODES[kind]] = ENCODERS[CODES[kind]](lemma, cells, counts)
    return lexicon


def tidy(lemma: str, cell: str, counts: Counter[str]) -> list[str]:
    """The alternatives of a cell that are spelt like the lemma, those met in the texts if any are, most frequent first."""
    words = [w for w in cell.split("/") if LEMMA.fullmatch(w) and ("-" in w) == ("-" in lemma) and w[:1] == lemma[:1]]
    met = [w for w in words if counts[w]]
    return sorted(met or words, key=lambda w: -counts[w])


def noun(lemma: str, cells: list[list[str]], counts: Counter[str]) -> str:
    """The entry of a noun. lemminflect gives the lemma as its own plural for what is not counted."""
    given = [w for w in cells[0] if w != lemma]
    rare = lemma not in counts or counts[lemma] < MASS
    if not given or (not rare and not any(counts[w] for w in given)):
        return "N:0"
    return "N" if regular.plural(lemma) in given else "N:" + ",".join(given)


def verb(lemma: str, cells: list[list[str]], _: Counter[str]) -> str:
    """The entry of a verb: how its last consonant is doubled, or its forms."""
    ed, en, ing, s = [*cells, [], [], [], []][:4]
    en = en or ed
    once, twice = ((regular.past(lemma, double=d), regular.gerund(lemma, double=d)) for d in (False, True))
    if not ed or (ed == en == [once[0]] and ing == [once[1]] and not regular.doubles(lemma)):
        return "V"
    if set(ed) == {once[0], twice[0]} or (set(ing) == {once[1], twice[1]} and once != twice):
        return "V12" if lemma.endswith("l") else "V"
    if ed == en == [twice[0]] and ing == [twice[1]]:
        return "V" if regular.doubles(lemma) else "V2"
    if ed == en == [once[0]]:
        return "V:" + "/".join([ed[0], "", ing[0] if ing else "", ""]).rstrip("/")
    parts = [ed, [] if en == ed else en, [] if ing == [regular.gerund(lemma, double=regular.doubles(lemma))] else ing]
    parts.append([] if s == [regular.third_person(lemma)] else s)
    return "V:" + "/".join(map(",".join, parts)).rstrip("/")


def adjective(lemma: str, cells: list[list[str]], _: Counter[str]) -> str:
    """The entry of an adjective; comparison only where lemminflect has it."""
    er, est = [*cells, [], []][:2]
    if not er or not est:
        return "A"
    return "A:er" if regular.comparative(lemma) in er else f"A:{','.join(er)}/{','.join(est)}"


ENCODERS = {"N": noun, "V": verb, "A": adjective, "D": lambda *_: "D"}


def spelling_pairs(breame: Path, lexicon: dict[str, Entries]) -> Iterator[tuple[str, str]]:
    """British → American, of breame and of the -ise, -yse and doubled -l that are regular."""
    table = ast.parse(breame.read_text("utf-8")).body
    british = next(ast.literal_eval(s.value) for s in table if isinstance(s, ast.Assign))
    words = ((uk, us) for uk, us in british.items() if LEMMA.fullmatch(uk) and LEMMA.fullmatch(us))
    yield from ((uk, us) for uk, us in words if not us.startswith(STEMS_NEVER_BOTH))
    for lemma, entries in lexicon.items():
        if lemma not in NEVER_BOTH and len(lemma) > SHORTEST_SUFFIXED:
            for uk, us in ALTERNATIONS:
                if lemma.endswith(us) and ("V" in entries or us == "ization"):
                    yield lemma.removesuffix(us) + uk, lemma


def complete(lexicon: dict[str, Entries], pairs: dict[str, str]) -> None:
    """Give each spelling of a lemma what the other has."""
    for uk, us in pairs.items():
        for here, there in ((uk, us), (us, uk)):
            if here not in lexicon and there in lexicon and all(":" not in e or e[2:] in {"0", "er"} for e in lexicon[there].values()):
                lexicon[here] = dict(lexicon[there])


def override(lexicon: dict[str, Entries], lines: Iterable[str]) -> None:
    """Apply the overrides: `lemma<TAB>entries` sets those entries and puts them first, `-N` takes one away."""
    for line in lines:
        if line.startswith(("#", "=", ">", "<", "!")):
            continue
        lemma, _, entries = line.partition("\t")
        given = {e[0]: e for e in entries.split() if e[0] != "-"}
        gone = {e[1] for e in entries.split() if e[0] == "-"}
        lexicon[lemma] = given | {p: e for p, e in lexicon.get(lemma, {}).items() if p not in given and p not in gone}


def write_lemmas(lexicon: dict[str, Entries]) -> None:
    """Write lemmas.tsv and make the runtime read it."""
    rows = [f"{lemma}\t{' '.join(entries.values())}" for lemma, entries in sorted(lexicon.items()) if entries]
    write("lemmas.tsv", "Lemmas and how they inflect (see tqc.lexicon.tables). From lemminflect (Brad Jascob, MIT), corrected.", rows)
    forms = tables.irregular_forms(dict(row.split("\t") for row in rows))
    write(
        "irregular.tsv",
        "Irregular forms and their lemmas, worked out from lemmas.tsv.",
        sorted(f"{f}\t{' '.join(ls)}" for f, ls in forms.items()),
    )
    for cached in (tables.lemmas, tables.irregular):
        cached.cache_clear()
    analysis.readings.cache_clear()


def write_variants(lexicon: dict[str, Entries], pairs: dict[str, str]) -> None:
    """Write variants.tsv: every form of every pair of lemmas, with the overrides' directions."""
    found: dict[tuple[str, str], str] = {}
    for uk, us in pairs.items():
        if uk in lexicon or us in lexicon or analysis.readings(uk) or analysis.readings(us):
            found |= dict.fromkeys(bent(uk, us, lexicon), "=")
    for lemma, entries in lexicon.items():
        if any(e.startswith("V12") for e in entries.values()):
            ed, ing = (inflection.inflect(lemma, "V")[f] for f in ("ed", "ing"))
            found |= {(w[-1], w[0]): "=" for w in (ed, ing) if len(w) > 1}
    for line in OVERRIDES.read_text("utf-8").splitlines():
        if line.startswith(("=", ">", "<", "!")):
            mark, uk, *rest = line.split()
            us = rest[0] if rest else ""
            found = {pair: d for pair, d in found.items() if pair != (uk, us) and not (mark == "!" and uk in pair)}
            if mark != "!":
                found[uk, us] = mark
    rows = sorted(f"{uk}\t{us}\t{direction}" for (uk, us), direction in found.items())
    write(
        "variants.tsv", "British, American, direction (see tqc.lexicon.tables). From breame (Charles Pierse, Apache-2.0), extended.", rows
    )


def bent(uk: str, us: str, lexicon: dict[str, Entries]) -> Iterator[tuple[str, str]]:
    """The pair itself, and the pairs of its forms where both spellings are lemmas that bend alike."""
    yield uk, us
    for p in set(lexicon.get(uk, ())) & set(lexicon.get(us, ())) - {"D"}:
        mine, theirs = (inflection.inflect(w, p) for w in (uk, us))  # type: ignore[arg-type]
        for form in mine.keys() & theirs.keys():
            yield from ((a, b) for a, b in zip(mine[form], theirs[form], strict=False) if a != b)


def write(name: str, about: str, rows: list[str]) -> None:
    """Write a data file under its header."""
    path = DATA / name
    header = f"# {about}", f"# {LICENCE}; written by tools/lexicon.py, corrections belong in tools/lexicon_overrides.tsv."
    path.write_text("\n".join([*header, *rows]) + "\n", "utf-8")
    sys.stderr.write(f"{path.name}: {len(rows)} rows, {path.stat().st_size // 1024} KB\n")


if __name__ == "__main__":
    main()
