"""The figures are those of sacrebleu's own command line on the same segments."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tqc.metrics import reference, significance

DRAFT = [
    "The fire on the second floor was extinguished by the firefighters in forty minutes.",
    "In the hospital were brought three residents.",
    "The cause is being established.",
    "It is reported about this by the press service.",
    "",
    "The mayor promised to repair the roof until winter, reports the agency.",
]
OTHER = [
    "A fire on the first floor was put out in 40 minutes by firefighters.",
    "Three residents were taken to a hospital.",
    "A cause is not known.",
    "The press service said this.",
    "Nobody died.",
    "The mayor promised to mend the roof before winter, the agency reports.",
]
EDITED = [
    "Firefighters put out a fire on the second floor in 40 minutes.",
    "Three residents were taken to the hospital.",
    "The cause is not yet known.",
    "",
    "No one was killed.",
    "The mayor promised to have the roof repaired before winter, the agency said.",
]
FIGURE = re.compile(r"\d+\.\d{6}")
METRICS = ("-m", "bleu", "chrf", "ter", "--chrf-word-order", "2")


def command(folder: Path, *options: str, **texts: list[str]) -> str:
    """What sacrebleu prints for some texts, the first the reference."""
    for name, lines in texts.items():
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    first, *rest = (str(folder / name) for name in texts)
    return subprocess.run(
        [sys.executable, "-m", "sacrebleu", first, "-i", *rest, *METRICS, "-w", "6", *options],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        check=True,
    ).stdout


def test_figures_intervals_and_signatures_are_sacrebleus(tmp_path: Path) -> None:
    told = json.loads(command(tmp_path, "--confidence", "-f", "json", edited=EDITED, draft=DRAFT))
    ours = reference.figures(reference.count(DRAFT, EDITED))
    assert [f.name for f in ours] == [m["name"] for m in told] == list(reference.NAMES)
    for figure, metric in zip(ours, told, strict=True):
        assert figure.score == pytest.approx(metric["score"], abs=1e-6)
        assert figure.interval == pytest.approx((metric["confidence_mean"], metric["confidence_var"]), abs=1e-5)
        assert figure.signature == metric["signature"]


@pytest.mark.parametrize("test", ["bs", "ar"])
def test_p_values_are_sacrebleus(tmp_path: Path, test: str) -> None:
    told = command(tmp_path, f"--paired-{test}", "-f", "text", edited=EDITED, draft=DRAFT, other=OTHER)  # its JSON fails on numpy's floats
    first, second = ([float(x) for x in FIGURE.findall(row)] for row in told.splitlines() if "/draft │" in row or "/other │" in row)
    chances = [float(p) for p in re.findall(r"p = ([\d.]+)\)", told)]
    a, b = reference.count(DRAFT, EDITED), reference.count(OTHER, EDITED)
    ours = [significance.difference(a[name], b[name]) for name in reference.NAMES]
    assert [d.bootstrap if test == "bs" else d.randomisation for d in ours] == pytest.approx(chances, abs=5e-5)
    if test == "bs":
        assert None not in [d.interval_a for d in ours]
        assert [x for d in ours for x in (d.a, *(d.interval_a or ()))] == pytest.approx(first, abs=1e-4)
        assert [x for d in ours for x in (d.b, *(d.interval_b or ()))] == pytest.approx(second, abs=1e-4)
    for d in ours:
        signature = d.signature_bootstrap if test == "bs" else d.signature_randomisation
        assert re.search(rf" - {re.escape(d.name)} +{re.escape(signature)}$", told, re.MULTILINE)


def test_the_seed_of_the_environment_is_not_heeded(monkeypatch: pytest.MonkeyPatch) -> None:
    before = reference.figures(reference.count(DRAFT, EDITED))
    monkeypatch.setenv("SACREBLEU_SEED", "7")
    assert reference.figures(reference.count(DRAFT, EDITED)) == before
    other = reference.figures(reference.count(DRAFT, EDITED), seed=7)
    assert [f.score for f in other] == [f.score for f in before]
    assert all(a.interval != b.interval and "|seed:7|" in a.signature for a, b in zip(other, before, strict=True))


def test_a_part_is_scored_as_a_text_of_its_own() -> None:
    whole = reference.count(DRAFT, EDITED)
    part = reference.count(DRAFT[1:3], EDITED[1:3])
    assert [c.score((1, 2)) for c in whole.values()] == [c.score() for c in part.values()]


def test_one_segment_has_a_score_and_no_interval() -> None:
    one = reference.count(DRAFT[:1], EDITED[:1])
    assert [f.interval for f in reference.figures(one)] == [None] * 3
    ours = significance.difference(one["TER"], reference.count(OTHER[:1], EDITED[:1])["TER"])
    assert (ours.bootstrap, ours.randomisation) == (None, None)


def test_a_text_does_not_differ_from_itself() -> None:
    a, b = reference.count(DRAFT, EDITED)["BLEU"], reference.count(DRAFT, EDITED)["BLEU"]
    assert significance.difference(a, b, trials=200).randomisation == pytest.approx(1 / 201)


def test_sides_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="6 segments and 5 references"):
        reference.count(DRAFT, EDITED[:5])
