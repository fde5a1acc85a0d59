"""Reasons of changes to a player."""

from dataclasses import dataclass

from domain.players.statuses import ReasonCode
from domain.shared import text
from domain.shared.errors import BadInput

REASON_CHARACTERS_MAX = 500


@dataclass(frozen=True, slots=True)
class Reason:
    """A code for statistics, and text for the history; ``OTHER`` requires the text, ``words``."""

    code: ReasonCode
    words: str | None = None


def reason(code: ReasonCode, words: str | None) -> Reason:
    """Check a reason.

    Raises:
        BadInput: ``OTHER`` without words, or words that are too long or do not print.
    """
    if words is None or not words.strip():
        if code is ReasonCode.OTHER:
            raise BadInput("The reason OTHER needs words", field="reason.words")
        return Reason(code)
    return Reason(code, text.prose(words, "reason.words", at_most=REASON_CHARACTERS_MAX))
