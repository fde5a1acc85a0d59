"""Content negotiation of GraphQL over HTTP: the media types of requests and responses."""

from functools import lru_cache
from typing import Final

JSON: Final = "application/json"
GRAPHQL_RESPONSE: Final = "application/graphql-response+json"
WILDCARDS: Final = frozenset({"*/*", "application/*"})


@lru_cache(maxsize=256)
def preferred_media_type(accept: str) -> str | None:
    """The media type to answer with; None where the client accepts neither.

    ``application/json`` where it does not matter: clients without a preference are old and read the status as
    the transport's, not the operation's.
    """
    best, best_weight = None, 0.0
    for entry in (accept or "*/*").split(","):
        kind, *parameters = (part.strip().lower() for part in entry.split(";"))
        offered = JSON if kind in WILDCARDS else kind
        weight = weight_of(parameters)
        if offered in {JSON, GRAPHQL_RESPONSE} and weight > best_weight:
            best, best_weight = offered, weight
    return best


def weight_of(parameters: list[str]) -> float:
    """The ``q`` of an Accept entry: 1 where it is not given, 0 where it is malformed."""
    given = next((part[2:] for part in parameters if part.startswith("q=")), "1")
    try:
        return float(given)
    except ValueError:
        return 0.0


@lru_cache(maxsize=256)
def sends_json(content_type: str) -> bool:
    """Whether a body is exactly JSON in UTF-8: a form or plain text could come from any web page."""
    kind, *parameters = (part.strip().lower() for part in content_type.split(";"))
    charsets = [part.partition("=")[2].strip('"') for part in parameters if part.startswith("charset=")]
    return kind == JSON and all(charset in {"utf-8", "utf8"} for charset in charsets)
