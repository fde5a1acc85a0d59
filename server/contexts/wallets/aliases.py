"""REST aliases of the wallets context."""

from typing import Final

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
    period,
)

DOCUMENT: Final = AliasDocument.beside(__file__)


def transaction_list(id: str, query: Query) -> Json:
    """Variables of a player's transactions."""
    filters: Json = {"kinds": query["kind"]} if "kind" in query else {}
    filters |= period("period", query, "from", "until")
    return page_variables(query) | {"id": id, "filter": filters or None}


ALIASES: Final = (
    Alias(DOCUMENT, "GET", "/players/{id}/balance", "Balance", "player", "A player's wallets", by_id),
    Alias(
        DOCUMENT,
        "GET",
        "/players/{id}/transactions",
        "Transactions",
        "transactions",
        "A player's ledger transactions, newest first",
        transaction_list,
        (
            Parameter("kind", "Any of these kinds", TEXT, many=True, input_field="kinds"),
            Parameter("from", "Applied then or later", MOMENT, input_field="period.from"),
            Parameter("until", "Applied before then", MOMENT, input_field="period.until"),
            *PAGE,
        ),
    ),
)
