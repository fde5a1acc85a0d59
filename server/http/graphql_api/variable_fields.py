"""Which input field an unusable variable is: graphql-core says it in its message only."""

import re
from collections.abc import Mapping
from typing import Any
from weakref import WeakKeyDictionary

from graphql import ArgumentNode, GraphQLError, VariableNode, Visitor, visit

from server.http.graphql_api.documents import GraphQLOperation

_INVALID = re.compile(r"Variable '\$(\w+)' has invalid value(?: at ((?:\.\w+|\[\d+\])+))?: ")
_INPUT = "input"

_arguments: WeakKeyDictionary[GraphQLOperation, Mapping[str, str]] = WeakKeyDictionary()


def field_of(error: GraphQLError, operation: GraphQLOperation) -> str | None:
    """The camelCase path of the field, ``filter.createdFrom``; None if the error is about no variable.

    The one argument of mutations, ``input``, is not part of it; positions in lists are neither.
    """
    invalid = _INVALID.match(error.message)
    if invalid is None:
        return None
    argument = argument_of_variable(operation).get(invalid[1], _INPUT)
    path = re.findall(r"\.(\w+)", invalid[2] or "")
    return ".".join(path if argument == _INPUT else (argument, *path)) or None


def argument_of_variable(operation: GraphQLOperation) -> Mapping[str, str]:
    """Each variable's first argument; the document is searched once, however many errors it has."""
    found = _arguments.get(operation)
    if found is None:
        search = _ArgumentSearch()
        visit(operation.document, search)
        found = _arguments[operation] = search.found
    return found


class _ArgumentSearch(Visitor):
    """Collects the first argument of every variable."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def enter_argument(self, node: ArgumentNode, *_args: Any) -> None:
        if isinstance(node.value, VariableNode):
            self.found.setdefault(node.value.name.value, node.name.value)
