import pytest

from adapters.casbin.catalogue import CatalogueError
from adapters.casbin.catalogue_loader import load_catalogue
from adapters.casbin.selection import NotASelectionError, coordinates
from resolvers.authorization.coordinates import choices
from resolvers.authorization.coordinates import coordinates as of_schema
from server.security.access_control import AccessControl
from tests.access.authorization.toy import CATALOGUE, bare

FINE = (
    '[permissions."a:read"]\nread = "Keeper { id }"\n[roles.clerk]\nkind = "OPERATOR"\nholds = ["a:read"]\n'
)


def catalogue(folder, text):
    (folder / "one.toml").write_text(text)
    return load_catalogue(folder)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A { b }", ["A.b"]),
        ("A { b c(d e) f }", ["A.b", "A.c", "A.c(d)", "A.c(e)", "A.f"]),
        ("A { b, c(d, e) } B { c }", ["A.b", "A.c", "A.c(d)", "A.c(e)", "B.c"]),
        ("A { }", []),
        ("", []),
    ],
)
def test_coordinates_are_written_as_selections(text, found):
    assert coordinates(text) == found


@pytest.mark.parametrize(
    "text",
    ["A", "A.b", "A {", "A { b", "A { (b) }", "A { b(c }", "A { b(c", "A { b.c }", "A { * }", "{ a }", "}"],
)
def test_malformed_coordinates_are_refused(text):
    with pytest.raises(NotASelectionError):
        coordinates(text)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[permission]", "unknown section permission"),
        ("nonsense", "one.toml"),
        (FINE.replace("read =", "reed ="), "unknown act reed"),
        (FINE.replace("a:read", "a:reed", 1), "permission a:read"),
        (FINE.replace("OPERATOR", "HUMAN"), "kind must be one of"),
        (FINE + 'inherits = ["ghost"]', "role ghost"),
        (FINE + 'rights = ["ghost"]', "unknown rights"),
        (FINE.replace("roles.clerk", 'roles."a:read"'), "both a role and a permission"),
        (FINE.replace("Keeper { id }", "Keeper { *}"), "'*'"),
        (FINE + '[holds]\nghost = ["a:read"]', "a:read is held by ghost"),
        (FINE + '[holds]\nclerk = ["a:write"]', "permission a:write"),
    ],
)
def test_a_contradictory_catalogue_is_refused_by_name(tmp_path, text, complaint):
    with pytest.raises(CatalogueError, match=complaint.replace("*", r"\*")):
        catalogue(tmp_path, text)


def test_a_name_given_twice_is_refused(tmp_path):
    (tmp_path / "two.toml").write_text(FINE)
    with pytest.raises(CatalogueError, match="twice"):
        catalogue(tmp_path, FINE)


def test_an_error_names_the_catalogue_file(tmp_path):
    (tmp_path / "players").mkdir()
    (tmp_path / "players" / "reads.toml").write_text("nonsense")
    with pytest.raises(CatalogueError, match=r"players/reads\.toml"):
        load_catalogue(tmp_path)


def test_a_role_holds_permissions_named_in_any_catalogue_file(tmp_path):
    (tmp_path / "two.toml").write_text(
        '[holds]\nclerk = ["b:read"]\n[permissions."b:read"]\nread = "Keeper { id }"\n'
    )
    assert catalogue(tmp_path, FINE).roles["clerk"].holds == ("a:read", "b:read")


def test_a_well_formed_catalogue_is_read(tmp_path):
    read = catalogue(tmp_path, FINE)
    assert read.permissions["a:read"].allows == (("Keeper.id", "read"),)
    assert read.roles["clerk"].holds == ("a:read",)


@pytest.mark.parametrize(
    "wrong",
    [
        FINE.replace("Keeper { id }", "Keeper { ids }"),
        FINE.replace("Keeper { id }", "Query { keepers }"),
        FINE.replace("Keeper { id }", "Keeper { animals(breed) }"),
        FINE.replace("Keeper { id }", "Node { id }"),
        FINE.replace('read = "Keeper', 'write = "Keeper'),
        FINE.replace('read = "Keeper { id }"', 'deny.read = "Keeper { ids }"'),
        FINE.replace('read = "Keeper { id }"', 'call = "system.everything"'),
        FINE + '[requires]\n"KeeperSort.SIZE" = "Keeper { id }"',
        FINE + '[requires]\n"KeeperSort.AGE" = "Keeper { size }"',
        FINE + '[masks]\n"Keeper.size" = "text"',
    ],
)
def test_coordinates_missing_in_the_schema_stop_the_start(tmp_path, wrong):
    with pytest.raises(CatalogueError, match="the schema has nothing like this"):
        AccessControl.of(catalogue(tmp_path, wrong)).protect(bare())


@pytest.mark.parametrize(
    "mask", ['"Keeper.age" = "text"', '"Keeper.name" = "blur"', '"Keeper.notes" = "text"']
)
def test_a_mask_that_cannot_apply_stops_the_start(tmp_path, mask):
    with pytest.raises(TypeError, match="mask"):
        AccessControl.of(catalogue(tmp_path, f"{FINE}[masks]\n{mask}")).protect(bare())


def test_the_toy_catalogue_fits_the_toy_schema():
    CATALOGUE.check(of_schema(bare()._schema), choices(bare()._schema))
