"""The aliases: which route runs which document, and how its answer reads in HTTP."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from graphql import FragmentDefinitionNode, OperationDefinitionNode, parse

from domain.shared.errors import BadInput

Json = dict[str, Any]
Query = Mapping[str, list[str]]

DOCUMENT: Final = (Path(__file__).parent / "aliases.graphql").read_text(encoding="utf-8")
"""Every operation the aliases run."""

TREE: Final = parse(DOCUMENT)
OPERATIONS: Final = {
    node.name.value: node
    for node in TREE.definitions
    if isinstance(node, OperationDefinitionNode) and node.name is not None
}
FRAGMENTS: Final = tuple(node for node in TREE.definitions if isinstance(node, FragmentDefinitionNode))

ORDERS: Final = ("created", "username", "country", "status", "vipLevel", "balance")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One query parameter. ``many``: it may be given several times."""

    name: str
    description: str
    schema: Json
    many: bool = False


@dataclass(frozen=True, slots=True)
class Alias:
    """One route.

    ``root`` is the field of the answer that becomes the body; ``variables`` makes the operation's variables
    of the path's id and the query. ``success`` are the members of a result union that are no refusal,
    ``received`` the one that says that something is still to come (202).
    ``open_to_all``: it needs no token.
    """

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


def player_list(_id: str, query: Query) -> Json:
    """Variables of the list of players."""
    filters: Json = {name: query[name] for name in ("status", "country", "currency") if name in query}
    filters |= {"tagsAll": query["tag"]} if "tag" in query else {}
    for name in ("createdFrom", "createdBefore", "username", "email"):
        if (value := single_value(name, query)) is not None:
            filters[name] = value
    return page_variables(query) | {
        "filter": filters or None,
        "sort": sort_order(single_value("sort", query)),
    }


def sort_order(sort: str | None) -> Json | None:
    """``-created`` as the schema orders: newest first."""
    if sort is None:
        return None
    name = sort.removeprefix("-")
    if name not in ORDERS:
        raise BadInput(f"Sort by one of {', '.join(ORDERS)}, with - in front to descend", field="sort")
    return {name: "DESC" if sort.startswith("-") else "ASC"}


def by_id(id: str, _query: Query) -> Json:
    """Variables of what is asked by id alone."""
    return {"id": id}


def transaction_list(id: str, query: Query) -> Json:
    """Variables of a player's transactions."""
    filters: Json = {"kinds": query["kind"]} if "kind" in query else {}
    for name in ("since", "until"):
        if (value := single_value(name, query)) is not None:
            filters[name] = value
    return page_variables(query) | {"id": id, "filter": filters or None}


ALIASES: Final = (
    Alias(
        "GET",
        "/players",
        "Players",
        "players",
        "The players of the brand, newest first unless sorted otherwise",
        player_list,
        (
            Parameter("status", "Any of these statuses", TEXT, many=True),
            Parameter("country", "Any of these countries (ISO 3166-1 alpha-2)", TEXT, many=True),
            Parameter("currency", "Any of these currencies", TEXT, many=True),
            Parameter("tag", "All of these tags", TEXT, many=True),
            Parameter("createdFrom", "Registered then or later", MOMENT),
            Parameter("createdBefore", "Registered before then", MOMENT),
            Parameter("username", "Part of the username", TEXT),
            Parameter("email", "The e-mail address", TEXT),
            Parameter("sort", f"One of {', '.join(ORDERS)}; with - in front to descend", TEXT),
            *PAGE,
        ),
    ),
    Alias(
        "POST",
        "/players",
        "RegisterPlayer",
        "registerPlayer",
        "Register a player with an empty real-money wallet; without a token: oneself, by a code",
        lambda _id, _query: {},
        takes_body=True,
        success=("PlayerRegistered",),
        received="RegistrationReceived",
        status=201,
        open_to_all=True,
    ),
    Alias("GET", "/players/{id}", "Player", "player", "One player", by_id),
    Alias("GET", "/players/{id}/balance", "Balance", "player", "A player's wallets", by_id),
    Alias(
        "GET",
        "/players/{id}/transactions",
        "Transactions",
        "transactions",
        "A player's ledger transactions, newest first",
        transaction_list,
        (
            Parameter("kind", "Any of these kinds", TEXT, many=True),
            Parameter("since", "Applied then or later", MOMENT),
            Parameter("until", "Applied before then", MOMENT),
            *PAGE,
        ),
    ),
)
