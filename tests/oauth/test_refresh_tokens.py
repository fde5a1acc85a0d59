"""Refresh tokens: rotated, taken twice at once for two tabs, deadly when replayed."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import timedelta

import pytest

from domain.oauth.grants import Grant, IssuedRefreshToken, TokenStatus, refresh_token_status
from domain.shared.ids import new_id
from tests.oauth.oauth_harness import OAuthHarness, SteppingClock, a_verifier


async def test_two_concurrent_refreshes_both_succeed(harness: OAuthHarness):
    program = await harness.register_client()
    tokens = await harness.sign_in(program, await harness.player())
    first, second = await asyncio.gather(*(harness.refresh(program, tokens["refresh_token"]) for _ in "ab"))
    for tab in (first, second):
        assert tab.status_code == 200
        assert (await harness.refresh(program, tab.json()["refresh_token"])).status_code == 200


async def test_two_of_eight_concurrent_refreshes_succeed_and_the_grant_stays(harness: OAuthHarness):
    program = await harness.register_client()
    tokens = await harness.sign_in(program, await harness.player())
    answers = await asyncio.gather(*(harness.refresh(program, tokens["refresh_token"]) for _ in range(8)))
    assert Counter(answer.status_code for answer in answers) == {200: 2, 400: 6}
    assert {answer.json()["error"] for answer in answers if answer.status_code == 400} == {"invalid_grant"}
    for answer in answers:
        if answer.status_code == 200:
            assert (await harness.refresh(program, answer.json()["refresh_token"])).status_code == 200


async def test_a_replay_after_the_grace_ends_the_whole_grant(harness: OAuthHarness):
    program = await harness.register_client()
    tokens = await harness.sign_in(program, await harness.player())
    fresh = (await harness.refresh(program, tokens["refresh_token"])).json()
    harness.clock.step(seconds=11)
    assert (await harness.refresh(program, tokens["refresh_token"])).json()["error"] == "invalid_grant"
    assert (await harness.refresh(program, fresh["refresh_token"])).json()["error"] == "invalid_grant"
    bearer = {"authorization": f"Bearer {fresh['access_token']}"}
    assert (await harness.http.get("/oauth/userinfo", headers=bearer)).status_code == 401


async def test_a_code_used_twice_ends_its_tokens(harness: OAuthHarness):
    program, who, verifier = await harness.register_client(), await harness.player(), a_verifier()
    code = await harness.code(program, who, verifier)
    tokens = (await harness.redeem(program, code, verifier)).json()
    assert (await harness.redeem(program, code, verifier)).json()["error"] == "invalid_grant"
    assert (await harness.refresh(program, tokens["refresh_token"])).json()["error"] == "invalid_grant"
    bearer = {"authorization": f"Bearer {tokens['access_token']}"}
    assert (await harness.http.get("/oauth/userinfo", headers=bearer)).status_code == 401


async def test_one_of_many_concurrent_uses_of_a_code_succeeds(harness: OAuthHarness):
    program, who, verifier = await harness.register_client(), await harness.player(), a_verifier()
    code = await harness.code(program, who, verifier)
    answers = await asyncio.gather(*(harness.redeem(program, code, verifier) for _ in range(8)))
    assert Counter(answer.status_code for answer in answers) == {200: 1, 400: 7}


async def test_another_program_can_use_neither_code_nor_refresh_token(harness: OAuthHarness):
    program, other, who = (
        await harness.register_client(),
        await harness.register_client(),
        await harness.player(),
    )
    verifier = a_verifier()
    code = await harness.code(program, who, verifier)
    assert (await harness.redeem(other, code, verifier)).json()["error"] == "invalid_grant"
    tokens = (await harness.redeem(program, code, verifier)).json()
    assert (await harness.refresh(other, tokens["refresh_token"])).json()["error"] == "invalid_grant"
    assert (await harness.refresh(program, tokens["refresh_token"])).status_code == 200


@pytest.mark.parametrize(("seconds", "status"), [(59, 200), (60, 400)])
async def test_a_code_expires_after_a_minute(harness: OAuthHarness, seconds: int, status: int):
    program, who, verifier = await harness.register_client(), await harness.player(), a_verifier()
    code = await harness.code(program, who, verifier)
    harness.clock.step(seconds=seconds)
    assert (await harness.redeem(program, code, verifier)).status_code == status


async def test_refreshing_may_ask_for_less_but_not_for_more(harness: OAuthHarness):
    program = await harness.register_client()
    tokens = await harness.sign_in(program, await harness.player(), scope="openid player")
    less = (await harness.refresh(program, tokens["refresh_token"], scope="openid")).json()
    assert less["scope"] == "openid"
    again = (await harness.refresh(program, less["refresh_token"])).json()
    assert again["scope"] == "openid player"
    more = await harness.refresh(program, again["refresh_token"], scope="openid profile")
    assert more.json()["error"] == "invalid_scope"


async def test_a_refresh_token_lives_from_its_last_use_on_until_the_grant_ends(harness: OAuthHarness):
    program = await harness.register_client()
    tokens = await harness.sign_in(program, await harness.player())
    for _ in range(60):
        harness.clock.step(hours=11.9)
        answer = await harness.refresh(program, tokens["refresh_token"])
        assert answer.status_code == 200
        tokens = answer.json()
    harness.clock.step(hours=11.9)
    assert (await harness.refresh(program, tokens["refresh_token"])).json()["error"] == "invalid_grant"


async def test_tokens_are_stored_as_hashes_only(harness: OAuthHarness):
    program, who, verifier = await harness.register_client(), await harness.player(), a_verifier()
    code = await harness.code(program, who, verifier)
    tokens = (await harness.redeem(program, code, verifier)).json()
    async with harness.resources.database.transaction("*") as connection:
        rows = await connection.exec_driver_sql(
            "select c::text || r::text from identity.oauth_code c "
            "join identity.oauth_refresh r using (grant_id)"
        )
        kept = "".join(rows.scalars())
    assert code not in kept
    assert tokens["refresh_token"] not in kept


NOW = SteppingClock().now()


def a_token(rotated: float | None = None, uses: int = 0, left: float = 60, *, revoked: bool = False):
    grant = Grant(
        *(new_id() for _ in range(3)),
        "default",
        new_id(),
        "openid",
        NOW,
        (),
        "",
        NOW,
        NOW + timedelta(days=30),
        NOW if revoked else None,
    )
    rotated_at = None if rotated is None else NOW - timedelta(seconds=rotated)
    return IssuedRefreshToken(b"", grant, NOW + timedelta(seconds=left), rotated_at, uses)


@pytest.mark.parametrize(
    ("case", "token", "verdict"),
    [
        ("never used", a_token(), TokenStatus.GOOD),
        ("in its last second", a_token(left=1), TokenStatus.GOOD),
        ("over", a_token(left=0), TokenStatus.OVER),
        ("used just now", a_token(0, 1), TokenStatus.GOOD),
        ("at the end of the grace", a_token(10, 1), TokenStatus.GOOD),
        ("after the grace", a_token(10.001, 1), TokenStatus.REPLAYED),
        ("used twice within the grace", a_token(5, 2), TokenStatus.OVER),
        ("used twice, after the grace", a_token(11, 2), TokenStatus.REPLAYED),
        ("of a grant that was revoked", a_token(revoked=True), TokenStatus.OVER),
        ("replayed, of a grant that was revoked", a_token(99, 1, revoked=True), TokenStatus.OVER),
        ("replayed long after its own end", a_token(99, 1, left=-9), TokenStatus.REPLAYED),
    ],
)
def test_states_of_a_refresh_token(case: str, token: IssuedRefreshToken, verdict: TokenStatus):
    assert refresh_token_status(token, NOW) is verdict, case


async def test_closing_an_account_ends_its_tokens(harness: OAuthHarness):
    program, who = await harness.register_client(), await harness.player()
    tokens = await harness.sign_in(program, who)
    code = await harness.code(program, who, verifier := a_verifier())
    statements = harness.resources.database.statements_for("default")
    shut = """insert into identity.account (id, kind, brand, login_key, state, shut_at, created_at)
              values ($1, 'PLAYER', 'default', $2, 'DISABLED', $3, $3)"""
    await statements.execute(shut, who.session.account.id, str(new_id()), harness.clock.now())
    assert (await harness.redeem(program, code, verifier)).json()["error"] == "invalid_grant"
    assert (await harness.refresh(program, tokens["refresh_token"])).json()["error"] == "invalid_grant"
    bearer = {"authorization": f"Bearer {tokens['access_token']}"}
    assert (await harness.http.get("/oauth/userinfo", headers=bearer)).status_code == 401
