"""Mapping of a foreign file's columns to operations, read from a TOML file. See ``docs/replay.md``."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from domain.shared.errors import BadInput
from domain.shared.money import CURRENCIES, Currency

SHIPPED = Path(__file__).parent / "mappings"
"""Mappings that come with Croupier; ``--mapping bustabit`` names one of them."""

MovementKind = Literal["bet", "win", "deposit", "withdrawal"]


class MappingError(BadInput):
    """The mapping file is not usable; the message says where and why."""


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FileFormat(_Section):
    """The form of the CSV file. ``encodings`` are tried in order for each value by itself."""

    delimiter: Annotated[str, Field(min_length=1, max_length=1)] = ","
    encodings: tuple[str, ...] = ("utf-8",)
    null: tuple[str, ...] = ("",)


class Columns(_Section):
    """The names of the columns. ``id`` must be unique in the file: it makes the replay restartable."""

    id: str
    player: str
    time: str
    round: str | None = None
    game: str | None = None


class TimeFormat(_Section):
    """``iso8601``, ``epoch``, ``epoch_ms`` or a strptime pattern; a time without offset is in ``zone``."""

    format: str = "iso8601"
    zone: str = "UTC"


class MoneyFormat(_Section):
    """``unit`` is what 1 in the file is worth in the currency's major unit (1 bit = 0.000001 BTC)."""

    currency: str
    unit: Decimal = Decimal(1)

    @model_validator(mode="after")
    def _supported(self) -> "MoneyFormat":
        if self.currency not in CURRENCIES:
            msg = f"currency {self.currency} is not supported"
            raise ValueError(msg)
        return self


class RegistrationDefaults(_Section):
    """The data players of the file are registered with, which files rarely contain."""

    country: str = "CW"
    date_of_birth: str = "1980-01-01"
    language: str = "en"
    time_zone: str = "UTC"
    email_domain: str = "players.example.com"
    game: str = "replay"


class RowCondition(_Section):
    """When a rule applies to a row: the column holds one of ``equals``, or is (not) null."""

    column: str
    equals: tuple[str, ...] = ()
    null: bool | None = None

    def holds(self, row: dict[str, str | None]) -> bool:
        """Whether ``row`` meets the condition."""
        value = row[self.column]
        if self.null is not None:
            return (value is None) is self.null
        return value in self.equals


class OperationMapping(_Section):
    """One operation of a row; its amount is the sum of ``amount``'s columns."""

    kind: MovementKind
    amount: Annotated[tuple[str, ...], Field(min_length=1)]
    when: RowCondition | None = None


class ReplayMapping(_Section):
    """The mapping of a file. ``name`` is part of every idempotency key."""

    name: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,32}$")]
    file: FileFormat = FileFormat()
    columns: Columns
    time: TimeFormat = TimeFormat()
    money: MoneyFormat
    registration: RegistrationDefaults = RegistrationDefaults()
    operations: Annotated[tuple[OperationMapping, ...], Field(min_length=1)]

    @property
    def currency(self) -> Currency:
        """The currency of every amount in the file."""
        return CURRENCIES[self.money.currency]

    def column_names(self) -> set[str]:
        """Every column the mapping needs."""
        named = {self.columns.id, self.columns.player, self.columns.time}
        named |= {name for name in (self.columns.round, self.columns.game) if name}
        for rule in self.operations:
            named |= {*rule.amount, *((rule.when.column,) if rule.when else ())}
        return named


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
