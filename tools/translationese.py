"""Learn the table of `check/wording/translationese`: `python tools/translationese.py --data DIR [--held-out N] [--write]`, a minute.

`DIR` holds the development data: machine translations beside human ones, machine translations with an editor's marks, news
written in English, news translated by people. Only its open fold is looked at: four blocks of stories. `--held-out N` leaves
block N (1 to 4) out of the learning, so that a table written elsewhere can be measured on it. Needs the dependency group `tables`.

A machine's word counts as wrong if no human translation of its sentence has it in the same order, or if an editor marked it;
what people wrote counts as right.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import SGDClassifier

from tqc.checks._translationese import ROLES, SIZE, TABLE, WORD, ZERO, features, fold, packed

PENALTY, ROUNDS = 6e-7, 6
"""Of the regression: its L2 penalty, its passes over the data."""
MARKED, UNCHANGED, NATIVE = 2.0, 0.5, 0.5
"""What a word of marked text, a machine's word that people kept and a word of other human text weigh; a human translation's weighs 1."""
MEASURED = ("bbc", "us-2023", "gum")
"""Sources of native news that false alarms are counted on, as on all of `news_wmt`: nothing is learnt from them."""
CLIP = 0.9999
"""The share of weights, by size, that a byte must hold without being cut."""


class Text(NamedTuple):
    """A paragraph to learn from."""

    words: list[str]
    wrong: list[int]
    """1 for a word that counts as wrong, else 0."""
    weight: list[float]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a gzipped TSV or JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        if path.name.endswith(".jsonl.gz"):
            yield from map(json.loads, lines)
            return
        head = next(lines).rstrip("\n").split("\t")
        for line in lines:
            yield dict(zip(head, line.rstrip("\n").split("\t"), strict=False))


def block(line: int | str) -> int:
    """The block of stories that a line of a test set belongs to; 0 is the unread fold."""
    return int(line) // 50 % 5


def machine(data: Path, held_out: int | None) -> Iterator[Text]:
    """Machine translations against the human ones of their sentence, and those human ones."""
    kept = [
        r
        for r in rows(data / "mt_ruen.tsv.gz")
        if r.get("origlang", "ru") in {"ru", ""} and r["dataset"] != "newstest2017" and block(r["line"]) not in {0, held_out}
    ]
    often = Counter(r["source"] for r in kept)
    human = {r[k] for r in kept for k in ("reference", "reference2") if r.get(k)}
    for r in kept:
        if not (words := WORD.findall(r["mt"])):
            continue
        right = common(words, [WORD.findall(r[k]) for k in ("reference", "reference2") if r.get(k)])
        one = 1 / often[r["source"]] ** 0.5
        yield Text(words, [int(not x) for x in right], [one * UNCHANGED if x else one for x in right])
    yield from written(sorted(human), 1.0)


def common(words: list[str], others: Iterable[list[str]]) -> list[bool]:
    """Which words stand in the same order in one of some other texts."""
    found = [False] * len(words)
    low = [w.lower() for w in words]
    for other in others:
        for at, _, size in SequenceMatcher(None, low, [w.lower() for w in other], autojunk=False).get_matching_blocks():
            found[at : at + size] = [True] * size
    return found


def marked(data: Path, held_out: int | None) -> Iterator[Text]:
    """Machine translations with an editor's marks, a segment each."""
    first: dict[str, str] = {}
    for r in rows(data / "gold_ruen.jsonl.gz"):
        if block(first.setdefault(r["id"], r["line"])) in {0, held_out}:
            continue
        if not (found := [*WORD.finditer(r["mt"])]):
            continue
        wrong = [int(any(m["start"] < w.end() and w.start() < m["end"] for m in r["marks"])) for w in found]
        yield Text([w[0] for w in found], wrong, [MARKED] * len(found))


def written(texts: Iterable[str], weight: float) -> Iterator[Text]:
    """Paragraphs that people wrote."""
    for text in texts:
        for line in text.splitlines():
            if words := WORD.findall(line):
                yield Text(words, [0] * len(words), [weight] * len(words))


def human(data: Path) -> Iterator[Text]:
    """News written in English or translated by people."""
    for name in ("news_native_other", "news_ru_translated"):
        yield from written((d["text"] for d in rows(data / f"{name}.jsonl.gz") if not d["source"].startswith(MEASURED)), NATIVE)


def learn(texts: Iterable[Text]) -> bytes:
    """The packed table."""
    parts, wrong, weight = [], [], []
    for text in texts:
        places = np.array([*features(fold(text.words))], dtype=np.int32)
        parts.append(places)
        wrong += text.wrong
        weight += text.weight
    places = np.concatenate(parts)
    ones, starts = np.ones(places.size, np.float32), np.arange(0, places.size + 1, ROLES)
    table = csr_matrix((ones, places.ravel(), starts), shape=(len(places), SIZE))
    regression = SGDClassifier(loss="log_loss", alpha=PENALTY, max_iter=ROUNDS, tol=None, average=True, random_state=0)
    regression.fit(table, np.array(wrong), sample_weight=np.array(weight))
    weights = regression.coef_[0]
    scale = float(np.quantile(np.abs(weights[weights != 0]), CLIP)) / (ZERO - 1)
    steps = np.clip(np.round(weights / scale), 1 - ZERO, ZERO - 1) + ZERO
    return packed(steps.astype(np.uint8).tobytes(), scale, float(regression.intercept_[0]))


def main() -> None:
    """Learn, and write the table or hand it to a file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--held-out", type=int, choices=(1, 2, 3, 4))
    parser.add_argument("--write", type=Path, default=TABLE, help="the table; tqc's own unless said otherwise")
    asked = parser.parse_args()
    texts = [*machine(asked.data, asked.held_out), *marked(asked.data, asked.held_out), *human(asked.data)]
    table = learn(texts)
    asked.write.parent.mkdir(exist_ok=True)
    asked.write.write_bytes(table)
    print(f"{sum(len(t.words) for t in texts):,} words learnt from; {len(table):,} bytes in {asked.write}")


if __name__ == "__main__":
    main()
