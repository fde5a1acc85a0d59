"""What a resolver is given: the command runner, the read models, and the caller with their access."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol, TypeVar
from uuid import UUID

import strawberry

from domain.access.policy_queries import Rights
from domain.identity.model import Session
from domain.shared.actor import Actor, ActorKind, Origin
from domain.shared.clock import Clock
from resolvers.authorization.levels import AccessTable
from resolvers.authorization.reach import Reach
from resolvers.read_models import Read, ReadModels

if TYPE_CHECKING:
    from typing_extensions import TypeForm

Outcome = TypeVar("Outcome")
Port = TypeVar("Port")
Loaders = TypeVar("Loaders")


class CommandExecutor(Protocol):
    """Carries commands out, each in one transaction, supplying the ports its parameters name."""

    async def run(
        self, carry_out: Callable[..., Awaitable[Outcome]], command: Any, origin: Origin
    ) -> Outcome:
        """Carry ``command`` out and commit; an exception rolls everything back."""
        ...


class LiveFeed(Protocol):
    """Facts of players, published after their commit."""

    def watch(self, player_ids: frozenset[Any]) -> AbstractAsyncContextManager[AsyncIterator[Any]]:
        """Yields each fact of these players while the manager is open; ``None`` means "read afresh"."""
        ...

    def watch_queues(self, brand: str) -> AbstractAsyncContextManager[AsyncIterator[Any]]:
        """Yields something, or ``None``, whenever a work queue of the brand may have changed."""
        ...

    def watch_claims(self, brand: str) -> AbstractAsyncContextManager[AsyncIterator[Any]]:
        """Yields ``None``, "read afresh", whenever claims of the brand's work items may have changed."""
        ...

    def watch_registrations(self, brand: str) -> AbstractAsyncContextManager[AsyncIterator[Any]]:
        """The same of the facts that players of a brand registered."""
        ...


@dataclass(frozen=True, slots=True)
class Process:
    """The parts of one process that resolvers use; built once by ``server/composition``."""

    commands: CommandExecutor
    reads: ReadModels
    live: LiveFeed
    clock: Clock
    reach: Reach
    rights: Rights


@dataclass(slots=True)
class Context:
    """The process, the caller and the caller's access, for one operation.

    ``expires_at`` is when the caller's credentials expire. ``renew`` looks the caller's roles and rights up
    again, for both change while a socket is open. ``session`` is the one a person has signed in with; None
    for programs and anonymous callers. ``credential_ids`` are the ids of the caller's session, token, grant
    and program, each of which may end before it expires; ``check_credentials`` raises once one has, and
    counts as use of the session unless told otherwise. ``local_at``: when the command line issued the token
    of a caller without a session; until a few minutes later it counts as a proved factor. ``delegated``: a
    program acts for the person, by a token they granted; ``third_party``: one that is not the casino's own.
    ``denied`` collects the coordinates that were
    denied; ``disclosed`` the personal data that were shown unmasked: player -> coordinates.
    """

    process: Process
    origin: Origin
    access: AccessTable
    expires_at: datetime | None = None
    renew: Callable[[Origin], tuple[Origin, AccessTable]] | None = None
    session: Session | None = None
    check_credentials: Callable[..., Awaitable[None]] | None = None
    credential_ids: frozenset[str] = frozenset()
    local_at: datetime | None = None
    delegated: bool = False
    third_party: bool = False
    denied: set[str] = field(default_factory=set, init=False)
    disclosed: dict[UUID, set[str]] = field(default_factory=dict, init=False)
    holders: dict[int, tuple[Any, UUID]] | None = field(default=None, init=False)
    _loaders: dict[object, Any] | None = field(default=None, init=False)

    @property
    def viewer(self) -> Actor:
        """The actor who sent the operation."""
        return self.origin.actor

    @property
    def principal(self) -> str | None:
        """The caller as limits count them: ``operator:anna@default``; None without a token."""
        anonymous = self.viewer.kind is ActorKind.PLAYER and self.viewer.player_id is None
        return None if anonymous else f"{self.viewer}@{self.viewer.brand}"

    @property
    def session_id(self) -> UUID | None:
        """The id of the caller's session, whose end ends their rights, too; None without a session."""
        return self.session.id if self.session else None

    def read(self, port: "TypeForm[Port]") -> Port:
        """The read model that implements a port, limited to the viewer's brand.

        Raises:
            Broken: no read model of this process implements it.
        """
        return self.process.reads.of(port, self.origin.actor.brand)

    def loaders(self, kind: Callable[[Read, Actor], Loaders]) -> Loaders:
        """One context's batched look-ups; made on first use, for this operation only."""
        if self._loaders is None:
            self._loaders = {}
        found: Loaders | None = self._loaders.get(kind)
        if found is None:
            found = self._loaders[kind] = kind(self.read, self.origin.actor)
        return found

    async def run(self, carry_out: Callable[..., Awaitable[Outcome]], command: Any) -> Outcome:
        """Carry a command out in one transaction, on behalf of the viewer.

        Raises:
            BadInput: the command can never succeed as written.
        """
        command = await self.process.reach.limit(self.viewer, command)
        return await self.process.commands.run(carry_out, command, self.origin)

    def fresh(self) -> "Context":
        """A context of the same caller without loaded data, for each operation and event of a socket."""
        origin, access = self.renew(self.origin) if self.renew else (self.origin, self.access)
        credentials = (
            self.expires_at,
            self.renew,
            self.session,
            self.check_credentials,
            self.credential_ids,
            self.local_at,
            self.delegated,
            self.third_party,
        )
        return Context(self.process, origin, access, *credentials)


Info = strawberry.Info[Context, None]
