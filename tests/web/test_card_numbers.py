"""No text that we keep holds the number of a payment card."""

from __future__ import annotations

import random
from typing import Any

import pytest
from graphql import (
    GraphQLInputType,
    get_named_type,
    get_nullable_type,
    is_enum_type,
    is_input_object_type,
    is_list_type,
    is_object_type,
    is_required_argument,
    is_required_input_field,
)

from domain.shared.card_numbers import holds_card_number, without_card_numbers
from domain.shared.ids import new_id
from schema import root
from server.http.graphql_api.documents import Documents
from server.http.graphql_api.limits import Limits
from server.http.graphql_api.request import GraphQLRequest
from server.http.graphql_api.validation.card_numbers import _BY_NAME, CardNumberCheck, why_not_free_text

VISA = "4111 1111 1111 1111"


@pytest.mark.parametrize(
    "text",
    [
        "4111111111111111",
        "card 4111 1111 1111 1111 please",
        "4111-1111-1111-1111",
        "3782-822463-10005",
        "5555555555554444.",
        "(6011111111111117)",
        "30569309025904",
        "3530111333300000",
        "2223000048400011",
        "\uff14" + "\uff11" * 15,
        "4111\u00a01111\u200b1111\u20091111",
        "no:4222222222222",
    ],
)
def test_numbers_of_cards_are_recognised(text: str) -> None:
    assert holds_card_number(text)
    assert not holds_card_number(without_card_numbers(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "4111111111111112",
        "1234567890123456",
        "411111111111",
        "41111111111111111111",
        "+4111111111111111",
        "order x4111111111111111",
        "2026-11-22 13:00:00.123456",
        "01a22401-e3fd-715f-9961-ed9d47da1dac",
        "call +39 333 123 4567",
        "10.000.000.000.000,00",
    ],
)
def test_other_numbers_are_accepted(text: str) -> None:
    assert not holds_card_number(text)
    assert without_card_numbers(text) == text


def test_our_own_ids_are_never_taken_for_cards() -> None:
    assert not any(holds_card_number(f"plr_{new_id()} {new_id().hex}") for _ in range(5_000))


def test_few_other_long_numbers_are_refused_as_card_numbers() -> None:
    numbers = random.Random(2)
    unlucky = sum(holds_card_number(str(numbers.randrange(10**15, 10**16))) for _ in range(20_000))

    assert 0.02 < unlucky / 20_000 < 0.05


def test_the_last_four_digits_may_be_shown() -> None:
    assert without_card_numbers(f"a {VISA} b") == "a [card 1111] b"


class SampleInputs:
    """A value for every input of the whole graph, with one text at one place."""

    def __init__(self) -> None:
        self.schema = root.whole()._schema
        self.cards = CardNumberCheck(self.schema)
        self.documents = Documents(self.schema, Limits())

    def places(self) -> list[tuple[str, str, Any]]:
        """Coordinate, document and variable of every String that can be sent."""
        return [
            (place, *self.request(field, name, path))
            for kind in (self.schema.query_type, self.schema.mutation_type, self.schema.subscription_type)
            if kind
            for name, field in kind.fields.items()
            for place, path in self.strings(kind.name, name, field)
        ]

    def strings(self, kind: str, name: str, field: Any) -> Any:
        for argument, definition in field.args.items():
            yield from self.within(f"{kind}.{name}({argument}:)", definition.type, (argument,), ())

    def within(self, coordinate: str, type_: GraphQLInputType, path: Any, seen: Any) -> Any:
        named = get_named_type(type_)
        if is_input_object_type(named) and named.name not in seen:
            for name, field in named.fields.items():
                yield from self.within(f"{named.name}.{name}", field.type, (*path, name), (*seen, named.name))
        elif named.name == "String":
            yield coordinate, path

    def request(self, field: Any, name: str, path: Any) -> tuple[str, Any]:
        used = {path[0]} | {each for each, a in field.args.items() if is_required_argument(a)}
        head = ", ".join(f"${each}: {field.args[each].type}" for each in sorted(used))
        body = ", ".join(f"{each}: ${each}" for each in sorted(used))
        named = get_named_type(field.type)
        selection = (
            " { __typename }"
            if is_object_type(named) or hasattr(named, "fields") or hasattr(named, "types")
            else ""
        )
        kind = next(
            word
            for word, t in (
                ("query", self.schema.query_type),
                ("mutation", self.schema.mutation_type),
                ("subscription", self.schema.subscription_type),
            )
            if t and t.fields.get(name) is field
        )
        values = {
            each: self.value(field.args[each].type, path[1:] if each == path[0] else None) for each in used
        }
        return f"{kind} ({head}) {{ {name}({body}){selection} }}", values

    def value(self, type_: GraphQLInputType, path: Any) -> Any:
        bare = get_nullable_type(type_)
        if is_list_type(bare):
            return [self.value(bare.of_type, path)]
        if is_input_object_type(bare):
            required = {name for name, field in bare.fields.items() if is_required_input_field(field)}
            wanted = required | ({path[0]} if path else set())
            return {
                name: self.value(bare.fields[name].type, path[1:] if path and name == path[0] else None)
                for name in wanted
            }
        if is_enum_type(bare):
            return next(iter(bare.values))
        return f"it is {VISA}" if path is not None else "7"

    def refusals(self, document: str, variables: Any) -> list[Any]:
        call = GraphQLRequest(document, variables)
        return self.cards.check(self.documents.operation(call.query, None), call.variables)


@pytest.fixture(scope="module")
def everything() -> SampleInputs:
    return SampleInputs()


def test_every_free_text_of_the_schema_refuses_card_numbers(everything: SampleInputs) -> None:
    places = everything.places()
    assert len(places) > 100

    for coordinate, document, variables in places:
        refused = everything.refusals(document, variables)
        if why_not_free_text(coordinate) is None:
            assert [error.extensions["coordinate"] for error in refused] == [coordinate], document
            assert refused[0].extensions["code"] == "BAD_USER_INPUT"
            assert "4111" not in refused[0].message
        else:
            assert not refused, coordinate


def test_every_exception_is_needed(everything: SampleInputs) -> None:
    names = {
        coordinate.rstrip(":)").replace("(", ".").rpartition(".")[2]
        for coordinate, _, _ in everything.places()
    } | {
        argument
        for kind in everything.schema.type_map.values()
        for field in getattr(kind, "fields", {}).values()
        for argument in getattr(field, "args", {})
    }
    planned = {"currentPassword", "newPassword", "password", "challenge", "number"}

    assert set(_BY_NAME) - planned <= names


NOTE = 'mutation {text} {{ addNote(input: {{ playerId: "plr_1", text: {value} }}) {{ __typename }} }}'


@pytest.mark.parametrize(
    ("case", "document", "variables", "refused"),
    [
        ("in the document", NOTE.format(text="", value=f'"{VISA}"'), {}, True),
        ("as a block string", NOTE.format(text="", value=f'"""{VISA}"""'), {}, True),
        ("as a variable inside", NOTE.format(text="($t: String!)", value="$t"), {"t": VISA}, True),
        ("as a default", NOTE.format(text=f'($t: String = "{VISA}")', value="$t"), {}, True),
        (
            "given instead of the default",
            NOTE.format(text=f'($t: String! = "{VISA}")', value="$t"),
            {"t": "a"},
            False,
        ),
        ("harmless", NOTE.format(text="", value='"paid in cash"'), {}, False),
        (
            "in a fragment",
            (
                "mutation { ...f } fragment f on Mutation {"
                ' addTag(input: {playerId: "p", tag: "4111111111111111"}) { __typename } }'
            ),
            {},
            True,
        ),
        (
            "below the root",
            '{ player(id: "p") { notes(first: 1, after: "4111111111111111") { totalCount } } }',
            {},
            False,
        ),
    ],
)
def test_card_numbers_are_refused_in_literals_and_variables(
    everything: SampleInputs, case: str, document: str, variables: Any, *, refused: bool
) -> None:
    assert bool(everything.refusals(document, variables)) is refused, case


async def test_the_endpoint_reports_card_numbers_and_stores_nothing(application: Any) -> None:
    desk = application.as_("admin")
    document = "mutation ($input: AddNoteInput!) { addNote(input: $input) { __typename } }"
    refused = await desk.error_of(document, input={"playerId": f"plr_{new_id()}", "text": VISA})

    assert refused == {"code": "BAD_USER_INPUT", "field": "text", "coordinate": "AddNoteInput.text"}
