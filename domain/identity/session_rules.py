"""Rules of sessions and failed sign-ins, set by the jurisdiction or by Croupier's neutral pack."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from domain.identity.model import Account, Proof, Session, SignIn
from domain.shared.ids import new_id


@dataclass(frozen=True, slots=True)
class SecurityRules:
    """Security rules of an account.

    ``failed_sign_ins_max``: after so many failures in a row, waiting and a second factor are required.
    ``source`` names the regulation.
    """

    failed_sign_ins_max: int
    session_idle_seconds: int
    session_absolute_seconds: int
    source: str


class RuleBook(Protocol):
    """The security rules of accounts."""

    def of(self, account: Account, jurisdiction: str | None, now: datetime) -> SecurityRules:
        """A player's rules come from the jurisdiction's pack, an operator's from the settings."""
        ...

    def neutral(self, now: datetime) -> SecurityRules:
        """The rules of the neutral pack, also used for attempts on accounts that do not exist."""
        ...


@dataclass(frozen=True, slots=True)
class ClientInfo:
    """The client of a request. ``device`` is the hash of the browser's permanent device cookie."""

    ip: str | None
    user_agent: str | None
    device: bytes


def new_session(
    account: Account,
    proofs: tuple[Proof, ...],
    rules: SecurityRules,
    client: ClientInfo,
    last: SignIn | None,
    now: datetime,
    id: UUID | None = None,
) -> Session:
    """A session that begins at ``now``, under ``rules``."""
    return Session(
        id=id or new_id(),
        account=account,
        started_at=now,
        seen_at=now,
        expires_at=now + timedelta(seconds=rules.session_absolute_seconds),
        idle_seconds_max=rules.session_idle_seconds,
        proofs=proofs,
        ip=client.ip,
        user_agent=client.user_agent,
        last_sign_in=last,
    )
