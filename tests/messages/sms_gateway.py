"""An SMS gateway on loopback that speaks as Twilio does, and does what it is told."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

ACCOUNT, TOKEN = "AC0123", "the-token"
PATH = f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"


@dataclass
class FakeSmsGateway:
    """What it was asked; ``answers`` are given in turn, then it takes everything."""

    url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    answers: list[tuple[int, Any, dict[str, str]]] = field(default_factory=list)
    messages: dict[str, dict[str, str]] = field(default_factory=dict)

    def answer(self, asked: dict[str, Any]) -> tuple[int, Any, dict[str, str]]:
        self.asked.append(asked)
        if self.answers:
            return self.answers.pop(0)
        expected = base64.b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
        if asked["authorization"] != f"Basic {expected}":
            return 401, {"code": 20003, "message": "Authenticate", "status": 401}, {}
        if asked["path"] != PATH:
            return 404, {"code": 20404, "message": "not found", "status": 404}, {}
        sid = f"SM{len(self.messages)}"
        kept = self.messages.setdefault(asked["key"], {"sid": sid, **asked["form"]})
        return 201, {"sid": kept["sid"], "status": "queued", "error_code": None}, {}


@contextmanager
def an_sms_gateway() -> Iterator[FakeSmsGateway]:
    """A gateway that listens until the end of the block."""
    gateway = FakeSmsGateway()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            status, said, headers = gateway.answer(
                {
                    "path": self.path,
                    "authorization": self.headers["authorization"],
                    "key": self.headers["idempotency-key"],
                    "form": {name: values[0] for name, values in parse_qs(body).items()},
                }
            )
            if status == 0:  # hangs up without an answer
                self.close_connection = True
                return
            sent = said if isinstance(said, bytes) else json.dumps(said).encode()
            self.send_response(status)
            for name, value in {"content-type": "application/json", **headers}.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        do_GET = do_POST  # noqa: N815 - http.server's name

        def log_message(self, *_: object) -> None:
            """Not logged."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        gateway.url = f"http://{ACCOUNT}:{TOKEN}@127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield gateway
        server.shutdown()
        thread.join()
