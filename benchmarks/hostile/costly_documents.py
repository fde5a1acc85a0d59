"""Small documents that cost a server the most to refuse or to validate, found by search.

A kind is a function of a size; the search takes the size whose document costs the most processor time of this
machine, then joins the costliest kinds two by two, half a size each.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from graphql import GraphQLError, GraphQLSchema

from schema import root
from server.http.graphql_api.documents import Documents
from server.http.graphql_api.limits import Limits
from server.http.graphql_api.validation.reading_price import reading_price

SIZES: Final = (10, 45, 90, 160, 260, 330, 400, 500, 650, 950, 1_300, 1_900)
TEXT_BYTES_MAX: Final = 255 * 1024
ROUNDS: Final = 2
JOINED: Final = 6

Selections = Callable[[int], tuple[str, str]]
"""What stands in the root selection set of a document of so many repetitions, and what stands beside it."""


def times(text: str, size: int) -> str:
    """The text so many times; ``%d`` in it is the number of the repetition."""
    return " ".join(text.replace("%d", str(number)) for number in range(size))


def within(before: str, repeated: str, after: str, size: int) -> tuple[str, str]:
    """Repetitions within a selection."""
    return f"{before}{times(repeated, size)}{after}", ""


def fragments(spread: str, body: str, size: int) -> tuple[str, str]:
    """So many fragments, each spread once in one selection set."""
    return f"viewer{{{times(spread, size)}}}", times(f"fragment f%d on Viewer{{{body}}}", size)


def chain(size: int) -> tuple[str, str]:
    """Fragments that each spread the next."""
    links = (f"fragment c{number} on Viewer{{kind ...c{number + 1}}}" for number in range(size))
    return "viewer{...c0}", f"{' '.join(links)} fragment c{size} on Viewer{{kind}}"


def all_later(size: int) -> tuple[str, str]:
    """Fragments that each spread all that follow."""
    bodies = (" ".join(f"...l{later}" for later in range(number + 1, size)) for number in range(size))
    return "viewer{...l0}", " ".join(
        f"fragment l{number} on Viewer{{kind {body}}}" for number, body in enumerate(bodies)
    )


def squared(outer: str, inner: str, size: int) -> tuple[str, str]:
    """As many repetitions within each of as many: the root of the size."""
    root_of_size = max(1, int(size**0.5))
    return times(outer.replace("@", times(inner, root_of_size)), root_of_size), ""


def operations(body: str, size: int) -> tuple[str, str]:
    """So many further operations beside the first."""
    return "viewer{...o}", times(f"query q%d{{viewer{{{body}}}}}", size) + " fragment o on Viewer{kind}"


def operations_with_fragments(size: int) -> tuple[str, str]:
    """Operations that each reach a chain of fragments."""
    root_of_size = max(1, int(size**0.5) + 1)
    first, links = chain(root_of_size)
    return first, times(f"query q%d{{{first}}}", root_of_size) + links


KINDS: Final[dict[str, Selections]] = {
    "one leaf repeated": partial(within, "viewer{", "kind", "}"),
    "one root field repeated": partial(within, "", "viewer{kind}", ""),
    "the same, with two leaves": partial(within, "", "viewer{kind name}", ""),
    "the same, with an argument": partial(within, "", 'player(id:"plr_1"){id}', ""),
    "the same, with an argument and two leaves": partial(within, "", 'player(id:"x"){id username}', ""),
    "__typename repeated": partial(within, "", "__typename", ""),
    "inline fragments": partial(within, "", "...{viewer{kind}}", ""),
    "inline fragments on a type": partial(within, "viewer{", "...on Viewer{kind}", "}"),
    "inline fragments below an interface": partial(within, 'node(id:"x"){', "...on Player{wallets{id}}", "}"),
    "a page repeated": partial(within, "", "players(first:1){nodes{id wallets{id}}}", ""),
    "repetitions in repetitions": partial(squared, "viewer{@}", "kind"),
    "lists in repeated arguments": partial(
        squared, "players(first:1,filter:{status:[@]}){totalCount}", "ACTIVE"
    ),
    "introspection repeated": partial(within, "__schema{types{", "fields{name}", "}}"),
    "fragments with one leaf": partial(fragments, "...f%d", "kind"),
    "fragments with two leaves": partial(fragments, "...f%d", "kind name"),
    "a chain of fragments": chain,
    "fragments that spread all later ones": all_later,
    "operations": partial(operations, "kind"),
    "operations of one fragment": partial(operations, "...o"),
    "operations of a chain of fragments": operations_with_fragments,
    "unknown fields": partial(within, "", "a%d", ""),
    "long unknown fields": partial(within, "", "a" * 100 + "%d", ""),
    "aliases": partial(within, "", "a%d:viewer{kind}", ""),
    "unknown arguments": partial(within, "player(", "a%d:1", "){id}"),
    "one argument repeated": partial(within, "player(", 'id:"1"', "){id}"),
    "one directive repeated": partial(within, "viewer{kind ", "@skip(if:false)", "}"),
    "unknown directives": partial(within, "viewer{kind ", "@a%d", "}"),
    "a list of texts": partial(within, "players(first:1,filter:{country:[", '"DE"', "]}){totalCount}"),
    "a list of enum values": partial(within, "players(first:1,filter:{status:[", "ACTIVE", "]}){totalCount}"),
    "a list of objects": partial(within, "player(id:[", "{a:1}", "]){id}"),
    "an object of many fields": partial(within, "player(id:{", "a%d:1", "}){id}"),
    "an object of one field repeated": partial(within, "player(id:{", "a:1", "}){id}"),
    "nested lists": lambda size: (f"player(id:{'[' * size}{']' * size}){{id}}", ""),
    "a long text": partial(within, 'player(id:"', "a" * 120, '"){id}'),
    "a text of escapes": partial(within, 'player(id:"', "\\u0041" * 20, '"){id}'),
    "a long block text": partial(within, 'player(id:"""', " a\n" * 40, '"""){id}'),
    "blank lines": partial(within, "viewer{kind}", "\n" * 120, ""),
    "commas": partial(within, "viewer{kind}", "," * 120, ""),
    "a long number": lambda size: (f"players(first:{'9' * 120 * size}){{totalCount}}", ""),
    "a long name": lambda size: ("a" * 120 * size, ""),
}


@dataclass(frozen=True, slots=True)
class CostlyDocument:
    """What reading one document takes. ``milliseconds`` are of a processor, ``price`` what it is charged."""

    kind: str
    size: int
    text: str
    milliseconds: float
    price: int
    answer: str


def query(kind: Selections, size: int, number: int = 0) -> str:
    """A document of a kind. ``number`` makes it another text of the same cost."""
    selections, beside = kind(size)
    return f"{{{selections}}} {beside} #{number}"


def joined(one: Selections, other: Selections) -> Selections:
    """Two kinds in one document."""

    def both(size: int) -> tuple[str, str]:
        halves = one(max(1, size // 2)), other(max(1, size // 2))
        return f"{halves[0][0]} {halves[1][0]}", f"{halves[0][1]} {halves[1][1]}"

    return both


def measured(name: str, kind: Selections, size: int, schema: GraphQLSchema) -> CostlyDocument:
    """What reading a document of this kind and size takes: the least of some rounds."""
    text, limits = query(kind, size), Limits()
    taken, answer, price = [], "valid", 0
    for _ in range(ROUNDS):
        documents, started = Documents(schema, limits), time.process_time()
        try:
            price = reading_price(text, limits).cost
            documents.operation(text, None)
        except GraphQLError as error:
            answer = str((error.extensions or {}).get("limit") or (error.extensions or {}).get("code"))
        taken.append(time.process_time() - started)
    return CostlyDocument(name, size, text, min(taken) * 1_000, price, answer)


def costliest(name: str, kind: Selections, schema: GraphQLSchema) -> CostlyDocument:
    """The costliest document of a kind."""
    within_limits = (size for size in SIZES if len(query(kind, size)) <= TEXT_BYTES_MAX)
    return max(
        (measured(name, kind, size, schema) for size in within_limits), key=lambda each: each.milliseconds
    )


def search() -> Iterator[CostlyDocument]:
    """The costliest document of each kind, and of the costliest kinds two by two; the costliest first."""
    schema = root.whole()._schema  # noqa: SLF001 - the graphql-core schema has no public name
    gc.collect()
    gc.freeze()
    measured("", KINDS["operations"], 1, schema)  # what is made once is made now
    found = [costliest(name, kind, schema) for name, kind in KINDS.items()]
    found.sort(key=lambda each: -each.milliseconds)
    names = [each.kind for each in found[:JOINED]]
    for position, name in enumerate(names):
        for other in names[position + 1 :]:
            both = joined(KINDS[name], KINDS[other])
            found.append(costliest(f"{name} + {other}", both, schema))
    yield from sorted(found, key=lambda each: -each.milliseconds)
