"""The user's mistakes, told so that the user can mend them."""

from __future__ import annotations


class UserError(Exception):
    """Something the user can mend: a path, an option, a configuration, a rule file.

    Attributes:
        fact: what is wrong, in one clause.
        hint: what to do about it; may be empty.
        path: the file it is in; empty if it is not in a file.
        line, column: where in the file, from 1; 0 if unknown.
        excerpt: lines that show the words at fault; may be empty.
    """

    def __init__(self, fact: str, *, hint: str = "", path: str = "", line: int = 0, column: int = 0, excerpt: str = "") -> None:
        super().__init__(fact)
        self.fact, self.hint, self.path, self.line, self.column = fact, hint, path, line, column
        self.excerpt = excerpt

    def __str__(self) -> str:
        place = ":".join(str(x) for x in (self.path, self.line, self.column) if x)
        return (f"{place}: " if place else "") + self.fact + (f" ({self.hint})" if self.hint else "") + self.excerpt


class UserErrors(UserError):
    """Several mistakes found in one reading, so that they can be mended in one go."""

    def __init__(self, errors: list[UserError]) -> None:
        super().__init__("\n".join(map(str, errors)))
        self.errors = errors


class EngineError(Exception):
    """A required engine was not available, so the check is incomplete."""
