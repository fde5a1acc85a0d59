"""Who may lift a restriction: it depends on who set it and why."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from domain.players.model import Player
from domain.players.outcomes import MoveNotAllowed
from domain.players.reasons import Reason
from domain.players.status.moves import open_moves
from domain.players.status_owners import (
    MAY_LIFT,
    OWNER_BY_REASON,
    RESTRICTING,
    StatusOwner,
    lifts,
    new_owners,
)
from domain.players.statuses import MOVES, PlayerStatus, ReasonCode
from domain.shared.actor import ActorKind
from tests.application import Application, Caller
from tests.funded_players import a_funded_player
from tests.players.people import NOON, a_player
from tests.players.test_status import fitting_term, moved

S, Owner = PlayerStatus, StatusOwner
SUPPORT = frozenset({Owner.SUPPORT})
RISK = SUPPORT | {Owner.RISK}
COMPLIANCE = RISK | {Owner.COMPLIANCE}
ROLES = {"support": SUPPORT, "risk": RISK, "compliance": COMPLIANCE}

MAY: dict[StatusOwner, str] = {
    Owner.SYSTEM: "support risk compliance",
    Owner.SUPPORT: "support risk compliance",
    Owner.RISK: "risk compliance",
    Owner.COMPLIANCE: "compliance",
    Owner.REGULATOR: "compliance",
    Owner.PLAYER: "compliance",
}


def restricted(status: PlayerStatus, *owners: StatusOwner) -> Player:
    return a_player(status=status, status_owners=frozenset(owners))


@pytest.mark.parametrize(("owner", "role"), [*product(StatusOwner, ROLES)])
@pytest.mark.parametrize("start", sorted(RESTRICTING, key=lambda status: status.value))
def test_every_owner_and_every_role(start: PlayerStatus, owner: StatusOwner, role: str) -> None:
    player, may = restricted(start, owner), role in MAY[owner].split()

    for to in PlayerStatus:
        if ActorKind.OPERATOR not in MOVES.get((start, to), ()):
            continue
        outcome = moved(player, to, has=ROLES[role], **fitting_term(to))
        published = to in open_moves(player, ActorKind.OPERATOR, ROLES[role], NOON)
        assert isinstance(outcome, Player) is (may or not lifts(start, to)) is published, to


@pytest.mark.parametrize(("one", "other", "role"), [*product(StatusOwner, StatusOwner, ROLES)])
def test_of_two_owners_both_have_to_be_satisfied(one: StatusOwner, other: StatusOwner, role: str) -> None:
    outcome = moved(restricted(S.SUSPENDED, one, other), S.ACTIVE, has=ROLES[role])
    assert isinstance(outcome, Player) is all(role in MAY[owner].split() for owner in (one, other))


def test_the_tables_are_whole() -> None:
    assert MAY_LIFT.keys() == set(StatusOwner) == MAY.keys()
    assert all(allowed <= COMPLIANCE for allowed in MAY_LIFT.values())
    assert {S.COOLING_OFF, S.SUSPENDED, S.SELF_EXCLUDED, S.CLOSED} == RESTRICTING


@pytest.mark.parametrize(("role", "code"), [*product(ROLES, ReasonCode)])
def test_an_owner_follows_from_who_sets_it_and_why(role: str, code: ReasonCode) -> None:
    strongest = {"support": Owner.SUPPORT, "risk": Owner.RISK, "compliance": Owner.COMPLIANCE}[role]
    named = {OWNER_BY_REASON[code]} if code in OWNER_BY_REASON else set()
    assert new_owners(ActorKind.OPERATOR, ROLES[role], code) == {strongest} | named
    assert new_owners(ActorKind.PLAYER, SUPPORT, code) == {Owner.PLAYER}
    assert new_owners(ActorKind.SYSTEM, COMPLIANCE, code) == {Owner.SYSTEM} | named


WITH_SUPPORT = {"support", "kyc_analyst", "risk", "compliance", "admin"}

WAYS_AROUND: list[tuple[PlayerStatus, ...]] = [
    (S.SUSPENDED, S.ACTIVE),
    (S.CLOSED, S.ACTIVE),
    (S.CLOSED, S.SUSPENDED, S.ACTIVE),
    (S.SUSPENDED, S.SUSPENDED, S.ACTIVE),
    (S.SELF_EXCLUDED, S.CLOSED, S.ACTIVE),
    (S.SELF_EXCLUDED, S.SUSPENDED, S.SELF_EXCLUDED, S.ACTIVE),
]


@pytest.mark.parametrize("way", WAYS_AROUND, ids=lambda way: "-".join(each.value for each in way))
def test_support_shakes_no_owner_off_by_going_round(way: tuple[PlayerStatus, ...]) -> None:
    player: Any = restricted(S.SUSPENDED, Owner.RISK)
    for to in way:
        outcome = moved(player, to, has=SUPPORT, reason=Reason(ReasonCode.CORRECTION), **fitting_term(to))
        player = outcome if isinstance(outcome, Player) else player

    assert player.status in RESTRICTING
    assert Owner.RISK in player.status_owners
    assert isinstance(moved(player, S.ACTIVE, has=SUPPORT), MoveNotAllowed)


def test_a_suspended_player_does_not_get_to_sign_in_by_an_exclusion_that_support_sets() -> None:
    outcome = moved(restricted(S.SUSPENDED, Owner.RISK), S.SELF_EXCLUDED, has=SUPPORT, days=200)
    assert isinstance(outcome, MoveNotAllowed)


def test_a_free_player_has_no_owners_left() -> None:
    free = moved(restricted(S.SUSPENDED, Owner.RISK, Owner.SUPPORT), S.ACTIVE, has=RISK)
    assert free.status_owners == frozenset()


async def move(by: Caller, player: str, to: str, code: str) -> Any:
    return await by.mutate("movePlayerStatus", playerId=player, to=to, reason={"code": code})


@pytest.mark.parametrize(
    ("setter", "code", "to", "owners", "lifters"),
    [
        (
            "support",
            "TERMS_BREACHED",
            "SUSPENDED",
            ["SUPPORT"],
            {"support", "kyc_analyst", "risk", "compliance", "admin"},
        ),
        ("support", "FRAUD_SUSPECTED", "SUSPENDED", ["SUPPORT", "RISK"], {"risk", "compliance", "admin"}),
        ("risk", "TERMS_BREACHED", "SUSPENDED", ["RISK"], {"risk", "compliance", "admin"}),
        ("risk", "REGULATOR", "CLOSED", ["RISK", "REGULATOR"], {"compliance", "admin"}),
        ("compliance", "TERMS_BREACHED", "CLOSED", ["COMPLIANCE"], {"compliance", "admin"}),
        ("support", "PLAYER_REQUEST", "CLOSED", ["SUPPORT", "PLAYER"], {"compliance", "admin"}),
    ],
)
async def test_through_the_endpoint(
    application: Application, setter: str, code: str, to: str, owners: list[str], lifters: set[str]
) -> None:
    player = (await a_funded_player(application, None)).id
    admin = application.as_("admin")
    done = await move(application.as_(setter), player, to, code)
    assert done["__typename"] == "PlayerStatusMoved", done
    asked = f'{{ player(id: "{player}") {{ statusOwners allowedMoves }} }}'
    assert (await admin.data_of(asked))["player"]["statusOwners"] == owners
    for role in ("support", "kyc_analyst", "risk", "compliance", "admin"):
        by = application.as_(role)
        moves = f'{{ player(id: "{player}") {{ allowedMoves }} }}'
        shown = (await by.data_of(moves))["player"]["allowedMoves"]
        assert ("ACTIVE" in shown) is (role in lifters), role
        if role not in lifters:
            refused = await move(by, player, "ACTIVE", "APPEAL_UPHELD")
            assert (refused["__typename"], "ACTIVE" in refused["allowed"]) == ("MoveNotAllowed", False)
    lifter = application.as_(min(lifters))
    assert (await move(lifter, player, "ACTIVE", "APPEAL_UPHELD"))["__typename"] == "PlayerStatusMoved"
