"""What a licence demands of signing in: part of a pack, dated like its other rules."""

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Security:
    """What holds from ``effective`` on.

    After ``failed_sign_ins_max`` failures in a row whoever failed must wait and prove more than a password.
    A session ends ``session_idle_seconds`` after its last use, ``session_absolute_seconds`` after its start.
    """

    effective: date
    source: str
    failed_sign_ins_max: int
    session_idle_seconds: int
    session_absolute_seconds: int

    @classmethod
    def of(cls, entry: dict[str, Any]) -> "Security":
        """One ``[[security]]`` of a pack.

        Raises:
            KeyError, ValueError: it lacks something, or its numbers make no sense.
        """
        made = cls(**{name: entry[name] for name in cls.__dataclass_fields__})
        if not 1 <= made.failed_sign_ins_max <= 10:  # noqa: PLR2004 - beyond ten nobody is held up
            raise ValueError("failed_sign_ins_max is from 1 to 10")
        if not 0 < made.session_idle_seconds <= made.session_absolute_seconds:
            raise ValueError("a session may be idle for as long as it lasts, at most")
        return made
