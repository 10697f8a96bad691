"""The words that the checks of word order look at: verbs by what may follow them, and times."""

from __future__ import annotations

HAPPENS = "appeared appears appear occurred occurs occur arose arises arise happened"
"""Verbs that never have an object: a noun after them, if it is no time, is their subject, whatever stands before."""
COMES = (
    "died arrived emerged participated participates exploded disappeared gathered remained remains operates operated burned functions "
    "functioned sounded sounds opens flew"
)
"""The same, but a noun after them may be a complement: only after a phrase that opens the sentence is it their subject."""
THEY_DO = frozenset(
    "celebrate remember eliminate continue discuss honor honour investigate calculate begins continues opens starts begin".split()
)
"""Verbs in the present that begin a Russian clause after a place."""
NO_VERBS = frozenset("last past next based led left set put hit cut called named dubbed entitled titled born aged dated ended".split())
"""Past tenses that may be something else after a noun."""
INVERTS = frozenset("stand lie sit hang come go follow live loom lurk run rise grow dwell march walk rest shine".split())
"""Verbs that in good English too may stand before their subject, after a place: on the hill stood a mill."""
BELONGS = (
    "located situated belonging caused adopted signed committed arrived happened occurred existing conducted organized organised created"
)
ONE_OBJECT = (
    "held opened published installed planned discovered detected built launched introduced registered recorded detained arrested killed "
    "injured wounded destroyed damaged signed formed established organized organised conducted announced prepared presented extinguished "
    "revealed noted observed laid mentioned expressed attached posted stolen closed approved produced placed required expected voiced "
    "heard needed completed started"
)
"""Participles that no noun but a time may follow in good English: what follows is the subject, whatever stands before."""
PASSIVES = (
    "found created preserved seized lost bought sold engaged adopted developed used seen declared determined hung carried added written "
    "shot drawn hidden collected gathered removed rescued evacuated taken thrown set concluded solved raised discussed considered "
    "formulated initiated submitted received delivered displayed shown demonstrated proposed allocated spent invested printed filmed cast "
    "brought sent erected restored repaired renovated cancelled canceled postponed suspended extended reduced increased observed "
    "performed made voiced celebrated opened opposed prescribed enshrined listed summed tested fought commissioned"
)
"""The same, but something else may follow them: only after a phrase that opens the sentence is it their subject."""
TIMES = frozenset(
    "day days week weeks month months year years decade decades night morning evening afternoon minute minutes hour hours moment time "
    "times second seconds season same next following previous first last other lot bit few couple century fortnight weekend third quarter "
    "half number matter way further long little mile miles km metres meters kilometres kilometers feet while more less half".split()
)
MASS = "traffic|criticism|evidence|information|equipment|access|work|construction|electricity|ammunition|furniture|damage|money|food"
"""Nouns without a plural, which may be the subject after a passive."""
