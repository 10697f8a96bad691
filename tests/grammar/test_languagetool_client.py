"""What a real server does only on a bad day: a small one that answers as told."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs

import pytest

from tqc.grammar._lt import batches as batching
from tqc.grammar._lt.client import ATTEMPTS, Client, Unavailable
from tqc.grammar._lt.table import Row
from tqc.grammar.languagetool import LanguageTool
from tqc.text import plain
from tqc.text.document import Document

TABLE = {"DULL": Row("DULL")}
Answer = tuple[int, dict[str, str], bytes]


def found(text: str) -> Answer:
    """LanguageTool's answer to a text in which every "dull" is a fault."""
    at = [i for i in range(len(text)) if text.startswith("dull", i)]
    rule = {"id": "DULL", "issueType": "style"}
    matches = [{"rule": rule, "offset": i, "length": 4, "message": "Dull.", "replacements": [{"value": "drab"}]} for i in at]
    return 200, {}, json.dumps({"matches": matches}).encode()


class Bad:
    """A server that answers as `self.answer` says; `asked` are the texts that came."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.answer: Callable[[str], Answer] = found
        self.drip = 0.0
        bad = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                text = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())["text"][0]
                bad.asked.append(text)
                code, headers, body = bad.answer(text)
                self.send_response(code)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                try:
                    for byte in (body[i : i + 1] for i in range(len(body))) if bad.drip else (body,):
                        self.wfile.write(byte)
                        self.wfile.flush()
                        time.sleep(bad.drip)
                except OSError:
                    pass

            def log_message(self, *_: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.http.server_port}"

    def finder(self, timeout: float = 5) -> LanguageTool:
        return LanguageTool(Client(self.url, timeout=timeout, pause=0.001), table=TABLE)


@pytest.fixture
def bad() -> Iterator[Bad]:
    server = Bad()
    thread = Thread(target=server.http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.http.shutdown()
    thread.join()
    server.http.server_close()


def document(text: str) -> Document:
    return Document(text, plain.raw_blocks(text))


@pytest.mark.parametrize("code", [429, 500, 502, 503, 504])
def test_a_passing_failure_is_got_over(bad: Bad, code: int) -> None:
    bad.answer = lambda text: found(text) if len(bad.asked) == ATTEMPTS else (code, {"Retry-After": "0"}, b"later")
    text, finder = document("A dull day at the fair."), bad.finder()
    assert [f.start for f in finder.check(text)] == [2]
    assert finder.unchecked(text) == ()
    assert len(bad.asked) == ATTEMPTS


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ((503, {}, b""), "it answers 503, 3 times"),
        ((429, {"Retry-After": "0"}, b""), "it answers 429, 3 times"),
        ((200, {}, b"<html>Log in to the network</html>"), "the answer is not LanguageTool's, 3 times"),
        ((200, {}, b'{"matches": [{"offset": 1}]}'), "the answer is not LanguageTool's, 3 times"),
        ((200, {}, b"[]"), "the answer is not LanguageTool's, 3 times"),
        ((200, {}, b'{"matches": [], "warnings": {"incompleteResults": true}}'), "it stopped before the end of the text, 3 times"),
        ((200, {"Content-Length": "500"}, b'{"matches"'), "the answer is not LanguageTool's, 3 times"),
    ],
)
def test_a_lasting_failure_is_told_after_three_attempts(bad: Bad, answer: Answer, reason: str) -> None:
    bad.answer = lambda _: answer
    text, finder = document("A dull day at the fair."), bad.finder()
    assert list(finder.check(text)) == []
    assert finder.unchecked(text)[0].fact == f"LanguageTool did not check this text: {bad.url}/v2: {reason}"
    assert len(bad.asked) == ATTEMPTS


def test_a_refusal_is_not_asked_about_again_and_its_reason_is_told(bad: Bad) -> None:
    bad.answer = lambda _: (400, {}, b"Error: 'xx' is not a language code\nat line 5")
    with pytest.raises(Unavailable, match=r"^it answers 400: Error: 'xx' is not a language code$"):
        Client(bad.url).check("A dull day.", {})
    assert len(bad.asked) == 1


@pytest.mark.parametrize("drip", [0.0, 0.05])
def test_a_server_that_is_slow_or_drips_does_not_hang_the_check(bad: Bad, drip: float) -> None:
    def slow(text: str) -> Answer:
        time.sleep(0 if drip else 0.6)
        return 200, {}, b" " * 400

    bad.answer, bad.drip = slow, drip
    with pytest.raises(Unavailable, match=r"^no answer within 0\.2 seconds, 3 times$"):
        Client(bad.url, timeout=0.2, pause=0.001).check("A dull day.", {})


def test_nothing_listens() -> None:
    with pytest.raises(Unavailable, match=r"^no connection: .+, 3 times$"):
        Client("http://127.0.0.1:9", pause=0.001).check("A dull day.", {})


def test_a_text_that_is_too_large_is_sent_in_halves(bad: Bad) -> None:
    bad.answer = lambda text: (413, {}, b"too long") if len(text) > 60 else found(text)
    text = document("\n\n".join(f"It was a dull day, the {n}th." for n in range(4, 12)))
    finder = bad.finder()
    assert [f.start for f in finder.check(text)] == [i for i in range(len(text.text)) if text.text.startswith("dull", i)]
    assert finder.unchecked(text) == ()


def test_a_paragraph_that_is_too_large_is_left_out_and_told_of_by_its_line(bad: Bad) -> None:
    bad.answer = lambda text: (413, {}, b"too long") if len(text) > 60 else found(text)
    text = document("A dull day.\n\n" + "A dull evening followed it. " * 5 + "\n\nA dull night.")
    finder = bad.finder()
    assert [text.text[f.start - 2 : f.end + 4] for f in finder.check(text)] == ["A dull day", "A dull nig"]
    (note,) = finder.unchecked(text)
    assert (note.line, note.fact) == (
        3,
        f"LanguageTool did not check 1 of 3 paragraphs from here on: {bad.url}/v2 takes no paragraph as long as this",
    )


def test_only_what_was_not_checked_is_named(bad: Bad, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batching, "LARGEST", 10)
    bad.answer = lambda text: (400, {}, b"no") if "evening" in text else found(text)
    text = document("A dull day.\n\nA dull evening.\n\nA dull night.")
    finder = bad.finder()
    assert [f.start for f in finder.check(text)] == [2]
    (note,) = finder.unchecked(text)
    assert note.line == 3
    assert note.fact == f"LanguageTool did not check 2 of 3 paragraphs from here on: {bad.url}/v2: it answers 400: no"


def test_a_server_that_has_failed_is_left_alone_for_a_while(bad: Bad, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("tqc.grammar.languagetool.monotonic", lambda: now[0])
    bad.answer = lambda _: (400, {}, b"no")
    finder = bad.finder()
    for _ in range(3):
        assert finder.unchecked(document("A dull day."))
    assert len(bad.asked) == 1
    bad.answer = found
    now[0] += 61
    again = document("A dull day.")
    assert [f.start for f in finder.check(again)] == [2]
    assert finder.unchecked(again) == ()


def test_lines_are_counted_whatever_ends_them(bad: Bad, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batching, "LARGEST", 10)
    bad.answer = lambda text: (400, {}, b"no") if "evening" in text else found(text)
    (note,) = bad.finder().unchecked(document("A dull day.\r\n\r\nA dull evening.\r\n"))
    assert note.line == 3


def test_a_proxy_of_the_environment_gets_no_copy_meant_for_this_machine(bad: Bad, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert [m.start for m in Client(bad.url).check("A dull day.", {})] == [2]
