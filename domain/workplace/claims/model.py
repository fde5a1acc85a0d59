"""Work items and their claims.

A claim keeps two operators from working on one item at once. It ends by itself: from ``until`` on the item is
free. It bars nothing (decision 0039): whether an item may be decided, its state and four eyes say.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final

from domain.shared import text
from domain.shared.actor import Origin, one_spelling
from domain.shared.errors import BadInput
from domain.shared.ids import PlayerId

CLAIMS_MAX: Final = 50
"""So many items of a brand an operator may hold."""

_HOLDER_CHARACTERS_MAX: Final = 200
_WORDS_CHARACTERS_MAX: Final = 500


class WorkItemKind(Enum):
    """What waits for an operator."""

    WITHDRAWAL = "WITHDRAWAL"
    ADJUSTMENT = "ADJUSTMENT"
    MONEY_APPROVAL = "MONEY_APPROVAL"
    CORRECTION = "CORRECTION"
    FACTOR_RESET = "FACTOR_RESET"
    POLICY_CHANGE = "POLICY_CHANGE"
    CLIENT = "CLIENT"
    ROLE_ASSIGNMENT = "ROLE_ASSIGNMENT"
    BRAND_CHANGE = "BRAND_CHANGE"
    MONEY_LIMIT_CHANGE = "MONEY_LIMIT_CHANGE"
    UNMATCHED_WIN = "UNMATCHED_WIN"


class TakeOverCode(Enum):
    """Why an item is taken from its holder; ``OTHER`` requires text."""

    HOLDER_AWAY = "HOLDER_AWAY"
    HANDED_OVER = "HANDED_OVER"
    URGENT = "URGENT"
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True)
class TakeOverReason:
    """A code for the audit log, and text for the former holder."""

    code: TakeOverCode
    words: str | None = None


@dataclass(frozen=True, slots=True)
class WorkItemRef:
    """An item of a queue by its public id. ``player_id``: whose item it is; None where it is no player's."""

    kind: WorkItemKind
    id: str
    player_id: PlayerId | None = None


@dataclass(frozen=True, slots=True)
class WorkItemClaim:
    """``holder`` (``operator:anna``) has the item in hand since ``since``, to ``until`` unless renewed.

    ``taken_from`` held it before, and it was taken over for ``reason``; both None where it was free.
    """

    kind: WorkItemKind
    item_id: str
    holder: str
    since: datetime
    until: datetime
    taken_from: str | None = None
    reason: TakeOverReason | None = None


@dataclass(frozen=True, slots=True)
class WorkItem:
    """An item of a queue, and its claim; None where the item is free."""

    kind: WorkItemKind
    item_id: str
    claim: WorkItemClaim | None


@dataclass(frozen=True, slots=True)
class WorkItemsChange:
    """``fresh``: all items that are claimed. Otherwise those whose claim has changed or ended."""

    fresh: bool
    items: tuple[WorkItem, ...]


def holder_of(origin: Origin) -> str:
    """The name by which a caller holds items."""
    return one_spelling(str(origin.actor))


def take_over_reason(code: TakeOverCode, words: str | None) -> TakeOverReason:
    """Check a reason.

    Raises:
        BadInput: ``OTHER`` without words, or words that are too long or do not print.
    """
    if words is None or not words.strip():
        if code is TakeOverCode.OTHER:
            raise BadInput("The reason OTHER needs words", field="reason.words")
        return TakeOverReason(code)
    return TakeOverReason(code, text.prose(words, "reason.words", at_most=_WORDS_CHARACTERS_MAX))


def holder_name(given: str) -> str:
    """Check the name of a holder, as a claim shows it.

    Raises:
        BadInput: it is empty, too long or does not print.
    """
    return text.line(given, "holder", at_most=_HOLDER_CHARACTERS_MAX)


def change_of(
    shown: Mapping[str, WorkItemClaim] | None, standing: Mapping[str, WorkItemClaim]
) -> WorkItemsChange | None:
    """What a watcher has to be told, who was shown these claims, by id; None where nothing.

    ``shown`` None: they were shown nothing yet.
    """
    if shown is None:
        return WorkItemsChange(True, tuple(map(_state, standing.values())))
    changed = [_state(claim) for id, claim in standing.items() if shown.get(id) != claim]
    ended = [WorkItem(was.kind, id, None) for id, was in shown.items() if id not in standing]
    return WorkItemsChange(False, (*changed, *ended)) if changed or ended else None


def _state(claim: WorkItemClaim) -> WorkItem:
    return WorkItem(claim.kind, claim.item_id, claim)
