"""The tests' own caller: an input may have any name, and an answer that was not expected is shown whole."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.application import Caller

INPUT = {"name": "a tag", "document": "passport", "path": "/", "self": "me"}


def refusal(message: str) -> dict[str, Any]:
    return {"message": message, "extensions": {"code": message.upper()}}


def caller(*errors: str) -> Caller:
    """Called with this, GraphQL answers with these errors, or gives back the variables."""

    async def answer(request: Request) -> Response:
        if errors:
            return JSONResponse({"data": None, "errors": [refusal(error) for error in errors]})
        if request.method == "GET":
            return JSONResponse(dict(request.query_params))
        variables = (await request.json())["variables"]
        return JSONResponse({"data": {"registerPlayer": variables.get("input", variables)}})

    app = Starlette(routes=[Route("/graphql", answer, methods=["GET", "POST"])])
    client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://casino.test")
    return Caller(client, None, "admin")


async def test_inputs_and_variables_may_have_the_names_of_parameters() -> None:
    by = caller()

    assert await by.mutate("registerPlayer", **INPUT) == INPUT
    assert await by.data_of("{ registerPlayer }", **INPUT) == {"registerPlayer": INPUT}
    assert await by.ask("{ registerPlayer }", **INPUT) == {"data": {"registerPlayer": INPUT}}
    assert (await by.get("/graphql", **INPUT)).json() == INPUT
    refused = caller("refused")
    assert await refused.error_of("{ registerPlayer }", **INPUT) == {"code": "REFUSED"}
    assert await refused.mutation_error("registerPlayer", **INPUT) == {"code": "REFUSED"}


@pytest.mark.parametrize("errors", [(), ("first", "second")])
async def test_an_answer_without_exactly_one_error_is_shown(errors: tuple[str, ...]) -> None:
    with pytest.raises(AssertionError, match=".*".join(errors) or "registerPlayer"):
        await caller(*errors).error_of("{ registerPlayer }", tag="vip")
