"""Sessions in the graph: seen and ended from both sides, and one's own password; sockets follow."""

from __future__ import annotations

import asyncio
import json
from itertools import count
from typing import Any
from uuid import UUID

import pytest

from tests.application import Application
from tests.funded_players import a_funded_player
from tests.identity.browser import PASSWORD, Browser
from tests.identity.cookie_callers import a_cookie_caller, a_player_account

_numbers = count(1)
OTHER = "another horse entirely"
SESSIONS = "{ viewer { sessions { id ip userAgent current proofs { factor } } lastSignIn { ip } } }"
END = "mutation($id: ID!) { endSession(input: {id: $id}) { __typename ... on SessionEnded { sessionId } } }"
END_ALL = "mutation($too: Boolean!) { endAllSessions(input: {thisOneToo: $too}) { count } }"
END_PLAYERS = """
mutation($player: ID!, $id: ID) { endPlayerSessions(input: {playerId: $player, sessionId: $id}) { count } }
"""
CHANGE = """
mutation($current: String!, $password: String!) {
  changePassword(input: {current: $current, password: $password}) {
    __typename
    ... on PasswordChanged { sessionsEnded }
    ... on PasswordRefused { objection charactersMin }
    ... on TooManyAttempts { seconds }
  }
}
"""


@pytest.fixture
def app(application: Application) -> Any:
    return application.client._transport.app


def a_browser(app: Any) -> Browser:
    return Browser(app, ip=f"100.64.0.{next(_numbers)}")


async def signed_in(application: Application, app: Any, places: int = 1) -> tuple[str, list[Browser]]:
    """A player, signed in at some places."""
    name = f"many-{next(_numbers)}"
    guest = await a_funded_player(
        application, None, username=name, email=f"{name}@example.com", password=PASSWORD
    )
    browsers = [a_browser(app) for _ in range(places)]
    for browser in browsers:
        assert (await browser.sign_in(name)).status_code == 200
    return guest.id, browsers


async def told(browser: Browser, document: str, **variables: Any) -> Any:
    answer = await browser.ask(document, **variables)
    assert "errors" not in answer, answer
    return answer["data"]


async def test_actors_list_and_end_their_own_sessions(application, app):
    _, (here, there) = await signed_in(application, app, 2)
    viewer = (await told(here, SESSIONS))["viewer"]
    seen = [(each["ip"], each["current"]) for each in viewer["sessions"]]
    assert seen == [(there.ip, False), (here.ip, True)]
    assert viewer["lastSignIn"] is None
    assert (await told(there, SESSIONS))["viewer"]["lastSignIn"] == {"ip": here.ip}
    id = viewer["sessions"][0]["id"]
    assert (await told(here, END, id=id))["endSession"] == {"__typename": "SessionEnded", "sessionId": id}
    assert await there.session() is None
    assert (await told(here, END, id=id))["endSession"]["__typename"] == "AccountSessionNotFound"
    assert await here.session() is not None


async def test_sessions_of_other_accounts_cannot_be_ended(application, app):
    _, (mine,) = await signed_in(application, app)
    _, (theirs,) = await signed_in(application, app)
    id = (await theirs.session())["id"]
    assert (await told(mine, END, id=id))["endSession"]["__typename"] == "AccountSessionNotFound"
    assert await theirs.session() is not None


@pytest.mark.parametrize(("too", "ended"), [(False, 2), (True, 3)])
async def test_all_sessions_end_at_once(application, app, too, ended):
    _, browsers = await signed_in(application, app, 3)
    assert (await told(browsers[0], END_ALL, too=too))["endAllSessions"] == {"count": ended}
    running = [await browser.session() is not None for browser in browsers]
    assert running == [not too, False, False]


async def test_operators_see_and_end_sessions_of_players_of_their_brand(application, app):
    id, browsers = await signed_in(application, app, 3)
    desk, rival = application.as_("support_lead"), application.as_("support_lead", brand="rival")
    asked = f'{{ player(id: "{id}") {{ sessions {{ id ip current }} }} }}'
    seen = (await desk.data_of(asked))["player"]["sessions"]
    assert [each["ip"] for each in seen] == [browser.ip for browser in reversed(browsers)]
    assert (await rival.data_of(END_PLAYERS, player=id))["endPlayerSessions"] == {"count": 0}
    one = await desk.data_of(END_PLAYERS, player=id, id=seen[0]["id"])
    assert one["endPlayerSessions"] == {"count": 1}
    assert await browsers[2].session() is None
    assert (await desk.data_of(END_PLAYERS, player=id))["endPlayerSessions"] == {"count": 2}
    assert await browsers[0].session() is None
    _, (other,) = await signed_in(application, app)
    theirs = (await other.session())["id"]
    assert (await desk.data_of(END_PLAYERS, player=id, id=theirs))["endPlayerSessions"] == {"count": 0}
    assert await other.session() is not None


async def test_listing_sessions_of_players_needs_a_permission(application, app):
    id, (browser,) = await signed_in(application, app)
    for caller in (application.as_("support"), application.as_("crm")):
        answer = await caller.ask(f'{{ player(id: "{id}") {{ sessions {{ id }} }} }}')
        assert answer["data"]["player"]["sessions"] is None
        assert answer["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    assert (await browser.ask(END_PLAYERS, player=id))["errors"][0]["extensions"]["code"] == "FORBIDDEN"


async def test_a_password_change_ends_all_other_sessions(application, app):
    _, (here, there) = await signed_in(application, app, 2)
    wrong = await told(here, CHANGE, current="not this one", password=OTHER)
    assert wrong["changePassword"] == {"__typename": "WrongPassword"}
    short = await told(here, CHANGE, current=PASSWORD, password="short")
    assert short["changePassword"] == {
        "__typename": "PasswordRefused",
        "objection": "TOO_SHORT",
        "charactersMin": 12,
    }
    done = await told(here, CHANGE, current=PASSWORD, password=OTHER)
    assert done["changePassword"] == {"__typename": "PasswordChanged", "sessionsEnded": 1}
    assert await here.session() is not None
    assert await there.session() is None


async def test_guesses_at_the_present_password_are_rate_limited(application, app):
    _, (here,) = await signed_in(application, app)
    kinds = [
        (await told(here, CHANGE, current=f"guess {number}", password=OTHER))["changePassword"]["__typename"]
        for number in range(5)
    ]
    assert kinds == ["WrongPassword"] * 3 + ["TooManyAttempts"] * 2


class Socket:
    """A client of graphql-transport-ws inside this process."""

    def __init__(self, app: Any, browser: Browser) -> None:
        cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
        headers = [
            (b"host", b"casino.test"),
            (b"origin", b"https://casino.test"),
            (b"cookie", cookies.encode()),
        ]
        self.scope = {
            "type": "websocket",
            "path": "/graphql",
            "raw_path": b"/graphql",
            "query_string": b"",
            "root_path": "",
            "scheme": "wss",
            "client": (browser.ip, 50000),
            "server": ("casino.test", 443),
            "headers": headers,
            "subprotocols": ["graphql-transport-ws"],
        }
        self.sent: asyncio.Queue[Any] = asyncio.Queue()
        self.heard: asyncio.Queue[Any] = asyncio.Queue()
        self.sent.put_nowait({"type": "websocket.connect"})
        self.running = asyncio.create_task(app(self.scope, self.sent.get, self.heard.put))

    def say(self, message: Any) -> None:
        self.sent.put_nowait({"type": "websocket.receive", "text": json.dumps(message)})

    async def next(self) -> Any:
        """The next message, or how the socket was closed."""
        async with asyncio.timeout(30):
            while True:
                event = await self.heard.get()
                if event["type"] == "websocket.close":
                    return event["code"]
                if event["type"] == "websocket.send":
                    return json.loads(event.get("text") or event["bytes"])

    async def open(self, realm: str) -> None:
        self.say({"type": "connection_init", "payload": {"realm": realm}})
        assert (await self.next())["type"] == "connection_ack"


async def test_ending_a_session_closes_its_sockets(application, app):
    _, (here, there) = await signed_in(application, app, 2)
    mine, other = Socket(app, here), Socket(app, there)
    await mine.open("players")
    await other.open("players")
    mine.say({"type": "subscribe", "id": "1", "payload": {"query": "{ viewer { kind } }"}})
    assert (await mine.next())["payload"]["data"] == {"viewer": {"kind": "PLAYER"}}
    assert (await mine.next())["type"] == "complete"
    await here.post("sign-out")
    assert await mine.next() == 4432
    await mine.running
    other.say({"type": "ping"})
    assert (await other.next())["type"] == "pong"
    other.sent.put_nowait({"type": "websocket.disconnect", "code": 1000})
    await other.running


async def test_a_socket_with_an_invalid_cookie_is_closed(application, app):
    _, (here,) = await signed_in(application, app)
    stale = Browser(app, ip=here.ip, cookies=dict(here.cookies))
    await here.post("sign-out")
    socket = Socket(app, stale)
    socket.say({"type": "connection_init", "payload": {"realm": "players"}})
    assert await socket.next() == 4403
    await socket.running


NODE = "query($id: ID!) { node(id: $id) { id ... on AccountSession { ip } } }"


async def test_a_session_is_found_by_its_owner_and_by_who_sees_players_sessions(application, app):
    id, (mine,) = await signed_in(application, app)
    _, (theirs,) = await signed_in(application, app)
    session = (await mine.session())["id"]
    found = {"id": session, "ip": mine.ip}
    assert (await told(mine, NODE, id=session))["node"] == found
    assert (await told(theirs, NODE, id=session))["node"] is None
    desk = application.as_("support_lead", name=f"desk-{id}")
    assert (await desk.data_of(NODE, id=session))["node"] == found
    assert (await application.as_("support").data_of(NODE, id=session))["node"] is None
    seen = await application.rows(
        "select details::text from compliance.audit where actor = $1 and subject = $2",
        f"operator:desk-{id}",
        UUID(id.removeprefix("plr_")),
    )
    assert [each for (each,) in seen if "Player.sessions" in each]


async def test_a_factor_is_found_by_its_owner_only(application, servers):
    player, other = await a_funded_player(application), await a_funded_player(application)
    owner, stranger = [
        await a_cookie_caller(application, servers.redis_url, a_player_account(each.id), role="player")
        for each in (player, other)
    ]
    await owner.enrol()
    (factor,) = (await owner.data_of("{ viewer { factors { id kind } } }"))["viewer"]["factors"]
    asked = "query($id: ID!) { node(id: $id) { id ... on EnrolledFactor { kind } } }"
    assert (await owner.data_of(asked, id=factor["id"]))["node"] == factor
    assert (await owner.data_of(asked, id=factor["id"].replace("totp", "phone")))["node"] is None
    assert (await stranger.data_of(asked, id=factor["id"]))["node"] is None
    assert (await application.as_("admin").data_of(asked, id=factor["id"]))["node"] is None
