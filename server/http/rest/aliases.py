"""The aliases: which route runs which document, and how its answer reads in HTTP."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from graphql import DefinitionNode, FragmentDefinitionNode, OperationDefinitionNode, parse

from domain.shared.errors import BadInput

Json = dict[str, Any]
Query = Mapping[str, list[str]]


@dataclass(frozen=True)
class AliasDocument:
    """The GraphQL document that a context's aliases run, each one operation of it."""

    text: str

    @classmethod
    def beside(cls, module: str, name: str = "aliases.graphql") -> "AliasDocument":
        """A file in the folder of a module, which is given by its ``__file__``."""
        return cls((Path(module).parent / name).read_text(encoding="utf-8"))

    @cached_property
    def operations(self) -> Mapping[str, OperationDefinitionNode]:
        """The operations by name."""
        nodes = (node for node in self._nodes if isinstance(node, OperationDefinitionNode))
        return {node.name.value: node for node in nodes if node.name is not None}

    @cached_property
    def fragments(self) -> tuple[FragmentDefinitionNode, ...]:
        """The fragments that its operations share."""
        return tuple(node for node in self._nodes if isinstance(node, FragmentDefinitionNode))

    @cached_property
    def _nodes(self) -> tuple[DefinitionNode, ...]:
        return parse(self.text).definitions


@dataclass(frozen=True, slots=True)
class Parameter:
    """One query parameter. ``many``: it may be given several times.

    ``input_field`` is the field of the input that it fills, where that has another name.
    """

    name: str
    description: str
    schema: Json
    many: bool = False
    input_field: str | None = None


@dataclass(frozen=True, slots=True)
class Alias:
    """One route.

    ``root`` is the field of the answer that becomes the body; ``variables`` makes the operation's variables
    of the path's id and the query. ``success`` are the members of a result union that are no refusal,
    ``received`` the one that says that something is still to come (202).
    ``whole``: a success is answered with all its fields and its name as ``outcome``, and not with the one
    object inside it. ``id_field`` is the field of the input that the path's id fills.
    ``example`` is a body that is taken. ``open_to_all``: it needs no token.
    """

    document: AliasDocument
    method: str
    path: str
    operation: str
    root: str
    summary: str
    variables: Callable[[str, Query], Json]
    parameters: tuple[Parameter, ...] = ()
    takes_body: bool = False
    success: tuple[str, ...] = ()
    received: str | None = None
    status: int = 200
    open_to_all: bool = False
    whole: bool = False
    id_field: str | None = None
    example: Json | None = None

    def parameter_of(self, field: str) -> str:
        """The query parameter that fills an input field, which is given with its path in the graph."""
        name = field.removeprefix("filter.")
        return next((each.name for each in self.parameters if each.input_field == name), name)


TEXT: Final[Json] = {"type": "string"}
PAGE: Final = (
    Parameter("first", "Rows per page, 1 to 100; 50 unless given", {"type": "integer", "minimum": 1}),
    Parameter("after", "The pageInfo.endCursor of the page before", TEXT),
)
MOMENT: Final[Json] = {"type": "string", "format": "date-time"}


def single_value(name: str, query: Query) -> str | None:
    """The value of a parameter that is given at most once.

    Raises:
        BadInput: it is given several times.
    """
    values = query.get(name, [])
    if len(values) > 1:
        raise BadInput("This parameter is given once at most", field=name)
    return values[0] if values else None


def page_variables(query: Query) -> Json:
    """The variables of a page."""
    first = single_value("first", query)
    if first is not None and not (first.isascii() and first.isdecimal() and len(first) < 10):  # noqa: PLR2004
        raise BadInput("This is a whole number", field="first")
    return {"first": int(first) if first else None, "after": single_value("after", query)}


def period(field: str, query: Query, start: str, end: str) -> Json:
    """A filter's field that holds a period, from the parameters of its two ends; nothing without."""
    ends = {"from": single_value(start, query), "until": single_value(end, query)}
    given = {name: value for name, value in ends.items() if value is not None}
    return {field: given} if given else {}


def no_variables(_id: str, _query: Query) -> Json:
    """Variables of what is asked by its input alone."""
    return {}


def by_id(id: str, _query: Query) -> Json:
    """Variables of what is asked by id alone."""
    return {"id": id}
