"""The audit entry of a command: its name, its subject, ids and names of enums."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any
from uuid import UUID

from adapters.postgres.compliance.audit import subject_of
from domain.compliance.model import Detail, Entry

_SUBJECTS = frozenset({"player_id", "account_id", "operator_id"})


def entry_of(carry_out: Callable[..., Awaitable[Any]], command: Any, outcome: Any) -> Entry:
    """The entry of a command that was carried out; an outcome may say more by ``recorded``."""
    return Entry(
        action=carry_out.__name__,
        subject=subject_of(command, getattr(command, "bet", None), outcome),
        outcome=type(outcome).__name__ if is_dataclass(outcome) else "Done",
        details=dict(_details(command)) | dict(getattr(outcome, "recorded", {})),
    )


def _details(command: Any) -> Iterator[tuple[str, Detail]]:
    """Ids, names of enums and names of changed fields: no free text."""
    if not is_dataclass(command):
        return
    for each in fields(command):
        value = getattr(command, each.name)
        if isinstance(value, UUID) and each.name not in _SUBJECTS:
            yield each.name, str(value)
        elif isinstance(value, Enum):
            yield each.name, value.name
        elif isinstance(value, tuple) and value and all(isinstance(one, Enum) for one in value):
            yield each.name, tuple(one.name for one in value)
        elif each.name == "reason" and isinstance(code := getattr(value, "code", None), Enum):
            yield "reason", code.name
        elif each.name == "patch" and isinstance(value, Mapping):
            yield "fields", tuple(sorted(str(name) for name in value))
