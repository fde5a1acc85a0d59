"""A browser that signs in: it keeps Secure cookies, which test clients do not send without TLS."""

from __future__ import annotations

from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any

import httpx

PASSWORD = "correct horse battery staple"


@dataclass
class Browser:
    """One browser at one realm, at an address of its own."""

    app: Any
    realm: str = "players"
    ip: str = "192.0.2.10"
    cookies: dict[str, str] = field(default_factory=dict)

    async def post(self, path: str, body: Any = None, **headers: str | None) -> httpx.Response:
        """To ``/auth/{realm}/...``, as the dashboard sends it; a header of None is left out."""
        sent = {} if body is None else body
        return await self.send("POST", f"/auth/{self.realm}/{path}", headers, json=sent)

    async def get(self, path: str, **headers: str | None) -> httpx.Response:
        return await self.send("GET", f"/auth/{self.realm}/{path}", headers)

    async def sign_in(self, login: str, password: str = PASSWORD, **more: Any) -> httpx.Response:
        return await self.post("sign-in", {"login": login, "password": password} | more)

    async def session(self) -> Any:
        """Who this browser is signed in as."""
        response = await self.get("session")
        assert response.status_code == 200, response.text
        return response.json()["session"]

    async def ask(self, document: str, /, **variables: Any) -> Any:
        """The answer of GraphQL to the account that this browser is signed in to."""
        response = await self.send("POST", "/graphql", {}, json={"query": document, "variables": variables})
        return response.json()

    async def send(self, method: str, path: str, headers: Any, **options: Any) -> httpx.Response:
        sent = {"x-croupier-realm": self.realm, "origin": "https://casino.test"}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookies:
            sent["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        transport = httpx.ASGITransport(self.app, client=(self.ip, 50000))
        async with httpx.AsyncClient(transport=transport, base_url="https://casino.test") as client:
            kept = {name: value for name, value in sent.items() if value is not None}
            response = await client.request(method, path, headers=kept, **options)
        for line in response.headers.get_list("set-cookie"):
            self._store(line)
        return response

    def _store(self, line: str) -> None:
        for name, morsel in SimpleCookie(line).items():
            assert name.startswith("__Host-"), line
            assert morsel["secure"], line
            assert morsel["httponly"], line
            assert (morsel["path"], morsel["domain"], morsel["samesite"]) == ("/", "", "lax"), line
            if morsel["max-age"] == "0":
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = morsel.value
