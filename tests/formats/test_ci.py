"""The formats that machines read: held to their schemas, to the units they count in, and to the user's text staying text."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

import jsonschema
import pytest

from tests.formats.hostile import EVIL, HOSTILE, PATH, VIEW
from tests.formats.reports import ALL, CLEAN_REPORT, LINKED, PRISON, PRISON_REPORT, STUDIO, STUDIO_REPORT, WRIT, finding, view
from tqc.formats import View, names, renderer
from tqc.metrics import mqm
from tqc.model import Report, Severity

SCHEMAS = Path(__file__).parent / "schemas"
SETS = [ALL, (CLEAN_REPORT,), (), (HOSTILE,)]
MULTILINE = "He said it 😀 on live\nether, twice."


def schema(name: str) -> Any:
    return json.loads((SCHEMAS / name).read_text(encoding="utf-8"))


def printed(form: str, reports: tuple[Report, ...] = ALL, shown: View | None = None) -> Any:
    return json.loads(renderer(form)(reports, shown or view(**LINKED)))


def one(text: str, fault: str, **more: Any) -> Report:
    found = finding(text, fault, "ru/a/b", "style/awkward", Severity.MINOR, "wrong", text, **more)
    return Report(text, (found,), 9, mqm.score((found,), 9), path="a.txt")


@pytest.mark.parametrize("reports", SETS)
def test_sarif_is_what_its_schema_says(reports: tuple[Report, ...]) -> None:
    validator = jsonschema.Draft4Validator(schema("sarif-2.1.0-rtm.5.json"), format_checker=jsonschema.FormatChecker())
    validator.validate(printed("sarif", reports))
    validator.validate(printed("sarif", reports, VIEW))


@pytest.mark.parametrize("reports", SETS)
def test_rdjson_is_what_its_schema_says(reports: tuple[Report, ...]) -> None:
    jsonschema.Draft4Validator(schema("rdf-DiagnosticResult.json")).validate(printed("rdjson", reports))
    line = jsonschema.Draft4Validator(schema("rdf-Diagnostic.json"))
    lines = [json.loads(x) for x in renderer("rdjsonl")(reports, view(**LINKED)).splitlines()]
    for diagnostic in lines:
        line.validate(diagnostic)
    assert [{k: v for k, v in d.items() if k != "source"} for d in lines] == printed("rdjson", reports)["diagnostics"]


@pytest.mark.parametrize(
    ("name", "spoil"), [("sarif-2.1.0-rtm.5.json", {"version": "3"}), ("rdf-DiagnosticResult.json", {"diagnostics": [{"severity": "BAD"}]})]
)
def test_the_schemas_are_not_empty_talk(name: str, spoil: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(schema(name)).validate(printed("sarif") | spoil if "sarif" in name else spoil)


def test_sarif_regions_count_in_utf16() -> None:
    results = printed("sarif")["runs"][0]["results"]
    texts = [PRISON] * 3 + [STUDIO]
    assert len(results) == len(texts)
    for result, text in zip(results, texts, strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        line = re.split(r"\r\n|\n", text)[region["startLine"] - 1].encode("utf-16-le")
        words = line[2 * (region["startColumn"] - 1) : 2 * (region["endColumn"] - 1)].decode("utf-16-le")
        units = text.encode("utf-16-le")[2 * region["charOffset"] :][: 2 * region["charLength"]].decode("utf-16-le")
        assert words == units == region["snippet"]["text"] != ""


def test_sarif_knows_its_rules_and_mqm() -> None:
    run = printed("sarif")["runs"][0]
    driver, taxa = run["tool"]["driver"], run["taxonomies"][0]["taxa"]
    writ = next(r for r in driver["rules"] if r["id"] == WRIT.id)
    assert writ["helpUri"] == "https://desk.example/rules/#ru/prison-and-courts/executive-list"
    for told in (WRIT.why, "исполнительный лист", "executive {list}", WRIT.examples[0]):
        assert told in writ["help"]["text"]
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert [taxa[t["index"]]["id"] for t in result["taxa"]] == [t["id"] for t in result["taxa"]] != []
    assert {t["name"] for t in taxa} >= {"mistranslation", "awkward-style"}


def test_sarif_tells_what_could_not_be_checked_and_notes() -> None:
    (invocation,) = printed("sarif")["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    told = {n["descriptor"]["id"]: (n["level"], n["message"]["text"]) for n in invocation["toolExecutionNotifications"]}
    assert told["not-checked"] == ("error", "is not UTF-8: byte 0xCF at offset 17 (save it as UTF-8)")
    assert told["unused-suppression"][0] == "warning"
    (clean,) = printed("sarif", (CLEAN_REPORT,), View())["runs"][0]["invocations"]
    assert clean == {"executionSuccessful": True, "toolExecutionNotifications": []}


def test_sarif_fixes_mend_the_text_and_a_word_file_has_none() -> None:
    results = printed("sarif")["runs"][0]["results"]
    replacement = results[0]["fixes"][0]["artifactChanges"][0]["replacements"][0]
    region = replacement["deletedRegion"]
    at = region["charOffset"]
    mended = PRISON[:at] + replacement["insertedContent"]["text"] + PRISON[at + region["charLength"] :]
    assert mended.startswith("The court issued an writ of execution to")
    assert [len(r.get("fixes", ())) for r in results] == [1, 2, 0, 0]


def test_sarif_tells_old_findings_from_new_once_anything_was_compared() -> None:
    assert not any("baselineState" in r for r in printed("sarif")["runs"][0]["results"])
    first, *others = PRISON_REPORT.findings
    compared = replace(PRISON_REPORT, findings=(replace(first, old=True), *others))
    data = printed("sarif", (compared, STUDIO_REPORT))
    jsonschema.Draft4Validator(schema("sarif-2.1.0-rtm.5.json")).validate(data)
    assert [r["baselineState"] for r in data["runs"][0]["results"]] == ["unchanged", "new", "new", "new"]
    (shown,) = printed("sarif", (compared,), View(min_severity=Severity.CRITICAL))["runs"][0]["results"]
    assert shown["baselineState"] == "new"


def test_sarif_fingerprints_do_not_move_with_the_text() -> None:
    moved = "One line more.\n\n" + PRISON
    by = len(moved) - len(PRISON)
    found = tuple(replace(f, start=f.start + by, end=f.end + by) for f in PRISON_REPORT.findings)
    marks = [
        [r["partialFingerprints"] for r in printed("sarif", (report,))["runs"][0]["results"]]
        for report in (PRISON_REPORT, replace(PRISON_REPORT, text=moved, findings=found))
    ]
    assert marks[0] == marks[1]
    assert len({str(m) for m in marks[0]}) == 3


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("./a b/ё.txt", "a%20b/%D1%91.txt"),
        ("c:d.txt", "c%3Ad.txt"),
        (b"caf\xe9".decode("utf-8", "surrogateescape"), "caf%E9"),
        (None, "%3Cstdin%3E"),
    ],
)
def test_sarif_paths_are_uris(path: str | None, expected: str) -> None:
    run = printed("sarif", (replace(CLEAN_REPORT, path=path),))["runs"][0]
    assert run["artifacts"][0]["location"]["uri"] == expected


def test_sarif_absolute_paths_have_a_scheme(tmp_path: Path) -> None:
    uri = printed("sarif", (replace(CLEAN_REPORT, path=str(tmp_path / "a b.txt")),))["runs"][0]["artifacts"][0]["location"]["uri"]
    assert uri == (tmp_path / "a b.txt").as_uri()


def test_rdjson_columns_count_bytes() -> None:
    (diagnostic,) = printed("rdjson", (one(MULTILINE, "live\nether", fixes=("air",)),), View())["diagnostics"]
    start, end = diagnostic["location"]["range"]["start"], diagnostic["location"]["range"]["end"]
    lines = MULTILINE.encode().split(b"\n")
    assert lines[start["line"] - 1][start["column"] - 1 :] == b"live"
    assert lines[end["line"] - 1][: end["column"] - 1] == b"ether"
    assert diagnostic["suggestions"] == [{"range": diagnostic["location"]["range"], "text": "air"}]


def test_a_word_file_gets_no_lines_and_no_suggestions() -> None:
    (diagnostic,) = printed("rdjson", (STUDIO_REPORT,), View())["diagnostics"]
    assert diagnostic["message"].startswith("¶1:24 ")
    assert diagnostic["location"].keys() == {"path"}
    assert "suggestions" not in diagnostic
    assert ",line=" not in renderer("github")((STUDIO_REPORT,), View())


def test_github_annotations_hold_one_line_each_and_no_foreign_command() -> None:
    lines = renderer("github")((HOSTILE,), VIEW).splitlines()
    assert [line.split(" ", 1)[0] for line in lines] == ["::error", "::error", "::warning", "::notice"]
    for line in lines:
        properties, body = re.fullmatch(r"::\w+ ([^:]*)::(.*)", line).groups()  # type: ignore[union-attr]
        assert {p.partition("=")[0] for p in properties.split(",")} <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert re.findall(r"%(?!25|0A|0D|3A|2C)", line) == []
        assert body.isprintable()


def test_github_annotations_put_the_worst_first_and_no_columns_on_several_lines() -> None:
    out = renderer("github")(ALL, View())
    assert [line.split(" ")[0] for line in out.splitlines()] == ["::error", "::error", "::warning", "::notice", "::notice"]
    assert out.startswith("::error file=drafts/[red]prison.md,line=3,endLine=3,col=17,endColumn=22,title=critical ")
    assert renderer("github")((one(MULTILINE, "live\nether"),), View()).startswith("::warning file=a.txt,line=1,endLine=2,title=")


def test_gitlab_issues_have_all_that_gitlab_needs_and_fingerprints_of_their_own() -> None:
    issues = printed("gitlab", (PRISON_REPORT, replace(PRISON_REPORT, path="copy.txt"), HOSTILE))
    assert len({i["fingerprint"] for i in issues}) == len(issues) == 12
    for issue in issues:
        assert issue.keys() >= {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert 1 <= issue["location"]["lines"]["begin"] <= issue["location"]["lines"]["end"]
    assert printed("gitlab", (CLEAN_REPORT,), View()) == []


def test_junit_has_a_suite_for_a_clean_file_and_counts_what_failed() -> None:
    root = ElementTree.fromstring(renderer("junit")(ALL, view()))
    suites = {s.get("name"): s for s in root}
    assert [c.tag for c in suites["<stdin>"]] == ["testcase"]
    assert list(suites["<stdin>"][0]) == []
    assert suites["drafts/[red]prison.md"].attrib == {"name": "drafts/[red]prison.md", "tests": "2", "failures": "2", "errors": "0"}
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("5", "3", "1")
    assert len(root.findall(".//failure")) == 3
    assert "two-spellings" in (suites["drafts/[red]prison.md"].findtext("system-out") or "")


@pytest.mark.parametrize("form", ["junit", "checkstyle"])
def test_xml_takes_any_text(form: str) -> None:
    out = renderer(form)((HOSTILE,), VIEW)
    root = ElementTree.fromstring(out.encode("utf-8"))
    attributes = [v for e in root.iter() for v in e.attrib.values()]
    assert {e.tag for e in root.iter()} <= {"testsuites", "testsuite", "testcase", "failure", "error", "system-out", "checkstyle", "file"}
    assert any("</script><img" in v and "\\x00\\x1b[31m" in v for v in attributes)


def test_checkstyle_names_every_file() -> None:
    root = ElementTree.fromstring(renderer("checkstyle")(ALL, view()))
    assert {f.get("name"): len(f) for f in root} == {
        "drafts/[red]prison.md": 4,
        "drafts/studio\\x1b[2J.docx": 1,
        "<stdin>": 0,
        "drafts/old.txt": 1,
    }


def test_csv_runs_no_formula_and_keeps_every_cell() -> None:
    rows = list(csv.DictReader(io.StringIO(renderer("csv")((HOSTILE,), VIEW))))
    assert [r["kind"] for r in rows] == ["finding", "finding", "note", "error"]
    assert (rows[0]["text"], rows[0]["message"], rows[0]["fixes"]) == ("'=1+1", "'=cmd|' /C calc'!A0", "'+1 | -1")
    assert all(cell[:1] not in {"=", "+", "-", "@", "\t", "\n"} for row in rows for cell in row.values())
    assert rows[1]["text"].replace("\\x", "").startswith("</script><img")


@pytest.mark.parametrize("form", names())
def test_every_format_can_be_written_as_utf8(form: str) -> None:
    out = renderer(form)((HOSTILE,), VIEW)
    assert "\r" not in out or form == "line"
    out.encode("utf-8")


def test_a_path_that_is_no_utf8_is_found_again_from_sarif() -> None:
    uri = printed("sarif", (HOSTILE,), VIEW)["runs"][0]["artifacts"][0]["location"]["uri"]
    assert unquote_to_bytes(uri) == PATH.encode("utf-8", "surrogateescape")
    assert uri.isascii()


@pytest.mark.parametrize("form", ["sarif", "gitlab", "rdjson", "rdjsonl"])
def test_json_keeps_the_users_text(form: str) -> None:
    assert json.dumps(EVIL, ensure_ascii=False)[1:-1] in renderer(form)((HOSTILE,), VIEW)


@pytest.mark.parametrize("form", sorted(set(names()) - {"html", "terminal"}))
def test_findings_that_are_not_severe_enough_are_left_out(form: str) -> None:
    out = renderer(form)((PRISON_REPORT,), View(min_severity=Severity.CRITICAL))
    assert "dates-for-visits" in out
    assert "executive-list" not in out


def test_the_same_reports_give_the_same_bytes_in_every_process() -> None:
    code = (
        "import hashlib; from tests.formats.reports import ALL, LINKED, view; from tqc.formats import names, renderer\n"
        "for n in names(): print(n, hashlib.sha256(renderer(n)(ALL, view(**LINKED)).encode()).hexdigest())"
    )
    root = Path(__file__).parents[2]
    path = os.pathsep.join((str(root), str(root / "src")))
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            cwd=root,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": path},
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(outputs) == 1
    assert len(outputs.pop().splitlines()) == len(names())
