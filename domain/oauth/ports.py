"""What registering programs needs of the world."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from domain.oauth.clients import Client
from domain.shared.actor import Actor


class Clients(Protocol):
    """The programs of the origin's brand, while one is changed."""

    async def add(self, client: Client, secret_hash: bytes | None) -> None:
        """Keep a new one; of its secret the SHA-256."""
        ...

    async def locked(self, id: UUID) -> Client | None:
        """One of them, held against other changes until the transaction ends."""
        ...

    async def set_secret(self, id: UUID, secret_hash: bytes) -> None:
        """From now on only this secret proves it."""
        ...

    async def disable(self, id: UUID, at: datetime) -> None:
        """It proves nothing any more."""
        ...


class ClientReads(Protocol):
    """The programs as operators see them."""

    async def of_brand(self, viewer: Actor) -> Sequence[Client]:
        """Those of the viewer's brand, latest first, at most 1,000; the disabled ones too."""
        ...


class ServiceRoles(Protocol):
    """Which roles programs may hold."""

    @property
    def names(self) -> frozenset[str]:
        """The names of all roles of services."""
        ...


class Revocations(Protocol):
    """Access tokens that hold no more although their time is not over.

    Ids are those of tokens (``jti``) and of grants, which stand for all tokens that came of them.
    """

    async def revoke(self, id: str, until: datetime) -> None:
        """Let what has this id hold no more; remembered until no such token can be valid.

        Raises:
            Unavailable: it cannot be remembered: the tokens still hold.
        """
        ...

    async def any_revoked(self, *ids: str) -> bool:
        """Whether one of them holds no more.

        Raises:
            Unavailable: nobody knows.
        """
        ...
