"""Keeps the policy of one process the one in PostgreSQL: a hint by Valkey, and a look every two seconds."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic
from typing import Final
from uuid import UUID

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine

from adapters.casbin.access_explanation import access_reasons
from adapters.casbin.active_policy import ActivePolicy
from adapters.casbin.policy import CasbinPolicy, model
from adapters.postgres.access.policy import VERSION, StoredPolicy, read_policy
from adapters.postgres.access.policy_reads import PostgresPolicyReads
from adapters.postgres.advisory_locks import lock_session
from adapters.valkey.access.policy_watcher import PolicyWatcher
from domain.access.policy import Acts, Role, Vocabulary, reaches, unknown_names
from domain.access.policy_queries import AccessReason, PolicyReads
from domain.shared.clock import Clock
from server.composition.process_resources import ProcessResources
from server.errors import OperatorError
from server.jobs.background import Loop, endless_loop
from server.security.access_control import AccessControl

POLL_SECONDS: Final = 2.0
"""A change is in force everywhere within five seconds, also when Valkey is down."""

STALE_SECONDS_MAX: Final = 60.0
"""After so long without a look at the version operators have no rights: any of them may have lost theirs."""

_QUERY_SECONDS_MAX: Final = 2.0

log = structlog.get_logger("croupier.policy")


class UnknownPolicyNames(OperatorError):
    """The stored policy speaks of what this version does not have."""


class PolicyOutdated(Exception):
    """What health is told: this process cannot keep up with the policy."""


@dataclass(slots=True)
class PolicySync:
    """One process's way to the policy: implements ``Rights``. ``living`` is what it keeps up to date."""

    living: ActivePolicy
    words: Vocabulary
    database_url: str
    engine: AsyncEngine
    watcher: PolicyWatcher
    clock: Clock
    stored: PolicyReads
    look_seconds: float = POLL_SECONDS
    blind_seconds_max: float = STALE_SECONDS_MAX
    now: Callable[[], float] = monotonic
    failed: str | None = field(default=None, init=False)
    _looked_at: float = field(default=0.0, init=False)
    _wanted: asyncio.Event = field(default_factory=asyncio.Event, init=False)
    _reading: asyncio.Lock = field(default_factory=asyncio.Lock, init=False)

    async def begin(self) -> None:
        """Load the policy before anything is served.

        Raises:
            UnknownInPolicy: it speaks of a coordinate or a role that does not exist here.
        """
        stored = await self._read()
        if unknown := unknown_names(stored.rules, stored.roles, self.words):
            raise UnknownPolicyNames(unknown_names_message(unknown))
        self._put_in_force(stored)

    async def renew(self) -> None:
        """After a change of ours: have it in force here when this returns, and tell the others."""
        await self._reload()
        await self.watcher.publish_change()

    async def state(self) -> None:
        """For health: raises when the rights of now may not be those of the policy."""
        if self.failed or self.living.withheld:
            raise PolicyOutdated(self.failed or "not looked at for too long")

    @property
    def coordinates(self) -> Acts:
        """Every coordinate there is, with what may be done there."""
        return self.words.acts

    def has(self, brand: str, role: str) -> list[str]:
        """The roles and permissions a role has, without those they have themselves."""
        links = self.living.current.links()
        return sorted({has for who, has, pattern in links if who == role and reaches(brand, pattern)})

    def roles(self, brand: str) -> list[Role]:
        """The roles there are in a brand, by name."""
        return sorted(
            (role for role in self.living.roles if role.brand in {None, brand}), key=lambda role: role.name
        )

    def acts(self, brand: str, roles: Iterable[str]) -> Acts:
        """What whoever holds all of these roles may do."""
        return self.living.current.acts(brand, roles)

    def roles_of(self, account_id: UUID, brand: str) -> frozenset[str]:
        """The roles an operator holds now."""
        return self.living.roles_of(account_id, brand)

    def operators(self, brand: str) -> dict[UUID, frozenset[str]]:
        """Every operator who holds a role now, with these roles."""
        return self.living.current.operators(brand)

    def reasons(self, brand: str, role: str, coordinate: str) -> list[AccessReason]:
        """Every rule that allows or denies a role something at a coordinate."""
        return access_reasons(self.living.current, self.living.house, brand, role, coordinate)

    def loops(self) -> Iterator[Loop]:
        """What has to run beside the process."""
        yield endless_loop("policy", self.look)
        yield endless_loop("policy news", lambda: self.watcher.listen(self._wanted.set))

    async def look(self) -> None:
        """Compare versions for ever, and reload when they differ; raises when PostgreSQL is lost."""
        lapsed_at = self.clock.now()
        try:
            async with lock_session(self.database_url, "croupier policy") as connection:
                while True:
                    async with asyncio.timeout(_QUERY_SECONDS_MAX):
                        version = await connection.fetchval(VERSION)
                    self._looked_at = self.now()
                    await self._reload_if(version != self.living.version)
                    lapsed_at = self._lapse(lapsed_at)
                    await self._pause()
        finally:
            self._missed()

    def _lapse(self, earlier: datetime) -> datetime:
        later = self.clock.now()
        self.living.notice_expired_roles(earlier, later)
        return later

    async def _pause(self) -> None:
        try:
            async with asyncio.timeout(self.look_seconds):
                await self._wanted.wait()
        except TimeoutError:
            return
        finally:
            self._wanted.clear()

    async def _reload_if(self, differs: bool) -> None:  # noqa: FBT001 - the condition itself
        if not differs:
            self.failed = None
            return
        try:
            await self._reload()
        except Exception as error:  # noqa: BLE001 - whatever it is, the last policy stays, and it is said
            self.failed = f"{type(error).__name__}"
            # Not the traceback: the next look tries again in two seconds.
            log.error("policy not reloaded, the last one stays", error=self.failed)  # noqa: TRY400

    async def _reload(self) -> None:
        async with self._reading:
            stored = await self._read()
            if stored.version == self.living.version:
                return
            if unknown := unknown_names(stored.rules, stored.roles, self.words):
                # Another version of Croupier may have brought them; nobody can ask for them here.
                log.warning("the policy speaks of what does not exist here", unknown=unknown[:10])
            self._put_in_force(stored)
            log.info("policy", version=stored.version)

    def _put_in_force(self, stored: StoredPolicy) -> None:
        policy = CasbinPolicy.from_rules(stored.rules, stored.version, self.clock)
        self.living.replace(policy, (*self.words.roles.values(), *stored.roles), stored.house)
        self._looked_at, self.failed = self.now(), None

    async def _read(self) -> StoredPolicy:
        return await read_policy(self.engine, model())

    def _missed(self) -> None:
        if self.now() - self._looked_at > self.blind_seconds_max and not self.living.withheld:
            log.error("the policy was out of reach for too long: operators have no rights until it is back")
            self.living.withhold()


def policy_sync_of(access: AccessControl, means: ProcessResources) -> PolicySync:
    """What keeps ``access`` the stored policy."""
    watcher = PolicyWatcher(means.valkey, means.valkey.connection_pool)
    url, engine = str(means.settings.database_url), means.database.engine
    kept = PostgresPolicyReads(means.database)
    return PolicySync(access.policy, access.words, url, engine, watcher, means.clock, kept)


RecheckSockets = Callable[[], Awaitable[None]]


def recheck_loop(living: ActivePolicy, recheck: RecheckSockets) -> Loop:
    """Whenever rights have changed, look through what is under way."""

    async def run() -> None:
        while True:
            await living.changed.wait()
            living.changed.clear()
            await recheck()

    return endless_loop("rechecks", run)


def unknown_names_message(unknown: list[str]) -> str:
    """One line about it, for whoever starts a process."""
    return (
        f"the policy speaks of what does not exist here: {'; '.join(unknown)};"
        " run `croupier migrate`, or take the house's own rules about it away with `croupier policy prune`"
    )
