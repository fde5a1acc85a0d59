"""Every member of the graph says what it is, and every field which permissions it takes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from graphql import GraphQLSchema, build_schema

from adapters.casbin.catalogue import Catalogue, CataloguePermission
from adapters.casbin.catalogue_loader import load_catalogue
from resolvers.authorization.coordinates import guarded_types
from schema import descriptions
from schema.root import whole
from server.commands.schema import published_schema
from server.security.permission_texts import name_permissions


def members(schema: GraphQLSchema) -> Iterator[tuple[str, str | None]]:
    """Every type, field, argument, input field and enum value by its coordinate, with its description."""
    for name, kind in schema.type_map.items():
        if name.startswith("_"):
            continue
        yield name, kind.description
        for member, each in getattr(kind, "fields", {}).items():
            yield f"{name}.{member}", each.description
            for argument, taken in getattr(each, "args", {}).items():
                yield f"{name}.{member}({argument})", taken.description
        for value, chosen in getattr(kind, "values", {}).items():
            yield f"{name}.{value}", chosen.description


def bare(schema: GraphQLSchema) -> set[str]:
    """The coordinates without a description."""
    return {coordinate for coordinate, description in members(schema) if not (description or "").strip()}


def said_by_their_names(schema: GraphQLSchema) -> set[str]:
    """The coordinates whose description is only their name again, such as "The name" of ``name``."""

    def core(text: str) -> str:
        words = (word for word in text.lower().replace("_", " ").split() if word not in {"the", "a", "an"})
        return "".join(filter(str.isalnum, "".join(words)))

    return {
        coordinate
        for coordinate, description in members(schema)
        if description and core(description) == core(coordinate.rpartition(".")[2].rpartition("(")[2])
    }


def test_every_member_says_what_it_is() -> None:
    assert not sorted(bare(whole()._schema)), "describe them"


def test_no_description_only_repeats_the_name() -> None:
    assert not sorted(said_by_their_names(whole()._schema))


TOY = """
    type Query { "What there is" things(few: Int, "All" filter: ThingFilter): [Thing] }
    "A thing" type Thing { "The name" name: String size: Int }
    input ThingFilter { size: Int } enum Size { BIG "Less than big" SMALL }
"""


def test_bare_members_of_every_sort_are_found() -> None:
    found = {each for each in bare(build_schema(TOY)) if each.partition(".")[0] not in {"Int", "String"}}

    assert found == {
        *("Query", "Query.things(few)", "Thing.size", "ThingFilter", "ThingFilter.size"),
        *("Size", "Size.BIG"),
    }


def test_a_repeated_name_is_found() -> None:
    assert said_by_their_names(build_schema(TOY)) == {"Thing.name", "Thing"}


def test_every_text_about_an_enum_is_of_one_in_the_graph() -> None:
    assert not descriptions.ENUMS.keys() - whole()._schema.type_map.keys()


def test_a_text_about_a_value_that_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    text = descriptions.EnumText("How large", {"BIG": "Larger", "HUGE": "Largest"})
    monkeypatch.setitem(descriptions.ENUMS, "Size", text)

    with pytest.raises(descriptions.UnknownValueError, match="HUGE"):
        descriptions.describe(build_schema(TOY))


def test_every_field_names_its_permissions() -> None:
    schema = published_schema()._schema
    described = dict(members(schema))
    fields = {
        each for kind in guarded_types(schema) for each in (f"{kind.name}.{name}" for name in kind.fields)
    }
    granted = [
        (where, each.name)
        for each in load_catalogue().permissions.values()
        for where, _ in each.allows
        if where in fields
    ]

    assert {where for where, _ in granted} == fields
    assert not [
        (where, name)
        for where, name in granted
        if name not in (described[where] or "").rpartition("Permission: ")[2].split()
    ]


def permission(name: str, *allows: tuple[str, str]) -> CataloguePermission:
    return CataloguePermission(name, name, allows, ())


@pytest.fixture(scope="module")
def named() -> dict[str, str | None]:
    """The toy with the permissions of a toy catalogue, named twice."""
    reading = permission(
        "things:read",
        *(("Query.things", "call"), ("Query.things(filter)", "call"), ("ThingFilter.size", "write")),
        *(("Thing.name", "read"),),
    )
    masked = permission("things:masked", ("Thing.name", "read_masked"), ("Thing.size", "read_own"))
    narrowing = permission("things:narrow", ("Query.things(few)", "call"))
    requires = {"ThingFilter.size": {"Thing.size": "read_masked"}, "Size.BIG": {"Thing.size": "read"}}
    catalogue = Catalogue({each.name: each for each in (reading, masked, narrowing)}, {}, requires, {}, {})
    schema = build_schema(TOY)
    name_permissions(schema, catalogue)
    name_permissions(schema, catalogue)
    return dict(members(schema))


@pytest.mark.parametrize(
    ("coordinate", "description"),
    [
        ("Query.things", "What there is.\nPermission: things:read"),
        ("Query.things(filter)", "All"),
        ("Query.things(few)", "Permission: things:narrow"),
        ("Thing.name", "The name.\nPermission: things:read or things:masked (masked)"),
        ("Thing.size", "Permission: things:masked (own only)"),
        ("ThingFilter.size", "Needs to read: Thing.size (masked is enough)"),
        ("Size.BIG", "Needs to read: Thing.size"),
        ("Size.SMALL", "Less than big"),
    ],
)
def test_permissions_stand_in_a_last_line(
    named: dict[str, str | None], coordinate: str, description: str
) -> None:
    assert named[coordinate] == description
