"""The tables of the players context, as SQLAlchemy Core sees them; ``migrations/sql/players`` makes them."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    MetaData,
    SmallInteger,
    Table,
    Text,
    column,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, UUID

_METADATA = MetaData(schema="players")
_MOMENT = DateTime(timezone=True)


def _texts(*names: str) -> tuple[Column[str], ...]:
    return tuple(Column(name, Text) for name in names)


PLAYER = Table(
    "player",
    _METADATA,
    Column("id", UUID, primary_key=True),
    Column("version", BigInteger),
    Column("created_at", _MOMENT),
    *_texts("brand", "email", "email_key", "username", "username_key", "status", "status_reason"),
    Column("status_since", _MOMENT),
    Column("excluded_until", _MOMENT),
    *_texts("country", "currency", "jurisdiction", "first_name", "last_name", "phone"),
    Column("date_of_birth", Date),
    *_texts("street", "city", "postal_code", "region", "national_id"),
    *_texts("language", "time_zone", "odds_format", "theme", "traffic_source", "campaign"),
    Column("hide_balance", Boolean),
    Column("contact_by", ARRAY(Text)),
    Column("vip_level", SmallInteger),
    Column("tags", ARRAY(Text)),
)

CREDENTIAL = Table(
    "credential", _METADATA, Column("player_id", UUID, primary_key=True), *_texts("password_hash")
)

CHANGE = Table(
    "change",
    _METADATA,
    Column("player_id", UUID),
    Column("version", BigInteger),
    *_texts("field"),
    Column("before", JSONB(none_as_null=False)),
    Column("after", JSONB(none_as_null=False)),
    Column("at", _MOMENT),
    *_texts("actor", "channel"),
    *_texts("ip", "correlation_id", "reason_code", "reason"),
)

NOTE = Table(
    "note",
    _METADATA,
    Column("player_id", UUID),
    Column("id", UUID),
    *_texts("words", "author"),
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
