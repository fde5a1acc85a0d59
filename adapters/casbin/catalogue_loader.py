"""Reads the catalogue that ships with Croupier: permissions and roles, each defined once.

A folder of TOML files, one sub-folder per context; a section may be spread over files:

    [permissions."player.contact:masked"]     a right with a name; its coordinates are written down once
    title = "Contact data, mostly hidden"
    read_masked = "Player { email phone }"    also: read, read_own, write, call
    deny.read = "Player { notes }"            overrides whatever else the holder has

    [holds]                                   which roles hold permissions: said beside these
    support = ["player.contact:masked"]

    [roles.support]                           what people and programs hold
    title = "Answers players"
    kind = "OPERATOR"                         who may hold it: PLAYER, OPERATOR, SERVICE, SYSTEM or ANYBODY
    inherits = ["..."]                        roles
    holds = ["..."]                           permissions, where it is not said under [holds]

    [requires]                                using the left one needs the right ones readable
    "PlayerFilter.country" = "Player { country }"

    [requires_masked]                         the same, where seeing the right ones masked is enough
    "PlayerFilter.email" = "Player { email }"

    [masks]                                   how a masked value looks
    "Player.email" = "email"

    [owners]                                  the attribute with the owner's id, where it is not `player_id`
    Player = "id"
    PersonName = "^"                          the owner of the object that it belongs to

    [noted]                                   what more there is to know of coordinates
    personal = "Player { email }"             showing it in clear is recorded
    sensitive = "Mutation { requestAdjustment }"   wants a factor proved just now, for this very operation
                                              of an enum's value: wherever an operator's mutation has it
    alone = "Mutation { registerPlayer }"     stands alone in its document: no thirty attempts in one request
    money = "Mutation { grantFunds }"         moves money: of people it wants a factor and has limits
    services = "Mutation { placeBet }"        for programs: refused to people whatever their roles
    personal_acts = "Mutation { endSession }" manages an account: refused to programs of others

There are no wildcards: what is not named is denied.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from adapters.casbin.catalogue import Catalogue, CatalogueError, CataloguePermission, CatalogueRole
from adapters.casbin.selection import NotASelectionError, coordinates

SHIPPED = Path(__file__).parent / "catalogue"

ACTS = ("read", "read_masked", "read_own", "write", "call")
KINDS = ("PLAYER", "OPERATOR", "SERVICE", "SYSTEM", "ANYBODY")
_SECTIONS = ("permissions", "roles", "requires", "requires_masked", "masks", "owners", "noted", "holds")
_NOTES = ("personal", "sensitive", "alone", "money", "services", "personal_acts")


def load_catalogue(folder: Path = SHIPPED) -> Catalogue:
    """Read every TOML file below ``folder``.

    Raises:
        CatalogueError: what is wrong in which file.
    """
    parts: dict[str, dict[str, Any]] = {section: {} for section in _SECTIONS}
    notes: set[tuple[str, str]] = set()
    held: list[tuple[str, str]] = []
    for path in sorted(folder.rglob("*.toml")):
        name = path.relative_to(folder).as_posix()
        content = _read(path, name)
        notes |= set(_notes_of(content.pop("noted", {})))
        held += [(role, each) for role, given in content.pop("holds", {}).items() for each in given]
        for section, entries in content.items():
            if twice := parts[section].keys() & entries.keys():
                raise CatalogueError(f"{name}: {', '.join(sorted(twice))} is in {section} twice")
            parts[section] |= entries
    _add_held(parts["roles"], held)
    catalogue = Catalogue(
        {name: _permission(name, entry) for name, entry in parts["permissions"].items()},
        {name: _role(name, entry) for name, entry in parts["roles"].items()},
        _needed_fields(parts["requires"], parts["requires_masked"]),
        parts["masks"],
        parts["owners"],
        *(frozenset(where for name, where in notes if name == note) for note in _NOTES),
    )
    _check_names(catalogue)
    return catalogue


def _needed_fields(clear: Mapping[str, str], masked: Mapping[str, str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for act, entries in (("read_masked", masked), ("read", clear)):
        for name, text in entries.items():
            found.setdefault(name, {}).update(dict.fromkeys(_coordinates_of(text, name), act))
    return found


def _read(path: Path, name: str) -> dict[str, Any]:
    """One file; ``name`` is its path within the catalogue, for several are called the same."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(f"{name}: {error}") from None
    if unknown := content.keys() - set(_SECTIONS):
        raise CatalogueError(f"{name}: unknown section {', '.join(sorted(unknown))}")
    return content


def _notes_of(noted: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for note, text in noted.items():
        if note not in _NOTES:
            raise CatalogueError(f"noted: there is no {note}, only {', '.join(_NOTES)}")
        for where in _coordinates_of(text, note):
            yield note, where


def _add_held(roles: dict[str, Any], held: Iterable[tuple[str, str]]) -> None:
    """Give each role what the files say beside the permissions that it holds."""
    for role, permission in held:
        if role not in roles:
            raise CatalogueError(f"{permission} is held by {role}, and there is no such role")
        roles[role] = roles[role] | {"holds": [*roles[role].get("holds", ()), permission]}


def _permission(name: str, entry: dict[str, Any]) -> CataloguePermission:
    given = dict(entry)
    title, denied = str(given.pop("title", "")), given.pop("deny", {})
    return CataloguePermission(name, title, tuple(_pairs(name, given)), tuple(_pairs(name, denied)))


def _pairs(name: str, acts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for act, text in acts.items():
        if act not in ACTS:
            raise CatalogueError(f"{name}: unknown act {act}")
        for where in _coordinates_of(text, name):
            # An argument is used, whatever its field's value may be done with.
            yield where, "call" if where.endswith(")") else act


def _coordinates_of(text: str, name: str) -> list[str]:
    if "{" not in text:  # ours, such as system.introspect
        return text.split()
    try:
        return coordinates(text)
    except NotASelectionError as error:
        raise CatalogueError(f"{name}: {error}") from None


def _role(name: str, entry: dict[str, Any]) -> CatalogueRole:
    if unknown := entry.keys() - {"title", "kind", "inherits", "holds"}:
        raise CatalogueError(f"{name}: unknown {', '.join(sorted(unknown))}")
    kind = entry.get("kind")
    if kind not in KINDS:
        raise CatalogueError(f"{name}: kind must be one of {', '.join(KINDS)}")
    return CatalogueRole(
        name, entry.get("title", ""), kind, tuple(entry.get("inherits", ())), tuple(entry.get("holds", ()))
    )


def _check_names(catalogue: Catalogue) -> None:
    for role in catalogue.roles.values():
        missing = {f"role {name}" for name in role.inherits if name not in catalogue.roles}
        missing |= {f"permission {name}" for name in role.holds if name not in catalogue.permissions}
        if missing:
            raise CatalogueError(f"{role.name}: there is no {', '.join(sorted(missing))}")
    if both := catalogue.permissions.keys() & catalogue.roles.keys():
        raise CatalogueError(f"both a role and a permission: {', '.join(sorted(both))}")
