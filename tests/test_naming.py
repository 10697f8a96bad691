from __future__ import annotations

import pytest

from tqc.naming import did_you_mean, is_group, nearest, resolve

KNOWN = {
    "ru/reporting/live-ether": ("air-live", "ru/old/ether"),
    "ru/reporting/words-of": (),
    "en/words-of": (),
    "house/ap/dates/words": (),
}


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("ru/reporting/live-ether", ["ru/reporting/live-ether"]),
        ("live-ether", ["ru/reporting/live-ether"]),
        ("reporting/live-ether", ["ru/reporting/live-ether"]),
        ("air-live", ["ru/reporting/live-ether"]),
        ("ether", ["ru/reporting/live-ether"]),
        ("ru/old/ether", ["ru/reporting/live-ether"]),
        ("words-of", ["en/words-of", "ru/reporting/words-of"]),
        ("ru", ["ru/reporting/live-ether", "ru/reporting/words-of"]),
        ("house/ap/", ["house/ap/dates/words"]),
        ("ive-ether", []),
        ("", []),
        ("/", []),
    ],
)
def test_resolve(name: str, ids: list[str]) -> None:
    assert resolve(name, KNOWN) == ids


def test_a_topic_is_a_group_and_a_shared_tail_is_not() -> None:
    assert is_group("ru/reporting", resolve("ru/reporting", KNOWN))
    assert not is_group("words-of", resolve("words-of", KNOWN))


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("live-eter", "ru/reporting/live-ether"),
        ("RU/Reporting/Live-Ether", "ru/reporting/live-ether"),
        ("en/elsewhere/live-eter", "ru/reporting/live-ether"),
        ("qqq", ""),
    ],
)
def test_nearest_is_told_in_full(name: str, near: str) -> None:
    assert nearest(name, KNOWN) == near


def test_did_you_mean_has_something_to_say_when_nothing_is_near() -> None:
    assert did_you_mean("live-eter", KNOWN) == "did you mean “ru/reporting/live-ether”?"
    assert did_you_mean("qqq", KNOWN, "ask") == "ask"
