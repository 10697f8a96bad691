"""One set of reports for every format: wide and astral characters, two files, a clean one, notes, an error."""

from __future__ import annotations

from typing import Any

from tqc.errors import UserError
from tqc.formats import View
from tqc.metrics import mqm
from tqc.model import Confidence, Finding, Note, Report, Role, Severity, Span
from tqc.ruleset.rule import Line, Rule

PRISON = (
    "The court issued an executive list to the bailiffs on Monday.\r\n\r\n"
    "“In the colony, dates with relatives are forbidden for a month,” she said.\r\n\r\n"
    "His name is written Semyonov here and Semenov there.\r\n"
)
STUDIO = (
    "東京 reporters 😀 said on live ether that the café\u0301 was closed, and then, having spoken for longer than anyone in "
    "the studio had thought it possible to speak about a café, they went on, without so much as a pause for breath, to name "
    "the owner, his wife, the accountant, the landlord and the man who had delivered the chairs, each with a date of birth."
)


def finding(text: str, fault: str, rule: str, category: str, severity: Severity, message: str, sentence: str, **more: Any) -> Finding:
    """A finding on the first place of `fault` in a text."""
    start, at = text.index(fault), sentence.index(fault)
    settings = {"confidence": Confidence.HIGH, **more}
    return Finding(
        start,
        start + len(fault),
        rule,
        category,
        severity,
        message=message,
        sentence=sentence,
        within=Span(at, at + len(fault)),
        **settings,
    )


def _prison() -> Report:
    first, second, third = PRISON.split("\r\n\r\n")
    literal = finding(PRISON, "dates", "en/wording/dates", "style/awkward", Severity.MINOR, "“dates” is vague", second, fixes=("days",))
    findings = (
        finding(
            PRISON,
            "executive list",
            "ru/prison-and-courts/executive-list",
            "accuracy/mistranslation",
            Severity.MAJOR,
            "“executive list”: write “writ of execution”",
            first,
            origin="исполнительный лист",
            fixes=("writ of execution",),
            why="The paper by which a court lets bailiffs collect a debt is a writ.",
        ),
        finding(
            PRISON,
            "dates",
            "ru/prison-and-courts/dates-for-visits",
            "accuracy/mistranslation",
            Severity.CRITICAL,
            "“dates” are meetings in prison here",
            second,
            origin="свидание",
            fixes=("visits", "prison visits"),
            quoted=True,
            also=(literal,),
        ),
        finding(
            PRISON,
            "Semenov",
            "en/names/two-spellings",
            "names",
            Severity.NEUTRAL,
            "One name in two spellings: Semyonov, Semenov",
            third.strip(),
            confidence=Confidence.MEDIUM,
            scored=False,
        ),
    )
    note = Note(
        "drafts/[red]prison.md", 7, "this comment hides nothing: no finding of live-ether stands there", "delete it", "unused-suppression"
    )
    score = mqm.score(findings, 400, packs=("en", "ru"), version="0.1.0")
    return Report(PRISON, findings, 400, score, path="drafts/[red]prison.md", suppressed=1, notes=(note,))


def _studio() -> Report:
    live = finding(
        STUDIO,
        "live ether",
        "ru/reporting/live-ether",
        "style/awkward",
        Severity.MINOR,
        "“live ether”: write “live television”",
        STUDIO,
        origin="прямой эфир",
        fixes=("live television", ""),
        role=Role.CAPTION,
    )
    score = mqm.score((live,), 59, packs=("en", "ru"), version="0.1.0")
    return Report(STUDIO, (live,), 59, score, path="drafts/studio\x1b[2J.docx", unit="paragraph")


PRISON_REPORT, STUDIO_REPORT = _prison(), _studio()
CLEAN_REPORT = Report("All is well.", (), 3, mqm.score((), 3, packs=("en", "ru"), version="0.1.0"))
ALL = (PRISON_REPORT, STUDIO_REPORT, CLEAN_REPORT)
ERROR = UserError("is not UTF-8: byte 0xCF at offset 17", hint="save it as UTF-8", path="drafts/old.txt", line=2, column=3)
RULES_URL = "https://desk.example/rules/"
WRIT = Rule(
    "ru/prison-and-courts/executive-list",
    "Prisons and courts",
    "accuracy/mistranslation",
    Severity.MAJOR,
    Confidence.HIGH,
    (Line("executive {list}", ("{writ} of execution",), ("исполнительный лист",), 3),),
    why="The paper by which a court lets bailiffs collect a debt is a writ.",
    examples=("She brought the [executive list -> writ of execution].", "The executive listed nine names."),
    conditions={"unless": ("mailing ~",)},
    formerly=("list-of-execution",),
)
LINKED: dict[str, Any] = {"rules_url": RULES_URL, "rule": {WRIT.id: WRIT}.get}
"""Settings of a view that knows a rule and where its page is."""


def view(**settings: Any) -> View:
    """A view of these reports."""
    return View(**{"errors": (ERROR,), "version": "0.1.0", **settings})
