"""Wagering is proved with the rest of the ledger: what is changed in bonuses is found, named and counted."""

from __future__ import annotations

import pytest

from domain.wallets.ledger_verification import Flaw
from tests.ledger.bonuses import tampering_with_bonuses as do
from tests.ledger.conftest import LedgerCopy


@pytest.mark.parametrize("batch_operations", [None, 20])
async def test_an_untouched_ledger_with_bonuses_holds(
    copy_with_bonuses: LedgerCopy, batch_operations: int | None
) -> None:
    proof = await copy_with_bonuses.proof(batch_operations=batch_operations)

    assert proof.holds, proof.damages
    assert (proof.players, proof.wallets, proof.operations, proof.entries) == (3, 27, 105, 186)


@pytest.mark.parametrize(("what", "statements", "flaw", "wallet_no", "seq"), do.BONUSES)
async def test_a_bonus_changed_is_found(
    copy_with_bonuses: LedgerCopy, what: str, statements: str, flaw: Flaw, wallet_no: int, seq: int | None
) -> None:
    await copy_with_bonuses.tamper(statements)

    proof = await copy_with_bonuses.proof()

    found = [(d.player_id, d.flaw, d.wallet_no, d.seq) for d in proof.damages]
    assert found == [(copy_with_bonuses.victim, flaw, wallet_no, seq)], what
    assert proof.flaws == {flaw: 1}


@pytest.mark.parametrize("term", do.TERMS)
async def test_no_term_that_is_lent_can_be_edited_unnoticed(copy_with_bonuses: LedgerCopy, term: str) -> None:
    await copy_with_bonuses.tamper(f"update wallet set {term} = {do.TERMS[term]} {do.ROW} 0")

    proof = await copy_with_bonuses.proof()

    assert proof.flaws == {Flaw.GRANT_TERMS: 1}


async def test_a_bet_said_to_be_taken_back_is_found_by_its_bonus(copy_with_bonuses: LedgerCopy) -> None:
    await copy_with_bonuses.tamper(f"update operation_key set outcome = 2 {do.BET} 35")

    proof = await copy_with_bonuses.proof()

    found = [(d.flaw, d.wallet_no, d.expected, d.found) for d in proof.damages]
    assert found == [
        (Flaw.GRANT_PROGRESS, 8, "1000000", "1200000"),
        (Flaw.GRANT_IN_PLAY, 8, "1", "2"),
    ]


async def test_money_of_a_bonus_that_has_ended_is_found(copy_with_bonuses: LedgerCopy) -> None:
    await copy_with_bonuses.tamper(f"update wallet set balance = 1 {do.ROW} 1")

    proof = await copy_with_bonuses.proof()

    assert proof.flaws == {Flaw.BALANCE: 1, Flaw.GRANT_NOT_EMPTY: 1}
