"""Counts the variables of a request before any of them is converted."""

from collections.abc import Mapping
from typing import Any

from server.http.errors import BAD_USER_INPUT, TOO_COMPLEX, refusal
from server.http.graphql_api.limits import Limits
from server.http.graphql_api.validation.literals import LIST_ITEMS_MAX, TOO_MANY_ITEMS


def require_countable(variables: Mapping[str, Any], limits: Limits) -> None:
    """Refuse lists that are too long, and too many values at all; visits each value once.

    Raises:
        GraphQLError: what is too much, with the path of the list.
    """
    counted = 0
    left: list[tuple[str, Any]] = [("", variables)]
    while left:
        path, outer = left.pop()
        counted += len(outer)
        if counted > limits.values:
            message = f"The variables hold more than {limits.values} values."
            raise refusal(TOO_COMPLEX, message, limit="values")
        if isinstance(outer, list):
            if len(outer) > LIST_ITEMS_MAX:
                named = {"field": path} if path else {}
                raise refusal(BAD_USER_INPUT, TOO_MANY_ITEMS, limit="items", **named)
            left.extend((path, inner) for inner in outer if isinstance(inner, dict | list))
        else:
            left.extend(
                (_below(path, name), inner) for name, inner in outer.items() if isinstance(inner, dict | list)
            )


def _below(path: str, name: str) -> str:
    """The path of a field as errors give it: that of the one argument of mutations, ``input``, is empty."""
    return "" if not path and name == "input" else f"{path}.{name}".lstrip(".")
