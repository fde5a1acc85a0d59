"""REST aliases of the players context."""

from typing import Final

from domain.shared.errors import BadInput
from server.http.rest.aliases import (
    MOMENT,
    PAGE,
    TEXT,
    Alias,
    AliasDocument,
    Json,
    Parameter,
    Query,
    by_id,
    page_variables,
    single_value,
)

DOCUMENT: Final = AliasDocument.beside(__file__)

ORDERS: Final = ("created", "username", "country", "status", "vipLevel", "balance")


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


ALIASES: Final = (
    Alias(
        DOCUMENT,
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
            Parameter("tag", "All of these tags", TEXT, many=True, input_field="tagsAll"),
            Parameter("createdFrom", "Registered then or later", MOMENT),
            Parameter("createdBefore", "Registered before then", MOMENT),
            Parameter("username", "Part of the username", TEXT),
            Parameter("email", "The e-mail address", TEXT),
            Parameter("sort", f"One of {', '.join(ORDERS)}; with - in front to descend", TEXT),
            *PAGE,
        ),
    ),
    Alias(
        DOCUMENT,
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
    Alias(DOCUMENT, "GET", "/players/{id}", "Player", "player", "One player", by_id),
)
