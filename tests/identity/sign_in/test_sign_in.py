"""Signing in through the real application: by password, and what a session is good for afterwards."""

from __future__ import annotations

import json
from datetime import datetime
from itertools import count
from typing import Any
from uuid import UUID

import orjson
import pytest

from tests.application import Application
from tests.funded_players import a_funded_player
from tests.identity.browser import PASSWORD, Browser

_numbers = count(1)
VIEWER = "{ viewer { kind name brand roles player { id } } }"


@pytest.fixture
def app(application: Application) -> Any:
    return application.client._transport.app


@pytest.fixture
def browser(app: Any) -> Browser:
    """A player's browser, at an address of its own."""
    return Browser(app, ip=f"198.51.100.{next(_numbers)}")


async def a_player(application: Application, brand: str = "default") -> tuple[str, str]:
    """A player who has a password: id and username."""
    name = f"signs-in-{next(_numbers)}"
    guest = await a_funded_player(
        application, None, brand, username=name, email=f"{name}@example.com", password=PASSWORD
    )
    return guest.id, name


async def test_a_player_signs_in_and_the_session_authenticates_them(application, browser):
    id, name = await a_player(application)
    response = await browser.sign_in(name)
    assert response.status_code == 200, response.text
    assert response.headers["cache-control"] == "no-store"
    answer = response.json()
    assert answer["state"] == "SIGNED_IN"
    session = answer["session"]
    assert (session["kind"], session["brand"], session["roles"]) == ("PLAYER", "default", ["player"])
    assert [proof["factor"] for proof in session["proofs"]] == ["PASSWORD"]
    assert session["lastSignIn"] is None
    assert session["enrolmentRequired"] is False
    assert session["id"].startswith("ses_")
    assert await browser.session() == session
    viewer = (await browser.ask(VIEWER))["data"]["viewer"]
    assert viewer["player"] == {"id": id}


@pytest.mark.parametrize("spelling", ["{}", "{}@example.com", " {} ", "{}@EXAMPLE.com"])
async def test_by_username_or_email_address_in_any_spelling(application, browser, spelling):
    _, name = await a_player(application)
    assert (await browser.sign_in(spelling.format(name))).status_code == 200


async def test_the_last_sign_in_is_shown(application, browser):
    _, name = await a_player(application)
    await browser.sign_in(name)
    started = (await browser.session())["startedAt"]
    other = Browser(browser.app, ip="203.0.113.5")
    last = (await other.sign_in(name)).json()["session"]["lastSignIn"]
    assert last == {"at": started, "ip": browser.ip}


async def test_a_player_is_seen_when_they_register_and_at_every_sign_in(application, browser):
    id, name = await a_player(application)
    crm = application.as_("crm")
    asked = "query ($id: ID!) { player(id: $id) { createdAt lastSeenAt } }"
    fresh = (await crm.data_of(asked, id=id))["player"]
    assert fresh["lastSeenAt"] == fresh["createdAt"]
    await browser.sign_in(name)
    seen = (await crm.data_of(asked, id=id))["player"]["lastSeenAt"]
    assert datetime.fromisoformat(seen) == datetime.fromisoformat((await browser.session())["startedAt"])
    assert datetime.fromisoformat(seen) > datetime.fromisoformat(fresh["createdAt"])
    find = "query ($by: PlayerFilter) { players(filter: $by, sort: {lastSeen: DESC}) { nodes { id } } }"
    for by, found in (
        ({"from": seen}, True),
        ({"until": seen}, False),
        ({"from": fresh["lastSeenAt"], "until": seen}, False),
    ):
        nodes = (await crm.data_of(find, by={"lastSeen": by, "username": name}))["players"]["nodes"]
        assert nodes == ([{"id": id}] if found else []), by


async def test_attempts_at_unknown_brands_start_no_audit_chain(application, browser):
    _, name = await a_player(application)
    brand = f"invented-{next(_numbers)}"
    before = await failures(application)
    assert (await browser.sign_in(name, brand=brand)).status_code == 401
    assert await application.rows("select brand from compliance.tip where brand = $1", brand) == []
    assert await failures(application) == before + 1


async def failures(application: Application) -> int:
    """How many failed attempts the log of the first brand holds."""
    counted = "select count(*) from compliance.audit where brand = 'default' and action = 'sign_in.failed'"
    ((found,),) = await application.rows(counted)
    return int(found)


async def test_players_of_one_brand_do_not_exist_in_another(application, browser):
    _, name = await a_player(application, "rival")
    assert (await browser.sign_in(name)).status_code == 401
    assert (await browser.sign_in(name, brand="rival")).status_code == 200
    assert (await browser.session())["brand"] == "rival"


async def test_every_failed_sign_in_has_the_same_answer(application, app):
    _, name = await a_player(application)
    answers = set()
    for login, password, brand in (
        (name, PASSWORD + "!", "default"),
        (f"unknown-{next(_numbers)}", PASSWORD, "default"),
        (f"{name}@example.org", PASSWORD, "default"),
        ("@", PASSWORD, "default"),
        ("x" * 300, "y" * 1000, "default"),
        (name, PASSWORD, "nowhere"),
        (name, PASSWORD.upper(), "default"),
        (name, PASSWORD + " ", "default"),
    ):
        response = await Browser(app, ip=f"198.51.100.{next(_numbers)}").sign_in(login, password, brand=brand)
        answers.add((response.status_code, response.text))
    assert answers == {(401, '{"code":"SIGN_IN_FAILED"}')}


async def test_a_sign_in_is_recorded_with_its_factors_and_its_device(application, browser):
    id, name = await a_player(application)
    for _ in range(2):
        await browser.sign_in(name)
    select = (
        "select details from compliance.audit where action = 'record_sign_in' and account_id = $1"
        " order by day, seq"
    )
    rows = await application.rows(select, id.removeprefix("plr_"))
    kept = [orjson.loads(row[0]) if isinstance(row[0], str) else row[0] for row in rows]
    assert kept == [{"factors": ["PASSWORD"], "device": device} for device in ("NEW", "KNOWN")]


async def test_the_cookie_is_invalid_after_signing_out(application, browser):
    _, name = await a_player(application)
    await browser.sign_in(name)
    stolen = Browser(browser.app, cookies=dict(browser.cookies))
    assert await stolen.session() is not None
    response = await browser.post("sign-out")
    assert (response.status_code, response.json()) == (200, {"session": None})
    assert response.headers["clear-site-data"] == '"cache", "storage"'
    assert "__Host-croupier-players" not in browser.cookies
    assert "__Host-croupier-device" in browser.cookies
    assert await stolen.session() is None
    assert (await stolen.ask(VIEWER))["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    assert (await browser.post("sign-out")).status_code == 200


async def test_signing_in_replaces_the_secret(application, browser):
    """Fixation: whatever the browser came with, it leaves with another secret, and the old one is void."""
    _, name = await a_player(application)
    await browser.sign_in(name)
    before = dict(browser.cookies)
    await browser.sign_in(name)
    assert browser.cookies["__Host-croupier-players"] != before["__Host-croupier-players"]
    assert await Browser(browser.app, cookies=before).session() is None
    planted = Browser(browser.app, cookies={"__Host-croupier-players": "0" * 32 + "." + "A" * 43})
    assert (await planted.sign_in(name)).status_code == 200
    assert planted.cookies["__Host-croupier-players"] != "0" * 32 + "." + "A" * 43


@pytest.mark.parametrize(
    ("case", "headers", "status"),
    [
        ("as our own pages do", {}, 200),
        ("no page at all", {"origin": None}, 200),
        ("without the header", {"x_croupier_realm": None}, 403),
        ("with another realm's", {"x_croupier_realm": "operators"}, 403),
        ("from a foreign page", {"origin": "https://evil.example"}, 403),
        ("from a sandboxed frame", {"origin": "null"}, 403),
        ("as a form", {"content_type": "application/x-www-form-urlencoded"}, 415),
        ("as a form of text", {"content_type": "text/plain"}, 415),
    ],
)
async def test_sign_in_is_accepted_from_our_origin_only(application, browser, case, headers, status):
    _, name = await a_player(application)
    response = await browser.post("sign-in", {"login": name, "password": PASSWORD}, **headers)
    assert response.status_code == status, case
    assert ("__Host-croupier-players" in browser.cookies) == (status == 200)


async def test_a_foreign_page_cannot_use_a_session(application, browser):
    _, name = await a_player(application)
    await browser.sign_in(name)
    body = {"query": VIEWER}
    foreign = await browser.send("POST", "/graphql", {"origin": "https://evil.example"}, json=body)
    assert foreign.json()["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    bare = await browser.send("POST", "/graphql", {"x-croupier-realm": None}, json=body)
    assert bare.json()["data"]["viewer"]["name"] == "anonymous"
    assert (await browser.get("session", origin="https://evil.example")).status_code == 403


@pytest.mark.parametrize(
    "path", ["sign-in", "factor/begin", "factor", "passkey", "password/forgot", "password/reset"]
)
@pytest.mark.parametrize(
    "body",
    [
        None,
        5,
        "x",
        [],
        {},
        {"login": 5, "password": "x", "ticket": {}, "challenge": 1},
        {"login": "", "password": "", "ticket": "", "challenge": ""},
        {"login": "\ud800", "password": "x", "ticket": "\ud800", "factor": "TOTP", "challenge": "\ud800"},
        {"login": "a\x00b", "password": "x", "ticket": "a\x00", "challenge": "\x00"},
        {"login": "x" * 400, "password": "x", "ticket": "x" * 600, "challenge": "x" * 600},
        {"login": "x", "password": "x", "brand": "*", "ticket": "x", "factor": "NOSE", "answer": 5},
        {"login": "x", "password": "x", "brand": {"a": 1}, "ticket": "x", "factor": ["TOTP"], "answer": []},
    ],
)
async def test_malformed_bodies_are_refused_by_name(browser, path, body):
    for raw in (json.dumps(body).encode(), b'{"login": "\xff', b"", b"[" * 100_000):
        sent = {"content-type": "application/json"}
        response = await browser.send("POST", f"/auth/players/{path}", sent, content=raw)
        assert response.status_code in {400, 413}, response.text
        assert response.json()["code"] == "BAD_REQUEST"


async def test_there_are_two_realms(browser):
    assert (await browser.send("POST", "/auth/admins/sign-in", {}, json={})).status_code == 404
    assert (await browser.send("GET", "/auth/admins/session", {})).status_code == 404


async def test_an_anonymous_caller_has_no_session(browser):
    assert await browser.session() is None


async def test_sign_ins_are_published_as_facts_in_order(application, browser):
    id, name = await a_player(application)
    await browser.sign_in(name)
    await browser.sign_in(name)
    await Browser(browser.app, ip="203.0.113.6").sign_in(name)
    told = "select name, seq, payload from outbox.event where player_id = $1 and name like 'identity.%'"
    rows = await application.rows(f"{told} order by seq", UUID(id.removeprefix("plr_")))
    assert [(fact, seq) for fact, seq, _ in rows] == [
        ("identity.signed_in", 1),
        ("identity.new_device", 2),
        ("identity.signed_in", 3),
        ("identity.signed_in", 4),
        ("identity.new_device", 5),
    ]
    assert [payload["newDevice"] for fact, _, payload in rows if fact == "identity.signed_in"] == [
        True,
        False,
        True,
    ]
