"""Entries of the audit log: action, subject, outcome and details, never values that were written or shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias
from uuid import UUID

Detail: TypeAlias = str | tuple[str, ...]
"""A name, an id, a number as text, or several of them."""

DETAIL_CHARS_MAX: Final = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the audit log; the log adds the origin.

    ``action`` is a command's name (``move_status``) or ``<thing>.<what happened>`` (``session.ended``).
    ``subject`` is the player or account it is about. ``outcome`` is the class name of the outcome.
    ``details`` are names and ids: never personal values, never secrets.
    """

    action: str
    subject: UUID | None = None
    outcome: str = "Done"
    details: Mapping[str, Detail] = field(default_factory=dict)
