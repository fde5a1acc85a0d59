"""What a tab is answered in place of the server: rights as a test wants them, or nothing at all."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from graphql import GraphQLInputObjectType, GraphQLObjectType
from playwright.async_api import Page, Route

from tests.graphql_documents import CORE


def every_coordinate() -> list[str]:
    """All that a role may be allowed: fields, arguments and input fields."""
    found = []
    for name, made in CORE.type_map.items():
        if isinstance(made, GraphQLObjectType):
            for field_name, each in made.fields.items():
                found += [f"{name}.{field_name}", *(f"{name}.{field_name}({arg})" for arg in each.args)]
        elif isinstance(made, GraphQLInputObjectType):
            found += [f"{name}.{field_name}" for field_name in made.fields]
    return found


@dataclass
class AnswersOfTheServer:
    """Who looks has the rights of `allowed`, and nothing else is answered before `goes_on`; then it fails."""

    allowed: Iterable[str]
    goes_on: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, page: Page) -> None:
        """Answer in place of the server from now on."""
        await page.route("**/graphql", self._answer)
        # A socket that says nothing: what is followed live would come all the same.
        await page.route_web_socket("**/graphql", lambda _: None)

    async def _answer(self, route: Route) -> None:
        asked = route.request.post_data_json or {}
        if asked.get("operationName") != "Viewer":
            await self.goes_on.wait()
            await route.abort("connectionfailed")
            return
        response = await route.fetch()
        answer = await response.json()
        if viewer := (answer.get("data") or {}).get("viewer"):
            granted = [
                {"__typename": "Permission", "coordinate": each, "level": "WRITE"} for each in self.allowed
            ]
            viewer["permissions"] = granted
        await route.fulfill(response=response, body=json.dumps(answer))
