from __future__ import annotations

import pytest

from tqc.model import Role
from tqc.text.roles import assign, dateline_end

LEAD = "A bus with forty pensioners on board slid off a mountain road on Monday, the rescue service said."
MORE = "Nobody was hurt, but the driver was taken to a clinic in the next town, where he stayed overnight."


def roles(*texts: str) -> list[Role]:
    return assign([(None, text) for text in texts])


@pytest.mark.parametrize(
    "headline",
    [
        "Bus with pensioners slides off a road",
        "Petrov: “We will not leave”",
        'Mayor calls new tax "a disgrace"',
        "What is known about the crash in Sochi?",
        "BUS SLIDES OFF ROAD, DRIVER HURT",
        "iPhone prices fall",
        "“Voices” of the past",
        "Mayor flies to the U.S.",
    ],
)
def test_a_first_line_like_a_title_is_a_headline(headline: str) -> None:
    assert roles(headline, LEAD, MORE) == [Role.HEADLINE, Role.BODY, Role.BODY]


@pytest.mark.parametrize(
    "sentence",
    [
        LEAD,
        "He left.",
        "“We will not leave,” Petrov said",
        "The bus slid off. Nobody was hurt",
        "and then nobody came",
        "The mayor listed three reasons:",
        "It is not over, he said",
    ],
)
def test_a_first_line_that_is_a_sentence_is_body(sentence: str) -> None:
    assert roles(sentence, LEAD, MORE) == [Role.BODY] * 3


def test_one_sentence_alone_is_body_and_one_title_alone_a_headline() -> None:
    assert roles("The court freed him.") == [Role.BODY]
    assert roles("Court frees mayor") == [Role.HEADLINE]


def test_a_standfirst_is_a_headline_too() -> None:
    assert roles("Bus slides off road", "Driver taken to a clinic in the next town", LEAD) == [Role.HEADLINE, Role.HEADLINE, Role.BODY]


def test_a_list_of_headlines_is_all_headlines() -> None:
    assert roles(*["Bus slides off road", "Court frees mayor", "Prices rise", "Rivers freeze", "Snow falls"]) == [Role.HEADLINE] * 5


@pytest.mark.parametrize(
    ("middle", "role"),
    [
        ("How it happened", Role.HEADLINE),
        ("“Nobody saw it”", Role.BODY),
        ("The driver did not say what he saw on the road that night", Role.BODY),
        ("12 people", Role.BODY),
        ("He was silent.", Role.BODY),
    ],
)
def test_a_short_title_in_the_middle_is_a_subhead(middle: str, role: Role) -> None:
    assert roles("Bus slides off road", LEAD, middle, MORE) == [Role.HEADLINE, Role.BODY, role, Role.BODY]


def test_what_the_reader_knows_stands() -> None:
    known = [(Role.HEADLINE, "The end is near."), (Role.CELL, "Read more:"), (Role.LIST, "Moscow"), (None, LEAD), (Role.BODY, "How it was")]
    assert assign(known) == [Role.HEADLINE, Role.CELL, Role.LIST, Role.BODY, Role.BODY]


@pytest.mark.parametrize(
    "line",
    [
        "MOSCOW, March 3 (Reuters) —",
        "MOSCOW —",
        "MOSCOW (Reuters)",
        "OMSK /Siberian Region/, December 26. /TASS/.",
        "March 3, 2021",
        "Tuesday, 3 March 2021, 10:45",
        "Published: 03.03.2021 10:45",
        "By Anna Ivanova",
        "By Anna Ivanova and John Smith, Moscow",
        "By Anna Ivanova | March 3, 2021",
    ],
)
def test_datelines_and_bylines(line: str) -> None:
    assert roles("Bus slides off road", line, LEAD)[1] is Role.DATELINE


@pytest.mark.parametrize(
    "line",
    ["MOSCOW IS COLD", "PETROV RAISES STAKE IN PLANT (PLT)", "Анжи-Арена.", "By the river they wept.", "TASS", "By Monday it was over."],
)
def test_no_dateline(line: str) -> None:
    assert roles(LEAD, line, MORE)[1] is not Role.DATELINE


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Anna Ivanova / TASS",
        "Photo credit: city hall",
        "Image credit: city hall",
        "Photo by Anna Ivanova",
        "Фото: пресс-служба мэрии",
        "(AP Photo/Anna Ivanova)",
        "The bus after the crash, Sochi, Monday. (AP Photo/Anna Ivanova)",
        "The bus is pulled from the river (Photo by Anna Ivanova/Getty Images).",
        "© Reuters",
    ],
)
def test_captions(line: str) -> None:
    assert roles("Bus slides off road", LEAD, line, MORE)[2] is Role.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Bridge closed after flood",
        "Read also: Bridge closed after flood",
        "Read more",
        "See also: who owns the bus?",
        "Also read: who owns the bus?",
        "Related stories",
        "Subscribe to our Telegram channel",
        "Sign up for our weekly newsletter and never miss a story.",
        "Follow us on Facebook and Twitter.",
        "Join our Telegram channel to be the first to know!",
        "Follow @evening_sochi on Telegram",
        "Share this article",
        "© 2021 Evening Sochi. All rights reserved.",
        "(c) 2021 Evening Sochi",
        "Evening Sochi. All rights reserved.",
        "This article was originally published in Evening Sochi.",
        "Originally published in Evening Sochi",
        "Reporting by Anna Ivanova; Editing by John Smith",
        "(Reporting by Anna Ivanova in Moscow and Jane Roe; editing by John Smith)",
        "Translated by Jane Roe",
        "Advertisement",
    ],
)
def test_boilerplate_anywhere(line: str) -> None:
    assert roles("Bus slides off road", LEAD, line, MORE)[2] is Role.BOILERPLATE


@pytest.mark.parametrize("line", ["Source: city hall", "Tags: bus, road", "For more information, visit the city hall.", "Terms of use"])
def test_boilerplate_at_the_end_only(line: str) -> None:
    assert roles("Bus slides off road", LEAD, line)[2] is Role.BOILERPLATE
    assert roles("Bus slides off road", LEAD, line, "Share this", "© 2021 Evening Sochi")[2] is Role.BOILERPLATE
    assert roles("Bus slides off road", LEAD, line, MORE)[2] is not Role.BOILERPLATE


@pytest.mark.parametrize(
    "paragraph",
    [
        "Read more books, the minister told pupils on the first day of school.",
        "Reporting by the regional channel suggests that the driver was asleep.",
        "Terms of the deal were not disclosed.",
        "Follow the money, the prosecutor said.",
        "Follow the rules or leave, the guards told them.",
        "Share prices fell by a tenth on Monday.",
        "Originally published in 1955, the novel was banned for thirty years.",
        "Subscribe or die, the sect told its members.",
        "Photos of the crash were shown on television.",
        "Editing by hand takes a week.",
        "Copyright law was tightened last year.",
        "Sources in the ministry denied it.",
        "Comments by the mayor were deleted.",
        "Join us, the rebels told the soldiers.",
        "Advertisement of tobacco is banned.",
        "More rain is expected.",
        "Related charges were dropped.",
    ],
)
def test_copy_that_only_begins_like_boilerplate_is_body(paragraph: str) -> None:
    assert roles("Bus slides off road", LEAD, paragraph) == [Role.HEADLINE, Role.BODY, Role.BODY]


@pytest.mark.parametrize(
    "dateline",
    [
        "MOSCOW, March 3 (Reuters) - ",
        "MOSCOW, March 3 (Reuters) — ",
        "MOSCOW (AP) — ",
        "ST. PAUL, Minn. -- ",
        "ROSTOV-ON-DON, Russia — ",
        "ROSTOV-on-DON, 3 March — ",
        "NIZHNY NOVGOROD – ",
        "OMSK /Siberian Region/, December 26. /TASS/. ",
        "MOSCOW, March 3. /TASS/. ",
        "MOSCOW, March 3 (Reuters) —  ",
    ],
)
def test_where_a_dateline_ends(dateline: str) -> None:
    assert dateline_end(dateline + LEAD) == len(dateline)


@pytest.mark.parametrize("text", [LEAD, "NATO - the alliance - met.", "NATO said on March 3 — a Monday — that it would stay.", "МОСКВА"])
def test_a_paragraph_without_a_dateline(text: str) -> None:
    assert dateline_end(text) == 0
