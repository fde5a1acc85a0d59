"""The demo's API client: each caller has a token of its own, made for each call."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import httpx

SECONDS_MAX: Final = 15.0


class UnexpectedResponse(Exception):
    """The API answered with an error."""


class DemoApiClient:
    """Calls the public API; ``token_of`` a caller's name. Implements ``DemoApi``.

    Operators' tokens are good for sensitive operations only while they are new.
    """

    def __init__(self, url: str, token_of: Callable[[str], str]) -> None:
        self._token_of = token_of
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
        headers = {"authorization": f"Bearer {self._token_of(caller)}"}
        response = await self._client.post("/graphql", json=body, headers=headers)
        answer = response.json()
        if answer.get("errors"):
            raise UnexpectedResponse(f"{operation}: {answer['errors'][0]['message']}")
        data: dict[str, Any] = answer["data"]
        return data
