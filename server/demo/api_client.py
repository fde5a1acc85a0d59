"""The demo's API client: each caller has a token of its own."""

from collections.abc import Mapping
from typing import Any, Final

import httpx

SECONDS_MAX: Final = 15.0


class UnexpectedResponse(Exception):
    """The API answered with an error."""


class DemoApiClient:
    """Calls the public API; ``tokens`` are those of contexts' callers. Implements ``DemoApi``."""

    def __init__(self, url: str, tokens: Mapping[str, str]) -> None:
        self._tokens = tokens
        self._client = httpx.AsyncClient(base_url=url, timeout=SECONDS_MAX)

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def call(
        self, caller: str, document: str, operation: str, variables: Mapping[str, Any]
    ) -> dict[str, Any]:
        """The data of one operation.

        Raises:
            UnexpectedResponse: the answer has errors.
        """
        body = {"query": document, "operationName": operation, "variables": variables}
        headers = {"authorization": f"Bearer {self._tokens[caller]}"}
        response = await self._client.post("/graphql", json=body, headers=headers)
        answer = response.json()
        if answer.get("errors"):
            raise UnexpectedResponse(f"{operation}: {answer['errors'][0]['message']}")
        data: dict[str, Any] = answer["data"]
        return data
