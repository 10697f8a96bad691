"""Which sentence came from which: on the samples, whose truth was marked by hand, and on copies of them that a test has cut about."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqc.metrics.align import Bead, align
from tqc.scores.inputs import Request, stories

SAMPLES = Path(__file__).parents[2] / "samples"
Links = set[tuple[int, int]]
TRUTH: dict[str, Links] = {
    "prison-visits": {(0, 0), (1, 1), (2, 1), *((i, i - 1) for i in range(3, 26))},
    "bus-crash": {
        *((i, i) for i in range(6)),
        *((6, 5), (7, 6), (7, 7), *((i, i) for i in range(8, 13)), (14, 12), (15, 12), (13, 13), (15, 13), (16, 14), (18, 15), (17, 16)),
        *((19, 17), (20, 18), (21, 19), (22, 20), (23, 21), (24, 22), (25, 22), (26, 23), (27, 24), (28, 25)),
    },
}
ADDED = (
    "Officials declined to comment on Monday.",
    "It was not clear when talks would resume.",
    "A spokesman could not be reached by telephone.",
)


def sample(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    paths = tuple(SAMPLES / f"{name}.{kind}.txt" for kind in ("mt", "edited"))
    (story,), _ = stories(Request(paths, ("draft", "edited")))
    draft, edited = story.sides
    return draft.segments, edited.segments


def links(beads: list[Bead]) -> Links:
    return {(i, j) for bead in beads for i in bead.draft for j in bead.edited}


def f1(found: Links, truth: Links) -> float:
    return 2 * len(found & truth) / (len(found) + len(truth))


def cut_about(edited: tuple[str, ...], truth: Links, chance: random.Random) -> tuple[list[str], Links]:
    """An edited story further edited: sentences dropped, merged, split, added and moved, with what each comes from."""
    before = [(s, {i for i, k in truth if k == j}) for j, s in enumerate(edited)]
    after = [before.pop(0)]
    while before:
        sentence, origin = before.pop(0)
        fate, comma = chance.random(), sentence.find(", ", len(sentence) // 4)
        if fate < 0.1:
            continue
        if fate < 0.2 and before:
            other, others = before.pop(0)
            after.append((f"{sentence.rstrip('.')}, and {other[:1].lower()}{other[1:]}", origin | others))
        elif fate < 0.3 and 0 < comma < len(sentence) - 25:
            after += [(sentence[:comma] + ".", origin), (sentence[comma + 2 :].capitalize(), origin)]
        elif fate < 0.36:
            after += [(chance.choice(ADDED), set()), (sentence, origin)]
        else:
            after.append((sentence, origin))
    for _ in range(2):
        after.insert(chance.randrange(1, len(after)), after.pop(chance.randrange(1, len(after))))
    return [s for s, _ in after], {(i, j) for j, (_, origin) in enumerate(after) for i in origin}


@pytest.mark.parametrize(("name", "least"), [("prison-visits", 1.0), ("bus-crash", 0.94)])
def test_samples_are_aligned_as_a_person_would(name: str, least: float) -> None:
    assert f1(links(align(*sample(name))), TRUTH[name]) >= least


@pytest.mark.parametrize("name", TRUTH)
@pytest.mark.parametrize(("rewritten", "least"), [(True, 0.9), (False, 0.98)])
def test_dropped_merged_split_added_and_moved_sentences_are_found(name: str, rewritten: bool, least: float) -> None:
    draft, edited = sample(name)
    truth = TRUTH[name]
    if not rewritten:
        draft, truth = edited, {(i, i) for i in range(len(edited))}
    scores = []
    for seed in range(20):
        other, expected = cut_about(edited, truth, random.Random(seed))
        scores.append(f1(links(align(draft, other)), expected))
    assert sum(scores) / len(scores) >= least


FIRE = "Firefighters put out a blaze at the sawmill."
ROOF = "The mayor promised to mend the school roof."
FLOOD = "Rain flooded three villages along the river."
SNOW = "Heavy snow closed the mountain road on Sunday."


@pytest.mark.parametrize(
    ("draft", "edited", "beads"),
    [
        ([FIRE, ROOF], [FIRE, ROOF], [Bead((0,), (0,)), Bead((1,), (1,))]),
        ([FIRE, ROOF, FLOOD], [FIRE, FLOOD], [Bead((0,), (0,)), Bead((1,), ()), Bead((2,), (1,))]),
        ([FIRE, FLOOD], [FIRE, ROOF, FLOOD], [Bead((0,), (0,)), Bead((), (1,)), Bead((1,), (2,))]),
        ([FIRE, ROOF, FLOOD, SNOW], [SNOW, FIRE, ROOF, FLOOD], [*(Bead((i,), (i + 1,)) for i in range(3)), Bead((3,), (0,), True)]),
        ([FIRE, ROOF], [], [Bead((0,), ()), Bead((1,), ())]),
        ([], [FIRE], [Bead((), (0,))]),
        ([], [], []),
        (
            [FIRE, ROOF, SNOW],
            ["Firefighters put out a blaze at the sawmill and the mayor promised to mend the school roof.", SNOW],
            [Bead((0, 1), (0,)), Bead((2,), (1,))],
        ),
        ([FIRE, FIRE, ROOF], [FIRE, ROOF], [Bead((0,), (0,)), Bead((1,), ()), Bead((2,), (1,))]),
    ],
)
def test_beads(draft: list[str], edited: list[str], beads: list[Bead]) -> None:
    assert align(draft, edited) == beads


def test_a_bead_says_what_became_of_its_sentences() -> None:
    sides = {"paired": ((0,), (0,)), "merged": ((0, 1), (0,)), "split": ((0,), (0, 1)), "recast": ((0, 1), (0, 1))}
    sides |= {"dropped": ((0,), ()), "added": ((), (0,))}
    assert {kind: Bead(*side).kind for kind, side in sides.items()} == {kind: kind for kind in sides}


@pytest.mark.parametrize(
    ("draft", "edited"), [("It began at 7.40.", "Crews came at 7:40 a.m."), ("It cost 1500000.", "Losses hit 1,500,000 rubles.")]
)
def test_figures_match_however_they_are_written(draft: str, edited: str) -> None:
    assert links(align([draft], [ROOF, edited])) == {(0, 1)}


@given(st.lists(st.sampled_from([FIRE, ROOF, FLOOD, SNOW, "", "No.", "42"])), st.lists(st.sampled_from([FIRE, ROOF, FLOOD, "", "No."])))
@settings(max_examples=200)
def test_every_sentence_is_in_exactly_one_bead(draft: list[str], edited: list[str]) -> None:
    beads = align(draft, edited)
    assert sorted(i for bead in beads for i in bead.draft) == list(range(len(draft)))
    assert sorted(j for bead in beads for j in bead.edited) == list(range(len(edited)))
