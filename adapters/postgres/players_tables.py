"""The tables of the players context, as SQLAlchemy Core sees them; ``migrations/sql/players`` makes them."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    FromClause,
    Integer,
    LargeBinary,
    MetaData,
    Select,
    SmallInteger,
    Table,
    Text,
    column,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import ARRAY, UUID

_METADATA = MetaData(schema="players")
_MOMENT = DateTime(timezone=True)


def _texts(*names: str) -> tuple[Column[str], ...]:
    return tuple(Column(name, Text) for name in names)


def _sealed(*names: str) -> tuple[Column[bytes], ...]:
    return tuple(Column(name, LargeBinary) for name in names)


PLAYER = Table(
    "player",
    _METADATA,
    Column("id", UUID, primary_key=True),
    Column("version", BigInteger),
    Column("created_at", _MOMENT),
    *_texts("brand", "username", "username_key", "status", "status_reason"),
    *_sealed("email", "email_index", "date_of_birth", "first_name", "last_name", "phone"),
    *_sealed("street", "city", "postal_code", "region", "national_id"),
    Column("status_since", _MOMENT),
    Column("excluded_until", _MOMENT),
    *_texts("country", "currency", "jurisdiction"),
    *_texts("language", "time_zone", "odds_format", "theme", "traffic_source", "campaign"),
    Column("hide_balance", Boolean),
    Column("contact_by", ARRAY(Text)),
    Column("vip_level", SmallInteger),
    Column("tags", ARRAY(Text)),
    Column("email_verified_at", _MOMENT),
    Column("phone_verified_at", _MOMENT),
    Column("missing", ARRAY(Text)),
)

LISTED = PLAYER.to_metadata(MetaData(), name="listed")
"""The players of the session's brand: a view that leaves the planner every index, see migrations/sql/rls."""

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
# All that we read of another context: wallet 0 is a player's real money, in minor units. Where the wallets
# live in a database of their own, they publish this view of theirs.
REAL_BALANCE = select(_WALLET.c.player_id, _WALLET.c.balance).where(_WALLET.c.wallet_no == 0).subquery("real")

_SUBJECT_KEY = table(
    "subject_key",
    column("subject_id", UUID),
    column("purpose", Text),
    column("wrapped", LargeBinary),
    column("kek", Integer),
    schema="keyring",
)


def with_keys(found: Select[Any], players: FromClause) -> Select[Any]:
    """The same players, each with the keys that ``players_sealed.KEY_COLUMNS`` names."""
    joined: FromClause = players
    for purpose in ("account", "aml"):
        key = _SUBJECT_KEY.alias(purpose)
        joined = joined.outerjoin(key, (key.c.subject_id == players.c.id) & (key.c.purpose == purpose))
        found = found.add_columns(key.c.wrapped.label(f"{purpose}_key"), key.c.kek.label(f"{purpose}_kek"))
    return found.select_from(joined)
