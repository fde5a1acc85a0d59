"""A key management service on loopback that speaks as adapters/vault/key_remote.py wants it."""

from __future__ import annotations

import base64
import json
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

TOKEN = "the-token"


@dataclass
class KeyServer:
    """Its keys, and what it was asked. ``answer`` replaces every answer: a status and raw bytes."""

    url: str = ""
    keys: dict[int, bytes] = field(default_factory=lambda: {1: secrets.token_bytes(32)})
    asked: list[str] = field(default_factory=list)
    answer: tuple[int, bytes] | None = None
    silent: threading.Event | None = None

    def said(self, method: str, path: str, body: Any) -> tuple[int, Any]:
        match method, path:
            case "GET", "/master-key":
                return 200, {"current": max(self.keys), "versions": sorted(self.keys)}
            case "POST", "/master-key/wrap" | "/master-key/unwrap":
                turn = aes_key_wrap if path.endswith("/wrap") else aes_key_unwrap
                return self._turned(turn, body)
            case "POST", "/master-key/renew":
                self.keys[max(self.keys) + 1] = secrets.token_bytes(32)
                return 200, {"current": max(self.keys)}
            case "POST", "/master-key/retire":
                self.keys.pop(body["version"])
                return 204, None
        return 404, {}

    def _turned(self, turn: Any, body: Any) -> tuple[int, Any]:
        try:
            master = self.keys[body["version"]]
            turned = [turn(master, base64.b64decode(key)) for key in body["keys"]]
        except (KeyError, InvalidUnwrap):
            return 400, {}
        return 200, {"keys": [base64.b64encode(key).decode() for key in turned]}


@contextmanager
def a_key_server() -> Iterator[KeyServer]:
    """A service that listens until the end of the block."""
    service = KeyServer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._take("GET", None)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            self._take("POST", json.loads(body) if body else None)

        def _take(self, method: str, body: Any) -> None:
            service.asked.append(self.path.removeprefix("/master-key"))
            if service.silent is not None:
                service.silent.wait()
            if self.headers["authorization"] != f"Bearer {TOKEN}":
                status, said = 401, b""
            elif service.answer is not None:
                status, said = service.answer
            else:
                status, told = service.said(method, self.path, body)
                said = b"" if told is None else json.dumps(told).encode()
            self.send_response(status)
            self.send_header("content-length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_: object) -> None:
            """Nothing to say."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.url = f"http://127.0.0.1:{server.server_port}"
    running = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    running.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        running.join()
