"""What a resolver may reach: the one road for commands, the read models, and who is asking."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Protocol, TypeVar
from uuid import UUID

import strawberry

from domain.access.policy_queries import Rights
from domain.compliance.queries import AuditReads
from domain.identity.model import Session
from domain.players.queries import PlayerReads
from domain.shared.actor import Actor, ActorKind, Origin
from domain.shared.clock import Clock
from domain.wallets.queries import WalletReads
from resolvers.authorization.levels import AccessTable
from resolvers.authorization.reach import Reach
from resolvers.loaders import Loaders

Outcome = TypeVar("Outcome")


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
class Reads:
    """The read models of every context."""

    players: PlayerReads
    wallets: WalletReads
    wallets_of: Callable[[str], WalletReads] | None = None
    """The wallets of one brand: other brands' are out of reach then, whoever asks for them."""

    audit: AuditReads | None = None
    """The audit log, for those processes that answer for it."""

    def within(self, brand: str) -> "Reads":
        """The same for what one brand may see."""
        return self if self.wallets_of is None else replace(self, wallets=self.wallets_of(brand))


@dataclass(frozen=True, slots=True)
class Process:
    """What one process is made of, as resolvers see it; built once by ``server/composition``."""

    work: CommandExecutor
    reads: Reads
    live: LiveFeed
    clock: Clock
    reach: Reach
    rights: Rights


@dataclass(slots=True)
class Context:
    """One operation's surroundings: ``expires_at`` ends its credentials, ``denied`` is what was denied it.

    ``renew`` looks the caller's roles and rights up again, for both change while a socket is open.
    ``session`` is the one a person has signed in with; None for programs and for nobody. ``hold`` makes sure
    that it still runs, and counts as its being used. ``local_at``: when the command line made the token of
    somebody without a session, which proves who they are as a factor would. ``delegated``: a program acts
    for the person, by a token they let it have.
    ``disclosed`` collects whose personal data were shown in clear: player -> coordinates.
    """

    process: Process
    origin: Origin
    access: AccessTable
    expires_at: datetime | None = None
    renew: Callable[[Origin], tuple[Origin, AccessTable]] | None = None
    session: Session | None = None
    hold: Callable[[], Awaitable[None]] | None = None
    local_at: datetime | None = None
    delegated: bool = False
    denied: set[str] = field(default_factory=set, init=False)
    disclosed: dict[UUID, set[str]] = field(default_factory=dict, init=False)
    holders: dict[int, tuple[Any, UUID]] | None = field(default=None, init=False)
    _loaders: Loaders | None = field(default=None, init=False)

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

    @property
    def reads(self) -> Reads:
        """The read models; each takes the viewer, and answers only what is in their reach."""
        return self.process.reads.within(self.viewer.brand)

    @property
    def loaders(self) -> Loaders:
        """Batched look-ups; made on first use, for a pushed balance uses none."""
        if self._loaders is None:
            self._loaders = Loaders(self.reads, self.origin.actor)
        return self._loaders

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
        credentials = (self.expires_at, self.renew, self.session, self.hold, self.local_at, self.delegated)
        return Context(self.process, origin, access, *credentials)


Info = strawberry.Info[Context, None]
