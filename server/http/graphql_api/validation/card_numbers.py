"""Refuses payment card numbers in every free-text input of the schema."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from weakref import WeakKeyDictionary

from graphql import (
    ArgumentNode,
    GraphQLError,
    GraphQLInputType,
    GraphQLSchema,
    ListValueNode,
    ObjectValueNode,
    StringValueNode,
    TypeInfo,
    TypeInfoVisitor,
    ValueNode,
    VariableNode,
    Visitor,
    get_named_type,
    is_input_object_type,
    visit,
)

from domain.shared.card_numbers import holds_card_number
from server.http.errors import BAD_USER_INPUT, refusal
from server.http.graphql_api.documents import GraphQLOperation

REFERENCE: Final = (
    "another system's id of its own operation: long numbers are usual, and one in 27 would be refused"
)
CATALOGUE_NAME: Final = "the name of something in a provider's catalogue"
NEVER_STORED: Final = "never kept as text"
CURSOR: Final = "a position in a list, encoded by us"
PHONE_NUMBER: Final = "telephone numbers of 13 digits look alike; checked to be one, and sealed"
NATIONAL_ID: Final = "national ids of 13 digits look alike; sealed"
CODE_LIST: Final = "one of a list of codes"

_BY_NAME: Final = {
    "key": REFERENCE,
    "bet": REFERENCE,
    "round": REFERENCE,
    "authorisation": REFERENCE,
    "game": CATALOGUE_NAME,
    "provider": CATALOGUE_NAME,
    "password": NEVER_STORED,
    "currentPassword": NEVER_STORED,
    "newPassword": NEVER_STORED,
    "challenge": NEVER_STORED,
    "after": CURSOR,
    "before": CURSOR,
    "phone": PHONE_NUMBER,
    "number": PHONE_NUMBER,
    "nationalId": NATIONAL_ID,
    "country": CODE_LIST,
    "language": CODE_LIST,
    "timeZone": CODE_LIST,
}


def why_not_free_text(coordinate: str) -> str | None:
    """Why a String input (``Input.field``, ``Type.field(argument:)``) is exempt; None: it is searched."""
    return _BY_NAME.get(coordinate.rstrip(":)").replace("(", ".").rpartition(".")[2])


@dataclass(frozen=True, slots=True)
class InputPosition:
    """The coordinate and type of an argument or input field."""

    coordinate: str
    type: GraphQLInputType


class CardNumberCheck:
    """Searches requests for card numbers: literals once for each document, variables each time."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self.schema = schema
        self.searched: dict[str, bool] = {}
        self.documents: WeakKeyDictionary[
            GraphQLOperation, tuple[str | None, dict[str, list[InputPosition]]]
        ] = WeakKeyDictionary()

    def check(self, operation: GraphQLOperation, variables: Mapping[str, Any]) -> list[GraphQLError]:
        """Why the operation is refused; empty where it has no card number."""
        if operation not in self.documents:
            self.documents[operation] = self.read(operation)
        found, uses = self.documents[operation]
        for name, places in uses.items():
            value = variables.get(name, operation.defaults.get(name))
            for place in places:
                found = found or next(self.within(value, place), None)
        if found is None:
            return []
        field = found.rstrip(":)").replace("(", ".").rpartition(".")[2]
        text = "This looks like the number of a payment card, which must not be written here"
        return [refusal(BAD_USER_INPUT, text, field=field, coordinate=found)]

    def within(self, value: Any, place: InputPosition) -> Iterator[str]:
        """The coordinates at which a raw value holds a card number."""
        if isinstance(value, str):
            if self.is_searched(place) and holds_card_number(value):
                yield place.coordinate
        elif isinstance(value, list):
            for item in value:
                yield from self.within(item, place)
        elif isinstance(value, dict) and is_input_object_type(kind := get_named_type(place.type)):
            for name, item in value.items():
                if field := kind.fields.get(name):
                    yield from self.within(item, InputPosition(f"{kind.name}.{name}", field.type))

    def is_searched(self, place: InputPosition) -> bool:
        """Whether there can be free text at or below a position."""
        kind = get_named_type(place.type)
        if not is_input_object_type(kind):
            return kind.name == "String" and why_not_free_text(place.coordinate) is None
        if kind.name not in self.searched:
            self.searched[kind.name] = False  # ends the recursion of an input that contains itself
            self.searched[kind.name] = any(
                self.is_searched(InputPosition(f"{kind.name}.{name}", field.type))
                for name, field in kind.fields.items()
            )
        return self.searched[kind.name]

    def read(self, operation: GraphQLOperation) -> tuple[str | None, dict[str, list[InputPosition]]]:
        """The first literal that is a card number, and the positions of each variable that may hold one."""
        reader = _DocumentVisitor(self)
        visit(operation.document, TypeInfoVisitor(reader.info, reader))
        return reader.found, reader.uses


class _DocumentVisitor(Visitor):
    def __init__(self, cards: CardNumberCheck) -> None:
        super().__init__()
        self.cards = cards
        self.info = TypeInfo(cards.schema)
        self.found: str | None = None
        self.uses: dict[str, list[InputPosition]] = {}

    def enter_argument(self, node: ArgumentNode, *_args: Any) -> None:
        argument, field, parent = (
            self.info.get_argument(),
            self.info.get_field_def(),
            self.info.get_parent_type(),
        )
        if argument is None or field is None or parent is None or self.info.get_directive():
            return
        # `__type` is a field of no type: it has no name in `parent`, and holds no card number.
        name = next((name for name, each in parent.fields.items() if each is field), None)  # type: ignore[union-attr]
        if name is None:
            return
        coordinate = f"{parent.name}.{name}({node.name.value}:)"
        self.value(node.value, InputPosition(coordinate, argument.type))

    def value(self, node: ValueNode, place: InputPosition) -> None:
        if isinstance(node, VariableNode):
            if self.cards.is_searched(place):
                self.uses.setdefault(node.name.value, []).append(place)
        elif isinstance(node, StringValueNode):
            self.found = self.found or next(self.cards.within(node.value, place), None)
        elif isinstance(node, ListValueNode):
            for item in node.values:
                self.value(item, place)
        elif isinstance(node, ObjectValueNode):
            kind: Any = get_named_type(place.type)
            for given in node.fields:
                name = given.name.value
                self.value(given.value, InputPosition(f"{kind.name}.{name}", kind.fields[name].type))
