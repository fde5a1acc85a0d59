"""Third-party clients: the player consents once, on a page that is bound to their session."""

from __future__ import annotations

import html
import re

import httpx
import pytest

from tests.oauth.oauth_harness import ISSUER, OAuthClient, OAuthHarness, PlayerSession, redirect_params


async def asked(
    harness: OAuthHarness, program: OAuthClient, who: PlayerSession, **differently: str | None
) -> httpx.Response:
    answer = await harness.authorize(program, who, **differently)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    return answer


def fields(page: httpx.Response) -> dict[str, str]:
    found = re.findall(r'name="([^"]+)" value="([^"]*)">', page.text)
    return {html.unescape(name): html.unescape(value) for name, value in found if name != "decision"}


async def decide(
    harness: OAuthHarness, page: httpx.Response, who: PlayerSession, decision: str, **changes: str
):
    given = fields(page) | {"decision": decision} | changes
    return await harness.http.post("/oauth/consent", data=given, headers=who.headers)


async def test_the_player_is_asked_once_and_again_for_more(harness: OAuthHarness):
    program, who = await harness.register_client(trusted=False), await harness.player()
    page = await asked(harness, program, who, scope="openid")
    answer = await decide(harness, page, who, "allow")
    assert answer.status_code == 303
    assert redirect_params(answer).keys() == {"code", "state", "iss"}
    assert "code" in redirect_params(await harness.authorize(program, who, scope="openid"))
    await asked(harness, program, who, scope="openid player")
    await asked(harness, program, who, scope="openid", prompt="consent")


async def test_consent_of_one_player_does_not_apply_to_another(harness: OAuthHarness):
    program, who = await harness.register_client(trusted=False), await harness.player()
    await decide(harness, await asked(harness, program, who), who, "allow")
    await asked(harness, program, await harness.player())


async def test_a_player_may_deny_consent(harness: OAuthHarness):
    program, who = await harness.register_client(trusted=False), await harness.player()
    said = redirect_params(await decide(harness, await asked(harness, program, who), who, "deny"))
    assert said == {
        "error": "access_denied",
        "error_description": said["error_description"],
        "state": "the state",
        "iss": ISSUER,
    }
    await asked(harness, program, who)


async def test_prompt_none_without_consent_is_an_error(harness: OAuthHarness):
    program, who = await harness.register_client(trusted=False), await harness.player()
    assert (
        redirect_params(await harness.authorize(program, who, prompt="none"))["error"] == "consent_required"
    )


@pytest.mark.parametrize(
    "changes", [{"proof": ""}, {"proof": "0" * 64}, {"scope": "openid profile player"}, {"decision": "maybe"}]
)
async def test_forged_consent_forms_are_refused(harness: OAuthHarness, changes: dict[str, str]):
    program, who = await harness.register_client(trusted=False), await harness.player()
    page = await asked(harness, program, who, scope="openid")
    answer = await decide(harness, page, who, **{"decision": "allow"} | changes)
    assert answer.status_code == 400
    await asked(harness, program, who, scope="openid")


async def test_a_consent_form_is_accepted_in_its_session_only(harness: OAuthHarness):
    program, who, other = (
        await harness.register_client(trusted=False),
        await harness.player(),
        await harness.player(),
    )
    page = await asked(harness, program, who)
    assert (await decide(harness, page, other, "allow")).status_code == 400


async def test_names_on_the_consent_page_are_escaped(harness: OAuthHarness):
    program = await harness.register_client(trusted=False, name='<script>alert("x")</script>')
    page = await asked(harness, program, await harness.player(), state='"><img src=x>')
    assert "<script" not in page.text
    assert "<img" not in page.text
    assert fields(page)["state"] == '"><img src=x>'


async def test_the_content_policy_of_the_consent_page(harness: OAuthHarness):
    page = await asked(harness, await harness.register_client(trusted=False), await harness.player())
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "form-action 'self' https://play.example.com;" in policy
    assert "frame-ancestors 'none'" in policy
