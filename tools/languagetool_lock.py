"""Write the lock file of LanguageTool's jars anew: `python tools/languagetool_lock.py 6.8`.

Resolves what the server and English need through jgo, from Maven Central, and leaves out what is never loaded: the other
languages, cloud services, databases. That nothing is missing is shown by the tests and by `languagetool_table.py`, whose run
over a million words ends at the first class that is not there.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from jgo.maven import Dependency, MavenContext

from tqc.grammar._lt.lock import sha256

LOCK = Path(__file__).parents[1] / "src/tqc/grammar/_lt/languagetool.lock"
HEAD = "# SHA-256, size in bytes and path of each jar; written by tools/languagetool_lock.py.\n"
KEPT = re.compile(
    # Spanish, Catalan and Portuguese are asked for by the guess at a text's language, before it looks at a word.
    r"language-(en|es|ca|pt|detector)|languagetool-(core|server|gui-commons)|english-pos-dict|opennlp-.*|morfologik-(fsa|fsa-builders|speller|stemming)"
    r"|segment|hppc|fastutil-core|guava|failureaccess|jackson-core|commons-(lang3|text|pool2|logging)|indriya|uom-lib-common|unit-api"
    r"|jaxb-api|logback-(classic|core)|slf4j-api|jcl-over-slf4j|mybatis|simpleclient.*|opentelemetry-(api|context|semconv)"
    r"|resilience4j-circuitbreaker|grpc-api|aho-corasick-double-array-trie"
)


def main(version: str) -> None:
    """Resolve, download and write the lock file of one version."""
    with TemporaryDirectory() as cache:
        context = MavenContext(repo_cache=Path(cache))
        wanted = [
            Dependency(context.project("org.languagetool", name).at_version(version).artifact())
            for name in ("languagetool-server", "language-en")
        ]
        given, further = context.resolver.resolve(wanted)
        loaded = [d for d in (*given, *further) if d.scope in (None, "compile", "runtime") and KEPT.fullmatch(d.artifactId)]
        paths = {d.artifact.resolve() for d in loaded}
        rows = sorted((path.relative_to(cache).as_posix(), path) for path in paths)
        lines = (f"{sha256(path)} {path.stat().st_size} {name}\n" for name, path in rows)
        LOCK.write_text(HEAD + "".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1])
