"""The tables of the players context, as SQLAlchemy Core sees them; ``migrations/sql/players`` makes them."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    DateTime,
    FromClause,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    column,
    func,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import ARRAY, UUID

_METADATA = MetaData(schema="players")
_MOMENT = DateTime(timezone=True)


def _texts(*names: str) -> tuple[Column[str], ...]:
    return tuple(Column(name, Text) for name in names)


class _Bytes(LargeBinary):
    """bytea, which the driver already gives as bytes: a page of players has a thousand of them."""

    cache_ok = True

    def result_processor(self, dialect: Any, coltype: Any) -> None:
        """Nothing is left to do."""


def _sealed(*names: str) -> tuple[Column[bytes], ...]:
    return tuple(Column(name, _Bytes) for name in names)


PLAYER = Table(
    "player",
    _METADATA,
    Column("id", UUID, primary_key=True),
    Column("version", BigInteger),
    Column("created_at", _MOMENT),
    *_texts("brand", "username", "username_key", "status", "status_reason"),
    *_sealed("email", "email_index", "date_of_birth", "first_name", "last_name", "phone", "phone_index"),
    Column("name_index", ARRAY(_Bytes)),
    *_sealed("street", "city", "postal_code", "region", "national_id"),
    Column("status_since", _MOMENT),
    Column("status_owners", ARRAY(Text)),
    Column("excluded_until", _MOMENT),
    *_texts("country", "currency", "jurisdiction"),
    *_texts("external_id"),
    *_texts("language", "time_zone", "odds_format", "theme", "traffic_source", "campaign"),
    Column("hide_balance", Boolean),
    Column("contact_by", ARRAY(Text)),
    Column("consented", ARRAY(Text)),
    Column("vip_level", SmallInteger),
    Column("tags", ARRAY(Text)),
    Column("email_verified_at", _MOMENT),
    Column("phone_verified_at", _MOMENT),
    Column("missing", ARRAY(Text)),
)

LISTED = PLAYER.to_metadata(MetaData(), name="listed")
"""The players of the session's brand: a view that leaves the planner every index, see migrations/sql/rls."""

VISIT = Table(
    "visit",
    _METADATA,
    Column("player_id", UUID, primary_key=True),
    *_texts("brand"),
    Column("at", _MOMENT),
)

CHANGE = Table(
    "change",
    _METADATA,
    Column("player_id", UUID),
    Column("version", BigInteger),
    *_texts("field"),
    *_sealed("before", "after"),
    Column("at", _MOMENT),
    *_texts("actor", "channel"),
    *_texts("ip", "correlation_id", "reason_code", "reason"),
)

NOTE = Table(
    "note",
    _METADATA,
    Column("player_id", UUID),
    Column("id", UUID),
    *_sealed("words"),
    *_texts("author"),
    Column("at", _MOMENT),
)

CONSENT = Table(
    "consent",
    _METADATA,
    Column("player_id", UUID),
    Column("id", UUID),
    *_texts("kind", "version"),
    Column("given", Boolean),
    Column("at", _MOMENT),
    *_texts("actor", "channel"),
    *_texts("ip", "correlation_id"),
)

_WALLET = table(
    "wallet",
    column("player_id", UUID),
    column("wallet_no", SmallInteger),
    column("balance", BigInteger),
    schema="wallets",
)
# All that we read of another context: wallet 0 is a player's real money, in minor units, and payments have
# the numbers that their providers gave them. Where the wallets are in a database of their own, they publish
# both.
REAL_BALANCE = select(_WALLET.c.player_id, _WALLET.c.balance).where(_WALLET.c.wallet_no == 0).subquery("real")

PAYMENT = table(
    "payment",
    column("player_id", UUID),
    column("brand", Text),
    column("authorisation", Text),
    schema="wallets",
)

_SUBJECT_KEY = table(
    "subject_key",
    column("subject_id", UUID),
    column("purpose", Text),
    column("wrapped", _Bytes),
    column("kek", Integer),
    schema="keyring",
)


def _keys_of(players: FromClause) -> tuple[ColumnElement[Any], ...]:
    """The keys of each player, in the form of ``players_sealed.KEYS``.

    Read beside the row and not joined to the table: of a page, the server looks up the keys of the rows it
    returns, and not of those it sorts or passes over.
    """
    key = _SUBJECT_KEY
    return tuple(
        select(func.int4send(key.c.kek).op("||", return_type=_Bytes())(key.c.wrapped))
        .where(key.c.subject_id == players.c.id, key.c.purpose == purpose)
        .correlate(players)
        .scalar_subquery()
        .label(f"{purpose}_key")
        for purpose in ("account", "aml")
    )


PLAYER_KEYS = _keys_of(PLAYER)
LISTED_KEYS = _keys_of(LISTED)
