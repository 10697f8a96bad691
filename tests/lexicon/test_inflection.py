"""From lemmas to forms: irregulars, doubling, what English lacks, words unknown."""

import pytest

from tqc import lexicon
from tqc.lexicon import tables

PRINCIPAL_PARTS = """
arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten|become became become|befall befell befallen|begin began begun
behold beheld beheld|bend bent bent|beset beset beset|bet bet bet|bind bound bound|bite bit bitten|bleed bled bled|blow blew blown
break broke broken|breed bred bred|bring brought brought|broadcast broadcast broadcast|build built built|burst burst burst
buy bought bought|cast cast cast|catch caught caught|choose chose chosen|cling clung clung|come came come|cost cost cost
creep crept crept|cut cut cut|deal dealt dealt|dig dug dug|do did done|draw drew drawn|drink drank drunk|drive drove driven
eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|fight fought fought|find found found|flee fled fled|fling flung flung
fly flew flown|forbid forbade forbidden|forecast forecast forecast|foresee foresaw foreseen|foretell foretold foretold
forget forgot forgotten|forgive forgave forgiven|forgo forwent forgone|forsake forsook forsaken|freeze froze frozen|get got got
give gave given|go went gone|grind ground ground|grow grew grown|hang hung hung|have had had|hear heard heard|hide hid hidden
hit hit hit|hold held held|hurt hurt hurt|keep kept kept|kneel knelt knelt|know knew known|lay laid laid|lead led led|leave left left
lend lent lent|let let let|lie lay lain|light lit lit|lose lost lost|make made made|mean meant meant|meet met met|mislead misled misled
mistake mistook mistaken|misunderstand misunderstood misunderstood|offset offset offset|outdo outdid outdone|outgrow outgrew outgrown
outrun outran outrun|outsell outsold outsold|overcome overcame overcome|overdo overdid overdone|overhear overheard overheard
override overrode overridden|overrun overran overrun|oversee oversaw overseen|oversleep overslept overslept|overtake overtook overtaken
overthrow overthrew overthrown|partake partook partaken|pay paid paid|put put put|quit quit quit|read read read|rebuild rebuilt rebuilt
redo redid redone|remake remade remade|repay repaid repaid|rerun reran rerun|resell resold resold|reset reset reset
retake retook retaken|rethink rethought rethought|rewrite rewrote rewritten|rid rid rid|ride rode ridden|ring rang rung|rise rose risen
run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken|shed shed shed
shine shone shone|shoot shot shot|show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung|sink sank sunk|sit sat sat
slay slew slain|sleep slept slept|slide slid slid|sling slung slung|slit slit slit|speak spoke spoken|speed sped sped|spend spent spent
spin spun spun|spit spat spat|split split split|spread spread spread|spring sprang sprung|stand stood stood|steal stole stolen
stick stuck stuck|sting stung stung|stink stank stunk|stride strode stridden|strike struck struck|string strung strung
swear swore sworn|sweep swept swept|swell swelled swollen|swim swam swum|swing swung swung|take took taken|teach taught taught
tear tore torn|tell told told|think thought thought|throw threw thrown|thrust thrust thrust|tread trod trodden
undercut undercut undercut|undergo underwent undergone|underlie underlay underlain|understand understood understood
undertake undertook undertaken|underwrite underwrote underwritten|undo undid undone|unwind unwound unwound|uphold upheld upheld
upset upset upset|wake woke woken|wear wore worn|weave wove woven|weep wept wept|win won won|wind wound wound
withdraw withdrew withdrawn|withhold withheld withheld|withstand withstood withstood|wring wrung wrung|write wrote written
bereave bereaved bereaved|beget begot begotten|beseech besought besought|blend blended blended|breastfeed breastfed breastfed
browbeat browbeat browbeaten|burn burned burned|dream dreamed dreamed|dwell dwelt dwelt|fit fitted fitted
ghostwrite ghostwrote ghostwritten|hamstring hamstrung hamstrung|hew hewed hewn|inlay inlaid inlaid|input input input
interweave interwove interwoven|knit knitted knitted|lean leaned leaned|leap leaped leaped|learn learned learned
miscast miscast miscast|mishear misheard misheard|mislay mislaid mislaid|misread misread misread|misspell misspelled misspelled
misspend misspent misspent|mow mowed mown|outbid outbid outbid|outshine outshone outshone|outspend outspent outspent
overeat overate overeaten|overfly overflew overflown|overhang overhung overhung|overlay overlaid overlaid|overpay overpaid overpaid
overshoot overshot overshot|overspend overspent overspent|overwrite overwrote overwritten|plead pleaded pleaded|prepay prepaid prepaid
prove proved proved|rebind rebound rebound|recast recast recast|redraw redrew redrawn|reread reread reread|resend resent resent
retell retold retold|rewind rewound rewound|saw sawed sawn|sew sewed sewn|shear sheared shorn|shoe shod shod|slink slunk slunk
smell smelled smelled|smite smote smitten|sneak sneaked sneaked|sow sowed sown|spell spelled spelled|spill spilled spilled
spoil spoiled spoiled|strew strewed strewn|strive strove striven|sublet sublet sublet|thrive thrived thrived|typeset typeset typeset
undersell undersold undersold|wed wed wed|wet wet wet
"""
VERBS = [entry.split() for line in PRINCIPAL_PARTS.split("\n") for entry in line.split("|") if entry]


def test_there_are_enough_verbs_to_be_worth_the_name() -> None:
    assert len(VERBS) > 200


@pytest.mark.parametrize(("base", "ed", "en"), VERBS, ids=[v[0] for v in VERBS])
def test_irregular_verbs(base: str, ed: str, en: str) -> None:
    forms = lexicon.inflect(base, "V")
    assert (forms["ed"][0], forms["en"][0]) == (ed, en)
    assert lexicon.Reading(base, "V", "ed") in lexicon.readings(ed)
    assert lexicon.Reading(base, "V", "en") in lexicon.readings(en)
    assert "V" in lexicon.pos(base)


@pytest.mark.parametrize(
    ("base", "ing"),
    [
        *[("stop", "stopping"), ("quit", "quitting"), ("admit", "admitting"), ("occur", "occurring"), ("refer", "referring")],
        *[("transfer", "transferring"), ("begin", "beginning"), ("forget", "forgetting"), ("upset", "upsetting"), ("offset", "offsetting")],
        *[("visit", "visiting"), ("open", "opening"), ("offer", "offering"), ("develop", "developing"), ("reveal", "revealing")],
        *[("fix", "fixing"), ("show", "showing"), ("play", "playing"), ("heat", "heating"), ("die", "dying"), ("agree", "agreeing")],
        *[("make", "making"), ("dye", "dyeing"), ("panic", "panicking"), ("sync", "syncing"), ("carry", "carrying"), ("be", "being")],
    ],
)
def test_gerunds_double_drop_and_keep(base: str, ing: str) -> None:
    assert lexicon.inflect(base, "V")["ing"][0] == ing


@pytest.mark.parametrize(
    ("base", "s", "ed"),
    [
        *[("carry", "carries", "carried"), ("play", "plays", "played"), ("watch", "watches", "watched"), ("veto", "vetoes", "vetoed")],
        *[("die", "dies", "died"), ("focus", "focuses", "focused"), ("quiz", "quizzes", "quizzed"), ("have", "has", "had")],
        *[("commit", "commits", "committed"), ("equip", "equips", "equipped"), ("use", "uses", "used"), ("radio", "radios", "radioed")],
    ],
)
def test_third_person_and_past(base: str, s: str, ed: str) -> None:
    forms = lexicon.inflect(base, "V")
    assert (forms["s"][0], forms["ed"][0]) == (s, ed)


@pytest.mark.parametrize("base", ["travel", "cancel", "label", "model", "quarrel", "signal", "fuel"])
def test_final_l_is_doubled_in_british_english_only(base: str) -> None:
    forms = lexicon.inflect(base, "V")
    assert forms["ed"] == (f"{base}ed", f"{base}led")
    assert forms["ing"] == (f"{base}ing", f"{base}ling")


def test_burn_has_both_pasts_and_be_all_its_forms() -> None:
    assert lexicon.inflect("burn", "V")["ed"] == ("burned", "burnt")
    be = lexicon.inflect("be", "V")
    assert be["ed"] == ("was", "were")
    assert be["s"] == ("is",)
    assert be["en"] == ("been",)
    assert {"am", "are"} <= set(be["base"])


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        *[
            ("child", "children"),
            ("woman", "women"),
            ("policeman", "policemen"),
            ("person", "people"),
            ("shaman", "shamans"),
            ("human", "humans"),
        ],
        *[
            ("party", "parties"),
            ("boy", "boys"),
            ("church", "churches"),
            ("stomach", "stomachs"),
            ("oligarch", "oligarchs"),
            ("bus", "buses"),
        ],
        *[
            ("analysis", "analyses"),
            ("crisis", "crises"),
            ("criterion", "criteria"),
            ("referendum", "referendums"),
            ("stadium", "stadiums"),
        ],
        *[("wife", "wives"), ("roof", "roofs"), ("chief", "chiefs"), ("hero", "heroes"), ("photo", "photos"), ("embargo", "embargoes")],
        *[("aircraft", "aircraft"), ("series", "series"), ("sheep", "sheep"), ("headquarters", "headquarters"), ("quiz", "quizzes")],
        *[("passer-by", "passers-by"), ("runner-up", "runners-up"), ("son-in-law", "sons-in-law"), ("vice-president", "vice-presidents")],
        *[("criminal case", "criminal cases"), ("microtransaction", "microtransactions"), ("anchorwoman", "anchorwomen")],
        *[("Kennedy", "Kennedys"), ("Jones", "Joneses"), ("German", "Germans"), ("Englishman", "Englishmen"), ("Chinese", "Chinese")],
    ],
)
def test_plurals(noun: str, plural: str) -> None:
    assert lexicon.inflect(noun, "N")["pl"][0] == plural


@pytest.mark.parametrize("noun", ["information", "advice", "furniture", "evidence", "news", "equipment"])
def test_what_is_not_counted_has_no_plural(noun: str) -> None:
    assert lexicon.inflect(noun, "N") == {"sg": (noun,)}


@pytest.mark.parametrize(
    ("adjective", "er", "est"),
    [
        *[("big", "bigger", "biggest"), ("happy", "happier", "happiest"), ("nice", "nicer", "nicest"), ("new", "newer", "newest")],
        *[("good", "better", "best"), ("bad", "worse", "worst"), ("far", "farther", "farthest"), ("old", "older", "oldest")],
        *[("free", "freer", "freest"), ("true", "truer", "truest"), ("short", "shorter", "shortest"), ("dry", "drier", "driest")],
    ],
)
def test_comparison(adjective: str, er: str, est: str) -> None:
    forms = lexicon.inflect(adjective, "A")
    assert (forms["er"][0], forms["est"][0]) == (er, est)


@pytest.mark.parametrize("adjective", ["important", "beautiful", "federal", "unheardofish"])
def test_most_adjectives_are_not_compared(adjective: str) -> None:
    assert lexicon.inflect(adjective, "A") == {"base": (adjective,)}


def test_several_words_bend_where_english_bends_them() -> None:
    assert lexicon.inflect("carry out", "V")["ed"] == ("carried out",)
    assert lexicon.inflect("re-elect", "V")["ed"] == ("re-elected",)
    assert lexicon.forms("prison sentence", "N") == ("prison sentence", "prison sentences")


def test_forms_of_every_part_of_speech_or_of_one() -> None:
    assert lexicon.forms("visit") == ("visit", "visits", "visited", "visiting")
    assert lexicon.forms("date", "N") == ("date", "dates")
    assert "dated" in lexicon.forms("date", "V")
    assert lexicon.forms("big") == ("big", "bigger", "biggest")


@pytest.mark.parametrize(
    ("lemma", "contracted"),
    [("not", {"n't"}), ("be", {"'m", "'s", "'re"}), ("have", {"'ve", "'s", "'d"}), ("will", {"'ll"}), ("would", {"'d"})],
)
def test_forms_hold_what_an_apostrophe_leaves(lemma: str, contracted: set[str]) -> None:
    assert {w for w in lexicon.forms(lemma) if "'" in w} == contracted
    assert lexicon.forms(lemma)[0] == lemma


def test_a_modal_does_not_bend_like_the_noun_it_also_is() -> None:
    assert "wills" not in lexicon.forms("will")
    assert "wills" in lexicon.forms("will", "N")


def test_an_unknown_lemma_counts_as_a_noun() -> None:
    assert lexicon.pos("zorblat") == ()
    assert lexicon.forms("zorblat") == ("zorblat", "zorblats")
    assert lexicon.inflect("zorblat", "V")["ing"] == ("zorblating",)


def test_no_entry_of_the_table_is_misspelt() -> None:
    allowed = {"N", "V", "V2", "V12", "A", "D"}
    assert {e.partition(":")[0] for _, entries in tables.lemmas().items() for e in entries.split()} == allowed
    assert all(len({e[0] for e in es.split()}) == len(es.split()) for _, es in tables.lemmas().items())


def test_the_stored_irregular_forms_are_those_of_the_lemmas() -> None:
    derived = tables.irregular_forms(dict(tables.lemmas().items()))
    assert {form: tuple(lemmas.split()) for form, lemmas in tables.irregular().items()} == derived


@pytest.mark.parametrize("name", ["lemmas.tsv", "irregular.tsv"])
def test_a_table_searched_by_halving_is_sorted(name: str) -> None:
    assert tables.rows(name) == sorted(tables.rows(name))
