"""Disclosure of masked personal values to an operator, for a recorded reason."""

from dataclasses import dataclass
from enum import Enum

from domain.shared.ids import PlayerId
from domain.shared.outcomes import Success


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
    """One value; None where the player has none. Dates are ISO 8601."""

    field: PersonalField
    value: str | None


@dataclass(frozen=True, slots=True)
class PersonalDataRevealed(Success):
    """The values in the order of the request; the disclosure and its reason are recorded."""

    player_id: PlayerId
    values: tuple[RevealedValue, ...]
