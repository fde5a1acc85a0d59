"""What a resolver may reach: the one road for commands, the read models, and who is asking."""

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
    """News of players, published after commit."""

    def watch(self, player_ids: frozenset[Any]) -> AbstractAsyncContextManager[AsyncIterator[Any]]:
        """Yields each fact of these players while the manager is open; ``None`` means "read afresh"."""
        ...


@dataclass(frozen=True, slots=True)
class Process:
    """What one process is made of, as resolvers see it; built once by ``server/composition``."""

    work: CommandExecutor
    reads: ReadModels
    live: LiveFeed
    clock: Clock
    reach: Reach
    rights: Rights


@dataclass(slots=True)
class Context:
    """One operation's surroundings: ``expires_at`` ends its credentials, ``denied`` is what was denied it.

    ``renew`` looks the caller's roles and rights up again, for both change while a socket is open.
    ``session`` is the one a person has signed in with; None for programs and anonymous callers.
    ``check_session`` raises once it has ended, and touches it. ``local_at``: when the command line issued the
    token of a caller without a session, which proves who they are as a factor would. ``delegated``: a program
    acts for the person, by a token they granted.
    ``disclosed`` collects whose personal data were shown in clear: player -> coordinates.
    """

    process: Process
    origin: Origin
    access: AccessTable
    expires_at: datetime | None = None
    renew: Callable[[Origin], tuple[Origin, AccessTable]] | None = None
    session: Session | None = None
    check_session: Callable[[], Awaitable[None]] | None = None
    local_at: datetime | None = None
    delegated: bool = False
    denied: set[str] = field(default_factory=set, init=False)
    disclosed: dict[UUID, set[str]] = field(default_factory=dict, init=False)
    holders: dict[int, tuple[Any, UUID]] | None = field(default=None, init=False)
    _loaders: dict[object, Any] | None = field(default=None, init=False)

    @property
    def viewer(self) -> Actor:
        """Who is asking."""
        return self.origin.actor

    @property
    def principal(self) -> str | None:
        """Who is connected, as limits count them: ``operator:anna@default``; None without a token."""
        nobody = self.viewer.kind is ActorKind.PLAYER and self.viewer.player_id is None
        return None if nobody else f"{self.viewer}@{self.viewer.brand}"

    @property
    def session_id(self) -> UUID | None:
        """Of the session whose end ends this caller's rights, too."""
        return self.session.id if self.session else None

    def read(self, port: "TypeForm[Port]") -> Port:
        """The read model that answers a port; it takes the viewer, and answers only what is in their reach.

        Raises:
            Broken: nothing in this process answers it.
        """
        return self.process.reads.of(port, self.origin.actor.brand)

    def loaders(self, kind: Callable[[Read, Actor], Loaders]) -> Loaders:
        """One context's batched look-ups; made on first use and kept for this operation: nothing leaks."""
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
        return await self.process.work.run(carry_out, command, self.origin)

    def fresh(self) -> "Context":
        """The same caller with nothing loaded yet: for each operation and event of a long-lived socket."""
        origin, access = self.renew(self.origin) if self.renew else (self.origin, self.access)
        credentials = (
            self.expires_at,
            self.renew,
            self.session,
            self.check_session,
            self.local_at,
            self.delegated,
        )
        return Context(self.process, origin, access, *credentials)


Info = strawberry.Info[Context, None]
