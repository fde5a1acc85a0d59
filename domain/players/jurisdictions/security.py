"""Security rules of a jurisdiction pack: failed sign-ins and session lifetimes."""

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Security:
    """The security rules from ``effective`` on.

    After ``failed_sign_ins_max`` failures in a row, waiting and a second factor are required. A session ends
    ``session_idle_seconds`` after its last use, ``session_absolute_seconds`` after its start.
    """

    effective: date
    source: str
    failed_sign_ins_max: int
    session_idle_seconds: int
    session_absolute_seconds: int

    @classmethod
    def of(cls, entry: dict[str, Any]) -> "Security":
        """Parse one ``[[security]]`` entry of a pack.

        Raises:
            KeyError, ValueError: a value is missing or out of range.
        """
        made = cls(**{name: entry[name] for name in cls.__dataclass_fields__})
        if not 1 <= made.failed_sign_ins_max <= 10:  # noqa: PLR2004 - beyond ten it would be no lockout
            raise ValueError("failed_sign_ins_max is from 1 to 10")
        if not 0 < made.session_idle_seconds <= made.session_absolute_seconds:
            raise ValueError("a session may be idle for as long as it lasts, at most")
        return made
