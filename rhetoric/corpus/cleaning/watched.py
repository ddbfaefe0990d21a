"""The state of markdown-it-py's inline parser, told where waiting words began."""

from typing import Any

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token


class WatchedState(StateInline):
    """Notes where text that waits to become a token begins in its source."""

    def __init__(self, *arguments: Any) -> None:
        self._parts: list[str] = []
        self._began = 0
        super().__init__(*arguments)

    @property
    def pending(self) -> str:
        """The text that waits."""
        if len(self._parts) > 1:
            self._parts = ["".join(self._parts)]
        return self._parts[0] if self._parts else ""

    @pending.setter
    def pending(self, text: str) -> None:
        if not self._parts:
            self._began = getattr(self, "pos", 0)
        self._parts = [text] if text else []

    def append_pending(self, text: str) -> None:
        """Add to the text that waits; older versions of the parser set `pending` instead."""
        if self._parts:
            self._parts.append(text)
        else:
            self.pending = text

    def pushPending(self) -> Token:  # noqa: N802  # as the parser calls it
        """Make a token of the text that waits."""
        began = self._began
        token = super().pushPending()
        token.meta["span"] = (began, began + len(token.content))
        return token
