"""Single sign-on at npm `oidc-provider`, a certified OpenID provider."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from tests.application import Application, open_application
from tests.conftest import copy_database
from tests.oauth.nodejs import node_with

HERE = Path(__file__).parent / "provider"
CASINO = "https://casino.test"
CALLBACK = f"{CASINO}/auth/operators/sso/corp/callback"
SECRET = "a-secret-of-thirty-two-characters"
SECONDS_MAX = 60


@pytest.fixture(scope="module")
async def issuer() -> AsyncIterator[str]:
    """The provider's address, while it runs."""
    node = await node_with(HERE, "oidc-provider")
    running = await asyncio.create_subprocess_exec(
        node, "provider.mjs", CALLBACK, cwd=HERE, stdout=asyncio.subprocess.PIPE
    )
    assert running.stdout
    async with asyncio.timeout(SECONDS_MAX):
        line = await running.stdout.readline()
    yield line.decode().strip()
    running.terminate()
    await running.wait()


@pytest.fixture(scope="module")
async def casino(
    servers, template_database, redis_url, issuer, tmp_path_factory
) -> AsyncIterator[Application]:
    directory = tmp_path_factory.mktemp("sso")
    (directory / "secret").write_text(SECRET)
    (directory / "sso.toml").write_text(
        f"""[providers.corp]
        title = "Example Corp"
        issuer = "{issuer}"
        client_id = "croupier"
        client_secret_file = "{directory / "secret"}"
        roles_claim = "groups"
        [providers.corp.roles]
        casino-support = ["support"]
        casino-crm = ["crm"]
        [providers.gone]
        issuer = "http://127.0.0.1:1"
        client_id = "croupier"
        roles_claim = "groups"
        [providers.gone.roles]
        casino-support = ["support"]
        """
    )
    await copy_database(servers, template_database, "croupier_sso")
    differently = {"sso_file": directory / "sso.toml", "public_url": CASINO, "sandbox": True}
    async with open_application(
        servers.dsn("croupier_sso"), redis_url, directory, **differently
    ) as application:
        yield application


class Browser:
    """Follows redirects between the casino, which runs in this process, and the provider, which does not."""

    def __init__(self, casino: Application) -> None:
        transport = casino.client._transport
        self.casino = httpx.AsyncClient(transport=transport, base_url=CASINO)
        self.outside = httpx.AsyncClient(timeout=SECONDS_MAX)

    async def close(self) -> None:
        await self.outside.aclose()  # the application's transport is shared

    async def leave(self, query: str = "") -> str:
        """Where the casino sends us: to the provider."""
        away = await self.casino.get(f"/auth/operators/sso/corp{query}")
        assert away.status_code == 302, away.text
        return away.headers["location"]

    async def at_provider(self, address: str, who: str) -> str:
        """Sign in there, agree, and come to where it sends us back."""
        answer = await self.outside.get(address)
        for _ in range(12):
            where = answer.headers.get("location", "")
            if where.startswith(CALLBACK):
                return where
            if where:
                answer = await self.outside.get(str(answer.url.join(where)))
                continue
            form = re.search(r'action="([^"]+)"', answer.text)
            assert form, answer.text
            hidden = dict(re.findall(r'name="(\w+)" value="(\w+)"', answer.text))
            given = {**hidden, "login": who, "password": "whatever"}
            answer = await self.outside.post(str(answer.url.join(unescape(form[1]))), data=given)
        raise AssertionError("the provider does not send us back")

    async def back(self, where: str) -> httpx.Response:
        return await self.casino.get(where)

    async def sign_in(self, who: str, query: str = "") -> httpx.Response:
        return await self.back(await self.at_provider(await self.leave(query), who))

    async def session(self) -> dict[str, object] | None:
        header = {"x-croupier-realm": "operators"}
        answer = await self.casino.get("/auth/operators/session", headers=header)
        return answer.json()["session"]


@pytest.fixture
async def browser(casino) -> AsyncIterator[Browser]:
    browser = Browser(casino)
    yield browser
    await browser.close()


def problem(response: httpx.Response) -> str:
    """What the sign-in page is told."""
    assert response.status_code == 303
    where = urlsplit(response.headers["location"])
    assert where.path == "/sign-in/operators"
    assert "__Host-croupier-operators" not in response.headers.get("set-cookie", "")
    return parse_qs(where.query)["problem"][0]


async def test_a_provider_sign_in_assigns_the_roles_of_the_groups(browser):
    inside = await browser.sign_in("anna+casino-support+cyclists", "?continue=/account")
    assert (inside.status_code, inside.headers["location"]) == (303, "/account")
    session = await browser.session()
    assert session
    assert (session["name"], session["roles"], session["enrolmentRequired"]) == ("anna", ["support"], False)
    assert [proof["factor"] for proof in session["proofs"]] == ["SSO"]


async def test_a_second_sign_in_is_the_same_operator(casino):
    names = []
    for _ in range(2):
        browser = Browser(casino)
        await browser.sign_in("berta+casino-support")
        names.append((await browser.session())["name"])
        await browser.close()
    assert names == ["berta", "berta"]
    assert await casino.rows("select count(*) from identity.operator where login = 'berta'") == [(1,)]


async def test_a_new_sign_in_ends_the_session_before_it(browser):
    await browser.sign_in("berta+casino-support")
    before = dict(browser.casino.cookies)
    await browser.sign_in("berta+casino-support")
    assert browser.casino.cookies["__Host-croupier-operators"] != before["__Host-croupier-operators"]
    browser.casino.cookies = httpx.Cookies(before)
    assert await browser.session() is None


async def test_two_people_of_one_name_are_two_operators(casino):
    names = set()
    for who in ("carl+casino-support", "carl+casino-crm"):
        browser = Browser(casino)
        await browser.sign_in(who)
        names.add((await browser.session())["name"])
        await browser.close()
    assert len(names) == 2
    assert "carl" in names


async def test_a_person_without_a_mapped_group_is_refused(browser, casino):
    assert problem(await browser.sign_in("dora+cyclists")) == "no_role"
    assert (await refusals(casino))[-1] == "NoRole"
    assert await browser.session() is None


async def test_a_provider_response_is_accepted_once(browser):
    where = await browser.at_provider(await browser.leave(), "emil+casino-crm")
    assert (await browser.back(where)).headers["location"] == "/"
    assert problem(await browser.back(where)) == "lost"


async def test_a_provider_response_is_refused_in_another_browser(browser, casino):
    where = await browser.at_provider(await browser.leave(), "fritz+casino-crm")
    stranger = Browser(casino)
    assert problem(await stranger.back(where)) == "lost"
    await stranger.close()


@pytest.mark.parametrize(
    ("case", "old", "new"),
    [
        ("another state", "state=", "state=x"),
        ("another code", "code=", "code=x"),
        ("another issuer", "iss=http", "iss=https"),
        ("no issuer", "iss=", "isz="),
        ("an issuer twice", "iss=", "iss=https%3A%2F%2Fevil.test&iss="),
    ],
)
async def test_a_changed_provider_response_is_refused(browser, case, old, new):
    where = await browser.at_provider(await browser.leave(), "gerd+casino-crm")
    assert old in where
    assert problem(await browser.back(where.replace(old, new, 1))) == "refused"
    assert await browser.session() is None


async def test_a_refusal_by_the_provider_is_reported(browser):
    state = parse_qs(urlsplit(await browser.leave()).query)["state"][0]
    assert problem(await browser.back(f"{CALLBACK}?error=access_denied&state={state}")) == "refused"


@pytest.mark.parametrize("wanted", ["https://evil.test/", "//evil.test", "/\\evil.test", "evil"])
async def test_sign_in_continues_to_paths_of_this_host_only(browser, wanted):
    inside = await browser.sign_in("hanna+casino-crm", f"?continue={wanted}")
    assert inside.headers["location"] == "/"


async def test_an_unreachable_provider_is_reported(browser):
    answer = await browser.casino.get("/auth/operators/sso/gone")
    assert problem(answer) == "unreachable"


async def test_only_configured_providers_are_offered(browser):
    assert (await browser.casino.get("/auth/operators/sso/other")).status_code == 404
    offered = (await browser.casino.get("/auth/operators/sso")).json()["providers"]
    assert [each["title"] for each in offered] == ["Example Corp", "gone"]


async def test_a_disabled_operator_cannot_sign_in_through_a_provider(browser, casino):
    await browser.sign_in("ida+casino-crm")
    assert await browser.session()
    admin = casino.as_("admin", name="the-boss")
    (id,) = (await casino.rows("select id from identity.operator where login = 'ida'"))[0]
    done = await admin.mutate("disableOperator", operatorId=f"opr_{id}")
    assert done["__typename"] == "OperatorDisabled", done
    assert await browser.session() is None
    assert problem(await browser.sign_in("ida+casino-crm")) == "disabled"
    assert (await refusals(casino))[-1] == "Disabled"


async def refusals(casino: Application) -> list[str]:
    """Why those were refused whom a provider had vouched for, as the audit log has it."""
    select = "select outcome, details ->> 'provider' from compliance.audit where action = 'sign_in.refused'"
    rows = await casino.rows(f"{select} order by day, seq")
    assert {provider for _, provider in rows} <= {"corp"}
    return [why for why, _ in rows]
