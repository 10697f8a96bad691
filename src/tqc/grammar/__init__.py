"""English grammar by an embedded engine, its rules measured one by one: Harper, and rules in Harper's own language."""

from tqc.grammar.harper import Harper
from tqc.grammar.table import Row, rows
from tqc.grammar.weir import Match, Weir

__all__ = ["Harper", "Match", "Row", "Weir", "rows"]
