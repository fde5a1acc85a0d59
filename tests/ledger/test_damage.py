"""Whatever is changed behind the application's back is found, named and counted."""

from __future__ import annotations

from uuid import UUID

import pytest

from domain.wallets.ledger_verification import Flaw
from tests.ledger import tampering as do
from tests.ledger.conftest import LedgerCopy


@pytest.mark.parametrize("at_once", [False, True])
@pytest.mark.parametrize("jobs", [1, 3])
async def test_an_untouched_ledger_holds(copy: LedgerCopy, jobs: int, at_once: bool) -> None:
    proof = await copy.proof(jobs=jobs, at_once=at_once, batch_operations=20)

    assert proof.holds, proof.damages
    assert (proof.players, proof.wallets, proof.operations, proof.entries) == (3, 12, 81, 96)


async def test_where_the_application_may_not_read_the_owner_does(copy: LedgerCopy) -> None:
    await copy.tamper("revoke select on entry from croupier_app")

    assert (await copy.proof()).entries == 96


@pytest.mark.parametrize(("what", "statement", "flaw", "seq"), do.ENTRIES + do.REMOVED)
async def test_an_entry_changed_or_removed_is_found(
    copy: LedgerCopy, what: str, statement: str, flaw: Flaw, seq: int
) -> None:
    await copy.tamper(statement)

    proof = await copy.proof()

    first = proof.damages[0]
    assert (first.player_id, first.flaw, first.seq) == (copy.victim, flaw, seq), what
    assert {damage.player_id for damage in proof.damages} == {copy.victim}


async def test_two_entries_that_changed_places_are_found(copy: LedgerCopy) -> None:
    await copy.tamper(do.SWAP)

    proof = await copy.proof()

    assert proof.flaws[Flaw.HASH] >= 2
    assert proof.damages[0].seq == 13


async def test_no_column_of_an_entry_can_be_edited_unnoticed(copy: LedgerCopy) -> None:
    columns = await copy.columns("wallets.entry") - {"player_id", "at", "leg", "seq", "hash"}
    await copy.tamper(do.EDIT_EACH)

    proof = await copy.proof()

    assert proof.flaws[Flaw.HASH] == len(columns) > 15


@pytest.mark.parametrize(("what", "statement", "flaw", "wallet_no"), do.WALLETS)
async def test_a_wallet_changed_is_found(
    copy: LedgerCopy, what: str, statement: str, flaw: Flaw, wallet_no: int
) -> None:
    await copy.tamper(do.NO_CHECKS, statement)

    proof = await copy.proof()

    first = proof.damages[0]
    assert (first.player_id, first.flaw, first.wallet_no) == (copy.victim, flaw, wallet_no), what
    assert proof.wallets_damaged == 1


async def test_operations_cut_off_with_all_their_traces_are_found_by_the_head(copy: LedgerCopy) -> None:
    await copy.tamper(
        "delete from entry where player_id = $1 and seq = 27",
        "delete from operation_key where player_id = $1 and seq = 27",
        "delete from wallet where player_id = $1 and wallet_no = 3",
        "delete from wagering where player_id = $1 and wallet_no = 3",
        "select lend_head($1)",
        "update wallet set seq = 26 where player_id = $1 and wallet_no = 0",
    )

    proof = await copy.proof()

    assert set(proof.flaws) == {Flaw.HEAD}


@pytest.mark.parametrize(("what", "statement", "flaw"), do.ROUNDS)
async def test_a_round_changed_is_found_and_named(
    copy: LedgerCopy, what: str, statement: str, flaw: Flaw
) -> None:
    round_id = await copy.round_id("r1")
    await copy.tamper(statement)

    proof = await copy.proof()

    found = [(d.player_id, d.flaw, d.round_id, d.seq) for d in proof.damages]
    assert found == [(copy.victim, flaw, round_id, None)], what


async def test_a_round_that_was_never_played_is_found(copy: LedgerCopy) -> None:
    await copy.tamper(do.UNPLAYED)

    proof = await copy.proof()

    assert [(d.flaw, d.round_id) for d in proof.damages] == [(Flaw.ROUND_WITHOUT_OPERATIONS, UUID(int=7))]


@pytest.mark.parametrize(("what", "statement", "flaw", "seq"), do.KEYS)
async def test_a_key_that_does_not_fit_is_found(
    copy: LedgerCopy, what: str, statement: str, flaw: Flaw, seq: int
) -> None:
    await copy.tamper(statement)

    proof = await copy.proof()

    assert [(d.player_id, d.flaw, d.seq) for d in proof.damages] == [(copy.victim, flaw, seq)], what


async def test_a_key_with_two_effects_is_found(copy: LedgerCopy) -> None:
    await copy.tamper(do.SAME_KEY)

    assert (await copy.proof()).flaws[Flaw.KEY_TWICE] == 1


@pytest.mark.parametrize("only_the_victim", [False, True])
async def test_a_key_of_two_players_is_found(copy: LedgerCopy, only_the_victim: bool) -> None:
    await copy.tamper(do.OF_ANOTHER)

    proof = await copy.proof(player_id=copy.victim if only_the_victim else None)

    assert proof.flaws == {Flaw.KEY_OF_TWO_PLAYERS: 1 if only_the_victim else 2}


async def test_a_leg_without_counterpart_is_found(copy: LedgerCopy) -> None:
    await copy.tamper("update entry set contra = 0 where player_id = $1 and seq = 2")

    assert (await copy.proof()).flaws[Flaw.UNBALANCED] == 1


async def test_a_conversion_that_makes_money_is_found(copy: LedgerCopy) -> None:
    await copy.tamper("update entry set amount = 501 where player_id = $1 and seq = 19 and leg = 0")

    assert (await copy.proof()).flaws[Flaw.UNBALANCED] == 1


async def test_an_entry_in_the_partition_of_another_month_is_found(copy: LedgerCopy) -> None:
    await copy.tamper(do.RENAMED)

    proof = await copy.proof()

    assert proof.flaws == {Flaw.PARTITION: await copy.count("wallets.entry_1999_01")}
    assert proof.damages[0].expected == "entry_1999_01"


async def test_an_entry_out_of_its_partition_s_month_is_found(copy: LedgerCopy) -> None:
    await copy.tamper(do.MOVED)

    proof = await copy.proof()

    named = [damage for damage in proof.damages if damage.flaw is Flaw.PARTITION]
    assert [(damage.player_id, damage.seq) for damage in named] == [(copy.victim, 1)]


async def test_an_entry_added_with_a_right_hash_is_found(copy: LedgerCopy) -> None:
    await copy.tamper(do.ADDED)

    proof = await copy.proof()

    assert set(proof.flaws) == {Flaw.KEY_MISSING, Flaw.BALANCE, Flaw.LAST, Flaw.LAST_AT, Flaw.HEAD}
    assert proof.damages[0].seq == 28


async def test_only_the_player_asked_for_is_looked_at(copy: LedgerCopy) -> None:
    await copy.tamper("update entry set reason = 'other' where player_id = $1 and seq = 22")

    assert not (await copy.proof(player_id=copy.victim)).holds
    assert (await copy.proof(player_id=copy.players[0])).holds


async def test_flaws_of_all_players_are_counted_and_the_first_are_named(copy: LedgerCopy) -> None:
    await copy.tamper("update entry set reason = 'other'")

    proof = await copy.proof(batch_operations=20, jobs=2)

    assert proof.flaws == {Flaw.HASH: 96}
    assert len(proof.damages) == 10
    assert proof.damages[0].player_id == copy.players[0]
    assert [damage.seq for damage in proof.damages[:5]] == [1, 2, 3, 3, 4]
    assert proof.wallets_damaged == 12
