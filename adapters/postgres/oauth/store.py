"""Grants, codes and refresh tokens in PostgreSQL, synchronously: for ``AsyncConnection.run_sync``."""

from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, Table, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from adapters.postgres.database import EVERY_BRAND, Database
from adapters.postgres.oauth.clients import client_of
from adapters.postgres.oauth.tables import CLIENT, CODE, CONSENT, GRANT, REFRESH
from domain.oauth.clients import Client
from domain.oauth.grants import Grant, IssuedAuthorizationCode, IssuedRefreshToken, refresh_expires

_GRANT_COLUMNS = [GRANT.c[field.name] for field in fields(Grant)]

_SESSION_BY_REFRESH = """
  select g.session_id from identity.oauth_grant g where g.id = coalesce(
    (select grant_id from identity.oauth_code where code_hash = $1),
    (select grant_id from identity.oauth_refresh where token_hash = $1)
  )
"""

_DELETE_EXPIRED = "delete from identity.oauth_grant where expires_at < $1"


@dataclass(frozen=True, slots=True, repr=False)
class StoredClient:
    """A program that may sign in now, and what proves it."""

    client: Client
    secret_hash: bytes | None


class OAuthStore:
    """One transaction's view. What is looked up to be used is locked until the transaction ends."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def client(self, id: UUID) -> StoredClient | None:
        """A program that is approved and was not disabled."""
        ready = CLIENT.c.disabled_at.is_(None) & CLIENT.c.approved_at.is_not(None)
        found = select(CLIENT).where(CLIENT.c.id == id, ready)
        row = self._connection.execute(found).one_or_none()
        return StoredClient(client_of(row._asdict()), row.secret_hash) if row else None

    def add_code(self, code: IssuedAuthorizationCode) -> None:
        """Keep a code and the new grant it is for."""
        grant = asdict(code.grant) | {"amr": list(code.grant.amr)}
        self._connection.execute(insert(GRANT), grant)
        row = {
            "code_hash": code.hash,
            "grant_id": code.grant.id,
            "redirect_uri": code.redirect_uri,
            "nonce": code.nonce,
            "code_challenge": code.code_challenge,
            "expires_at": code.expires_at,
        }
        self._connection.execute(insert(CODE), row)

    def code(self, digest: bytes) -> IssuedAuthorizationCode | None:
        """A code that was issued once."""
        row = self._one(_with_grant(CODE).where(CODE.c.code_hash == digest))
        return row and IssuedAuthorizationCode(
            digest,
            _grant_of(row),
            row.redirect_uri,
            row.nonce,
            row.code_challenge,
            row.ends_at,
            row.used_at,
        )

    def use_code(self, digest: bytes, at: datetime) -> None:
        """It is used up, and stays to be recognised."""
        self._connection.execute(update(CODE).where(CODE.c.code_hash == digest).values(used_at=at))

    def add_refresh(self, digest: bytes, grant: Grant, at: datetime) -> None:
        """Keep a refresh token of a grant."""
        row = {
            "token_hash": digest,
            "grant_id": grant.id,
            "issued_at": at,
            "expires_at": refresh_expires(grant, at),
        }
        self._connection.execute(insert(REFRESH), row)

    def refresh(self, digest: bytes) -> IssuedRefreshToken | None:
        """A refresh token that was issued once."""
        row = self._one(_with_grant(REFRESH).where(REFRESH.c.token_hash == digest))
        return row and IssuedRefreshToken(digest, _grant_of(row), row.ends_at, row.rotated_at, row.uses)

    def use_refresh(self, token: IssuedRefreshToken, at: datetime) -> None:
        """Count one more use."""
        values = {"rotated_at": token.rotated_at or at, "uses": token.uses + 1}
        self._connection.execute(update(REFRESH).where(REFRESH.c.token_hash == token.hash).values(values))

    def revoke(self, grant_id: UUID, at: datetime) -> bool:
        """End a grant, and with it all that came of it; False where that was done before."""
        live = update(GRANT).where(GRANT.c.id == grant_id, GRANT.c.revoked_at.is_(None))
        return self._connection.execute(live.values(revoked_at=at)).rowcount == 1

    def consented(self, account_id: UUID, client_id: UUID) -> frozenset[str]:
        """The scopes a player has agreed to, which they do not withdraw before the transaction ends."""
        given = select(CONSENT.c.scopes).where(
            CONSENT.c.account_id == account_id, CONSENT.c.client_id == client_id
        )
        # Withdrawing deletes the row, then ends the grants there are: it must find what follows from this.
        held = given.with_for_update(read=True, key_share=True)
        return frozenset(self._connection.execute(held).scalar() or ())

    def consent(self, account_id: UUID, client_id: UUID, scopes: frozenset[str], at: datetime) -> None:
        """A player agrees to these scopes, beside those before."""
        key = {"account_id": account_id, "client_id": client_id}
        values = {
            "scopes": sorted(scopes | self.consented(account_id, client_id)),
            "given_at": at,
        }
        statement = upsert(CONSENT).values(key | values)
        self._connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_=values))

    def _one(self, wanted: Select[Any]) -> Row[Any] | None:
        # Locks both rows, so that a use of the grant and its end wait for each other.
        return self._connection.execute(wanted.with_for_update(key_share=True)).one_or_none()


class OAuthLookups:
    """Look-ups outside a transaction."""

    def __init__(self, database: Database) -> None:
        self._statements = database.statements_for(EVERY_BRAND)

    async def session_of_token(self, digest: bytes) -> UUID | None:
        """The session in which the grant of a code or refresh token was given."""
        found: UUID | None = await self._statements.fetchval(_SESSION_BY_REFRESH, digest)
        return found

    async def delete_expired(self, before: datetime) -> int:
        """Drop the grants that ended before a moment, with their codes and refresh tokens; how many."""
        status: str = await self._statements.execute(_DELETE_EXPIRED, before)
        return int(status.rpartition(" ")[2])


def _with_grant(table: Table) -> Select[Any]:
    own = [column for column in table.c if column.name not in {"grant_id", "expires_at"}]
    joined = select(*own, table.c.expires_at.label("ends_at"), *_GRANT_COLUMNS)
    return joined.join(GRANT, GRANT.c.id == table.c.grant_id)


def _grant_of(row: Row[Any]) -> Grant:
    values = {field.name: getattr(row, field.name) for field in fields(Grant)}
    return Grant(**values | {"amr": tuple(row.amr)})
