"""Masks of personal values: enough is shown to recognise a value, not to learn it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

STARS = "***"

Mask = Callable[[str], str | None]
"""Value -> what is shown of it. Only strings are masked; values of other types become null."""


def email(value: str) -> str:
    """``jane@example.com`` becomes ``j***@e***.com``."""
    name, at, host = value.rpartition("@")
    if not at:
        return STARS
    domain, dot, top = host.rpartition(".")
    return f"{name[:1]}{STARS}@{(domain or top)[:1]}{STARS}{dot}{top if dot else ''}"


def phone(value: str) -> str:
    """Only the last two digits: ``***67``."""
    digits = [character for character in value if character.isdigit()]
    return STARS + "".join(digits[-2:]) if len(digits) > 6 else STARS  # noqa: PLR2004 - a real number is longer


def initial(value: str) -> str:
    """Only the first letter: ``J***``."""
    return value[:1] + STARS


def text(_value: str) -> str:
    """Hide the text, but not that there is one."""
    return STARS


def json(value: str) -> str:
    """Hide a value in JSON text, which stays JSON: a string of stars, and null where there is nothing."""
    return value if value == "null" else f'"{STARS}"'


def nothing(_value: object) -> None:
    """Hide the value entirely."""


MASKS: Mapping[str, Mask] = MappingProxyType(
    {"email": email, "phone": phone, "initial": initial, "text": text, "json": json, "nothing": nothing}
)
"""The masks a catalogue may name for a coordinate."""
