"""How long sessions last and how many failures are too many: a jurisdiction's word, or the house's."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from domain.identity.model import Account, Proof, Session, SignIn
from domain.shared.ids import new_id


@dataclass(frozen=True, slots=True)
class SecurityRules:
    """``failed_sign_ins_max``: so many failures in a row, and whoever failed must do more than wait.

    ``source`` says who demands it.
    """

    failed_sign_ins_max: int
    session_idle_seconds: int
    session_absolute_seconds: int
    source: str


class RuleBook(Protocol):
    """The rules that hold for an account."""

    def of(self, account: Account, jurisdiction: str | None, now: datetime) -> SecurityRules:
        """A player's come from the pack of the jurisdiction, an operator's from the house."""
        ...

    def neutral(self, now: datetime) -> SecurityRules:
        """Those of attempts to sign in to an account that does not exist."""
        ...


@dataclass(frozen=True, slots=True)
class ClientInfo:
    """What asks. ``device`` is the hash of the cookie that this browser keeps for good."""

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
    """A session that begins now."""
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
