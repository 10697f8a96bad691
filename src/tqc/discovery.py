"""A folder of modules is the list of what it holds: no second list to edit."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def names(package: ModuleType) -> list[str]:
    """The plug-in modules of a package, sorted; those whose name begins with `_` are its own business."""
    return sorted(m.name for m in iter_modules(package.__path__) if not m.name.startswith("_"))


def load(package: ModuleType, name: str, attribute: str) -> object:
    """`attribute` of the module `name` in a package.

    Raises:
        TypeError: the module lacks the attribute; names the module, since its author must mend it.
    """
    module = import_module(f"{package.__name__}.{name}")
    try:
        return getattr(module, attribute)
    except AttributeError:
        raise TypeError(f"{module.__name__} must define {attribute}") from None
