"""Which input field an unusable variable is: graphql-core says it in its message only."""

import re
from typing import Any

from graphql import ArgumentNode, GraphQLError, VariableNode, Visitor, visit

from server.http.graphql_api.documents import GraphQLOperation

_INVALID = re.compile(r"Variable '\$(\w+)' has invalid value(?: at ((?:\.\w+|\[\d+\])+))?: ")
_INPUT = "input"


def field_of(error: GraphQLError, operation: GraphQLOperation) -> str | None:
    """The camelCase path of the field, ``filter.createdFrom``; None if the error is about no variable.

    The one argument of mutations, ``input``, is not part of it; positions in lists are neither.
    """
    invalid = _INVALID.match(error.message)
    if invalid is None:
        return None
    search = _ArgumentSearch(invalid[1])
    visit(operation.document, search)
    argument = () if search.argument in (None, _INPUT) else (search.argument,)
    return ".".join((*argument, *re.findall(r"\.(\w+)", invalid[2] or ""))) or None


class _ArgumentSearch(Visitor):
    """Finds the first argument that is this variable."""

    def __init__(self, variable: str) -> None:
        super().__init__()
        self._variable = variable
        self.argument: str | None = None

    def enter_argument(self, node: ArgumentNode, *_args: Any) -> Any:
        if isinstance(node.value, VariableNode) and node.value.name.value == self._variable:
            self.argument = node.name.value
            return self.BREAK
        return None
