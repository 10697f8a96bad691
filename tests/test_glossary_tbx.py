from __future__ import annotations

from pathlib import Path

import pytest

import tqc
from tqc import glossary
from tqc.errors import UserError, UserErrors
from tqc.glossary import Term, tbx

BASIC = """\
<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>Our desk</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
<conceptEntry id="c1">
  <descrip type="subjectField">courts</descrip>
  <langSec xml:lang="ru"><termSec><term>колония</term><note>не для печати</note></termSec></langSec>
  <langSec xml:lang="en-GB">
    <descripGrp><descrip type="definition">Where a sentence
      is served.</descrip></descripGrp>
    <termSec><term>penal colony</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
    <termSec><term>jail</term></termSec>
    <termSec>
      <term>prison <hi>colony</hi></term>
      <termNote type="partOfSpeech">noun</termNote>
      <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
    </termSec>
    <termSec><term>colony of punishment</term><termNote type="administrativeStatus">supersededTerm</termNote></termSec>
  </langSec>
</conceptEntry>
<conceptEntry id="c2"><langSec xml:lang="ru"><termSec><term>дума</term></termSec></langSec></conceptEntry>
</body></text></tbx>
"""
DCT = """\
<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min">
<text><body><conceptEntry><note>Since 2019.</note><langSec xml:lang="en">
<termSec><term>Kiev</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec>
<termSec><term>Kyiv</term><min:partOfSpeech>properNoun</min:partOfSpeech></termSec>
</langSec></conceptEntry></body></text></tbx>
"""
OLD = """\
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><text><body>
<termEntry><langSet xml:lang="EN"><tig><term>hold a rally</term></tig>
<ntig><termGrp><term>conduct a rally</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp></ntig>
</langSet></termEntry></body></text></martif>
"""


def concept(body: str, head: str = "") -> str:
    return f'{head}<tbx><text><body>\n<conceptEntry><langSec xml:lang="en">\n{body}</langSec></conceptEntry></body></text></tbx>'


def word(term: str, status: str = "") -> str:
    return f'<termSec><term>{term}</term><termNote type="administrativeStatus">{status}</termNote></termSec>\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BASIC, [Term("prison colony", 5, "", ("penal colony", "colony of punishment"), "Where a sentence is served.", "N")]),
        (DCT, [Term("Kyiv", 2, "", ("Kiev",), "Since 2019.", "N")]),
        (OLD, [Term("hold a rally", 3, "", ("conduct a rally",))]),
        (OLD.replace("\n", "\r\n"), [Term("hold a rally", 3, "", ("conduct a rally",))]),
        (concept(word("a") + word("b")), [Term("a", 2)]),
        (concept(word("a", "admittedTerm") + word("b", "preferredTerm")), [Term("b", 2)]),
        (concept(word("R&amp;D &#x2014; centre")), [Term("R&D — centre", 2)]),
    ],
)
def test_the_english_of_every_dialect_and_style_is_read(text: str, expected: list[Term]) -> None:
    assert tbx.read(text, "t.tbx") == expected


def test_forbidden_terms_are_found_in_every_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TQC_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr("tqc.ruleset.store.rules_home", lambda: tmp_path / "no-rules")
    monkeypatch.setattr("tqc.ruleset.store.CHECK_PART", ("check", tmp_path / "no-checks", "no-checks"))
    path = tmp_path / "desk.tbx"
    path.write_bytes(b"\xef\xbb\xbf" + BASIC.encode())
    text = "Two penal colonies and a jail, not a prison colony."
    (f,) = tqc.Checker(tqc.Config(packs=(), glossaries=(path,), grammar=False)).check(text).findings
    assert (f.rule, text[f.start : f.end], f.fixes, f.why) == (
        "glossary/desk/prison-colony",
        "penal colonies",
        ("prison colonies",),
        "Where a sentence is served.",
    )


LAUGHS = (
    "<!DOCTYPE tbx [\n"
    + '<!ENTITY a "ha">\n'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">\n' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>\n"
)


@pytest.mark.parametrize(
    ("text", "line", "fact"),
    [
        (concept(word("&i;"), LAUGHS), 2, "uses an entity of its own: “a”"),
        (concept(word("&x;"), '<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/hostname">]>\n'), 1, "uses an entity of its own: “x”"),
        (concept(word("&x;"), '<!DOCTYPE tbx SYSTEM "http://desk.example/x.dtd">\n'), 4, "uses an entity of its own: “x”"),
        (concept("<term>a</trm>"), 3, "is no XML: mismatched tag"),
        (concept(word("&x;")), 3, "is no XML: undefined entity"),
        ("", 1, "is no XML: no element found"),
        ("a\tb\n", 1, "is no XML: syntax error"),
        ("<html/>", 1, "is no TBX: it begins with <html>"),
        ("<tbx/>", 0, "holds no English terms"),
        (concept(word("a")).replace('"en"', '"enm"'), 0, "holds no English terms"),
        (concept(word("a", "preferedTerm")), 3, "“preferedTerm” is no administrativeStatus"),
        (concept(word("a") + word(" ")), 4, "the term is empty"),
        (concept(word("a", "deprecatedTerm") + word("b", "supersededTerm")), 2, "every English term of the concept is forbidden"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, line: int, fact: str) -> None:
    path = tmp_path / "t.tbx"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as caught:
        glossary.read(path)
    error = caught.value.errors[0] if isinstance(caught.value, UserErrors) else caught.value
    assert (error.path, error.line, error.fact) == (str(path), line, fact)
