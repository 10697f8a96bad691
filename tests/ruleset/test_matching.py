"""What a find line finds: words, forms, gaps, classes, places."""

from __future__ import annotations

import pytest

from tests.ruleset.conftest import Find


def words(found: list[tuple[str, tuple[str, ...]]]) -> list[str]:
    return [w for w, _ in found]


@pytest.mark.parametrize(
    ("line", "text", "expected"),
    [
        # words and case
        ("executive list", "The executive list was long.", ["executive list"]),
        ("executive list", "Executive list in hand, he left.", ["Executive list"]),
        ("executive list", "The executive listed it. Executives list it.", []),
        ("executive list", "The Executive list was long.", []),
        ("executive list", "An executive, list in hand, left.", []),
        ("executive list", "EXECUTIVE LIST HANDED OVER", ["EXECUTIVE LIST"]),
        ("Simonov", "Ask Simonov or SIMONOV but not simonov.", ["Simonov", "SIMONOV"]),
        ("us fleet", "They saw us fleet of foot. The US fleet left.", ["us fleet"]),
        ("US fleet", "The US fleet, the U.S. fleet, us fleet.", ["US fleet", "U.S. fleet"]),
        ("(president|President) spoke", "The president spoke. The President spoke.", ["president spoke", "President spoke"]),
        # hyphens and clitics
        ("channel", "a TV-channel", []),
        ("TV-channel", "a TV-channel and a TV channel", ["TV-channel"]),
        ("TV-?{channel}", "TV-channels, TV channels", ["TV-channels", "TV channels"]),
        ("TV-?set", "TV-set, TV set, TVset", ["TV-set", "TV set", "TVset"]),
        ("{be} sure", "He's sure; they weren't sure; I am sure.", ["'s sure", "am sure"]),
        ("not sure", "He isn't sure. He is not sure.", ["n't sure", "not sure"]),
        ("Guy's hospital", "At Guy's hospital and at Guy’s hospital.", ["Guy's hospital", "Guy’s hospital"]),
        # forms and spelling
        ("{initiate} a case", "He initiates a case, initiated a case, initiating a case.", ["initiates a case", "initiated a case", "initiating a case"]),
        ("{list/N} of men", "He listed of men; lists of men.", ["lists of men"]),
        ("{take part}", "They took part; she takes part.", ["took part", "takes part"]),
        ("organise labour", "They organize labor; they organise labour.", ["organize labor", "organise labour"]),
        # alternatives, optional parts, gaps
        ("(hunger|hungry) protest", "A hungry protest and a hunger protest.", ["hungry protest", "hunger protest"]),
        ("open a? case", "open case, open a case, open the case", ["open case", "open a case"]),
        ("open ... case", "open a big old case", ["open a big old case"]),
        ("open ... case", "open for him a case", []),
        ("open ... case", "open, case", []),
        ("open _{1,2} case", "open case; open for case; open for him case; open for him my case", ["open for case", "open for him case"]),
        ("open _ case", "open wide-eyed case", ["open wide-eyed case"]),
        ("open ... case", "open so-called case", ["open so-called case"]),
        # the sentence's bounds
        ("^ recall", "Recall it. They recall it. “Recall it,” he said.", ["Recall", "Recall"]),
        ("left home", "They left. Home was far.", []),
        ("is sure <stop>", "She is sure. She is sure of it; he is sure, too.", ["is sure", "is sure"]),
        ("”  ,? he is sure", 'It is "over," he is sure.', ['," he is sure'[1:]]),
        # the flagged part
        ("in [conclusion] for", "kept in conclusion for years", ["conclusion"]),
        # classes
        ("<num> cases", "5 cases, five cases, many cases", ["5 cases", "five cases"]),
        ("since <year>", "since 1998, since 12, since May", ["since 1998"]),
        ("on <weekday>", "on Monday, on monday", ["on Monday"]),
        ("on <date> he", "on March 3 he, on 3 March 2020 he, on Monday he", ["on March 3 he", "on 3 March 2020 he", "on Monday he"]),
        ("<det> parliament", "the parliament, Anna's parliament, big parliament", ["the parliament", "Anna's parliament"]),
        ("<name> arrived", "Then Anna Petrova arrived. The train arrived.", ["Anna Petrova arrived"]),
        ("he <aux> gone", "he has gone, he would not have gone, he big gone", ["he has gone", "he would not have gone"]),
        ("to <V> it", "to open it, to opened it", ["to open it"]),
        ("<V-ing> it over", "taking it over; table it over", ["taking it over"]),
        ("a <percent> cut", "a 5% cut, a 5 percent cut, a five per cent cut, a 5 cut", ["a 5% cut", "a 5 percent cut", "a five per cent cut"]),
        ("won <score>", "won 2:1 or won 2-1", ["won 2:1", "won 2-1"]),
        ("paid <money> back", "paid $5 back, paid 5 million rubles back, paid 5 back", ["paid $5 back", "paid 5 million rubles back"]),
        # marks as themselves
        (r"50 \% off", "It is 50% off.", ["50% off"]),
        # signs of any style
        ('call " it', "call «it, call “it, call \"it", ["call «it", "call “it", 'call "it']),
        ("he – alone", "he — alone, he - alone, he – alone", ["he — alone", "he - alone", "he – alone"]),
    ],
)  # fmt: skip
def test_a_line_finds(find: Find, line: str, text: str, expected: list[str]) -> None:
    assert words(find(line, text)) == expected


def test_of_overlapping_lines_the_earliest_then_the_longest_stays(find: Find) -> None:
    assert words(find("criminal case\nopen a criminal\nopen a criminal case", "They open a criminal case.")) == ["open a criminal case"]


def test_the_order_of_lines_never_matters(find: Find) -> None:
    text = "They open a criminal case in a criminal court."
    assert find("criminal\nopen a criminal case", text) == find("open a criminal case\ncriminal", text)


def test_the_search_goes_on_after_the_flagged_part(find: Find) -> None:
    assert words(find("[very] very", "very very very")) == ["very", "very"]


def test_text_with_odd_spaces_is_found_where_it_stands(find: Find) -> None:
    assert words(find("executive list", "the executive \u00a0 list, the exec\u00adutive\nlist and more")) == [
        "executive \u00a0 list",
        "exec\u00adutive\nlist",
    ]


def test_a_pattern_of_gaps_is_tried_in_bounded_steps(find: Find) -> None:
    text = "start " + "a b c d e f g h " * 200
    assert find("start _{0,8} _{0,8} _{0,8} _{0,8} _{0,8} _{0,8} finish", text) == []


def test_tries_are_counted_where_an_anchor_stands(load) -> None:  # type: ignore[no-untyped-def]
    from tqc.text import plain
    from tqc.text.document import Document

    rules = load("title: T\nrules:\n  one:\n    find: executive list\n    advice: x\n    examples: x\n", count=True)
    text = "An executive list. A list of executives. An executive."
    assert len(list(rules.check(Document(text, plain.raw_blocks(text))))) == 1
    assert dict(rules.tries) == {"mine/topic/one": 1}
