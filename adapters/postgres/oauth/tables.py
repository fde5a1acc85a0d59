"""The tables of the OAuth server; see the migration for what the columns hold."""

from sqlalchemy import Column, DateTime, LargeBinary, MetaData, SmallInteger, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY, BOOLEAN

_METADATA = MetaData(schema="identity")
_MOMENT = DateTime(timezone=True)

CLIENT = Table(
    "client",
    _METADATA,
    Column("id", Uuid, primary_key=True),
    Column("brand", Text),
    Column("name", Text),
    Column("kind", Text),
    Column("redirect_uris", ARRAY(Text)),
    Column("scopes", ARRAY(Text)),
    Column("roles", ARRAY(Text)),
    Column("trusted", BOOLEAN),
    Column("may_introspect", BOOLEAN),
    Column("secret_hash", LargeBinary),
    Column("created_at", _MOMENT),
    Column("disabled_at", _MOMENT),
    Column("asked_by", Text),
    Column("asked_account", Uuid),
    Column("asked_at", _MOMENT),
    Column("approved_by", Text),
    Column("approved_at", _MOMENT),
    Column("next_secret_hash", LargeBinary),
)

GRANT = Table(
    "oauth_grant",
    _METADATA,
    Column("id", Uuid, primary_key=True),
    Column("client_id", Uuid),
    Column("account_id", Uuid),
    Column("brand", Text),
    Column("session_id", Uuid),
    Column("scope", Text),
    Column("auth_time", _MOMENT),
    Column("amr", ARRAY(Text)),
    Column("acr", Text),
    Column("created_at", _MOMENT),
    Column("expires_at", _MOMENT),
    Column("revoked_at", _MOMENT),
)

CODE = Table(
    "oauth_code",
    _METADATA,
    Column("code_hash", LargeBinary, primary_key=True),
    Column("grant_id", Uuid),
    Column("redirect_uri", Text),
    Column("nonce", Text),
    Column("code_challenge", Text),
    Column("expires_at", _MOMENT),
    Column("used_at", _MOMENT),
)

REFRESH = Table(
    "oauth_refresh",
    _METADATA,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("grant_id", Uuid),
    Column("issued_at", _MOMENT),
    Column("expires_at", _MOMENT),
    Column("rotated_at", _MOMENT),
    Column("uses", SmallInteger),
)

CONSENT = Table(
    "oauth_consent",
    _METADATA,
    Column("account_id", Uuid, primary_key=True),
    Column("client_id", Uuid, primary_key=True),
    Column("scopes", ARRAY(Text)),
    Column("given_at", _MOMENT),
)
