"""How many values a request may carry, counted before any of them is converted."""

import pytest
from graphql import GraphQLError

from server.http.graphql_api.documents import Documents
from server.http.graphql_api.limits import Limits
from server.http.graphql_api.validation.literals import LIST_ITEMS_MAX
from server.http.graphql_api.validation.variables_size import require_countable
from tests.endpoint.toy import SCHEMA

FULL, OVERFULL = [1] * LIST_ITEMS_MAX, [1] * (LIST_ITEMS_MAX + 1)


@pytest.mark.parametrize(
    ("case", "variables", "limit", "field"),
    [
        ("as many items as allowed", {"a": FULL}, None, None),
        ("one item more", {"a": OVERFULL}, "items", "a"),
        ("in the input of a mutation", {"input": {"tags": OVERFULL}}, "items", "tags"),
        ("in a list of objects", {"filter": [{"tags": OVERFULL}]}, "items", "filter.tags"),
        ("as many values as allowed", {"a": [1] * 9}, None, None),
        ("one value more", {"a": [1] * 10}, "values", None),
        ("values in objects", {"a": {"b": 1, "c": {"d": [1] * 7}}}, "values", None),
    ],
)
def test_lists_and_values_are_counted(case, variables, limit, field):
    limits = Limits(values=10 if "value" in case else 5_000)
    try:
        require_countable(variables, limits)
    except GraphQLError as error:
        found = error.extensions or {}
    else:
        found = {}
    assert (found.get("limit"), found.get("field")) == (limit, field), case


@pytest.mark.parametrize(
    ("items", "message"),
    [(LIST_ITEMS_MAX, "Int cannot represent"), (LIST_ITEMS_MAX + 1, f"at most {LIST_ITEMS_MAX} items")],
)
def test_items_of_lists_in_documents_are_counted_too(items, message):
    with pytest.raises(GraphQLError, match=message):
        Documents(SCHEMA._schema, Limits()).operation(f"{{double(number:[{'1 ' * items}])}}", None)
