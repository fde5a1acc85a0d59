"""Lets validation be interrupted between two nodes of a document."""

from collections.abc import Callable
from typing import Any, Final, TypeAlias

from graphql import ASTValidationRule
from graphql.validation import ASTValidationContext

Pause: TypeAlias = Callable[[], None]
"""Gives way to other work, and returns when there is time again."""

NODES_BETWEEN_PAUSES: Final = 50
"""All rules together take some 30 microseconds for a node."""


def no_pause() -> None:
    """Reads on at once."""


class PausingRule(ASTValidationRule):
    """Calls ``pause`` after every so many nodes; finds no violations."""

    def __init__(self, context: ASTValidationContext, pause: Pause) -> None:
        super().__init__(context)
        self._pause = pause
        self._nodes = 0

    def enter(self, *_args: Any) -> None:
        """A node of the document, of any kind."""
        self._nodes += 1
        if self._nodes >= NODES_BETWEEN_PAUSES:
            self._nodes = 0
            self._pause()
