from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from tests.formats.reports import ALL, CLEAN_REPORT, PRISON, PRISON_REPORT, STUDIO, view
from tqc.errors import UserError
from tqc.formats import View
from tqc.formats.json import render
from tqc.model import Report, Severity

SCHEMA = json.loads(files("tqc").joinpath("formats", "report.schema.json").read_text(encoding="utf-8"))


def closed(schema: Any) -> Any:
    """The schema with no keys allowed but those it names, so that each printed key is documented."""
    if isinstance(schema, list):
        return [closed(s) for s in schema]
    if isinstance(schema, dict):
        return {k: False if k == "additionalProperties" and v is True else closed(v) for k, v in schema.items()}
    return schema


def printed(*reports: Report, **settings: Any) -> Any:
    return json.loads(render(reports, view(**settings)))


@pytest.mark.parametrize("reports", [ALL, (CLEAN_REPORT,), ()])
def test_output_is_what_the_schema_says_and_nothing_else(reports: tuple[Report, ...]) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(closed(SCHEMA)).validate(printed(*reports))


def test_the_schema_is_not_empty_talk() -> None:
    data = printed(*ALL)
    data["files"][0]["findings"][0]["severity"] = "grave"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, SCHEMA)


def test_every_kind_of_offset_leads_to_the_same_words() -> None:
    for file, text in zip(printed(*ALL)["files"], (PRISON, STUDIO, ""), strict=True):
        lines = text.replace("\r\n", "\n").split("\n")
        units = text.encode("utf-16-le")
        for f in file["findings"]:
            words = text[f["start"] : f["end"]]
            assert f["text"] == words
            assert units[2 * f["start_utf16"] : 2 * f["end_utf16"]].decode("utf-16-le") == words
            assert lines[f["line"] - 1][f["column"] - 1 : f["end_column"] - 1] == words
            assert f["sentence"]["text"][f["sentence"]["start"] : f["sentence"]["end"]] == words


def test_an_astral_character_counts_two_in_utf16() -> None:
    (finding,) = printed(ALL[1])["files"][0]["findings"]
    assert finding["start_utf16"] - finding["start"] == 1


def test_both_schemes_are_scored() -> None:
    first, second, _ = (f["score"] for f in printed(*ALL)["files"])
    assert first["mqm"]["per_thousand"] == 75.0  # (25 + 5) / 400 · 1000
    assert first["wmt"]["signature"].startswith("weights:wmt|")
    assert (second["mqm"]["penalty"], second["mqm"]["per_thousand"]) == (1.0, None)


def test_summary_counts_what_is_shown_and_what_is_not() -> None:
    summary = printed(*ALL, min_severity=Severity.MAJOR)["summary"]
    assert (summary["findings"], summary["hidden"], summary["suppressed"], summary["files"]) == (2, 2, 1, 3)
    assert summary["by_severity"] == {"critical": 1, "major": 1}


def test_old_findings_are_counted_apart() -> None:
    report = replace(PRISON_REPORT, findings=tuple(replace(f, old=f.severity == Severity.CRITICAL) for f in PRISON_REPORT.findings))
    summary = printed(report, min_severity=Severity.MINOR)["summary"]
    assert (summary["findings"], summary["hidden"], summary["old"]) == (1, 1, 1)


def test_errors_are_told() -> None:
    assert printed()["errors"] == [
        {"path": "drafts/old.txt", "line": 2, "column": 3, "fact": "is not UTF-8: byte 0xCF at offset 17", "hint": "save it as UTF-8"}
    ]


def test_an_undecodable_path_survives() -> None:
    path = b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    text = render((), View(errors=(UserError("is empty", path=path),)))
    text.encode("utf-8")
    assert json.loads(text)["errors"][0]["path"] == path


def test_letters_of_any_script_stand_as_they_are() -> None:
    assert "исполнительный лист" in render(ALL, View())
