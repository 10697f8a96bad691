"""What the benchmarks read."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "samples"
NATIVE = "news_wmt.jsonl.gz"
"""In the folder of `--data`: an object a line, with `text` and `origin`."""


def edited_samples() -> list[str]:
    """The samples as a desk would print them: few documents, but every checkout has them."""
    return [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.edited.txt"))]


def draft() -> Path:
    """A sample as the machine wrote it, for the cost of checking one story."""
    return min(SAMPLES.glob("*.mt.txt"))


def load(files: list[Path], data: Path | None) -> tuple[str, list[str]]:
    """What the texts are, and the texts: the files, else the native news in the data folder, else the samples."""
    if files:
        return ", ".join(path.name for path in files), [path.read_text(encoding="utf-8") for path in files]
    if data is None:
        return "samples, edited", edited_samples()
    with gzip.open(data / NATIVE, "rt", encoding="utf-8") as lines:
        stories = map(json.loads, lines)
        return "native English news of the WMT test sets", [story["text"] for story in stories if story["origin"] == "native-en"]
