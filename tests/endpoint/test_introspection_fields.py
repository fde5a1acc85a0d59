"""Every field of introspection, asked with and without the right to it: never a failure of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from graphql import get_introspection_query

from tests.graphql_documents import CORE

if TYPE_CHECKING:
    from tests.application import Application

NAMES = sorted(CORE.type_map)
ROOTS = ("__typename", "__schema { queryType { name } }", "viewer { __typename kind }")


@pytest.mark.parametrize("role", ["anonymous", "support", "admin"])
@pytest.mark.parametrize(
    "document",
    [
        *(f"{{ {root} }}" for root in ROOTS),
        "mutation { __typename }",
        '{ __type(name: "Player") { name fields { name args { name type { name } } } } }',
        '{ __type(name: "Nothing") { name } }',
        '{ a: __type(name: "Player") { ...T } } fragment T on __Type { kind ofType { name } }',
        "query ($name: String!) { __type(name: $name) { enumValues(includeDeprecated: true) { name } } }",
        get_introspection_query(),
    ],
    ids=map(str, range(9)),
)
async def test_introspection_is_allowed_or_forbidden(
    application: Application, role: str, document: str
) -> None:
    answer = await application.as_(role).ask(document, **({"name": "Role"} if "$name" in document else {}))

    codes = {each["extensions"]["code"] for each in answer.get("errors", ())}
    introspects = "__schema" in document or "__type(" in document
    assert codes == ({"FORBIDDEN"} if introspects and role == "anonymous" else set())


async def test_every_type_is_found_by_its_name(application: Application) -> None:
    for first in range(0, len(NAMES), 20):
        names = NAMES[first : first + 20]
        asked = " ".join(f'a{n}: __type(name: "{name}") {{ name }}' for n, name in enumerate(names))
        found = await application.as_("admin").data_of(f"{{ {asked} }}")
        assert [each["name"] for each in found.values()] == names
