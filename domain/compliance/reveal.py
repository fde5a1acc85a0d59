"""Personal values shown for a reason, to somebody who otherwise sees them masked."""

from dataclasses import dataclass
from enum import Enum
from uuid import UUID


class PersonalField(Enum):
    """A personal value of a player."""

    EMAIL = "EMAIL"
    PHONE = "PHONE"
    DATE_OF_BIRTH = "DATE_OF_BIRTH"
    NATIONAL_ID = "NATIONAL_ID"
    FIRST_NAME = "FIRST_NAME"
    LAST_NAME = "LAST_NAME"
    STREET = "STREET"
    CITY = "CITY"
    POSTAL_CODE = "POSTAL_CODE"
    REGION = "REGION"


@dataclass(frozen=True, slots=True)
class RevealedValue:
    """One value; None where the player gave none. Dates are ISO 8601."""

    field: PersonalField
    value: str | None


@dataclass(frozen=True, slots=True)
class PersonalDataRevealed:
    """What was asked for, in the order it was asked; it is recorded who saw it, and why."""

    player_id: UUID
    values: tuple[RevealedValue, ...]
