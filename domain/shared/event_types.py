"""Types of events: what the payloads of facts hold and mean, and what a receiver must be allowed to read.

A payload is a ``TypedDict``. Each of its fields is annotated with an ``EventField``, which names the
coordinates of the GraphQL schema that show the same value: who may not read all of them does not get the
field, and a field without coordinates is given to no receiver.
"""

import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import (
    Annotated,
    Any,
    Final,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from domain.shared.facts import Json


class Form(Enum):
    """What the value of a field looks like."""

    TEXT = "TEXT"
    NUMBER = "NUMBER"
    YES_OR_NO = "YES_OR_NO"
    AMOUNT = "AMOUNT"
    """Whole minor units as text: money above 2^53 stays exact in every language."""
    MOMENT = "MOMENT"
    """A date and time with its offset (RFC 3339)."""
    ID = "ID"
    """A UUID."""
    OBJECT = "OBJECT"


Amount = Annotated[str, Form.AMOUNT]
Moment = Annotated[str, Form.MOMENT]
Id = Annotated[str, Form.ID]

MINOR: Final = "Money.minor"
"""What an amount is read through, besides its own coordinate."""

_FORMS: Final[Mapping[Any, Form]] = {str: Form.TEXT, int: Form.NUMBER, bool: Form.YES_OR_NO}


class EventField:
    """What a field of a payload means, and the coordinates that show it.

    ``of``: the enum its value is a name of.
    """

    __slots__ = ("docs", "of", "shown_by")

    def __init__(self, docs: str, *shown_by: str, of: type[Enum] | None = None) -> None:
        self.docs = docs
        self.shown_by = shown_by
        self.of = of


@dataclass(frozen=True, slots=True, kw_only=True)
class PayloadField:
    """A field of a payload.

    ``fields``: those of the object, or of each object of
    the list.
    """

    name: str
    docs: str
    form: Form
    shown_by: tuple[str, ...]
    values: tuple[str, ...] = ()
    nullable: bool = False
    required: bool = True
    many: bool = False
    fields: tuple["PayloadField", ...] = ()


class EventTypeError(TypeError):
    """A type of event is not described as a whole."""


@dataclass(frozen=True, kw_only=True)
class EventType:
    """A fact as other systems see it, in one version.

    ``docs`` says when it is recorded. ``needs`` are the coordinates a receiver must be allowed to read, or
    call, to learn that it happened at all. ``also`` adds coordinates to single fields of a payload that
    several types share. ``personal``: some field tells who a person is, or how to reach them. ``internal``:
    it never leaves Croupier, and the text says why. ``earlier`` makes the payload of this version out of
    that of the next: what is recorded is always the last version, and an earlier one is kept beside it for
    the systems that still read it.
    """

    name: str
    version: int = 1
    payload: type
    docs: str
    example: Mapping[str, Json] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    personal: bool = False
    internal: str = ""
    earlier: Any = None

    @cached_property
    def fields(self) -> tuple[PayloadField, ...]:
        """The fields of the payload.

        Raises:
            EventTypeError: a field is not annotated, or ``also`` names one that there is not.
        """
        found = tuple(_fields(self.payload, self.also))
        if unknown := self.also.keys() - {each.name for each in found}:
            raise EventTypeError(f"{self.name} has no field {', '.join(sorted(unknown))}")
        return found

    @property
    def stream(self) -> str:
        """The context that records it."""
        return self.name.partition(".")[0]

    @property
    def public(self) -> bool:
        """Whether other systems may receive it."""
        return not self.internal


class EventTypes:
    """The registry: every type of event of the contexts that are plugged in."""

    def __init__(self, types: Iterable[EventType]) -> None:
        """The types, checked.

        Raises:
            EventTypeError: a name and version twice, an earlier version without ``earlier``, or a public
                type that says neither what a receiver needs nor gives an example.
        """
        self._versions: dict[str, dict[int, EventType]] = {}
        for each in types:
            versions = self._versions.setdefault(each.name, {})
            if each.version in versions:
                raise EventTypeError(f"{each.name} {each.version} is described twice")
            if each.public and not each.needs:
                raise EventTypeError(f"{each.name} does not say what a receiver needs")
            versions[each.version] = each
        for name, versions in self._versions.items():
            for version in sorted(versions)[:-1]:
                if versions[version].earlier is None or version + 1 not in versions:
                    raise EventTypeError(f"{name} {version} cannot be made of the version after it")

    def __iter__(self) -> Iterator[EventType]:
        """Every type in every version, by name."""
        for name in sorted(self._versions):
            for version in sorted(self._versions[name]):
                yield self._versions[name][version]

    def __contains__(self, name: object) -> bool:
        """Whether facts of this name are known."""
        return name in self._versions

    def latest(self, name: str) -> EventType:
        """The version that is recorded.

        Raises:
            KeyError: there is no such type.
        """
        versions = self._versions[name]
        return versions[max(versions)]

    def find(self, name: str, version: int) -> EventType | None:
        """One version; None where there is no such one."""
        return self._versions.get(name, {}).get(version)

    def of(self, name: str, version: int) -> EventType:
        """One version.

        Raises:
            KeyError: there is no such type.
        """
        return self._versions[name][version]

    def payload_in(self, name: str, version: int, payload: Mapping[str, Json]) -> Mapping[str, Json]:
        """A recorded payload as an earlier version had it.

        Raises:
            KeyError: there is no such type.
        """
        self.of(name, version)
        for each in range(max(self._versions[name]) - 1, version - 1, -1):
            payload = self._versions[name][each].earlier(payload)
        return payload


def _fields(payload: type, also: Mapping[str, tuple[str, ...]]) -> Iterator[PayloadField]:
    optional: frozenset[str] = getattr(payload, "__optional_keys__", frozenset())
    for name, hint in get_type_hints(payload, include_extras=True).items():
        if get_origin(hint) is NotRequired:
            (hint,) = get_args(hint)  # noqa: PLW2901 - the same hint, without its wrapping
        yield _field(
            f"{payload.__name__}.{name}", name, hint, also.get(name, ()), required=name not in optional
        )


def _field(where: str, name: str, hint: Any, also: tuple[str, ...], *, required: bool) -> PayloadField:
    said = next((each for each in _extras(hint) if isinstance(each, EventField)), None)
    if said is None:
        raise EventTypeError(f"{where} is not annotated with an EventField")
    kind, nullable = _without_null(_bare(hint))
    many = get_origin(_bare(kind)) is list
    if many:
        (kind,) = get_args(_bare(kind))
    form = next((each for each in _extras(kind, hint) if isinstance(each, Form)), None)
    bare = _bare(kind)
    if form is None:
        form = Form.OBJECT if is_typeddict(bare) else _FORMS.get(bare)
    if form is None:
        raise EventTypeError(f"{where} is of no type that JSON has")
    return PayloadField(
        name=name,
        docs=said.docs,
        form=form,
        shown_by=(*said.shown_by, *also, *_through_money(form, said, also)),
        values=tuple(said.of.__members__) if said.of else (),
        nullable=nullable,
        required=required,
        many=many,
        fields=tuple(_fields(bare, {})) if form is Form.OBJECT else (),
    )


def _through_money(form: Form, said: EventField, also: tuple[str, ...]) -> tuple[str, ...]:
    return (MINOR,) if form is Form.AMOUNT and (said.shown_by or also) else ()


def _extras(*hints: Any) -> Iterator[Any]:
    for hint in hints:
        if get_origin(hint) is Annotated:
            yield from hint.__metadata__


def _bare(hint: Any) -> Any:
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint


def _without_null(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) in {Union, types.UnionType}:
        (kind,) = (each for each in get_args(hint) if each is not type(None))
        return kind, True
    return hint, False
