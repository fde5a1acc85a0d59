"""Players see which programs act for them, and end that at once."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import asyncpg

from adapters.postgres.database import EVERY_BRAND
from adapters.postgres.oauth.consents import PostgresConsentBook, PostgresProgramConsents
from adapters.postgres.oauth.store import OAuthStore
from domain.oauth import consents as do
from domain.oauth.clients import Scope
from domain.oauth.grants import IssuedAuthorizationCode
from domain.shared.actor import Actor, ActorKind, Channel, Origin
from domain.shared.ids import PlayerId, new_id
from domain.shared.pages import Window
from server.http.oauth.authorization.resource_owner import ResourceOwner
from tests.application import Application
from tests.funded_players import a_funded_player
from tests.live.relay_and_hub import running_loops
from tests.oauth.oauth_harness import (
    OAuthClient,
    OAuthHarness,
    PlayerSession,
    a_verifier,
    challenge_of,
    redirect_params,
)
from tests.oauth.test_consent import asked, decide
from tests.oauth.test_open_sockets import SocketProcess, elsewhere
from tests.refusals import refusal

__all__ = ["elsewhere"]

SEEN = "{ viewer { programConsents { nodes { clientId name scopes givenAt } } } }"


async def consented(harness: OAuthHarness, program: OAuthClient, who: PlayerSession) -> dict[str, Any]:
    """The tokens of a program that its player has let act for them."""
    verifier = a_verifier()
    page = await asked(harness, program, who, code_challenge=challenge_of(verifier))
    code = redirect_params(await decide(harness, page, who, "allow"))["code"]
    answer = await harness.redeem(program, code, verifier)
    assert answer.status_code == 200, answer.text
    tokens: dict[str, Any] = answer.json()
    return tokens


async def withdraw(harness: OAuthHarness, who: PlayerSession, client_id: UUID) -> Any:
    """What comes of the player's command."""
    id, resources = PlayerId(who.session.account.id), harness.resources
    actor = Actor(ActorKind.PLAYER, str(id), "default", frozenset({"player"}), id)
    origin = Origin(actor, Channel.GRAPHQL, "test")

    async def run(carry_out: Any, command: Any) -> Any:
        if carry_out is do.announce_withdrawn_grants:
            return await carry_out(command, resources.revocations, harness.clock)
        async with resources.database.transaction("default") as connection:
            return await carry_out(command, origin, PostgresConsentBook(connection), harness.clock)

    return await do.withdraw_program_consent_everywhere(run, do.WithdrawProgramConsent(client_id))


async def test_a_withdrawn_consent_ends_grants_tokens_and_sockets_at_once(
    harness: OAuthHarness, elsewhere: SocketProcess
) -> None:
    program, who = await harness.register_client(trusted=False), await harness.player()
    tokens = await consented(harness, program, who)
    other = await harness.player()
    others = await consented(harness, program, other)
    watch, listening = elsewhere.watch(), asyncio.Event()
    watch._due = listening
    async with (
        running_loops(*list(watch.loops())[:1]),
        elsewhere.socket(tokens["access_token"]) as socket,
    ):
        await listening.wait()
        outcome = await withdraw(harness, who, program.client.id)
        assert isinstance(outcome, do.ProgramConsentWithdrawn)
        assert await socket.until_closed() == (4433, "The token was revoked")
    assert await elsewhere.refuses(tokens["access_token"])
    refused = await harness.refresh(program, tokens["refresh_token"])
    assert (refused.status_code, refused.json()["error"]) == (400, "invalid_grant")
    await asked(harness, program, who)
    assert not await elsewhere.refuses(others["access_token"])
    assert (await harness.refresh(program, others["refresh_token"])).status_code == 200
    assert isinstance(await withdraw(harness, who, program.client.id), do.ProgramConsentNotFound)


async def a_silent_request(harness: OAuthHarness, program: OAuthClient, who: PlayerSession) -> Any:
    """What a request reads and stores that is answered without asking the player; in steps of a test."""
    account, now = who.session.account, harness.clock.now()
    grant = ResourceOwner(who.session).new_grant(program.client.id, "openid", now, now + timedelta(days=1))
    ends = now + timedelta(minutes=1)
    code = IssuedAuthorizationCode(new_id().bytes * 2, grant, "https://x.example", None, "c", ends, None)

    def known(connection: Any) -> frozenset[str]:
        return OAuthStore(connection).consented(account.id, program.client.id)

    def keep(connection: Any) -> None:
        OAuthStore(connection).add_code(code)

    return known, keep, grant.id


async def waits_for_a_lock(harness: OAuthHarness) -> None:
    """Until one transaction waits for another, as the owner of the database sees it."""
    waiting = "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"
    owner = await asyncpg.connect(str(harness.resources.settings.database_url))
    async with asyncio.timeout(10):
        while not await owner.fetchval(waiting):  # noqa: ASYNC110 - known to the server alone
            await asyncio.sleep(0.01)
    await owner.close()


async def revoked(harness: OAuthHarness, grant: UUID) -> bool:
    statement = "select revoked_at is not null from identity.oauth_grant where id = $1"
    statements = harness.resources.database.statements_for(EVERY_BRAND)
    return bool(await statements.fetchval(statement, grant))


async def test_a_code_of_a_request_under_way_does_not_survive_the_withdrawal(harness: OAuthHarness) -> None:
    program, who = await harness.register_client(trusted=False), await harness.player()
    await consented(harness, program, who)
    known, keep, grant = await a_silent_request(harness, program, who)
    async with harness.resources.database.transaction("default") as connection:
        assert await connection.run_sync(known)
        withdrawing = asyncio.create_task(withdraw(harness, who, program.client.id))
        await waits_for_a_lock(harness)
        await connection.run_sync(keep)
    outcome = await withdrawing
    assert isinstance(outcome, do.ProgramConsentWithdrawn)
    assert grant in outcome.grants
    assert await revoked(harness, grant)


async def test_a_request_that_comes_during_a_withdrawal_finds_no_consent(harness: OAuthHarness) -> None:
    program, who = await harness.register_client(trusted=False), await harness.player()
    await consented(harness, program, who)
    known, _, _ = await a_silent_request(harness, program, who)
    account, database = who.session.account, harness.resources.database

    async def reads() -> frozenset[str]:
        async with database.transaction("default") as connection:
            found: frozenset[str] = await connection.run_sync(known)
            return found

    async with database.transaction("default") as connection:
        book = PostgresConsentBook(connection)
        assert await book.end(PlayerId(account.id), program.client.id, harness.clock.now())
        reading = asyncio.create_task(reads())
        await waits_for_a_lock(harness)
    assert await reading == frozenset()


async def listed(reads: PostgresProgramConsents, id: PlayerId) -> list[do.ProgramConsent]:
    return [each for _, each in (await reads.of_player(id, "default").page(Window(10))).rows]


async def test_consents_are_listed_with_what_they_allow(harness: OAuthHarness) -> None:
    first, second = [await harness.register_client(trusted=False, name=name) for name in ("One", "Two")]
    who = await harness.player()
    for program in (first, second):
        await consented(harness, program, who)
        harness.clock.step(seconds=5)
    reads, id = PostgresProgramConsents(harness.resources.database), PlayerId(who.session.account.id)
    seen = await listed(reads, id)
    assert [(each.client_id, each.name, each.scopes) for each in seen] == [
        (second.client.id, "Two", (Scope.OPENID, Scope.PLAYER)),
        (first.client.id, "One", (Scope.OPENID, Scope.PLAYER)),
    ]
    await withdraw(harness, who, second.client.id)
    assert [each.name for each in await listed(reads, id)] == ["One"]


async def test_players_see_and_withdraw_their_own_through_the_api(application: Application) -> None:
    mine, theirs = [await a_funded_player(application, None) for _ in range(2)]
    registered = await application.as_("admin").mutate(
        "registerClient",
        name="Third Party",
        kind="BROWSER",
        redirectUris=["https://third.example/cb"],
        scopes=["OPENID", "PLAYER"],
    )
    client = registered["client"]["id"]
    given = "insert into identity.oauth_consent values ($1, $2, '{openid,player}', now())"
    for player in (mine, theirs):
        await application.rows(given, *(UUID(each[4:]) for each in (player.id, client)))
    caller = application.as_("player", mine.id)
    (seen,) = (await caller.data_of(SEEN))["viewer"]["programConsents"]["nodes"]
    assert (seen["clientId"], seen["name"]) == (client, "Third Party")
    assert seen["scopes"] == ["OPENID", "PLAYER"]
    unknown = f"cli_{new_id()}"
    assert await caller.mutate("withdrawProgramConsent", clientId=unknown) == refusal(
        "ProgramConsentNotFound"
    )
    done = await caller.mutate("withdrawProgramConsent", clientId=client)
    assert done == {"__typename": "ProgramConsentWithdrawn", "clientId": client}
    assert (await caller.data_of(SEEN))["viewer"]["programConsents"]["nodes"] == []
    other = application.as_("player", theirs.id)
    assert len((await other.data_of(SEEN))["viewer"]["programConsents"]["nodes"]) == 1
