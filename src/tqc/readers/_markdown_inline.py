"""Inside a Markdown block: what each rule of the parser consumed, and what of it is prose. Offsets count in the block's text."""

from __future__ import annotations

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline.state_inline import StateInline
from markdown_it.token import Token

from tqc.readers._blocks import OBJECT
from tqc.text.document import Piece

BREAK = re.compile(r"<br\b", re.IGNORECASE)


class _State(StateInline):
    """The parser's state, and beside its tokens what it read."""

    def __init__(self, src: str, md: MarkdownIt, env: dict[str, Any], tokens: list[Token]) -> None:
        super().__init__(src, md, env, tokens)
        self.said: list[tuple[Piece, Token | None]] = []
        """Pieces; one with a token is a run of signs that may turn out to be markup."""
        self.captions: list[list[Piece]] = []

    def pieces(self) -> list[Piece]:
        return [piece for piece, token in self.said if token is None or (token.type == "text" and token.content)]


class Inline(ParserInline):
    """The parser of a block's text, which notes where what it reads stands."""

    def __init__(self) -> None:
        super().__init__()
        self.ruler2.disable("fragments_join")  # it would move what signs say to their neighbours

    def prose(self, text: str, md: MarkdownIt, env: dict[str, Any]) -> tuple[list[Piece], list[list[Piece]]]:
        """The pieces of prose in a block's text, and those of each image's description."""
        self.parse(text, md, env, [])
        return self._state.pieces(), self._state.captions

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        """As the parser's own; called by it for an image's description, too."""
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        self._state = state
        return state.tokens

    def tokenize(self, state: StateInline) -> None:
        """As the parser's own; called by it for a link's text, too."""
        assert isinstance(state, _State)
        end, names = state.posMax, self.ruler.get_active_rules()
        rules = list(zip(names, self.ruler.getRules(""), strict=True))
        while state.pos < end:
            at, tokens = state.pos, len(state.tokens)
            name = ""
            if state.level < state.md.options["maxNesting"]:
                name = next((name for name, rule in rules if rule(state, False)), "")
            if not name:
                state.append_pending(state.src[at])
                state.pos += 1
            self._note(state, name, at, state.tokens[tokens:])
        if state.pending:
            state.pushPending()

    def _note(self, state: _State, rule: str, at: int, new: list[Token]) -> None:
        """Add what a rule consumed from `at` on to what was said."""
        end = state.pos
        said = state.said
        match rule:
            case "emphasis" | "strikethrough":
                signs = []
                while at < end:
                    token = new.pop()
                    signs.append((Piece(end - len(token.content), end), token))
                    end -= len(token.content)
                said.extend(reversed(signs))
            case "image":
                state.captions.append([Piece(a + at + 2, b + at + 2, reads) for a, b, reads in self._state.pieces()])
            case "html_inline":
                if BREAK.match(state.src, at):
                    said.append((Piece(at, end, " "), None))
            case "autolink":
                said.append((Piece(at + 1, end - 1), None))
            case "link":
                pass  # its text was noted on the way
            case _:
                said.append((Piece(at, end, _reads(rule, new)), None))


def _reads(rule: str, new: list[Token]) -> str | None:
    """What stands for the consumed characters; None if they stand for themselves."""
    if rule == "newline":
        return " "
    if rule in ("escape", "entity"):
        return new[-1].content or " "
    return OBJECT if rule == "backticks" and new and new[-1].type == "code_inline" else None
