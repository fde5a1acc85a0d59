"""What graphql-cop and other probes of GraphQL servers look for, asked of a real server process."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.probed_server import ProbedServer

VIEWER = "{ viewer { kind } }"
URLENCODED = {"content-type": "application/x-www-form-urlencoded"}


def codes(answer: Any) -> list[str]:
    return [error["extensions"]["code"] for error in answer.json().get("errors", ())]


async def test_introspection_is_refused(probed_server: ProbedServer) -> None:
    for document in ("{ __schema { types { name } } }", '{ __type(name: "Player") { name } }'):
        assert codes(await probed_server.ask(document)) == ["FORBIDDEN"]


async def test_errors_suggest_no_names_of_the_schema(probed_server: ProbedServer) -> None:
    for document in (
        "{ viewr { kind } }",
        "{ viewer { kin } }",
        "{ player(ide: 1) { id } }",
        "{ ...on Playr { id } }",
    ):
        answer = await probed_server.ask(document)
        assert codes(answer) == ["GRAPHQL_VALIDATION_FAILED"]
        assert "mean" not in answer.text


@pytest.mark.parametrize(
    "document", [VIEWER, 'mutation { addTag(input: {playerId: "p", tag: "t"}) { __typename } }']
)
@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS"])
async def test_operations_are_accepted_by_post_only(
    probed_server: ProbedServer, document: str, method: str
) -> None:
    answer = await probed_server.post(method=method, params={"query": document})
    assert answer.status_code == 405
    assert "POST" in answer.headers["allow"]


@pytest.mark.parametrize("batch", [[], [{"query": VIEWER}], [{"query": VIEWER}] * 10])
async def test_batches_are_refused(probed_server: ProbedServer, batch: Any) -> None:
    answer = await probed_server.post(json=batch)
    assert (answer.status_code, codes(answer)) == (400, ["BAD_USER_INPUT"])


@pytest.mark.parametrize(
    ("how", "options"),
    [
        ("as a form", {"data": {"query": VIEWER}}),
        (
            "as a form with files",
            {"files": {"operations": (None, '{"query":"{viewer{kind}}"}'), "map": (None, "{}")}},
        ),
        ("as text", {"content": '{"query":"{viewer{kind}}"}', "headers": {"content-type": "text/plain"}}),
        ("as GraphQL", {"content": VIEWER, "headers": {"content-type": "application/graphql"}}),
        (
            "as text that mentions JSON",
            {"content": "{}", "headers": {"content-type": "text/plain; application/json"}},
        ),
        ("as nearly JSON", {"content": "{}", "headers": {"content-type": "application/jsonx"}}),
        ("as nothing", {"content": '{"query":"{viewer{kind}}"}'}),
        (
            "compressed",
            {
                "content": b"\x1f\x8b",
                "headers": {"content-type": "application/json", "content-encoding": "gzip"},
            },
        ),
    ],
)
async def test_requests_that_web_forms_can_send_are_refused(
    probed_server: ProbedServer, how: str, options: Any
) -> None:
    assert (await probed_server.post(**options)).status_code == 415, how


async def test_no_development_page_and_no_trace_is_served(probed_server: ProbedServer) -> None:
    page = await probed_server.post(method="GET", headers={"accept": "text/html"})
    assert page.status_code in {405, 406}
    answer = await probed_server.ask(VIEWER)
    assert "extensions" not in answer.json()


OVERLOADS = {
    "aliases": "{" + " ".join(f"a{n}: viewer {{ kind }}" for n in range(101)) + "}",
    "very many aliases": "{" + " ".join(f"a{n}: __typename" for n in range(10_000)) + "}",
    "directives": "{ viewer " + "@a" * 500 + " { kind } }",
    "known directives": "{ viewer " + "@skip(if: false)" * 500 + " { kind } }",
    "the same field": "{" + "__typename " * 5_000 + "}",
    "the same leaf": "{ viewer {" + "kind " * 1_200 + "} }",
    "a deep selection": "{a" * 5_000 + "}" * 5_000,
    "a deep value": "{ player(id: " + "[" * 5_000 + "]" * 5_000 + ") { id } }",
    "comments": "#\n" * 5_000 + VIEWER,
    "circular fragments": "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
    "a fragment of itself": "{ ...A } fragment A on Query { ...A }",
    "circular introspection": "{ __schema"
    + " { types { fields { type { fields { type" * 4
    + " { name"
    + " } } } } }" * 4
    + " } }",
    "two anonymous operations": VIEWER + VIEWER,
    "many operations": " ".join(f"query q{n} {{ viewer {{ kind }} }}" for n in range(500)),
    "many variables": "query(" + " ".join(f"$v{n}: Int" for n in range(800)) + ") { viewer { kind } }",
    "a page too long": "{ players(first: 1000000) { nodes { id } } }",
    "pages within pages": "{ players(first: 100) { nodes { notes(first: 100) { nodes { id text } } } } }",
    "a level without end": 'mutation { setVipLevel(input: {playerId: "p", level: '
    + "9" * 5_000
    + "}) { __typename } }",
    "an integer without end": "{ players(first: " + "9" * 5_000 + ") { nodes { id } } }",
}


@pytest.mark.parametrize("what", OVERLOADS)
async def test_overloads_are_refused_with_one_error(probed_server: ProbedServer, what: str) -> None:
    answer = await probed_server.ask(OVERLOADS[what], signed_in=True)

    assert answer.status_code < 500
    assert len(codes(answer)) == 1, answer.text[:500]
    assert codes(answer) != ["INTERNAL_SERVER_ERROR"]
    assert "data" not in answer.json()


def bomb(levels: int) -> str:
    """Each fragment spreads the next one twice: 2 to the power of ``levels`` fields when unfolded."""
    links = " ".join(f"fragment f{n} on Query {{ ...f{n + 1} ...f{n + 1} }}" for n in range(levels))
    return f"{{ ...f0 }} {links} fragment f{levels} on Query {{ viewer {{ kind }} }}"


@pytest.mark.parametrize("levels", [9, 18, 30, 100])
async def test_nested_fragments_are_refused_quickly(probed_server: ProbedServer, levels: int) -> None:
    answer = await probed_server.ask(bomb(levels))

    assert codes(answer) == ["QUERY_TOO_COMPLEX"]
    # A second operation of the same text does not make it any heavier, nor does asking again.
    assert codes(await probed_server.ask(bomb(levels))) == ["QUERY_TOO_COMPLEX"]
