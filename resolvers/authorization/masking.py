"""Personal values with most of them hidden: enough to recognise what one knows, not enough to learn it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

STARS = "***"

Mask = Callable[[str], str | None]
"""Turns a value into what may be shown of it. Only strings have a mask; every other type becomes null."""


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
    """Nothing but that there is something."""
    return STARS


def nothing(_value: object) -> None:
    """Not even that."""


MASKS: Mapping[str, Mask] = MappingProxyType(
    {"email": email, "phone": phone, "initial": initial, "text": text, "nothing": nothing}
)
"""The masks a catalogue may name for a coordinate."""
