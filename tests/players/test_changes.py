"""Changes to players on a real PostgreSQL: history, versions, facts, reach, and what is append-only."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import asyncpg
import pytest

from domain.players.model import ConsentAnswer, ConsentKind, Player
from domain.players.outcomes import (
    ExclusionStands,
    MoveNotAllowed,
    NoteAdded,
    PlayerNotFound,
    PlayerStatusMoved,
    PlayerUpdated,
    ProfileChangedMeanwhile,
)
from domain.players.profile.changes import (
    AddNote,
    ChangeTags,
    RecordConsent,
    SetVipLevel,
    UpdateProfile,
    add_note,
    change_tags,
    record_consent,
    set_vip_level,
    update_profile,
)
from domain.players.reasons import Reason
from domain.players.status.moves import MoveStatus, move_player, move_status
from domain.players.statuses import PlayerStatus, ReasonCode
from domain.shared.actor import Actor
from domain.shared.errors import BadInput
from domain.shared.ids import new_id
from domain.shared.pages import Window
from tests.players.people import (
    ANONYMOUS,
    NOON,
    OPERATOR,
    PLAYER_REQUEST,
    RIVAL,
    SERVICE,
    a_player,
    as_player,
)
from tests.players.players_harness import PlayersHarness

FRAUD = Reason(ReasonCode.FRAUD_SUSPECTED, "two accounts, one device")


async def history(harness: PlayersHarness, player: Player) -> list[tuple[Any, ...]]:
    """(version, field, before, after) of every change, newest first."""
    found = await harness.reads.changes(OPERATOR, [player.id], Window(100))
    return [(each.version, each.field, each.before, each.after) for _, each in found[player.id].rows]


async def facts(harness: PlayersHarness, player: Player) -> list[tuple[Any, ...]]:
    """(seq, name, payload) of every fact about a player."""
    return await harness.rows(
        "select seq, name, payload from outbox.event where player_id = $1 order by id", player.id
    )


async def test_a_changed_profile_is_stored_with_its_history_and_a_fact_without_values(
    harness: PlayersHarness,
) -> None:
    player = await harness.registered("jane")
    patch = {"city": "Rome", "language": "it"}
    outcome = await harness.run()(
        update_profile, UpdateProfile(player_id=player.id, patch=patch, reason=PLAYER_REQUEST)
    )

    assert isinstance(outcome, PlayerUpdated)
    assert (outcome.player.address.city, outcome.player.version) == ("Rome", 2)
    assert await harness.reads.by_ids(OPERATOR, [player.id]) == {player.id: outcome.player}
    assert await history(harness, player) == [
        (2, "language", '"en"', '"it"'),
        (2, "city", "null", '"Rome"'),
        (1, "status", "null", '"ACTIVE"'),
    ]
    assert (await facts(harness, player))[1:] == [
        (2, "player.profile_changed", {"fields": ["language", "city"]})
    ]
    assert await harness.rows(
        "select actor, channel, ip, reason_code, reason, at from players.change where version = 2 limit 1"
    ) == [("operator:anna", "GRAPHQL", "192.0.2.7", "PLAYER_REQUEST", None, NOON)]


async def test_a_change_without_differences_is_not_recorded(harness: PlayersHarness) -> None:
    player = await harness.registered("jane")
    outcome = await harness.run()(
        update_profile, UpdateProfile(player_id=player.id, patch={"language": "EN"})
    )

    assert outcome == PlayerUpdated(player)
    assert len(await facts(harness, player)) == 1


@pytest.mark.parametrize(("expected", "fits"), [(None, True), (1, True), (2, False), (0, False)])
async def test_a_change_decided_on_another_version_is_refused(
    harness: PlayersHarness, expected: int | None, fits: bool
) -> None:
    player = await harness.registered("jane")
    asked = SetVipLevel(player_id=player.id, level=3, expected_version=expected)
    outcome = await harness.run()(set_vip_level, asked)

    assert isinstance(outcome, PlayerUpdated if fits else ProfileChangedMeanwhile)
    assert outcome.player.version == (2 if fits else 1)


async def test_one_of_two_changes_on_the_same_version_succeeds(harness: PlayersHarness) -> None:
    player = await harness.registered("jane")
    outcomes = await asyncio.gather(
        *(
            harness.run()(set_vip_level, SetVipLevel(player_id=player.id, level=level, expected_version=1))
            for level in range(1, 9)
        )
    )

    assert (
        sorted(type(outcome).__name__ for outcome in outcomes)
        == ["PlayerUpdated"] + ["ProfileChangedMeanwhile"] * 7
    )


async def test_changes_at_once_leave_contiguous_versions_and_facts(harness: PlayersHarness) -> None:
    player = await harness.registered("jane")
    await asyncio.gather(
        *(
            harness.run()(change_tags, ChangeTags(player_id=player.id, add=(f"tag{number}",)))
            for number in range(20)
        )
    )

    now = (await harness.reads.by_ids(OPERATOR, [player.id]))[player.id]
    assert (now.version, len(now.tags)) == (21, 20)
    assert [seq for seq, *_ in await facts(harness, player)] == list(range(1, 22))


async def test_tags_are_added_and_removed(harness: PlayersHarness) -> None:
    player = await harness.registered("jane")
    run = harness.run()
    await run(change_tags, ChangeTags(player_id=player.id, add=(" VIP ", "late payer")))
    outcome = await run(
        change_tags, ChangeTags(player_id=player.id, add=("vip",), remove=("late payer", "x"))
    )

    assert outcome.player.tags == ("vip",)
    assert [payload for *_, payload in await facts(harness, player)][1:] == [
        {"added": ["late payer", "vip"], "removed": []},
        {"added": [], "removed": ["late payer"]},
    ]


@pytest.mark.parametrize(("level", "fits"), [(-1, False), (0, True), (10, True), (11, False)])
async def test_vip_levels_are_0_to_10(harness: PlayersHarness, level: int, fits: bool) -> None:
    player = await harness.registered("jane")
    asked = SetVipLevel(player_id=player.id, level=level)
    if fits:
        assert (await harness.run()(set_vip_level, asked)).player.vip_level == level
    else:
        with pytest.raises(BadInput):
            await harness.run()(set_vip_level, asked)


async def test_every_consent_stays_and_the_latest_holds(harness: PlayersHarness) -> None:
    player = await harness.registered("jane")
    for version, given in (("2026-02", True), ("2026-02", False)):
        answer = ConsentAnswer(ConsentKind.PRIVACY, version, given)
        harness.clock.moment += timedelta(hours=1)
        await harness.run()(record_consent, RecordConsent(player_id=player.id, answer=answer))

    latest = (await harness.reads.consents(OPERATOR, [player.id]))[player.id]
    assert [(each.kind.value, each.version, each.given) for each in latest] == [
        ("TERMS", "2026-01", True),
        ("PRIVACY", "2026-02", False),
    ]
    assert await harness.rows("select count(*) from players.consent where kind = 'PRIVACY'") == [(3,)]
    assert [name for _, name, _ in await facts(harness, player)][1:] == ["player.consent_recorded"] * 2


async def test_notes_are_stored_with_their_author(harness: PlayersHarness) -> None:
    player = await harness.registered("jane")
    for words in ("called about a bonus", "line one\nline two"):
        outcome = await harness.run()(add_note, AddNote(player_id=player.id, words=words))
        assert isinstance(outcome, NoteAdded)

    notes = (await harness.reads.notes(OPERATOR, [player.id], Window(10)))[player.id]
    assert [(note.text, note.author) for _, note in notes.rows] == [
        ("line one\nline two", "operator:anna"),
        ("called about a bonus", "operator:anna"),
    ]


async def test_a_status_move_changes_the_betting_permission_and_records_its_reason(
    harness: PlayersHarness,
) -> None:
    player = await harness.registered("jane")
    asked = MoveStatus(player_id=player.id, to=PlayerStatus.SUSPENDED, reason=FRAUD)
    outcome = await harness.run()(move_status, asked)

    assert isinstance(outcome, PlayerStatusMoved)
    assert harness.wallets.standing[player.id] == (False, False, "SUSPENDED")
    assert (await history(harness, player))[0] == (2, "status", '"ACTIVE"', '"SUSPENDED"')
    assert await harness.rows("select reason_code, reason from players.change where version = 2") == [
        ("FRAUD_SUSPECTED", "two accounts, one device")
    ]
    assert (await facts(harness, player))[1:] == [
        (
            2,
            "player.status_moved",
            {
                "from": "ACTIVE",
                "to": "SUSPENDED",
                "reason": "FRAUD_SUSPECTED",
                "at": NOON.isoformat(),
                "until": None,
            },
        )
    ]


async def test_a_status_move_holds_though_sessions_cannot_be_ended(harness: PlayersHarness) -> None:
    player = await harness.registered("jane")
    suspend = MoveStatus(player_id=player.id, to=PlayerStatus.SUSPENDED, reason=FRAUD)
    assert isinstance(await move_player(harness.run(), suspend), PlayerStatusMoved)
    standing = "select state, shut_at from identity.account"
    assert await harness.rows(standing) == [("DISABLED", harness.clock.moment)]

    lift = MoveStatus(player_id=player.id, to=PlayerStatus.ACTIVE, reason=PLAYER_REQUEST)
    assert isinstance(await move_player(harness.run(), lift), PlayerStatusMoved)
    assert await harness.rows(standing) == [("OPEN", NOON)]


async def test_a_self_exclusion_cannot_be_lifted_early(harness: PlayersHarness) -> None:
    player = await harness.registered("jane")
    itself = harness.run(as_player(player.id))
    exclude = MoveStatus(
        player_id=player.id, to=PlayerStatus.SELF_EXCLUDED, reason=PLAYER_REQUEST, term_days=180
    )
    assert isinstance(await itself(move_status, exclude), PlayerStatusMoved)

    lift = MoveStatus(player_id=player.id, to=PlayerStatus.ACTIVE, reason=PLAYER_REQUEST)
    assert isinstance(await itself(move_status, lift), MoveNotAllowed)
    harness.clock.moment = NOON + timedelta(days=180, microseconds=-1)
    assert await harness.run()(move_status, lift) == ExclusionStands(NOON + timedelta(days=180))
    harness.clock.moment = NOON + timedelta(days=180)
    assert isinstance(await harness.run()(move_status, lift), PlayerStatusMoved)
    assert harness.wallets.standing[player.id] == (True, True, "ACTIVE")


@pytest.mark.parametrize(
    ("to", "term"),
    [
        (PlayerStatus.SUSPENDED, {"term_days": 5}),
        (PlayerStatus.CLOSED, {"for_good": True}),
        (PlayerStatus.SELF_EXCLUDED, {}),
        (PlayerStatus.SELF_EXCLUDED, {"term_days": 180, "for_good": True}),
        (PlayerStatus.SELF_EXCLUDED, {"term_days": 0}),
        (PlayerStatus.SELF_EXCLUDED, {"term_days": 36_501}),
        (PlayerStatus.COOLING_OFF, {"term_days": -1}),
    ],
)
async def test_a_term_belongs_to_a_termed_status(
    harness: PlayersHarness, to: PlayerStatus, term: dict[str, Any]
) -> None:
    player = await harness.registered("jane")

    with pytest.raises(BadInput):
        await harness.run()(
            move_status, MoveStatus(player_id=player.id, to=to, reason=PLAYER_REQUEST, **term)
        )


def every_command(id: Any) -> list[tuple[Any, Any]]:
    """One of each command about this player."""
    answer = ConsentAnswer(ConsentKind.COOKIES, "1")
    return [
        (update_profile, UpdateProfile(player_id=id, patch={"city": "Rome"})),
        (set_vip_level, SetVipLevel(player_id=id, level=1)),
        (change_tags, ChangeTags(player_id=id, add=("x",))),
        (record_consent, RecordConsent(player_id=id, answer=answer)),
        (add_note, AddNote(player_id=id, words="x")),
        (move_status, MoveStatus(player_id=id, to=PlayerStatus.CLOSED, reason=PLAYER_REQUEST)),
    ]


@pytest.mark.parametrize("stranger", [RIVAL, ANONYMOUS, as_player(new_id()), as_player(new_id(), "rival")])
async def test_players_out_of_reach_are_not_found(harness: PlayersHarness, stranger: Actor) -> None:
    player = await harness.registered("jane")

    for id in (player.id, new_id()):
        for carry_out, command in every_command(id):
            assert await harness.run(stranger)(carry_out, command) == PlayerNotFound()
    assert (await harness.reads.by_ids(OPERATOR, [player.id]))[player.id] == player


@pytest.mark.parametrize("actor", [OPERATOR, SERVICE])
async def test_operators_and_services_of_the_brand_reach_the_player(
    harness: PlayersHarness, actor: Actor
) -> None:
    player = await harness.registered("jane")

    for carry_out, command in every_command(player.id):
        assert not isinstance(await harness.run(actor)(carry_out, command), PlayerNotFound | MoveNotAllowed)


HISTORIES = ("players.change", "players.note", "players.consent")


@pytest.mark.parametrize("statement", ["update {} set at = at", "delete from {}", "truncate {}"])
@pytest.mark.parametrize("table", HISTORIES)
async def test_history_is_append_only_even_for_the_owner(
    harness: PlayersHarness, fresh_database_url: str, table: str, statement: str
) -> None:
    player = await harness.registered("jane")
    await harness.run()(add_note, AddNote(player_id=player.id, words="x"))
    owner = await asyncpg.connect(fresh_database_url)

    with pytest.raises(asyncpg.RestrictViolationError):
        await owner.execute(statement.format(table))
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await harness.rows(statement.format(table))
    await owner.close()


@pytest.mark.parametrize("column", ["id", "brand", "currency", "created_at", "traffic_source", "campaign"])
async def test_history_cannot_be_rewritten(harness: PlayersHarness, column: str) -> None:
    await harness.registered("jane")

    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await harness.rows(f"update players.player set {column} = {column}")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await harness.rows("delete from players.player")


async def test_a_player_reads_back_as_written(harness: PlayersHarness) -> None:
    full = {
        "first_name": "Jane",
        "last_name": "Doe",
        "phone": "+4930123456",
        "street": "1 Straße",
        "city": "Köln",
        "postal_code": "50667",
        "region": "NRW",
        "national_id": "AB-12",
        "hide_balance": True,
    }
    player = await harness.registered("jane", **full)

    assert await harness.reads.by_ids(OPERATOR, [player.id]) == {player.id: player}
    assert a_player(id=player.id) != player
