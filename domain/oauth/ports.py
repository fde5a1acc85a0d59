"""Ports of OAuth clients and of token revocation."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from domain.oauth.clients import Client
from domain.shared.actor import Actor
from domain.shared.credentials import CredentialEnd


class Clients(Protocol):
    """The clients of the actor's brand, within one transaction."""

    async def add(self, client: Client, secret_hash: bytes | None) -> None:
        """Store a new client, with the SHA-256 of its secret."""
        ...

    async def locked(self, id: UUID) -> Client | None:
        """A client, locked until the transaction ends."""
        ...

    async def set_secret(self, id: UUID, secret_hash: bytes) -> None:
        """Replace the hash of the client's secret."""
        ...

    async def ask_secret(self, client: Client, secret_hash: bytes) -> None:
        """Store the hash of a secret that waits, and who asked for it."""
        ...

    async def approve(self, client: Client) -> None:
        """Store the approval; a secret that waits replaces the present one."""
        ...

    async def disable(self, id: UUID, at: datetime) -> None:
        """Mark the client as disabled."""
        ...


class ClientReads(Protocol):
    """Lists of clients for operators."""

    async def of_brand(self, viewer: Actor) -> Sequence[Client]:
        """The clients of the viewer's brand, disabled ones included, latest first, at most 1,000."""
        ...

    async def of_id(self, viewer: Actor, id: UUID) -> Client | None:
        """One client of the viewer's brand."""
        ...


class ServiceRoles(Protocol):
    """The roles that services may hold."""

    @property
    def names(self) -> frozenset[str]:
        """Their names."""
        ...

    @property
    def moving_money(self) -> frozenset[str]:
        """Those with a right to move money."""
        ...


class Revocations(Protocol):
    """Access tokens that were revoked before they expired.

    Ids are those of tokens (``jti``), or of grants for all tokens issued for them.
    """

    async def revoke(self, id: str, until: datetime, ended: CredentialEnd = CredentialEnd.REVOCATION) -> None:
        """Revoke a token or grant, or all of a program; stored until every such token has expired.

        ``ended`` is the reason that sockets opened with such tokens are closed with.

        Raises:
            Unavailable: it cannot be stored; the tokens are still valid.
        """
        ...

    async def any_revoked(self, *ids: str) -> bool:
        """Whether one of them is revoked.

        Raises:
            Unavailable: it cannot be looked up.
        """
        ...
