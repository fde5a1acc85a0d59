"""Accounts in PostgreSQL: found in one statement, changed within a command's transaction."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.database import EVERY_BRAND, Database, driver_connection
from adapters.vault.vault import Vault
from domain.identity.accounts import RecordSignIn, Rehash, SignInRecorded, StoredAccount
from domain.identity.model import Account, SignIn
from domain.players import login as spelling
from domain.shared.actor import ActorKind
from domain.shared.errors import BadInput

EMAIL_INDEX: Final = "identity.email"
"""The column of the blind index that finds an account by e-mail address."""

_KEPT = """
select a.id, a.kind, a.state, a.password_hash, a.password_changed_at, a.password_given, a.jurisdiction,
  a.last_sign_in_at, a.last_sign_in_ip, o.login,
  case a.kind when 'PLAYER' then a.brand else {brand} end as brand,
  exists (select from identity.device d where d.account_id = a.id and d.id = $1) as known_device
from identity.account a left join identity.operator o on o.id = a.id
where a.kind = $2 and
"""
# All that we read of another context: an operator works in a brand there is.
_BRAND_IS = "exists (select from players.brand b where b.id = $3)"
_BY_USERNAME = _KEPT.format(brand="null") + "a.brand = $3 and a.login_key = $4"
_BY_EMAIL = _KEPT.format(brand="null") + "a.brand = $3 and a.email_index = $4"
_BY_OPERATOR = _KEPT.format(brand="$3") + f"a.login_key = $4 and {_BRAND_IS}"
_BY_ID = _KEPT.format(brand="$3") + "a.id = $4"

_ENTER = """
update identity.account
set sign_ins = sign_ins + 1, last_sign_in_at = $2, last_sign_in_ip = $3, seq = seq + $5
where id = $1 and state = 'OPEN' and ($4::timestamptz is null or password_changed_at = $4)
returning seq - $5 + 1 as seq, sign_ins
"""
_DEVICE = """
insert into identity.device (account_id, id, first_seen_at, last_seen_at) values ($1, $2, $3, $3)
on conflict (account_id, id) do update set last_seen_at = excluded.last_seen_at
"""
_KNOWN = "select exists (select from identity.device where account_id = $1 and id = $2)"
_REPLACE = """
update identity.account set password_hash = $2, password_changed_at = $3, password_given = $4, seq = seq + 1
where id = $1 and state = 'OPEN'
  and ($5::timestamptz is null or address_changed_at is null or address_changed_at < $5) returning seq
"""


class PostgresAccounts:
    """Implements ``Accounts``."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    def normalized_login(self, kind: ActorKind, brand: str, login: str) -> str:
        bare = login.strip().casefold()
        if kind is not ActorKind.PLAYER:
            return f"{kind.value}:{bare}"  # an operator's is one in every brand
        try:
            read = spelling.email_address if "@" in login else spelling.username
            return f"{kind.value}:{brand}:{read(login).key}"
        except BadInput:
            return f"{kind.value}:{brand}:{bare}"

    async def by_login(self, kind: ActorKind, brand: str, login: str, device: bytes) -> StoredAccount | None:
        statement, key = _BY_OPERATOR, login.strip().casefold() or "-"
        by: str | bytes = key
        if kind is ActorKind.PLAYER:
            statement, by = await self._by_player(brand, login)
        return await self._one(statement, device, kind, brand, by)

    async def by_id(self, account: Account, device: bytes) -> StoredAccount | None:
        return await self._one(_BY_ID, device, account.kind, account.brand, account.id)

    async def _by_player(self, brand: str, login: str) -> tuple[str, str | bytes]:
        try:
            if "@" in login:
                key = spelling.email_address(login).key
                return _BY_EMAIL, await self._vault.index(brand, EMAIL_INDEX, key)
            return _BY_USERNAME, spelling.username(login).key
        except BadInput:
            return _BY_USERNAME, ""  # no account has it; looked up all the same, for equal time

    async def _one(
        self, statement: str, device: bytes, kind: ActorKind, brand: str, by: Any
    ) -> StoredAccount | None:
        statements = self._database.statements_for(brand or EVERY_BRAND)
        row = await statements.fetchrow(statement, device, kind.value, brand, by)
        return _stored_account(row) if row else None


class PostgresAccountBook:
    """Implements ``AccountBook`` within one command's transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def record_sign_in(self, entrance: RecordSignIn) -> SignInRecorded | None:
        driver = await driver_connection(self._connection)
        id, at, device = entrance.account.id, entrance.at, entrance.device
        known = await driver.fetchval(_KNOWN, id, device)
        facts = 1 if known else 2
        entered = await driver.fetchrow(_ENTER, id, at, entrance.ip, entrance.password_of, facts)
        if entered is None:
            return None
        await driver.execute(_DEVICE, id, device, at)
        return SignInRecorded(entered["seq"], not known, entered["sign_ins"] == 1)

    async def set_password(
        self,
        account_id: UUID,
        hashed: str,
        at: datetime,
        *,
        given: bool = False,
        asked_at: datetime | None = None,
    ) -> int | None:
        driver = await driver_connection(self._connection)
        seq: int | None = await driver.fetchval(_REPLACE, account_id, hashed, at, given, asked_at)
        return seq

    async def rehash(self, rehash: Rehash) -> bool:
        driver = await driver_connection(self._connection)
        statement = (
            "update identity.account set password_hash = $3 where id = $1 and password_changed_at = $2"
        )
        done: str = await driver.execute(statement, rehash.account.id, rehash.password_of, rehash.hashed)
        return done == "UPDATE 1"

    async def next_seq(self, account_id: UUID) -> int | None:
        driver = await driver_connection(self._connection)
        statement = "update identity.account set seq = seq + 1 where id = $1 returning seq"
        seq: int | None = await driver.fetchval(statement, account_id)
        return seq


def _stored_account(row: Any) -> StoredAccount:
    kind = ActorKind(row["kind"])
    name = row["login"] if kind is ActorKind.OPERATOR else str(row["id"])
    last = row["last_sign_in_at"]
    return StoredAccount(
        account=Account(row["id"], kind, row["brand"], name),
        open=row["state"] == "OPEN",
        password_hash=row["password_hash"],
        password_of=row["password_changed_at"],
        jurisdiction=row["jurisdiction"],
        last_sign_in=SignIn(last, row["last_sign_in_ip"]) if last else None,
        known_device=row["known_device"],
        password_given=row["password_given"],
    )
