"""Write the lexicon's names; run by hand, never by users: `python tools/names.py --texts DIR`.

A name is a word that any folder of news copy (`*.txt`) has within sentences with a capital and, but for slips, nowhere without.
What is a word too, of English or of a language that English quotes, is kept out by `tools/not_names.txt`.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from tqc import lexicon

DATA = Path(__file__).parents[1] / "src/tqc/lexicon/data/names.txt"
NOT_NAMES = Path(__file__).with_name("not_names.txt")
RAISED = re.compile(r"(?<=[a-z,;] )(?:Mc)?[A-Z][a-zé]{3,}(?![\w@]|\.\w|['’]\w{2})")
SMALL = re.compile(r"(?<![\w@/.#&])[a-zé]{4,}(?![\w@/]|\.\w)")
SEEN = 3
"""A name seen less often may be a slip."""
SLIPS = 50
"""One capital in so many may be left out by a slip."""
MOSTLY = 0.8
"""At least this share of a name's capitals is as the list has them."""
HEADER = (
    "# Words that news English writes with a capital only, as written. Counted for tqc over news copy.",
    "# GPL-3.0-or-later like the rest of tqc; written by tools/names.py, corrections belong in tools/not_names.txt.",
)


def main() -> None:
    """Count and write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--texts", type=Path, required=True, help="folder of news copy")
    folder: Path = options.parse_args().texts
    barred = {word for line in NOT_NAMES.read_text("utf-8").splitlines() if not line.startswith("#") for word in line.split()}
    found = names((line for path in sorted(folder.glob("*.txt")) for line in path.open(encoding="utf-8")), barred)
    DATA.write_text("\n".join([*HEADER, *found]) + "\n", "utf-8")
    sys.stderr.write(f"{DATA.name}: {len(found)} rows, {DATA.stat().st_size // 1024} KB\n")


def names(lines: Iterable[str], barred: set[str]) -> list[str]:
    """The names in lines of copy, sorted, but for the barred words, which are in lower case."""
    raised: dict[str, Counter[str]] = defaultdict(Counter)
    small: Counter[str] = Counter()
    for line in lines:
        small.update(SMALL.findall(line))
        for word in RAISED.findall(line):
            raised[word.lower()][word] += 1
    found = []
    for low in raised.keys() - barred:
        times = raised[low].total()
        written, often = raised[low].most_common(1)[0]
        if times >= max(SEEN, SLIPS * small[low]) and often >= MOSTLY * times and not lexicon.known(low):
            found.append(written)
    return sorted(found)


if __name__ == "__main__":
    main()
