"""The page size of a field: its ``first`` or ``last`` argument."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from graphql import FieldNode, GraphQLArgument, GraphQLField, IntValueNode, ValueNode, VariableNode

from domain.shared.pages import page_size_message
from server.http.errors import BAD_USER_INPUT, refusal
from server.http.graphql_api.limits import Limits
from server.http.graphql_api.validation.literals import DIGITS_MAX

PAGE_ARGUMENTS: Final = ("first", "last")


@dataclass(frozen=True, slots=True)
class PageSize:
    """The size of a page: the largest of its sources.

    A source is (None, size), or (variable, size where the variable is not given). ``arguments`` says which
    argument each variable fills.
    """

    sources: tuple[tuple[str | None, int], ...]
    arguments: Mapping[str, str] = field(default_factory=dict)

    @property
    def variables(self) -> tuple[str, ...]:
        """The variables the size depends on."""
        return tuple(name for name, _ in self.sources if name is not None)

    def items(self, variables: Mapping[str, Any]) -> int:
        """The number of items to count with."""
        return max(
            0, *(int_or_default(variables.get(name) if name else size, size) for name, size in self.sources)
        )


SINGLE_ITEM: Final = PageSize(((None, 1),))


def int_or_default(value: object, otherwise: int) -> int:
    """A raw value where it is a whole number; coercion refuses anything else later."""
    return value if isinstance(value, int) and not isinstance(value, bool) else otherwise


def page_size_of(node: FieldNode, definition: GraphQLField | None, limits: Limits) -> PageSize:
    """The page size a field asks for; SINGLE_ITEM where it has no paging arguments."""
    known = definition.args if definition else {}
    asked = [argument for argument in node.arguments or () if argument.name.value in PAGE_ARGUMENTS]
    sources = []
    filled = {}
    for argument in asked:
        fallback = default_size(known.get(argument.name.value), limits)
        source = source_of(argument.value, fallback)
        if source:
            if source[0] is None:
                require_page_size(source[1], argument.name.value, limits)
            else:
                filled[source[0]] = argument.name.value
            sources.append(source)
    if sources:
        return PageSize(tuple(sources), filled)
    return next(
        (PageSize(((None, default_size(known[name], limits)),)) for name in PAGE_ARGUMENTS if name in known),
        SINGLE_ITEM,
    )


def source_of(value: ValueNode, fallback: int) -> tuple[str | None, int] | None:
    """The source of one argument's number; None for an explicit null and for other types."""
    if isinstance(value, IntValueNode):
        return None, int(
            value.value[:DIGITS_MAX]
        )  # longer ones exceed every limit too, and Python would refuse to parse them
    return (value.name.value, fallback) if isinstance(value, VariableNode) else None


def default_size(argument: GraphQLArgument | None, limits: Limits) -> int:
    """The page size where the argument is not given: the schema's default, or the endpoint's."""
    default = argument.default_value if argument else None
    if argument and argument.default:
        default = argument.default.value
    return int_or_default(default, limits.page_default)


def require_page_size(size: object, argument: str, limits: Limits) -> None:
    """Refuse pages longer than allowed, wherever the number comes from; ``argument`` says it."""
    if int_or_default(size, 0) > limits.page:
        raise refusal(BAD_USER_INPUT, page_size_message(limits.page), field=argument, limit="page")
