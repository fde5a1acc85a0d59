"""What the audit log keeps: who did what about whom, and what came of it. Never what was written or shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias
from uuid import UUID

Detail: TypeAlias = str | tuple[str, ...]
"""A name, an id, a number as text, or several of them."""

DETAIL_CHARS_MAX: Final = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened, as whoever did it tells it; where it came from is added by the log.

    ``action`` is a command's name (``move_status``) or ``<thing>.<what happened>`` (``session.ended``).
    ``subject`` is the player or the account it was about. ``outcome`` is the class name of what came of it.
    ``details`` are names and ids: never a value that is about a person, never a secret.
    """

    action: str
    subject: UUID | None = None
    outcome: str = "Done"
    details: Mapping[str, Detail] = field(default_factory=dict)
