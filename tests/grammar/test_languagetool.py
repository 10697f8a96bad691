"""The finder, against the real LanguageTool."""

from __future__ import annotations

import psutil
import pytest

from tqc.errors import EngineError, UserError
from tqc.grammar._lt import batches as batching
from tqc.grammar._lt import server
from tqc.grammar._lt.client import Client
from tqc.grammar._lt.table import Row
from tqc.grammar.languagetool import ENGINE, LanguageTool, connect
from tqc.model import Severity
from tqc.text import plain
from tqc.text.document import Document

AN = {"EN_A_VS_AN": Row("EN_A_VS_AN", Severity.MAJOR)}
FAULT = "The envoy gave an long answer to the press on Monday."


def document(text: str) -> Document:
    return Document(text, plain.raw_blocks(text))


@pytest.fixture
def finder(lt_server: server.Server) -> LanguageTool:
    return LanguageTool(Client(lt_server.url), table=AN)


def test_a_finding_has_the_words_the_fix_and_the_row_of_the_table(finder: LanguageTool) -> None:
    (f,) = finder.check(document(FAULT))
    assert FAULT[f.start : f.end] == "an"
    assert (f.rule, f.severity, f.fixes[0], f.sentence) == ("languagetool/EN_A_VS_AN", Severity.MAJOR, "a", FAULT)
    assert f.message == "“an”: write “a”"
    assert f.why


@pytest.mark.parametrize("before", ["😀 ", "The 𝔐inister, 👩‍🚀 and 🇷🇺 in hand, left.\n\n", "Ё & 𝄞𝄞𝄞: "])
def test_offsets_are_code_points_after_astral_characters(finder: LanguageTool, before: str) -> None:
    text = before + FAULT + " 😀"
    (f,) = finder.check(document(text))
    assert (f.start, text[f.start : f.end]) == (len(before) + FAULT.index("an long"), "an")


def test_a_rule_that_is_not_on_says_nothing(lt_server: server.Server) -> None:
    client = Client(lt_server.url)
    assert list(LanguageTool(client, table={}).check(document(FAULT))) == []
    assert [f.rule for f in LanguageTool(client, every=True).check(document(FAULT))] == ["languagetool/EN_A_VS_AN"]


def test_names_are_no_spelling_errors(lt_server: server.Server) -> None:
    text = "Zhdanovets met Prokhoryuk in Verkhnekamensk, and Tsvetoslava Mudrykh wrote of it in Ulitsa Vechernyaya."
    assert list(LanguageTool(Client(lt_server.url)).check(document(text))) == []


def test_many_batches_find_what_one_request_finds(lt_server: server.Server, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(f"Report {n}. {FAULT} The the ministers was late, and and it have rained {n} days." for n in range(40))
    finder = LanguageTool(Client(lt_server.url), every=True)
    monkeypatch.setattr(batching, "LARGEST", 1_000_000)
    whole = list(finder.check(document(text)))
    monkeypatch.setattr(batching, "LARGEST", 600)
    parts = document(text)
    assert len(list(batching.batches(parts))) > 5
    assert list(finder.check(parts)) == whole
    assert len(whole) >= 40


def test_boilerplate_is_not_sent_and_nothing_is_found_across_paragraphs() -> None:
    text = "He came by the\n\nthe river on Monday.\n\n© 2026 The Paper. All rights reserved."
    (batch,) = batching.batches(document(text))
    assert "rights" not in batch.text
    at = batch.text.index("the")
    assert batch.span(at, at + 8) is None
    assert batch.span(at + 5, at + 8) == (at + 4, at + 7)


def test_a_server_that_dies_mid_run_is_told_of_and_not_asked_again(lt_own: object) -> None:
    own = server.start(idle=5)
    finder = LanguageTool(Client(own.url, pause=0.01), table=AN)
    first, second, third = (document(FAULT) for _ in range(3))
    assert len(list(finder.check(first))) == 1
    assert finder.unchecked(first) == ()
    psutil.Process(own.pid).kill()
    assert list(finder.check(second)) == list(finder.check(third)) == []
    (note,) = finder.unchecked(second)
    assert (note.kind, note.line) == (ENGINE, 0)
    assert "LanguageTool did not check this text" in note.fact
    assert own.url in note.fact
    assert "tqc languagetool status" in note.hint
    assert finder.unchecked(third)[0].fact == note.fact


def test_on_uses_the_server_of_the_state_file_and_counts_as_use(
    lt_server: server.Server, lt_home: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TQC_CACHE_DIR", str(lt_home))
    before = server.state_file().stat().st_mtime_ns
    finder = connect("required")
    assert finder
    text = document(FAULT)
    list(finder.check(text))
    assert finder.unchecked(text) == ()
    assert server.state_file().stat().st_mtime_ns > before


def test_a_url_with_and_without_v2_leads_to_the_same_server(lt_server: server.Server) -> None:
    for url in (lt_server.url, f"{lt_server.url}/", f"{lt_server.url}/v2", f"required:{lt_server.url}"):
        finder = connect(url)
        assert finder
        assert finder.unchecked(document(FAULT)) == ()


def test_without_a_server_on_leaves_a_note_and_required_is_an_error(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TQC_CACHE_DIR", str(tmp_path))
    finder = connect("on")
    assert finder
    text = document(FAULT)
    assert list(finder.check(text)) == []
    assert finder.unchecked(text)[0].fact == "LanguageTool did not check this text: it is not running (tqc languagetool start)"
    with pytest.raises(EngineError, match="tqc languagetool start"):
        connect("required")
    with pytest.raises(EngineError, match=r"127\.0\.0\.1:9/v2: no connection"):
        connect("required:http://127.0.0.1:9")


def test_off_is_no_finder_and_rubbish_a_mistake() -> None:
    assert connect("off") is None
    with pytest.raises(UserError, match="“localhost:8081” is no server's URL"):
        connect("localhost:8081")
