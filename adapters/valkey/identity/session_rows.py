"""Sessions as hashes in Valkey: one field per thing, one per factor that was shown."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Final, TypeAlias
from uuid import UUID

import orjson

from domain.identity.model import Account, Factor, Proof, Session, SignIn
from domain.shared.actor import ActorKind

Row: TypeAlias = list[bytes]
"""Field, value, field, value, ..."""

_PROOF = "proof:"
_FACTOR_ORDER: Final = tuple(Factor)


def fields_of(session: Session) -> list[str | int]:
    """The stored fields of a session, without its secret."""
    account, last = session.account, session.last_sign_in
    about = {
        "id": str(session.id),
        "kind": account.kind.value,
        "brand": account.brand,
        "name": account.name,
        "started": session.started_at,
        "ip": session.ip,
        "user_agent": session.user_agent,
        "last": last and {"at": last.at, "ip": last.ip},
        "given": session.password_given,
    }
    kept: list[str | int] = ["account", str(account.id), "about", orjson.dumps(about).decode()]
    kept += ["idle", session.idle_seconds_max * 1000, "expires", millis(session.expires_at)]
    for proof in session.proofs:
        kept += proof_field(proof)
    return kept


def proof_field(proof: Proof) -> tuple[str, int]:
    """The field of a proof and its value: of each factor the latest proof counts."""
    return f"{_PROOF}{proof.factor.value}", millis(proof.at)


def session_of(row: Row) -> Session:
    """The session that a hash holds."""
    kept = dict(_pairs(row))
    about = orjson.loads(kept["about"])
    last = about["last"]
    return Session(
        id=UUID(about["id"]),
        account=Account(UUID(kept["account"]), ActorKind(about["kind"]), about["brand"], about["name"]),
        started_at=datetime.fromisoformat(about["started"]),
        seen_at=_moment(kept["seen"]),
        expires_at=_moment(kept["expires"]),
        idle_seconds_max=int(kept["idle"]) // 1000,
        proofs=tuple(sorted(_proofs(kept.items()), key=_order)),
        ip=about["ip"],
        user_agent=about["user_agent"],
        last_sign_in=SignIn(datetime.fromisoformat(last["at"]), last["ip"]) if last else None,
        password_given=about["given"],
    )


def millis(moment: datetime) -> int:
    """Milliseconds since 1970, as the programs in Valkey count."""
    return round(moment.timestamp() * 1000)


def _proofs(kept: Iterable[tuple[str, str]]) -> Iterator[Proof]:
    for name, value in kept:
        if name.startswith(_PROOF):
            yield Proof(Factor(name.removeprefix(_PROOF)), _moment(value))


def _order(proof: Proof) -> tuple[datetime, int]:
    """By time, then as ``Factor`` lists them: Valkey keeps the fields of a hash in no order."""
    return proof.at, _FACTOR_ORDER.index(proof.factor)


def _pairs(row: Row) -> Iterator[tuple[str, str]]:
    for name, value in zip(row[::2], row[1::2], strict=True):
        yield name.decode(), value.decode()


def _moment(text: str) -> datetime:
    return datetime.fromtimestamp(int(text) / 1000, UTC)
