"""Mapping of a foreign file's columns to operations, read from a TOML file. See ``docs/replay.md``."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationError, field_validator, model_validator

from domain.shared.calendar import UnknownZone, zone_of
from domain.shared.errors import BadInput
from domain.shared.money import CURRENCIES
from server.replay.conditions import Conditions, MappingSection

SHIPPED = Path(__file__).parent / "mappings"
"""Mappings that come with Croupier; ``--mapping bustabit`` names one of them."""

MovementKind = Literal["bet", "win", "deposit", "withdrawal"]


def _listed(written: Any) -> Any:
    return [written] if isinstance(written, str) else written


Names = Annotated[tuple[str, ...], BeforeValidator(_listed)]
"""One or several; one may be written without a list."""


class MappingError(BadInput):
    """The mapping file is not usable; the message says where and why."""


class FileFormat(MappingSection):
    """The form of the CSV file. ``encodings`` are tried in order for each value by itself.

    ``preamble`` is how many lines come before the header; ``header`` names the columns of a file without one.
    ``trim`` takes spaces off both ends of every value.
    """

    delimiter: Annotated[str, Field(min_length=1, max_length=1)] = ","
    quote: Annotated[str, Field(min_length=1, max_length=1)] = '"'
    encodings: tuple[str, ...] = ("utf-8",)
    null: tuple[str, ...] = ("",)
    preamble: Annotated[int, Field(ge=0)] = 0
    header: tuple[str, ...] = ()
    trim: bool = False


class Columns(MappingSection):
    """The names of the columns. Of several for ``id`` or ``time``, the values are joined.

    ``id`` makes the replay restartable; without it, a row is known by its line.
    """

    id: Names = ()
    player: str
    time: Names
    currency: str | None = None
    round: str | None = None
    game: str | None = None


class RowsFormat(MappingSection):
    """What is done with a row without an id, and with one whose id an earlier row had."""

    without_id: Literal["reject", "line"] = "reject"
    repeated_id: Literal["reject", "number", "skip"] = "reject"


class TimeFormat(MappingSection):
    """How times are written. ``format`` may be several, tried in order; ``zone`` is of times without offset.

    ``abbreviations`` are offsets of zones that stand behind a time: ``{ CET = "+01:00" }``.
    """

    format: Names = ("iso8601",)
    zone: str = "UTC"
    abbreviations: dict[str, Annotated[str, Field(pattern=r"^[+-]\d\d:\d\d$")]] = Field(default_factory=dict)

    @field_validator("zone")
    @classmethod
    def _known(cls, zone: str) -> str:
        try:
            zone_of(zone)
        except UnknownZone:
            msg = f"there is no time zone {zone}"
            raise ValueError(msg) from None
        return zone


class MoneyFormat(MappingSection):
    """``unit`` is what 1 in the file is worth in the currency's major unit (1 bit = 0.000001 BTC).

    ``currency`` holds where the column of currencies has no value or there is no such column.
    ``currencies`` are other spellings of codes, ``units`` other units by code, ``ignore`` what may stand
    beside a number.
    """

    currency: str | None = None
    currencies: dict[str, str] = Field(default_factory=dict)
    unit: Decimal = Decimal(1)
    units: dict[str, Decimal] = Field(default_factory=dict)
    decimal: Literal[".", ","] = "."
    thousands: Annotated[str, Field(max_length=1)] = ""
    ignore: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _supported(self) -> "MoneyFormat":
        for code in (self.currency, *self.currencies.values(), *self.units):
            if code is not None and code not in CURRENCIES:
                msg = f"currency {code} is not supported"
                raise ValueError(msg)
        if self.thousands == self.decimal:
            msg = "thousands and decimals have the same mark"
            raise ValueError(msg)
        return self


class RegistrationDefaults(MappingSection):
    """The data players of the file are registered with, which files rarely contain."""

    country: str = "CW"
    date_of_birth: str = "1980-01-01"
    language: str = "en"
    time_zone: str = "UTC"
    email_domain: str = "players.example.com"
    game: str = "replay"


class OperationMapping(MappingSection):
    """One operation of a row: the sum of ``amount``'s columns less those of ``subtract``, or minus that.

    ``empty`` is what a column without a value counts as.
    """

    kind: MovementKind
    amount: Annotated[Names, Field(min_length=1)]
    subtract: Names = ()
    negate: bool = False
    empty: Literal["reject", "zero"] = "reject"
    when: Conditions = ()


class SkipRule(MappingSection):
    """Rows that are left out: neither applied nor rejected."""

    when: Annotated[Conditions, Field(min_length=1)]


class ReplayMapping(MappingSection):
    """The mapping of a file. ``name`` is part of every idempotency key."""

    name: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,32}$")]
    file: FileFormat = FileFormat()
    columns: Columns
    rows: RowsFormat = RowsFormat()
    time: TimeFormat = TimeFormat()
    money: MoneyFormat
    registration: RegistrationDefaults = RegistrationDefaults()
    skip: tuple[SkipRule, ...] = ()
    operations: Annotated[tuple[OperationMapping, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _has_a_currency(self) -> "ReplayMapping":
        if self.money.currency is None and self.columns.currency is None:
            msg = "money.currency or columns.currency is needed"
            raise ValueError(msg)
        return self

    def column_names(self) -> set[str]:
        """Every column the mapping needs."""
        columns = self.columns
        named = {*columns.id, columns.player, *columns.time}
        named |= {name for name in (columns.currency, columns.round, columns.game) if name}
        for rule in self.operations:
            named |= {*rule.amount, *rule.subtract}
        conditions = (*(rule.when for rule in self.operations), *(rule.when for rule in self.skip))
        return named | {condition.column for each in conditions for condition in each}


@dataclass(frozen=True, slots=True)
class MappingFile:
    """A mapping and its file."""

    path: Path
    mapping: ReplayMapping


def load_mapping(name_or_path: str) -> MappingFile:
    """Read a mapping by path, or one that ships with Croupier by name.

    Raises:
        MappingError: no such file, not TOML, or not a mapping; the message names the line or key.
    """
    path = Path(name_or_path)
    if not path.exists() and (SHIPPED / f"{name_or_path}.toml").exists():
        path = SHIPPED / f"{name_or_path}.toml"
    try:
        return MappingFile(path, ReplayMapping.model_validate(_toml(path)))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "mapping"
        raise MappingError(f"{path}: {where}: {first['msg']}") from None


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        shipped = ", ".join(sorted(file.stem for file in SHIPPED.glob("*.toml")))
        raise MappingError(f"{path}: {error.strerror}; shipped mappings are: {shipped}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MappingError(f"{path}: {error}") from None
