"""How long after a token is revoked, or its program disabled, its socket and its requests go on."""

from __future__ import annotations

import json
import time
from typing import Any

import httpx
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from benchmarks.environment.api_servers import BenchServerConfig, croupier_server
from domain.shared.actor import ActorKind

SECONDS_MAX = 20.0
REGISTER = (
    "mutation($in: RegisterClientInput!) { it: registerClient(input: $in) { secret client { id askedBy } } }"
)
APPROVE = "mutation($in: ApproveClientInput!) { it: approveClient(input: $in) { __typename } }"
DISABLE = "mutation($in: ClientInput!) { it: disableClient(input: $in) { __typename } }"
SERVICE = {"name": "Acme Games", "kind": "SERVICE", "roles": ["game_server"]}


def ended_credentials(config: BenchServerConfig) -> None:
    """Measure both, each with a program of its own."""
    with croupier_server(config) as server, httpx.Client(base_url=f"http://127.0.0.1:{server.port}") as http:
        admin = {"authorization": f"Bearer {config.token(ActorKind.OPERATOR, 'admin')}"}

        second = {"authorization": f"Bearer {config.token(ActorKind.OPERATOR, 'admin', 'second')}"}

        def mutate(document: str, given: Any, by: Any = admin) -> Any:
            answer = http.post("/graphql", json={"query": document, "variables": {"in": given}}, headers=by)
            return answer.json()["data"]["it"]

        for how in ("token revoked", "program disabled"):
            made = mutate(REGISTER, SERVICE)
            program = (made["client"]["id"], made["secret"])
            mutate(APPROVE, {"clientId": program[0], "askedBy": made["client"]["askedBy"]}, second)
            asked = {"grant_type": "client_credentials"}
            token = http.post("/oauth/token", data=asked, auth=program).json()["access_token"]
            with open_socket(server.port, token) as socket:
                if how == "token revoked":
                    http.post("/oauth/revoke", data={"token": token}, auth=program).raise_for_status()
                else:
                    mutate(DISABLE, {"clientId": program[0]})
                refused = seconds_until_refused(http, token)
                print(
                    f"{how}: HTTP refused after {refused}, socket closed after {closed(socket)}", flush=True
                )


def open_socket(port: int, token: str) -> ClientConnection:
    """A socket that has signed in."""
    protocols = [Subprotocol("graphql-transport-ws")]
    socket = connect(f"ws://127.0.0.1:{port}/graphql", subprotocols=protocols, proxy=None)
    payload = {"authorization": f"Bearer {token}"}
    socket.send(json.dumps({"type": "connection_init", "payload": payload}))
    socket.recv()
    return socket


def seconds_until_refused(http: httpx.Client, token: str) -> str:
    """Ask until the token is refused."""
    started = time.monotonic()
    headers = {"authorization": f"Bearer {token}"}
    while time.monotonic() - started < SECONDS_MAX:
        if http.post("/graphql", json={"query": "{viewer{kind}}"}, headers=headers).status_code == 401:
            return f"{time.monotonic() - started:.3f} s"
        time.sleep(0.01)
    return f"more than {SECONDS_MAX:.0f} s"


def closed(socket: ClientConnection) -> str:
    """Wait until the server closes."""
    started = time.monotonic()
    try:
        socket.recv(timeout=SECONDS_MAX)
    except ConnectionClosed as end:
        return f"{time.monotonic() - started:.3f} s with {end.rcvd.code if end.rcvd else 1006}"
    except TimeoutError:
        return f"more than {SECONDS_MAX:.0f} s"
    return "a message"
