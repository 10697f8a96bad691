"""The files by which other programs run tqc: what they say is run as those programs would run it."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from tqc.cli import build
from tqc.readers import suffixes

ROOT = Path(__file__).parents[1]
CI = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
FAULT = "The bailiffs said that an executive list was issued in March.\n"
CLEAN = "The mayor opened a new bridge on Monday, her office said.\n"
POSIX = pytest.mark.skipif(sys.platform == "win32" or shutil.which("bash") is None, reason="needs bash, which runs the steps")


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def shown(language: str) -> list[str]:
    """The blocks of docs/ci.md in a language."""
    return re.findall(rf"^```{language}\b[^\n]*\n(.*?)^```$", CI, re.MULTILINE | re.DOTALL)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of copy with a fault, in which a program runs; `tqc` and a pip that installs nothing are first on its PATH."""
    work = tmp_path / "a desk"
    (work / "news").mkdir(parents=True)
    (work / "news" / "fault.md").write_text(FAULT, encoding="utf-8")
    (work / "news" / "clean.md").write_text(CLEAN, encoding="utf-8")
    monkeypatch.chdir(work)
    monkeypatch.setenv("TQC_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
    return work


# --- pre-commit


def test_each_hook_runs_a_command_that_there_is_and_takes_files_that_tqc_reads(desk: Path) -> None:
    hooks = read(".pre-commit-hooks.yaml")
    assert [h["id"] for h in hooks] == ["tqc", "tqc-docx"]
    for hook in hooks:
        program, *args = shlex.split(hook["entry"])
        assert (program, hook["language"], hook["require_serial"]) == ("tqc", "python", True)
        results = [CliRunner().invoke(build(), [*args, "--fail-on=major", f"news/{name}.md"]) for name in ("fault", "clean")]
        assert [(r.exit_code, len(r.stdout.splitlines()), r.exception and r.exception.__class__) for r in results] == [
            (1, 1, SystemExit),
            (0, 0, None),
        ]


def test_the_hook_for_word_takes_every_suffix_of_the_readers_and_brings_their_library() -> None:
    word = read(".pre-commit-hooks.yaml")[1]
    assert all(re.search(word["files"], f"news/story{suffix}") for suffix in suffixes())
    assert not re.search(word["files"], "news/photo.jpg")
    extra = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]["docx"]
    assert word["additional_dependencies"] == extra


# --- GitHub


def steps(**inputs: str) -> Iterator[tuple[str, dict[str, str]]]:
    """What each step of the action runs, and its environment, with some inputs and the defaults of the others."""
    action = read("action.yml")
    values = {f"inputs.{k}": inputs.pop(k, v["default"]) for k, v in action["inputs"].items()} | {"github.action_path": str(ROOT)}
    assert not inputs
    for step in action["runs"]["steps"]:
        assert step["shell"] == "bash"
        assert "${{" not in step["run"]  # an input in a script would be run as one
        yield step["run"], {k: re.sub(r"\$\{\{ (.*?) \}\}", lambda m: values[m[1]], v) for k, v in step["env"].items()}


def acted(desk: Path, **inputs: str) -> tuple[int, str, dict[str, Path]]:
    """What the action's check comes to: exit status, output, and the files of the runner."""
    runner = desk.parent / "runner"
    runner.mkdir(exist_ok=True)
    files = {name: runner / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_PATH")}
    (runner / "bin").mkdir(exist_ok=True)
    program = runner / "bin" / "tqc"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m tqc "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    _, (script, given) = steps(**inputs)
    paths = {"PATH": f"{runner / 'bin'}{os.pathsep}{os.environ['PATH']}", "RUNNER_TEMP": str(runner)}
    environment = os.environ | paths | {k: str(p) for k, p in files.items()} | given
    # As a runner starts a step of "shell: bash".
    command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout, files


@POSIX
def test_the_action_annotates_sums_up_and_fails(desk: Path) -> None:
    status, output, files = acted(desk, paths="news")
    assert status == 1
    assert output.startswith("::error file=news/fault.md,line=1,")
    assert files["GITHUB_OUTPUT"].read_text(encoding="utf-8") == "status=1\n"
    assert "writ of execution" in files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
    assert len(json.loads(Path("tqc.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]) == 1


@POSIX
def test_the_actions_inputs_are_lines_taken_as_they_are(desk: Path) -> None:
    Path("news", "$(touch run); 'a.md").write_text(CLEAN, encoding="utf-8")
    given = {"paths": "news/$(touch run); 'a.md\nnews/fault.md\n", "args": "--fail-on=critical\n\n--ignore=no such\n", "sarif-file": ""}
    status, output, files = acted(desk, **given)
    assert (status, output) == (2, "")
    assert files["GITHUB_OUTPUT"].read_text(encoding="utf-8") == "status=2\n"
    assert not files["GITHUB_STEP_SUMMARY"].exists()
    status, output, _ = acted(desk, **given | {"args": "--fail-on=critical"})
    assert (status, len(output.splitlines())) == (0, 1)
    assert not Path("tqc.sarif").exists()
    assert not Path("run").exists()


@POSIX
def test_the_action_installs_from_its_own_folder_what_was_asked_for(desk: Path) -> None:
    runner = desk.parent / "runner"
    runner.mkdir()
    # A venv whose pip tells what it was to install: installing is the packagers' test.
    told = runner / "told"
    python = runner / "bin" / "python3"
    python.parent.mkdir()
    python.write_text(
        f'#!/bin/sh\nmkdir -p "$3/bin"\nprintf \'#!/bin/sh\\nfor a; do :; done\\nprintf %%s "$a" > {told}\\n\' > "$3/bin/python"\n'
        'chmod +x "$3/bin/python"\n',
        encoding="utf-8",
    )
    python.chmod(0o755)
    (script, given), _ = steps(extras="docx")
    environment = (
        os.environ
        | given
        | {
            "PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}",
            "RUNNER_TEMP": str(runner),
            "GITHUB_PATH": str(runner / "path"),
        }
    )
    subprocess.run(["bash", "-e", "-o", "pipefail", "-c", script], env=environment, check=True, capture_output=True)
    assert told.read_text(encoding="utf-8") == f"{ROOT}[docx]"
    assert (runner / "path").read_text(encoding="utf-8") == f"{runner}/tqc/bin\n"


def test_the_workflow_on_the_page_gives_inputs_that_the_action_has_and_the_page_names_each() -> None:
    (workflow,) = (w for w in map(yaml.safe_load, shown("yml")) if "jobs" in w)
    (step,) = (s for s in workflow["jobs"]["tqc"]["steps"] if "/tqc@" in s["uses"])
    inputs = read("action.yml")["inputs"]
    assert step["with"].keys() <= inputs.keys()
    assert set(re.findall(r"^\| `([a-z-]+)` \|", CI, re.MULTILINE)) == set(inputs)
    assert inputs["sarif-file"]["default"] == workflow["jobs"]["tqc"]["steps"][-1]["with"]["sarif_file"]


# --- GitLab


@POSIX
def test_the_job_for_gitlab_leaves_the_reports_that_it_names(desk: Path) -> None:
    job = read("docs/gitlab-ci.yml")["tqc"]
    Path(".tqc", "bin").mkdir(parents=True)
    for name, body in (("python", "exit 0"), ("tqc", f'exec {shlex.quote(sys.executable)} -m tqc "$@"')):
        program = Path(".tqc", "bin", name)
        program.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        program.chmod(0o755)
    make, *script = job["script"]
    assert make == "python -m venv .tqc"  # not run: it would bring a venv without tqc
    variables = {k: str(v).replace("$CI_PROJECT_DIR", str(desk)) for k, v in job["variables"].items()}
    environment = os.environ | variables | {"TQC_PATHS": "news", "TQC_ARGS": "--fail-on=major --min-severity=minor"}
    done = subprocess.run(["sh", "-e", "-c", "\n".join(script)], env=environment, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, len(done.stdout.splitlines())) == (1, 1)
    reports = job["artifacts"]["reports"]
    assert [issue["location"]["path"] for issue in json.loads(Path(reports["codequality"]).read_text(encoding="utf-8"))] == [
        "news/fault.md"
    ]
    assert 'failures="1"' in Path(reports["junit"]).read_text(encoding="utf-8")
    assert job["artifacts"]["when"] == "always"


def test_the_page_sets_variables_that_the_job_for_gitlab_has() -> None:
    (include,) = (b for b in map(yaml.safe_load, shown("yml")) if "include" in b)
    assert (ROOT / include["include"][0]["file"]).is_file()
    assert include["tqc"]["variables"].keys() <= read("docs/gitlab-ci.yml")["tqc"]["variables"].keys()


# --- the rest of the page


def test_the_hook_on_the_page_is_one_of_the_hooks() -> None:
    (config,) = (b for b in map(yaml.safe_load, shown("yml")) if "repos" in b)
    (hook,) = config["repos"][0]["hooks"]
    assert hook["id"] in [h["id"] for h in read(".pre-commit-hooks.yaml")]


def test_every_command_for_another_program_is_one(desk: Path) -> None:
    commands = [line.strip().partition(" | ")[0] for line in CI.splitlines() if re.match(r"(    |\t)tqc check ", line)]
    made = [c.replace("$(NEWS)", "news/fault.md").replace("$@", "report.html").replace("$^", "news/fault.md") for c in commands]
    assert len(made) == 3
    assert [CliRunner().invoke(build(), shlex.split(c)[1:]).exit_code for c in made] == [0, 1, 0]
    assert "executive list" in Path("report.html").read_text(encoding="utf-8")


@POSIX
@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
def test_the_makefile_on_the_page_is_one(desk: Path) -> None:
    Path("Makefile").write_text(shown("make")[0], encoding="utf-8")
    told = subprocess.run(
        ["make", "--no-print-directory", "-n", "copy", "report.html"], capture_output=True, encoding="utf-8", check=True
    ).stdout.splitlines()
    assert [sorted(line.split()[-2:]) for line in told] == [["news/clean.md", "news/fault.md"]] * 2


def test_the_container_installs_what_the_checkout_is() -> None:
    (text,) = shown("dockerfile")
    steps = dict(line.split(" ", 1) for line in text.splitlines())
    assert json.loads(steps["ENTRYPOINT"]) == ["tqc"]
    assert f" {steps['COPY'].split()[1]} " in steps["RUN"]
