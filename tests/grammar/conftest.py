"""A LanguageTool of the tests' own: the jars that `install` brought, copied by `install --from`, and one server for all tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import languagetool
from tests.conftest import need
from tqc.grammar._lt import install, server


@pytest.fixture(scope="session")
def lt_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder with LanguageTool in it, to be TQC_CACHE_DIR; tests must not change it."""
    need("languagetool")
    folder = tmp_path_factory.mktemp("languagetool")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TQC_CACHE_DIR", str(folder))
        install.from_jars(install.missing(), languagetool.JARS)
    return folder


@pytest.fixture(scope="session")
def lt_server(lt_home: Path) -> Iterator[server.Server]:
    """A server that runs for the whole session; tests must not stop it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TQC_CACHE_DIR", str(lt_home))
        yield server.start(idle=10)
        server.stop()


@pytest.fixture
def lt_own(lt_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """LanguageTool installed, and a state of the test's own: what it starts is its own to kill, and is stopped in the end."""
    monkeypatch.setenv("TQC_CACHE_DIR", str(lt_home))
    monkeypatch.setattr("tqc.grammar._lt.home.state_folder", lambda: tmp_path)
    yield tmp_path
    server.stop()
