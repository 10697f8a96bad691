"""A client of a LanguageTool server that neither hangs nor gives up at the first hitch.

language-tool-python's client is not used for this: it has one fixed timeout of five minutes, asks once, tells neither 413 nor
503 from any other failure, and obeys the environment's proxy even for a server on this machine.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

from tqc.text.positions import Utf16

TIMEOUT = 30.0
"""Seconds for one answer as a whole."""
ATTEMPTS = 3
PAUSE, LONGEST_PAUSE = 0.5, 5.0
"""Seconds before the second attempt, doubled for each further one; and what is granted to a server that names a time itself."""
WORTH_RETRYING = frozenset({429, 500, 502, 503, 504})
TOO_LARGE = 413
PART = 1 << 16
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Match(NamedTuple):
    """What the server found; offsets are code points of the text sent."""

    rule: str
    start: int
    end: int
    message: str
    kind: str
    """LanguageTool's issueType, as in "grammar"."""
    fixes: tuple[str, ...]


class Unavailable(Exception):
    """The server did not do what was asked, for the reason told, and asking again would not help."""


class TooLarge(Exception):
    """The server takes no text as long as this."""


class _Hitch(Exception):
    """What may be better the next time; `wait` is how many seconds the server asks for."""

    def __init__(self, reason: str, wait: float = 0.0) -> None:
        super().__init__(reason)
        self.wait = wait


class Client:
    """Asks one server; may be shared by threads.

    Args:
        url: the server's, with or without "/v2".
        timeout: seconds for one answer.
        pause: seconds before the second attempt.
    """

    def __init__(self, url: str, *, timeout: float = TIMEOUT, pause: float = PAUSE) -> None:
        from urllib.request import ProxyHandler, build_opener

        self.url = url.rstrip("/").removesuffix("/v2") + "/v2"
        self._timeout, self._pause = timeout, pause
        here = urlsplit(self.url).hostname in LOOPBACK
        self._opener = build_opener(*([ProxyHandler({})] if here else []))

    def check(self, text: str, fields: Mapping[str, str]) -> list[Match]:
        """The matches in a text, as the server orders them; `fields` are further ones of LanguageTool's HTTP interface.

        Raises:
            Unavailable: no use to ask again, or not after three attempts.
            TooLarge: the text must be sent in smaller parts.
        """
        data = urlencode({"text": text, **fields}).encode()
        reason = ""
        for attempt in range(ATTEMPTS):
            try:
                return _matches(self._answer("/check", data), text)
            except _Hitch as hitch:
                reason = str(hitch)
                if attempt + 1 < ATTEMPTS:
                    time.sleep(min(LONGEST_PAUSE, max(hitch.wait, self._pause * 2**attempt)))
        raise Unavailable(f"{reason}, {ATTEMPTS} times")

    def version(self) -> str:
        """The server's version, as in "6.8"; asked once.

        Raises:
            Unavailable: nothing that is LanguageTool answers.
        """
        try:
            return str(self._answer("/info")["software"]["version"])
        except (_Hitch, TooLarge, KeyError, TypeError) as error:
            raise Unavailable(str(error) or "the answer is not LanguageTool's") from error

    def _answer(self, path: str, data: bytes | None = None) -> Any:
        from http.client import HTTPException
        from urllib.error import HTTPError

        try:
            with self._opener.open(self.url + path, data, timeout=self._timeout) as response:
                return json.loads(_read(response, time.monotonic() + self._timeout))
        except HTTPError as error:
            with error:
                _refused(error.code, error.headers.get("Retry-After") or "", _told(error))
        except TimeoutError as error:
            raise _Hitch(f"no answer within {self._timeout:g} seconds") from error
        except ValueError as error:
            raise _Hitch("the answer is not LanguageTool's") from error
        except (OSError, HTTPException) as error:
            reason = getattr(error, "reason", error)
            if isinstance(reason, TimeoutError):
                raise _Hitch(f"no answer within {self._timeout:g} seconds") from error
            raise _Hitch(f"no connection: {getattr(reason, 'strerror', '') or reason or type(error).__name__}") from error


def _refused(code: int, wait: str, told: str) -> None:
    if code == TOO_LARGE:
        raise TooLarge
    if code not in WORTH_RETRYING:
        raise Unavailable(f"it answers {code}{f': {told}' if told else ''}")
    raise _Hitch(f"it answers {code}", float(wait) if wait.isdecimal() else 0.0)


def _told(error: Any) -> str:
    """The first line of what the server says of a mistake; nothing of a web page."""
    with suppress(OSError):
        first = error.read(PART).decode("utf-8", "replace").strip().partition("\n")[0]
        return "" if first.startswith("<") else str(first)[:200]
    return ""


def _read(response: Any, deadline: float) -> bytes:
    """The whole body; the socket's own timeout would let a server that drips go on for ever."""
    parts = []
    while part := response.read1(PART):
        parts.append(part)
        if time.monotonic() > deadline:
            raise TimeoutError
    return b"".join(parts)


def _matches(answer: Any, text: str) -> list[Match]:
    try:
        if answer.get("warnings", {}).get("incompleteResults"):
            raise _Hitch("it stopped before the end of the text")
        return [_match(m, Utf16(text)) for m in answer["matches"]]
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise _Hitch("the answer is not LanguageTool's") from error


def _match(m: Any, positions: Utf16) -> Match:
    """A match with its offsets, which LanguageTool counts in UTF-16 units, as code points."""
    rule, start = m["rule"], int(m["offset"])
    fixes = tuple(str(r["value"]) for r in m["replacements"])
    end = positions.offset(start + int(m["length"]))
    return Match(str(rule["id"]), positions.offset(start), end, str(m["message"]), str(rule["issueType"]), fixes)
