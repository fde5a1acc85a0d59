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
    no_variables,
    page_variables,
    period,
    single_value,
)

DOCUMENT: Final = AliasDocument.beside(__file__)

NEWCOMER: Final[Json] = {
    "email": "jane@example.com",
    "username": "jane",
    "country": "DE",
    "currency": "EUR",
    "dateOfBirth": "1990-02-28",
    "consents": [{"kind": "TERMS", "version": "1"}, {"kind": "PRIVACY", "version": "1"}],
}

ORDERS: Final = ("created", "username", "country", "status", "vipLevel", "balance")


def player_list(_id: str, query: Query) -> Json:
    """Variables of the list of players."""
    filters: Json = {name: query[name] for name in ("status", "country", "currency") if name in query}
    filters |= {"tagsAll": query["tag"]} if "tag" in query else {}
    for name in ("username", "email", "externalId"):
        if (value := single_value(name, query)) is not None:
            filters[name] = value
    filters |= period("created", query, "createdFrom", "createdUntil")
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
            Parameter("createdFrom", "Registered then or later", MOMENT, input_field="created.from"),
            Parameter("createdUntil", "Registered before then", MOMENT, input_field="created.until"),
            Parameter("username", "Part of the username", TEXT),
            Parameter("email", "The e-mail address", TEXT),
            Parameter("externalId", "The id in another system, as a whole", TEXT),
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
        no_variables,
        takes_body=True,
        success=("PlayerRegistered",),
        received="RegistrationReceived",
        status=201,
        open_to_all=True,
        example=NEWCOMER,
    ),
    Alias(DOCUMENT, "GET", "/players/{id}", "Player", "player", "One player", by_id),
)
