"""A report whose every text is meant to break out of its format."""

from __future__ import annotations

from tests.formats.reports import finding
from tqc.errors import UserError
from tqc.formats import View
from tqc.metrics import mqm
from tqc.model import Note, Report, Severity

EVIL = "</script><img src=x onerror=alert(1)>\"'&|`*_[x](javascript:y)::error,a:b%0A\x00\x1b[31m\x0b\ufffe]]>@desk #12"
TEXT = f"It was =1+1 {EVIL} end.\r\nNext line."
PATH = b"+dir/caf\xe9,x:\n<b>|%.txt".decode("utf-8", "surrogateescape")
EVIL_FINDING = finding(TEXT, EVIL, "x/y/z", "other", Severity.MAJOR, EVIL, TEXT, why=EVIL, origin=EVIL, fixes=(EVIL, ""))
FORMULA = finding(TEXT, "=1+1", "x/y/sum", "other", Severity.MINOR, "=cmd|' /C calc'!A0", TEXT, fixes=("+1", "-1"))
NOTE = Note(PATH, 2, EVIL, EVIL, "note")
HOSTILE = Report(TEXT, (FORMULA, EVIL_FINDING), 9, mqm.score((FORMULA, EVIL_FINDING), 9), path=PATH, notes=(NOTE,))
VIEW = View(errors=(UserError(EVIL, path=PATH, hint=EVIL),), version="0", rules_url="https://desk.example/r")
