"""What is shipped: the locks, the wheel and the source archive."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import tqc

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def _locked(name: str) -> dict[str, list[str]]:
    """Project → its versions in a lock (one for each range of Pythons)."""
    locked: dict[str, list[str]] = {}
    for project, version in re.findall(r"^([\w.-]+)==([^\s;]+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE):
        locked.setdefault(canonicalize_name(project), []).append(version)
    return locked


@pytest.mark.parametrize("name", LOCKS)
def test_lock_satisfies_pyproject(name: str) -> None:
    wanted = [*PROJECT["project"]["dependencies"], *PROJECT["project"]["optional-dependencies"]["docx"]]
    if "dev" in name:
        wanted += [w for group in ("build", "bench", "dev") for w in PROJECT["dependency-groups"][group] if isinstance(w, str)]
    locked = _locked(name)
    for requirement in map(Requirement, wanted):
        versions = locked.get(canonicalize_name(requirement.name), [])
        assert versions and all(map(requirement.specifier.contains, versions)), requirement


def test_dev_lock_agrees_with_the_other() -> None:
    dev = _locked("requirements-dev.lock")
    assert {name: dev.get(name) for name in _locked("requirements.lock")} == _locked("requirements.lock")


@pytest.mark.parametrize("name", LOCKS)
def test_lock_has_hashes_and_names_no_host(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*--(?!hash=sha256:)", text, re.MULTILINE)
    for entry in re.split(r"\n(?=\S)", re.sub(r"(?m)^#.*\n", "", text)):
        assert "--hash=sha256:" in entry, entry


def test_start_up_does_not_pay_for_pydantic() -> None:
    assert "pydantic" not in _locked("requirements.lock")


def test_changelog_tells_of_this_version() -> None:
    assert f"## [{tqc.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-d", str(folder)], cwd=ROOT, check=True, capture_output=True)
    return folder


def test_wheel_holds_the_rules_as_written_and_compiled(dist: Path) -> None:
    (path,) = dist.glob("*.whl")
    with ZipFile(path) as wheel:
        names = set(wheel.namelist())
        compiled = wheel.read("tqc/rules/compiled.jsonl").decode()
        entry_points = wheel.read(f"tqc-{tqc.__version__}.dist-info/entry_points.txt").decode()
    rules = {p.relative_to(ROOT).as_posix() for p in (ROOT / "rules").rglob("*") if p.is_file()}
    assert {f"tqc/{rule}" for rule in rules} <= names
    assert {"tqc/py.typed", "tqc/mqm.toml", f"tqc-{tqc.__version__}.dist-info/licenses/LICENSE"} <= names
    assert {n.partition("/")[0] for n in names} == {"tqc", f"tqc-{tqc.__version__}.dist-info"}
    assert str(ROOT) not in compiled, "the compiled rules name the folder they were built in"
    assert "tqc = tqc.cli:main" in entry_points


def test_source_archive_holds_what_a_build_and_a_test_run_need(dist: Path) -> None:
    (path,) = dist.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {n.partition("/")[2] for n in archive.getnames()}
    wanted = [
        p for folder in ("src", "rules", "samples", "tests") for p in (ROOT / folder).rglob("*") if p.is_file() and p.suffix != ".pyc"
    ]
    assert {p.relative_to(ROOT).as_posix() for p in wanted} <= names
    assert {"hatch_build.py", "LICENSE", "Makefile", *LOCKS} <= names
