"""Limits of requests to an endpoint. Each is enforced in time linear in the size of the request."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one endpoint. Sizes in bytes, durations in seconds, the rest are counts.

    ``document_bytes`` and ``tokens`` bound the text of a document, ``repeats`` how often one selection set
    may select one response name (inline fragments unfolded), ``operations_in_document`` how many it may hold.
    ``name_chars`` is the length of a response name, which is in the answer as often as its field.
    ``cost`` is the number of fields a response may hold at most, each counted once for every item of
    the pages around it; ``page_default`` is assumed where neither the client nor the schema says how
    long a page is. ``documents`` and ``documents_bytes`` bound the cache of documents, ``refusals`` that of
    documents that were refused. ``values`` counts the members of objects and lists in the variables,
    before anything is converted.
    ``sockets`` counts open sockets of one principal, ``operations`` what one socket may have in flight
    (subscriptions, queries and mutations together). ``caller_operations`` counts those of one principal, or
    of one address without credentials, on all its sockets and until they have ended. ``answers`` is how many
    answers of one socket are made and sent at a time: what a client that does not read can have us keep.
    """

    body_bytes: int = 256 * 1024
    json_depth: int = 40
    document_bytes: int = 64 * 1024
    tokens: int = 2_000
    comments: int = 500
    nesting: int = 60
    depth: int = 12
    aliases: int = 30
    fields: int = 1_000
    repeats: int = 50
    operations_in_document: int = 50
    name_chars: int = 200
    values: int = 5_000
    cost: int = 20_000
    page: int = 100
    page_default: int = 50
    errors: int = 20
    seconds: float = 10.0
    documents: int = 512
    documents_bytes: int = 32 * 2**20
    refusals: int = 4_096
    init_seconds: float = 10.0
    operations: int = 100
    caller_operations: int = 2_000
    answers: int = 8
    sockets: int = 20
    operation_id_chars: int = 128
