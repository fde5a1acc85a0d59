"""Moves of the status: every pair for every kind of actor, and exclusions that cannot be lifted early."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import product
from typing import Any

import pytest

from domain.players.jurisdictions import shipped_packs
from domain.players.model import Player
from domain.players.outcomes import ExclusionStands, MoveNotAllowed, TermRefused
from domain.players.reasons import Reason
from domain.players.status.conditions import with_missing_conditions
from domain.players.status.moves import Move, move, open_moves
from domain.players.status_owners import StatusOwner
from domain.players.statuses import (
    ALLOWED_BY_STATUS,
    INDEFINITELY,
    MAY_NOT_SIGN_IN,
    MOVES,
    TERMED,
    Condition,
    PlayerStatus,
    lifts_exclusion,
    moves_for,
)
from domain.shared.actor import ActorKind
from tests.players.people import NOON, PLAYER_REQUEST, a_player

S = PlayerStatus
DAY = timedelta(days=1)
EVERY_AUTHORITY = frozenset({StatusOwner.SUPPORT, StatusOwner.RISK, StatusOwner.COMPLIANCE})


def moved(
    player: Player,
    to: PlayerStatus,
    *,
    kind: ActorKind = ActorKind.OPERATOR,
    days: int | None = None,
    for_good: bool = False,
    now: datetime = NOON,
    jurisdiction: str = "NEUTRAL",
    has: frozenset[StatusOwner] = EVERY_AUTHORITY,
    reason: Reason = PLAYER_REQUEST,
) -> Any:
    """What comes of a move under a jurisdiction's rules of today."""
    rules = shipped_packs().rules_for(jurisdiction, "DE", NOON.date())
    assert rules
    until = INDEFINITELY if for_good else now + days * DAY if days else None
    return move(Move(player, to, kind, has, now, days, until, rules), reason)


@pytest.mark.parametrize("restriction", [S.SUSPENDED, S.CLOSED, S.SELF_EXCLUDED])
@pytest.mark.parametrize(("start", "end"), [(S.PENDING, S.PENDING), (S.ACTIVE, S.ACTIVE)])
def test_a_restriction_ends_as_it_began_where_identity_is_verified(
    restriction: PlayerStatus, start: PlayerStatus, end: PlayerStatus
) -> None:
    player = with_missing_conditions(a_player(jurisdiction="GB", status=start), NOON)
    restricted = moved(player, restriction, jurisdiction="GB", **fitting_term(restriction))
    back = moved(restricted, S.ACTIVE, jurisdiction="GB", now=NOON + 300 * DAY)
    assert (back.status, Condition.IDENTITY in back.missing) == (end, end is S.PENDING)


def fitting_term(to: PlayerStatus) -> dict[str, int]:
    return {"days": 200 if to is S.SELF_EXCLUDED else 7} if to in TERMED else {}


@pytest.mark.parametrize(("start", "to", "kind"), [*product(PlayerStatus, PlayerStatus, ActorKind)])
def test_every_pair_is_a_move_if_and_only_if_the_table_has_it(
    start: PlayerStatus, to: PlayerStatus, kind: ActorKind
) -> None:
    player = a_player(status=start)
    outcome = moved(player, to, kind=kind, **fitting_term(to))

    if kind in MOVES.get((start, to), ()):
        assert (outcome.status, outcome.version, outcome.status_since) == (to, player.version + 1, NOON)
        assert outcome.status_reason is PLAYER_REQUEST.code
    else:
        assert outcome == MoveNotAllowed(start, moves_for(start, kind))


def test_an_account_can_be_closed_or_excluded_from_everywhere_and_no_status_is_a_dead_end() -> None:
    for status in PlayerStatus:
        targets = {to for start, to in MOVES if start is status}
        assert S.SELF_EXCLUDED in targets
        assert targets - {status}
        assert status is S.CLOSED or S.CLOSED in targets


def test_no_player_gets_back_by_themselves_what_takes_signing_in_away() -> None:
    for status in MAY_NOT_SIGN_IN:
        assert moves_for(status, ActorKind.PLAYER) == ()


def test_only_active_players_bet_and_deposit() -> None:
    assert {status for status, can in ALLOWED_BY_STATUS.items() if can.may_bet} == {S.ACTIVE}
    assert {status for status, can in ALLOWED_BY_STATUS.items() if can.may_deposit} == {S.ACTIVE}
    assert set(ALLOWED_BY_STATUS) == set(PlayerStatus)


@pytest.mark.parametrize(
    ("case", "after_days", "lifted"),
    [("a second before its end", 200 - 1 / 86_400, False), ("at its end", 200, True), ("later", 201, True)],
)
def test_an_exclusion_is_lifted_at_its_end_and_not_before(case: str, after_days: float, lifted: bool) -> None:
    excluded = moved(a_player(), S.SELF_EXCLUDED, kind=ActorKind.PLAYER, days=200)
    outcome = moved(excluded, S.ACTIVE, now=NOON + after_days * DAY)

    if lifted:
        assert (outcome.status, outcome.excluded_until) == (S.ACTIVE, None)
    else:
        assert outcome == ExclusionStands(NOON + 200 * DAY)


@pytest.mark.parametrize("detour", [S.SUSPENDED, S.CLOSED])
def test_no_detour_leads_around_an_exclusion(detour: PlayerStatus) -> None:
    excluded = moved(a_player(), S.SELF_EXCLUDED, days=200)
    aside = moved(excluded, detour)

    assert aside.excluded_until == NOON + 200 * DAY
    assert moved(aside, S.ACTIVE, now=NOON + 199 * DAY) == ExclusionStands(NOON + 200 * DAY)
    assert moved(aside, S.ACTIVE, now=NOON + 200 * DAY).status is S.ACTIVE


@pytest.mark.parametrize(("days", "fine"), [(199, False), (200, False), (201, True)])
def test_an_exclusion_is_prolonged_but_never_shortened(days: int, fine: bool) -> None:
    excluded = moved(a_player(), S.SELF_EXCLUDED, days=200)
    outcome = moved(excluded, S.SELF_EXCLUDED, kind=ActorKind.PLAYER, days=days)

    if fine:
        assert outcome.excluded_until == NOON + days * DAY
    else:
        assert outcome == ExclusionStands(NOON + 200 * DAY)


def test_a_shorter_exclusion_keeps_the_later_end_of_the_cooling_off_before_it() -> None:
    cooling = moved(a_player(), S.COOLING_OFF, days=42)
    excluded = moved(cooling, S.SELF_EXCLUDED, days=30, jurisdiction="IT")

    assert excluded.excluded_until == NOON + 42 * DAY


def test_an_exclusion_for_good_has_no_end() -> None:
    excluded = moved(a_player(), S.SELF_EXCLUDED, for_good=True)

    assert moved(excluded, S.ACTIVE, now=NOON + 30_000 * DAY) == ExclusionStands(INDEFINITELY)
    assert open_moves(excluded, ActorKind.OPERATOR, EVERY_AUTHORITY, NOON) == (
        S.SUSPENDED,
        S.SELF_EXCLUDED,
        S.CLOSED,
    )


@pytest.mark.parametrize(
    ("jurisdiction", "to", "days", "fine"),
    [
        ("NEUTRAL", S.SELF_EXCLUDED, 179, False),
        ("NEUTRAL", S.SELF_EXCLUDED, 180, True),
        ("NEUTRAL", S.SELF_EXCLUDED, None, True),
        ("GB", S.SELF_EXCLUDED, None, False),
        ("GB", S.SELF_EXCLUDED, 180, True),
        ("IT", S.SELF_EXCLUDED, 29, False),
        ("IT", S.SELF_EXCLUDED, 30, True),
        ("NEUTRAL", S.COOLING_OFF, 1, True),
        ("NEUTRAL", S.COOLING_OFF, 42, True),
        ("NEUTRAL", S.COOLING_OFF, 43, False),
        ("NEUTRAL", S.COOLING_OFF, None, False),
    ],
)
def test_terms_are_those_the_jurisdiction_offers(
    jurisdiction: str, to: PlayerStatus, days: int | None, fine: bool
) -> None:
    outcome = moved(a_player(), to, days=days, for_good=days is None, jurisdiction=jurisdiction)

    assert isinstance(outcome, Player if fine else TermRefused)


@pytest.mark.parametrize(("kind", "status"), [*product(ActorKind, PlayerStatus)])
def test_the_published_moves_are_those_that_succeed(kind: ActorKind, status: PlayerStatus) -> None:
    for until in (None, NOON, NOON + DAY):
        player = a_player(status=status, excluded_until=until)
        succeeding = tuple(
            to for to in PlayerStatus if isinstance(moved(player, to, kind=kind, **fitting_term(to)), Player)
        )
        assert open_moves(player, kind, EVERY_AUTHORITY, NOON) == succeeding


def test_statuses_that_lift_an_exclusion() -> None:
    assert {status for status in PlayerStatus if lifts_exclusion(status)} == {S.PENDING, S.ACTIVE, S.DORMANT}
