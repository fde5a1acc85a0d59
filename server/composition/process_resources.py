"""The connections and settings of one process, from which every port of the domain is implemented."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from redis.asyncio import Redis

from adapters.breached_passwords import LocalBreachedPasswords
from adapters.passwords import Argon2Passwords
from adapters.postgres.compliance.audit import AuditLog
from adapters.postgres.database import Database, connect, session_settings
from adapters.postgres.identity.brand_names import PostgresBrandNames
from adapters.postgres.identity.sessions import AccountCheckedSessions
from adapters.postgres.players.brands import jurisdictions_in_use
from adapters.postgres.session_check import session_fault
from adapters.valkey.client import client_of
from adapters.valkey.identity.codes import ValkeyCodes
from adapters.valkey.identity.sessions import ValkeySessions
from adapters.valkey.oauth.revocations import ValkeyRevocations
from adapters.vault.key_records import KeyRecords
from adapters.vault.keyring import Keyring
from adapters.vault.vault import Vault
from domain.identity.ports import Sessions
from domain.players.jurisdictions import in_force
from domain.shared.clock import Clock, SystemClock
from server.composition.message_transports import MessageResources, message_resources
from server.errors import OperatorError
from server.jurisdiction_packs import read_packs_of, require_packs
from server.security.access_control import AccessControl, shipped_access_control
from server.security.account_notices import drain_notices
from server.security.installation_keys import InstallationKeys
from server.security.pepper import pepper_of
from server.security.vault import vault_of
from server.settings import Settings


@dataclass(frozen=True, slots=True)
class ProcessResources:
    """``valkey`` fails fast and never retries. ``access`` is who may what in this process."""

    settings: Settings
    database: Database
    audit: AuditLog
    valkey: Redis
    clock: Clock
    passwords: Argon2Passwords
    vault: Vault
    codes: ValkeyCodes
    messages: MessageResources
    sessions: Sessions
    breached: LocalBreachedPasswords
    revocations: ValkeyRevocations
    access: AccessControl
    keys: InstallationKeys


@asynccontextmanager
async def open_resources(
    settings: Settings,
    clock: Clock | None = None,
    access: AccessControl | None = None,
    *,
    signs_audit_heads: bool = False,
) -> AsyncIterator[ProcessResources]:
    """Open everything, and close it in reverse. Access control is the shipped one unless another is given.

    Raises:
        OSError, asyncpg.PostgresError: PostgreSQL cannot be reached. Valkey may be down.
        OperatorError: a key is missing or another one than the database's, the database is not migrated, or a
            pooler in between shares its sessions.
    """
    async with AsyncExitStack() as closing:
        url = str(settings.database_url)
        if fault := await session_fault(url, session_settings(settings.operation_seconds_max)):
            raise OperatorError(fault)
        database = await connect(
            url,
            composing_max=settings.pool_size,
            hot_max=settings.hot_pool_size,
            operation_seconds_max=settings.operation_seconds_max,
        )
        closing.push_async_callback(database.close)
        valkey = client_of(str(settings.redis_url))
        closing.push_async_callback(valkey.aclose)
        passwords, clock = Argon2Passwords(), clock or SystemClock()
        closing.callback(passwords.close)
        vault = vault_of(settings, database)
        closing.push_async_callback(vault.close)
        records = KeyRecords(database), Keyring(database)
        keys = InstallationKeys(settings, *records, vault, clock, signs_audit_heads)
        await keys.prepare()
        packs = read_packs_of(settings.jurisdictions_dir)
        require_packs(packs, await jurisdictions_in_use(database))
        closing.enter_context(in_force(packs))
        codes = ValkeyCodes(valkey, pepper_of(settings), clock)
        messages = message_resources(settings, valkey, clock, PostgresBrandNames(database))
        closing.push_async_callback(messages.port.close)
        closing.push_async_callback(drain_notices)
        sessions = AccountCheckedSessions(ValkeySessions(valkey, clock), database)
        revocations = ValkeyRevocations(valkey, clock)
        breached = LocalBreachedPasswords(settings.breached_passwords)
        yield ProcessResources(
            settings,
            database,
            AuditLog(database),
            valkey,
            clock,
            passwords,
            vault,
            codes,
            messages,
            sessions,
            breached,
            revocations,
            access or shipped_access_control(),
            keys,
        )
