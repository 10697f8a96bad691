from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqc.text.sentences import split

# Each line is one block; " ¦ " stands where a sentence ends and another begins.
CASES = [
    # quotations
    'The head of the village said: "We go. ¦ They stay." ¦ Then the bus left.',
    "The head of the village said: “We go. ¦ They stay.” ¦ Then the bus left.",
    "The head of the village said: «We go. ¦ They stay.» ¦ Then the bus left.",
    "The head of the village said: „We go. ¦ They stay.“ ¦ Then the bus left.",
    "The head of the village said: ‘We go. ¦ They stay.’ ¦ Then the bus left.",
    "“We go. ¦ They stay,” he said, and shut the door. ¦ It was late.",
    '"Will the bridge hold?" he asked. ¦ Nobody knew.',
    "“Stop!” the guard shouted. ¦ “Do not move. ¦ You are on film.”",
    "“Is there any hope?” Ivanova asked. ¦ “There is.”",
    '"We did it!" Mayor Petrov said. ¦ The crowd sang.',
    "“Why are we here?” ¦ She did not wait for an answer.",
    'Who wrote "The end is near"? ¦ Nobody confessed.',
    "“That is all.” ¦ “Not quite,” replied the judge.",
    "He called it “a disgrace.” ¦ The ministry kept silent.",
    'The phrase "Enough. ¦ We are leaving!" was heard by all. ¦ Then came silence.',
    'The boat sank. ¦ "Nobody was on board," the captain said.',
    'The end… ¦ "It is over," he said.',
    "“He told me, ‘Run.’ ¦ I ran,” the boy said. ¦ He is 12.",
    # brackets
    "The plant closed (its owner had fled.) ¦ The workers were paid.",
    "The plant closed. ¦ (Its owner had fled.) ¦ The workers were paid.",
    "The tax (see p. 3) rose. ¦ So did rents.",
    "He is a hero (!) Moscow says.",
    # titles, names, initials
    "Gen. A. Ivanov took command. ¦ Lt. Col. Petrov did not.",
    "V. V. Putin met Mr. Smith and Mrs. Jones. ¦ They talked.",
    "A book by J.R.R. Tolkien was found. ¦ It was dry.",
    "Rep. John Doe and Sen. Jane Roe left St. Petersburg. ¦ Dr. Who stayed.",
    "Vitamin C. ¦ The cure for all?",
    "Robert Smith Jr. Hall was full. ¦ Robert Smith Jr. ¦ He was not there.",
    # places and bodies
    "The U.S. President flew home. ¦ The E.U. Commission did not.",
    "He lived in the U.S. ¦ The court deported him.",
    "It was signed in Washington, D.C. ¦ It was burned there too.",
    "ST. PAUL, Minn. -- The river rose on Monday.",
    "The house on Lenin St. ¦ It was built in 1905.",
    "The firm, Acme Inc. Chairman Petrov said, is broke.",
    "Smith & Sons Ltd. sold it to Acme Inc. said a clerk.",
    "He works for Acme Corp. ¦ He hates it.",
    "Shares in Yahoo! Inc. fell. ¦ Others rose.",
    # numbers, dates, times
    "The train left at 5 a.m. Monday. ¦ It was empty.",
    "The train left at 5 p.m. Moscow time. ¦ It was full.",
    "The train left at 5 p.m. EST, not at 6 a.m. Eastern.",
    "The train left at 5 p.m. ¦ Police found it on Monday.",
    "The train left at 5 p.m. ¦ It never came.",
    "School No. 5 was closed. ¦ Its pupils cheered.",
    "He was charged under Art. 228 and Art. 30. ¦ He denies it.",
    "See p. 3 and pp. 7. ¦ Nothing else is public.",
    "He was born on Jan. 5, not on Feb. 6. ¦ In Jan. ¦ It snowed.",
    "Prices rose 3.5 percent. ¦ Wages rose 0.2.",
    "It happened in 2014. ¦ 12 people died. ¦ 3,000 fled.",
    "The debt is 5 mln. Rubles will not pay it. ¦ Dollars may.",
    "1. First comes the law. ¦ Then the judge.",
    # other abbreviations
    "It was Russia vs. Spain. ¦ Russia lost.",
    "They sold nails, screws, etc. ¦ Nobody bought any.",
    "He has a Ph.D. ¦ She has two.",
    "NO. 5 AND GEN. IVANOV WERE THERE. ¦ THE REST FLED.",
    # ellipses
    "He was… tired, and said so... slowly. ¦ Then he slept.",
    "They waited... ¦ Nobody came.",
    "Well... I think so. ¦ Perhaps.",
    "“We will see […] Moscow burn,” it said.",
    "The young . . . are leaving. ¦ The old stay.",
    # what is no end
    "The mayor left; The deputy stayed: Nobody cared.",
    "Prices at gazeta.ru rose. ¦ Those at Lenta.Ru fell.",
    "He went home! ¦ Really?! ¦ Yes.",
    "Sales of the new model began. ¦ iPhone prices fell.",
    # machine copy
    "The court rejected the appeal.The lawyer will appeal again.",
    'He said: "It is cold. " ¦ Then he left.',
    # offsets are code points
    "The 😀 was sent. ¦ The 🇷🇺 was not. ¦ Nobody knows why.",
]


@pytest.mark.parametrize("case", CASES)
def test_hard_case(case: str) -> None:
    want = case.split(" ¦ ")
    prose = " ".join(want)
    if ".The" in prose:
        want = ["The court rejected the appeal.", "The lawyer will appeal again."]
    assert [prose[s.start : s.end] for s in split(prose)] == want


def test_there_are_hard_cases_enough() -> None:
    assert len(set(CASES)) >= 45


@pytest.mark.parametrize("prose", ["", "No full stop", ".", "?!"])
def test_what_has_no_inner_end_is_one_sentence_or_none(prose: str) -> None:
    assert split(prose) == ([(0, len(prose))] if prose else [])


WORDS = st.sampled_from('Moscow said The U.S. a.m. No. 5 he I 😀 end. end? … » “We go.” " ( ) — No.5'.split())


@given(st.lists(WORDS, min_size=1, max_size=30).map(" ".join))
def test_sentences_are_in_order_trimmed_and_leave_out_only_space(prose: str) -> None:
    at = 0
    for sentence in split(prose):
        assert prose[at : sentence.start].strip() == ""
        assert prose[sentence.start : sentence.end].strip() == prose[sentence.start : sentence.end] != ""
        at = sentence.end
    assert at == len(prose)
