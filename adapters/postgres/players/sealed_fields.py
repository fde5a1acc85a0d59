"""Which fields of players are sealed, for which purpose, and how a row is opened."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, Final, NamedTuple, Self
from uuid import UUID

import orjson

from adapters.postgres.players.rows import DatabaseRow
from adapters.vault.cipher import Cipher, Purpose, SubjectKey
from adapters.vault.vault import Vault

EMAIL_INDEX: Final = "players.email"
"""The column of the blind index that finds a player by e-mail address."""

SEALED_COLUMNS: Final[Mapping[str, Purpose]] = MappingProxyType(
    {
        # How a player is reached ends with the account.
        "email": "account",
        "phone": "account",
        # Who a player is must outlive it, for as long as the law on money laundering says.
        "first_name": "aml",
        "last_name": "aml",
        "street": "aml",
        "city": "aml",
        "postal_code": "aml",
        "region": "aml",
        "national_id": "aml",
        "date_of_birth": "aml",
    }
)
"""Column of ``players.player`` -> purpose."""

_TABLE: Final = "players.player"
_PLACES: Final = tuple((column, f"{_TABLE}.{column}", purpose) for column, purpose in SEALED_COLUMNS.items())
_KEK_BYTES: Final = 4

_CONTACTS: Final = frozenset({"email", "phone"})
"""Fields, as the API spells them, whose history ends with the account; all others' is kept as proof."""

KEY_COLUMNS: Final = ", ".join(
    f"""(
  select int4send(k.kek) || k.wrapped from keyring.subject_key k
  where k.subject_id = p.id and k.purpose = '{purpose}'
) as {purpose}_key"""  # noqa: S608 - our own words
    for purpose in ("account", "aml")
)
"""The keys of a player called ``p``: four bytes that name the master key's version, then the wrapped key."""


class PlayerCiphers(NamedTuple):
    """The ciphers of one player's fields."""

    account: Cipher
    aml: Cipher

    @classmethod
    async def of_rows(cls, vault: Vault, rows: Sequence[DatabaseRow], player_id: str = "id") -> list[Self]:
        """The ciphers of each row, with the columns of ``KEY_COLUMNS`` and a player's id.

        Raises:
            KeysUnusable: the master keys are out of reach.
        """
        purposes: tuple[Purpose, ...] = ("account", "aml")
        keys = [_key(row[player_id], each, row[f"{each}_key"]) for row in rows for each in purposes]
        ciphers = iter(await vault.ciphers(keys))
        return [cls(*pair) for pair in zip(ciphers, ciphers, strict=True)]

    def opened(self, row: DatabaseRow) -> dict[str, Any]:
        """The sealed fields of a player's row; None where nothing is, or where it was shredded."""
        fields: dict[str, Any] = {}
        for column, place, purpose in _PLACES:
            kept = row[column]
            fields[column] = None if kept is None else self._of(purpose).open(place, kept)
        born = fields["date_of_birth"]
        if born is not None:
            fields["date_of_birth"] = date.fromisoformat(born)
        return fields

    def sealed(self, columns: Mapping[str, Any]) -> dict[str, Any]:
        """The columns of a player's row, with what is personal in them sealed."""
        return {
            column: self._of(SEALED_COLUMNS[column]).seal(f"{_TABLE}.{column}", _text(value))
            if column in SEALED_COLUMNS
            else value
            for column, value in columns.items()
        }

    def seal_change(self, version: int, field: str, side: str, value: object) -> bytes | None:
        """One side of a change, ``before`` or ``after``, as the history keeps it."""
        return self._for_field(field).seal(_change(version, field, side), orjson.dumps(value).decode())

    def open_change(self, version: int, field: str, side: str, sealed: bytes | None) -> str | None:
        """One side of a change as JSON text."""
        return self._for_field(field).open(_change(version, field, side), sealed)

    def seal_correction(self, id: UUID, values: Mapping[str, Any]) -> dict[str, bytes | None]:
        """The values of a correction, by field, as the columns that keep them."""
        contacts = {field: each for field, each in values.items() if field in _CONTACTS}
        identity = {field: each for field, each in values.items() if field not in _CONTACTS}
        return {
            column: cipher.seal(_correction(id, column), orjson.dumps(each).decode()) if each else None
            for column, cipher, each in (
                ("contact", self.account, contacts),
                ("identity", self.aml, identity),
            )
        }

    def open_correction(self, id: UUID, row: DatabaseRow) -> dict[str, Any]:
        """The values of a correction, by field; without those that have been erased."""
        contact = self.account.open(_correction(id, "contact"), row["contact"])
        identity = self.aml.open(_correction(id, "identity"), row["identity"])
        return {**orjson.loads(contact or "{}"), **orjson.loads(identity or "{}")}

    def seal_note(self, id: UUID, words: str) -> bytes | None:
        """A note as it is kept."""
        return self.account.seal(f"players.note.words/{id}", words)

    def open_note(self, id: UUID, sealed: bytes | None) -> str | None:
        """The text of a note."""
        return self.account.open(f"players.note.words/{id}", sealed)

    def _of(self, purpose: Purpose) -> Cipher:
        return self.account if purpose == "account" else self.aml

    def _for_field(self, field: str) -> Cipher:
        return self.account if field in _CONTACTS else self.aml


def _key(player_id: UUID, purpose: Purpose, kept: bytes | None) -> SubjectKey:
    if kept is None:
        return SubjectKey(player_id, purpose, None, None)
    return SubjectKey(player_id, purpose, kept[_KEK_BYTES:], int.from_bytes(kept[:_KEK_BYTES], "big"))


def _change(version: int, field: str, side: str) -> str:
    return f"players.change.{side}/{version}/{field}"


def _correction(id: UUID, column: str) -> str:
    return f"players.correction.{column}/{id}"


def _text(value: Any) -> str | None:
    return value.isoformat() if isinstance(value, date) else value
