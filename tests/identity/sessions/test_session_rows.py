"""Sessions read back from Valkey, which keeps the fields of a hash in no order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest

from adapters.valkey.identity.session_rows import fields_of, millis, session_of
from domain.identity.model import Account, Factor, Proof, Session
from domain.shared.actor import ActorKind
from domain.shared.ids import new_id

NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)


def a_row(*proofs: Proof) -> list[tuple[bytes, bytes]]:
    account = Account(new_id(), ActorKind.PLAYER, "default", "jane")
    session = Session(
        new_id(), account, NOW, NOW, NOW + timedelta(days=1), idle_seconds_max=60, proofs=tuple(proofs)
    )
    values: Any = [*fields_of(session), "seen", millis(NOW)]
    texts = [str(value).encode() for value in values]
    return list(zip(texts[::2], texts[1::2], strict=True))


@pytest.mark.parametrize(
    ("case", "proofs"),
    [
        ("at the same moment: as factors are listed", [(Factor.PASSWORD, 0), (Factor.TOTP, 0)]),
        ("the earlier one first", [(Factor.TOTP, 0), (Factor.PASSWORD, 1)]),
    ],
)
def test_proofs_come_back_in_one_order(case: str, proofs: list[tuple[Factor, int]]) -> None:
    expected = tuple(Proof(factor, NOW + timedelta(seconds=later)) for factor, later in proofs)
    orders = list(permutations(a_row(*expected)))

    read = {session_of([part for pair in order for part in pair]).proofs for order in orders}

    assert read == {expected}
