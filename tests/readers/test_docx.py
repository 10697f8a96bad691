from __future__ import annotations

import builtins
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.readers.helpers import blocks, one, one_of, original
from tqc.errors import UserError
from tqc.model import Role
from tqc.readers import read_bytes

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _saved(document: Any) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.fixture
def word() -> Any:
    docx = pytest.importorskip("docx")
    return docx.Document()


def _add(word: Any, xml: str) -> None:
    from docx.oxml import parse_xml

    word.element.body.insert(0, parse_xml(xml))


@pytest.mark.require("docx")
def test_paragraphs_and_tables_in_their_order(word: Any, tmp_path: Path) -> None:
    word.add_heading("Ferry sinks", 0)
    word.add_paragraph("")
    word.add_paragraph("The ferry sank at noon.")
    table = word.add_table(2, 2)
    for cell, said in zip((c for row in table.rows for c in row.cells), ["Year", "Boats", "2019", "four"], strict=True):
        cell.text = said
    table.cell(1, 1).add_paragraph("or five")
    word.add_heading("What is known", 2)
    word.add_paragraph("one", style="List Bullet")
    word.add_paragraph("He saw it.", style="Intense Quote")
    word.add_paragraph("The ferry at noon", style="Caption")
    document = one_of(tmp_path / "a.docx", _saved(word))
    assert document.unit == "paragraph"
    assert blocks(document) == [
        (Role.HEADLINE, "Ferry sinks"),
        (Role.BODY, "The ferry sank at noon."),
        (Role.CELL, "Year"),
        (Role.CELL, "Boats"),
        (Role.CELL, "2019"),
        (Role.CELL, "four"),
        (Role.CELL, "or five"),
        (Role.HEADLINE, "What is known"),
        (Role.LIST, "one"),
        (Role.QUOTE, "He saw it."),
        (Role.CAPTION, "The ferry at noon"),
    ]
    assert document.text.split("\n") == [said for _, said in blocks(document)]


@pytest.mark.require("docx")
def test_words_in_runs_and_odd_characters(word: Any) -> None:
    paragraph = word.add_paragraph("The exec")
    paragraph.add_run("utive").bold = True
    paragraph.add_run(" cafe\u0301\tand\nthe \U0001d4b3 on\u00a0board")
    word.add_paragraph("Next one.")
    document = one(_saved(word), "a.docx")
    assert document.clean == "The executive café and the \U0001d4b3 on board\nNext one.\n"
    assert document.text.count("\n") == 1
    assert original(document, "executive") == "executive"
    assert original(document, "café") == "cafe\u0301"
    assert original(document, "Next") == "Next"


@pytest.mark.require("docx")
def test_insertions_are_read_and_deletions_are_not(word: Any) -> None:
    word.add_paragraph("Later.")
    _add(
        word,
        f"<w:p {WORD}><w:r><w:t xml:space='preserve'>The </w:t></w:r><w:del><w:r><w:delText>old </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t xml:space='preserve'>new </w:t></w:r></w:ins><w:moveFrom><w:r><w:t>moved </w:t></w:r></w:moveFrom>"
        "<w:hyperlink><w:r><w:t>fer</w:t><w:softHyphen/><w:t>ry</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE</w:instrText>"
        "<w:noBreakHyphen/><w:t>boat</w:t></w:r></w:p>",
    )
    assert one(_saved(word), "a.docx").clean == "The new ferry\u2011boat\nLater.\n"


@pytest.mark.require("docx")
def test_a_style_counts_as_what_it_is_based_on(word: Any) -> None:
    from docx.enum.style import WD_STYLE_TYPE

    style = word.styles.add_style("Desk pull-out", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = word.styles["Quote"]
    word.add_paragraph("He saw it.", style="Desk pull-out")
    word.add_paragraph("The ferry sank at noon.")
    assert blocks(one(_saved(word), "a.docx"))[0] == (Role.QUOTE, "He saw it.")


@pytest.mark.require("docx")
def test_a_text_box_is_read_once_and_apart(word: Any) -> None:
    word.add_paragraph("Later.")
    box = "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>"
    _add(
        word,
        f"<w:p {WORD} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><w:r><w:t>Around it.</w:t></w:r><w:r>"
        f"<mc:AlternateContent><mc:Choice Requires='x'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>",
    )
    assert one(_saved(word), "a.docx").text == "Around it.\nIn the box.\nLater."


@pytest.mark.require("docx")
def test_a_list_by_numbers_alone(word: Any) -> None:
    word.add_paragraph("The ferry sank at noon.")
    _add(word, f"<w:p {WORD}><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>one</w:t></w:r></w:p>")
    assert blocks(one(_saved(word), "a.docx"))[0] == (Role.LIST, "one")


def _error(raw: bytes) -> UserError:
    with pytest.raises(UserError) as caught:
        list(read_bytes(raw, "a.docx"))
    assert caught.value.path == "a.docx"
    return caught.value


def _zip(**files: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.require("docx")
@pytest.mark.parametrize("raw", [b"PK\x03\x04 cut", b"The ferry sank.", _zip(a="b"), _zip(**{"[Content_Types].xml": "<a"})])
def test_damaged_files(raw: bytes) -> None:
    assert _error(raw).fact == "is damaged, or no Word file"


@pytest.mark.require("docx")
def test_every_way_of_being_cut_short_is_told(word: Any) -> None:
    word.add_paragraph("The ferry sank at noon.")
    raw = _saved(word)
    for end in range(1, len(raw), len(raw) // 40):
        assert _error(raw[:end]).fact == "is damaged, or no Word file"


@pytest.mark.require("docx")
def test_old_empty_and_blank_files(word: Any) -> None:
    assert "password" in _error(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)).fact
    assert _error(b"").fact == "is empty"
    assert _error(_saved(word)).fact == "is empty"


def test_without_the_library_the_command_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.partition(".")[0] == "docx":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", missing)
    error = _error(b"PK\x03\x04")
    assert "not installed" in error.fact
    assert error.hint == 'pip install "tqc[docx]"'
