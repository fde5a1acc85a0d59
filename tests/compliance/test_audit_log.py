"""The audit log in the database: only ever added to, one chain, and nothing happens without it."""

from __future__ import annotations

import asyncio
import json

import asyncpg
import pytest

from adapters.postgres.compliance.audit import AuditLog
from adapters.postgres.database import connect
from domain.compliance.model import Entry
from domain.shared.actor import Actor, ActorKind, Channel, Origin
from tests.application import Application
from tests.funded_players import a_funded_player

SEEN = "select action, outcome, subject, details from compliance.audit order by day, seq"
ORIGIN = Origin(Actor(ActorKind.OPERATOR, "anna", "default"), Channel.GRAPHQL, "corr", ip="192.0.2.7")


@pytest.mark.parametrize(
    "statement",
    [
        "update compliance.audit set actor = 'forged'",
        "delete from compliance.audit",
        "truncate compliance.audit",
        "insert into compliance.audit (brand, day, seq) values ('default', current_date, 99)",
        "update compliance.tip set seq = 0",
        "delete from compliance.closed_day",
    ],
)
async def test_the_application_can_only_append(fresh_database_url: str, statement: str) -> None:
    database = await connect(fresh_database_url)
    try:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await database.statements_for("default").execute(statement)
    finally:
        await database.close()


@pytest.mark.parametrize(
    "statement",
    [
        "update compliance.audit set actor = 'forged'",
        "delete from compliance.audit",
        "truncate compliance.audit",
    ],
)
async def test_the_owner_of_the_tables_cannot_change_entries(fresh_database_url: str, statement: str) -> None:
    database = await connect(fresh_database_url)
    owner = await asyncpg.connect(fresh_database_url)
    try:
        await AuditLog(database).append(Entry("something"), ORIGIN)
        with pytest.raises(asyncpg.RestrictViolationError):
            await owner.execute(statement)
    finally:
        await owner.close()
        await database.close()


async def test_entries_of_many_connections_make_one_chain(fresh_database_url: str) -> None:
    one, other = await connect(fresh_database_url), await connect(fresh_database_url)
    try:
        logs = [AuditLog(one), AuditLog(other)]
        await asyncio.gather(
            *(logs[n % 2].append(Entry("n", details={"n": str(n)}), ORIGIN) for n in range(60))
        )
        rows = await one.statements_for("default").fetch("select seq from compliance.audit order by day, seq")
        assert [row["seq"] for row in rows] == list(range(1, 61))
    finally:
        await one.close()
        await other.close()


async def test_commands_of_operators_are_recorded_with_their_origin(own_application: Application) -> None:
    guest = await a_funded_player(own_application)
    await own_application.as_("support").mutate("addTag", playerId=guest.id, tag="seen")
    query = (
        "select actor, actor_kind, channel, host(ip) as ip, action, outcome, subject, correlation_id"
        " from compliance.audit where action = 'change_tags'"
    )
    row = await own_application.database.statements_for("default").fetchrow(query)
    assert tuple(row)[:6] == (
        "operator:the-support",
        "OPERATOR",
        "GRAPHQL",
        "192.0.2.7",
        "change_tags",
        "PlayerUpdated",
    )
    assert f"plr_{row['subject']}" == guest.id
    assert row["correlation_id"]


async def test_a_refused_command_is_recorded_with_its_outcome(own_application: Application) -> None:
    guest = await a_funded_player(own_application)
    move = {"playerId": guest.id, "to": "PENDING", "reason": {"code": "CORRECTION"}}
    await own_application.as_("support").mutate("movePlayerStatus", **move)
    assert ("move_status", "MoveNotAllowed") in await actions(own_application)


async def test_bets_are_not_audited_and_withdrawals_are(
    own_application: Application,
) -> None:
    guest = await a_funded_player(own_application)
    before = len(await actions(own_application))
    await guest.bet("1.00")
    assert len(await actions(own_application)) == before
    adjust = {"walletId": guest.wallet(), "key": "k1", "amount": {"amount": "1", "currency": "EUR"}}
    await own_application.as_("accountant").mutate("adjustBalance", **adjust, reason="goodwill")
    assert [name for name, _ in await actions(own_application)][before:] == ["adjust"]


@pytest.mark.parametrize(
    "damage",
    [
        "revoke execute on function compliance.append from croupier_app",
        "alter table compliance.tip rename to gone",
    ],
)
async def test_a_command_that_cannot_be_recorded_is_rolled_back(
    own_application: Application, damage: str
) -> None:
    guest = await a_funded_player(own_application)
    owner = await asyncpg.connect(own_application.database_url)
    await owner.execute(damage)
    sent = {"input": {"playerId": guest.id, "tag": "seen"}}
    support = own_application.as_("support")
    text = "mutation ($input: TagInput!) { addTag(input: $input) { __typename } }"
    answer = await own_application.client.post(
        "/graphql", json={"query": text, "variables": sent}, headers=support.headers
    )
    assert answer.json()["errors"][0]["extensions"]["code"] == "UNAVAILABLE"
    tags = await owner.fetchval("select tags from players.player")
    assert tags == []
    ready = await own_application.client.get("/readyz")
    assert ready.json()["checks"]["audit"] == "unwritable"
    await owner.close()


async def test_health_recovers_when_the_log_is_writable_again(own_application: Application) -> None:
    guest = await a_funded_player(own_application)
    owner = await asyncpg.connect(own_application.database_url)
    await owner.execute("alter table compliance.tip rename to gone")
    support = own_application.as_("support")
    text = f'mutation {{ addTag(input: {{playerId: "{guest.id}", tag: "a"}}) {{ __typename }} }}'
    await own_application.client.post("/graphql", json={"query": text}, headers=support.headers)
    await owner.execute("alter table compliance.gone rename to tip")
    await owner.close()
    kept = len(await actions(own_application))
    assert (await own_application.client.get("/readyz")).json()["checks"]["audit"] == "ok"
    assert len(await actions(own_application)) == kept


async def actions(own_application: Application) -> list[tuple[str, str]]:
    return [
        (row["action"], row["outcome"])
        for row in await own_application.database.statements_for("default").fetch(SEEN)
    ]


PII = "{ player(id: %s) { email phone dateOfBirth nationalId name { first last } address { city } } }"


async def test_unmasked_personal_data_is_recorded_once_and_by_reference(
    own_application: Application,
) -> None:
    guest = await a_funded_player(own_application)
    kept = len(await actions(own_application))
    support, lead = own_application.as_("support"), own_application.as_("support_lead")
    text = PII % json.dumps(guest.id)
    await support.data_of(text)
    await guest.player.data_of(text)
    assert len(await actions(own_application)) == kept, "masked, or one's own"
    shown = (await lead.data_of(text))["player"]
    row = (await own_application.database.statements_for("default").fetch(SEEN))[-1]
    assert (row["action"], row["outcome"], f"plr_{row['subject']}") == (
        "personal_data.read",
        "Shown",
        guest.id,
    )
    assert "Player.email" in row["details"]["coordinates"]
    assert len(await actions(own_application)) == kept + 1
    everything = str(
        [tuple(each) for each in await own_application.database.statements_for("default").fetch(ALL)]
    )
    assert shown["email"] not in everything


ALL = "select * from compliance.audit"


async def test_personal_data_is_withheld_where_the_disclosure_cannot_be_recorded(
    own_application: Application,
) -> None:
    guest = await a_funded_player(own_application)
    owner = await asyncpg.connect(own_application.database_url)
    await owner.execute("revoke execute on function compliance.append from croupier_app")
    await owner.close()
    lead = own_application.as_("support_lead")
    asked = {"query": f'{{ player(id: "{guest.id}") {{ email }} }}'}
    answer = await own_application.client.post("/graphql", json=asked, headers=lead.headers)
    assert "example" not in answer.text
    assert answer.json()["errors"][0]["extensions"]["code"] == "UNAVAILABLE"
    wanted = {"accept": "application/graphql-response+json"}
    answer = await own_application.client.post("/graphql", json=asked, headers=lead.headers | wanted)
    assert answer.status_code == 503


async def test_denials_are_recorded_once_for_an_operation(own_application: Application) -> None:
    await a_funded_player(own_application)
    kept = len(await actions(own_application))
    games = own_application.as_("game_server")
    text = "{ players { nodes { id } } pendingWithdrawals { nodes { id } } }"
    await own_application.client.post("/graphql", json={"query": text}, headers=games.headers)
    rows = (await own_application.database.statements_for("default").fetch(SEEN))[kept:]
    assert [row["action"] for row in rows] == ["access.denied"]
    assert rows[0]["details"]["coordinates"] == ["Query.pendingWithdrawals", "Query.players"]
