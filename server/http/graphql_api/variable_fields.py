"""What is wrong with a variable, and in which input field: graphql-core says both in its message only.

Its messages repeat what was sent, a whole object among it; ours do not.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from graphql import ArgumentNode, GraphQLError, VariableNode, Visitor, visit

from server.http.graphql_api.documents import GraphQLOperation

_INVALID = re.compile(r"Variable '\$(\w+)' has invalid value(?: at ((?:\.\w+|\[\d+\])+))?: ")
_INPUT = "input"
_UNKNOWN = "Expected value of type '\\w+' not to include unknown field '"
_MEMBER = (
    (re.compile(r"Expected value of type '\w+' to include required field '(\w+)'"), "This field is required"),
    (re.compile(rf"{_UNKNOWN}(\w{{1,100}})'(?:, found: |\. Did you mean )"), "There is no such field"),
)
"""What is wrong with a member of an object, which the message names -> how we say it."""
_VALUE = (
    (re.compile(_UNKNOWN), "It has a field that there is not"),
    (re.compile(r"Expected value of non-null type '.*' not to be None\."), "This field is required"),
    (re.compile(r"Expected value of type '\w+' to be an object, found: "), "This must be an object"),
    (re.compile(r"Expected value of type '(\w+)'.* found: ", re.DOTALL), r"This is no value of \1"),
    (re.compile(r"Value '.*' does not exist in '(\w+)' enum\.", re.DOTALL), r"This is no value of \1"),
    (re.compile(r"Enum '(\w+)' cannot represent "), r"This is no value of \1"),
    (re.compile(r"Int cannot represent non 32-bit"), "This number is too large"),
    (re.compile(r"Int cannot represent "), "This must be a whole number"),
    (re.compile(r"Float cannot represent "), "This must be a number"),
    (re.compile(r"Boolean cannot represent "), "This must be true or false"),
    (re.compile(r"(String|ID) cannot represent "), "This must be text"),
)
"""What is wrong with a value -> how we say it, which does not repeat the value."""

_arguments: WeakKeyDictionary[GraphQLOperation, Mapping[str, str]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class UnusableVariable:
    """Why a variable cannot be used."""

    variable: str
    path: tuple[str, ...]
    """To the field within the variable; without positions in lists."""
    complaint: str
    """One sentence that does not repeat what was sent."""

    @property
    def message(self) -> str:
        """The complaint, for those who know the document."""
        place = "".join(f".{step}" for step in self.path)
        return f"Variable '${self.variable}' has invalid value{place and f' at {place}'}: {self.complaint}"


def unusable_variable(error: GraphQLError) -> UnusableVariable | None:
    """What an error says of a variable; None if it is about none."""
    invalid = _INVALID.match(error.message)
    if invalid is None:
        return None
    path = tuple(re.findall(r"\.(\w+)", invalid[2] or ""))
    said = error.message[invalid.end() :]
    for pattern, complaint in _MEMBER:
        if found := pattern.match(said):
            return UnusableVariable(invalid[1], (*path, found[1]), complaint)
    for pattern, complaint in _VALUE:
        if found := pattern.match(said):
            return UnusableVariable(invalid[1], path, found.expand(complaint))
    return UnusableVariable(invalid[1], path, said)


def field_of(unusable: UnusableVariable, operation: GraphQLOperation) -> str | None:
    """The camelCase path of the field, ``filter.walletNo``; None for a whole variable.

    The one argument of mutations, ``input``, is not part of it.
    """
    argument = argument_of_variable(operation).get(unusable.variable, _INPUT)
    path = unusable.path if argument == _INPUT else (argument, *unusable.path)
    return ".".join(path) or None


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
