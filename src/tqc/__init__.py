"""tqc: a translation-quality checker for news copy.

    import tqc
    report = tqc.Checker().check(text)
    for f in report.findings:
        print(f.start, f.end, f.rule, f.message, f.fixes)

Names are imported when first used, so that `import tqc` costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tqc.config import Config as Config
    from tqc.engine import Checker as Checker
    from tqc.errors import UserError as UserError
    from tqc.model import Confidence as Confidence
    from tqc.model import Finding as Finding
    from tqc.model import Report as Report
    from tqc.model import Severity as Severity
    from tqc.text.document import Document as Document

__version__ = "0.1.0"

_HOME = {
    "Checker": "engine",
    "Config": "config",
    "Confidence": "model",
    "Document": "text.document",
    "Finding": "model",
    "Report": "model",
    "Severity": "model",
    "UserError": "errors",
}
__all__ = [*_HOME, "__version__"]  # noqa: PLE0604  # the names are strings


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name in _HOME:
        return getattr(import_module(f"tqc.{_HOME[name]}"), name)
    raise AttributeError(f"module 'tqc' has no attribute {name!r}")
