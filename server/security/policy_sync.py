"""Reloads one process's access policy from PostgreSQL: on a message by Valkey, else every two seconds."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic
from typing import Any, Final, TypeVar
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
from domain.access.policy import Acts, NeededFields, Role, Vocabulary, reaches, unknown_names
from domain.access.policy_queries import AccessReason, PolicyReads
from domain.shared.clock import Clock
from server.composition.process_resources import ProcessResources
from server.errors import OperatorError
from server.jobs.background import Loop, endless_loop
from server.security.access_control import AccessControl

POLL_SECONDS: Final = 2.0
"""A change is in force everywhere within five seconds, also when Valkey is down."""

STALE_SECONDS_MAX: Final = 60.0
"""After so long without reading the version operators have no rights: any of them may have lost theirs."""

_QUERY_SECONDS_MAX: Final = 2.0

_TURNS_TO_READ: Final = 5
"""Of the event loop, in which what has arrived is read, handed on, and given to whom it was for."""

Answer = TypeVar("Answer")

log = structlog.get_logger("croupier.policy")


class UnknownPolicyNames(OperatorError):
    """The stored policy names coordinates or roles this version does not have."""


class PolicyOutdated(Exception):
    """For the health check: this process has not loaded the current policy."""


@dataclass(slots=True)
class PolicySync:
    """Keeps ``active_policy`` equal to the stored one; implements ``Rights``."""

    active_policy: ActivePolicy
    vocabulary: Vocabulary
    database_url: str
    engine: AsyncEngine
    watcher: PolicyWatcher
    clock: Clock
    stored: PolicyReads
    poll_seconds: float = POLL_SECONDS
    stale_seconds_max: float = STALE_SECONDS_MAX
    now: Callable[[], float] = monotonic
    reload_error: str | None = field(default=None, init=False)
    _polled_at: float = field(default=0.0, init=False)
    _wanted: asyncio.Event = field(default_factory=asyncio.Event, init=False)
    _reading: asyncio.Lock = field(default_factory=asyncio.Lock, init=False)

    async def load(self, later_version: Callable[[], Awaitable[bool]] | None = None) -> None:
        """Load the policy, before anything is served.

        ``later_version``: whether one has migrated the database; what it ships has no effect here, as in
        processes that were running before.

        Raises:
            UnknownPolicyNames: it names a coordinate or a role that does not exist in this version.
        """
        stored = await self._read()
        if unknown := unknown_names(stored.rules, stored.roles, self.vocabulary):
            if later_version is None or not await later_version():
                raise UnknownPolicyNames(unknown_names_message(unknown))
            log.warning("the policy has names of a later version", unknown=unknown[:10])
        self._put_in_force(stored)

    async def renew(self) -> None:
        """After a change in this process: reload, and notify the other processes."""
        await self._reload()
        await self.watcher.publish_change()

    async def check(self) -> None:
        """For the health check: raises when the policy in force may be outdated."""
        if self.reload_error or self.active_policy.withheld:
            raise PolicyOutdated(self.reload_error or "not read for too long")

    @property
    def coordinates(self) -> Acts:
        """Every coordinate, with the acts possible there."""
        return self.vocabulary.acts

    @property
    def requires(self) -> NeededFields:
        """What coordinates take besides the right to themselves."""
        return self.vocabulary.requires

    def has(self, brand: str, role: str) -> list[str]:
        """The roles and permissions a role has directly."""
        links = self.active_policy.current.links()
        return sorted({has for who, has, pattern in links if who == role and reaches(brand, pattern)})

    def roles(self, brand: str) -> list[Role]:
        """The roles of a brand, by name."""
        return sorted(
            (role for role in self.active_policy.roles if role.brand in {None, brand}),
            key=lambda role: role.name,
        )

    def acts(self, brand: str, roles: Iterable[str]) -> Acts:
        """The acts that all of these roles together allow."""
        return self.active_policy.current.acts(brand, roles)

    def roles_of(self, account_id: UUID, brand: str) -> frozenset[str]:
        """The roles an operator holds now."""
        return self.active_policy.roles_of(account_id, brand)

    def operators(self, brand: str) -> dict[UUID, frozenset[str]]:
        """Every operator who holds a role now, with these roles."""
        return self.active_policy.current.operators(brand)

    def reasons(self, brand: str, role: str, coordinate: str) -> list[AccessReason]:
        """Every rule that allows or denies a role something at a coordinate."""
        return access_reasons(
            self.active_policy.current, self.active_policy.custom_rules, brand, role, coordinate
        )

    def loops(self) -> Iterator[Loop]:
        """The background loops to run."""
        yield endless_loop("policy", self.poll)
        yield endless_loop("policy news", lambda: self.watcher.listen(self._wanted.set))

    async def poll(self) -> None:
        """Compare versions for ever, and reload when they differ; raises when PostgreSQL is lost."""
        lapsed_at = self.clock.now()
        try:
            async with lock_session(self.database_url, "croupier policy") as connection:
                while True:
                    version = await answer_in_time(connection.fetchval(VERSION), _QUERY_SECONDS_MAX)
                    self._polled_at = self.now()
                    await self._reload_if(version != self.active_policy.version)
                    lapsed_at = self._notice_expired_roles(lapsed_at)
                    await self._pause()
        finally:
            self._withhold_if_stale()

    def _notice_expired_roles(self, earlier: datetime) -> datetime:
        later = self.clock.now()
        self.active_policy.notice_expired_roles(earlier, later)
        return later

    async def _pause(self) -> None:
        try:
            async with asyncio.timeout(self.poll_seconds):
                await self._wanted.wait()
        except TimeoutError:
            return
        finally:
            self._wanted.clear()

    async def _reload_if(self, differs: bool) -> None:  # noqa: FBT001 - the condition itself
        if not differs:
            self.reload_error = None
            return
        try:
            await self._reload()
        except Exception as error:  # noqa: BLE001 - the last policy stays in force, and health reports it
            self.reload_error = f"{type(error).__name__}"
            # Not the traceback: the next poll tries again in two seconds.
            log.error("policy not reloaded, the last one stays", error=self.reload_error)  # noqa: TRY400

    async def _reload(self) -> None:
        async with self._reading:
            stored = await self._read()
            if stored.version == self.active_policy.version:
                return
            if unknown := unknown_names(stored.rules, stored.roles, self.vocabulary):
                # Another version of Croupier may have stored them; they have no effect here.
                log.warning("the policy has unknown names", unknown=unknown[:10])
            self._put_in_force(stored)
            log.info("policy", version=stored.version)

    def _put_in_force(self, stored: StoredPolicy) -> None:
        policy = CasbinPolicy.from_rules(stored.rules, stored.version, self.clock)
        self.active_policy.replace(
            policy, (*self.vocabulary.roles.values(), *stored.roles), stored.custom_rules
        )
        self._polled_at, self.reload_error = self.now(), None

    async def _read(self) -> StoredPolicy:
        return await read_policy(self.engine, model())

    def _withhold_if_stale(self) -> None:
        if self.now() - self._polled_at > self.stale_seconds_max and not self.active_policy.withheld:
            log.error("the policy could not be read for too long: operators have no rights until it can")
            self.active_policy.withhold()


def policy_sync_of(access: AccessControl, resources: ProcessResources) -> PolicySync:
    """The synchronisation of ``access`` with the stored policy."""
    watcher = PolicyWatcher(resources.valkey, resources.valkey.connection_pool)
    url, engine = str(resources.settings.database_url), resources.database.engine
    kept = PostgresPolicyReads(resources.database)
    return PolicySync(access.policy, access.vocabulary, url, engine, watcher, resources.clock, kept)


async def answer_in_time(asking: Coroutine[Any, Any, Answer], seconds_max: float) -> Answer:
    """The answer of a server; one that has arrived counts, however late the event loop looks at it.

    A timeout alone would not do: where the event loop was busy for so long, it is over before the answer that
    arrived meanwhile has been read. A busy process would lose its connection, and operators their rights.

    Raises:
        TimeoutError: it has not arrived.
    """
    asked = asyncio.create_task(asking)
    try:
        await asyncio.wait([asked], timeout=seconds_max)
        for _ in range(_TURNS_TO_READ):
            if not asked.done():
                await asyncio.sleep(0)
        if not asked.done():
            raise TimeoutError
        return asked.result()
    finally:
        asked.cancel()


RecheckSockets = Callable[[], Awaitable[None]]


def recheck_loop(active_policy: ActivePolicy, recheck: RecheckSockets) -> Loop:
    """After each change of rights, recheck running operations."""

    async def run() -> None:
        while True:
            await active_policy.changed.wait()
            active_policy.changed.clear()
            await recheck()

    return endless_loop("rechecks", run)


def unknown_names_message(unknown: list[str]) -> str:
    """The error of a process that cannot start with the stored policy."""
    return (
        f"the policy has unknown names: {'; '.join(unknown)};"
        " run `croupier migrate`, or remove your own rules about it with `croupier policy prune`"
    )
