"""The catalogue: permissions with names, the roles that hold them, and notes on coordinates."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property


class CatalogueError(ValueError):
    """The catalogue contradicts itself or speaks of what the schema lacks; nothing may start with it."""


@dataclass(frozen=True, slots=True)
class CataloguePermission:
    """A right: the (coordinate, act) pairs it grants, and those it denies to its holders."""

    name: str
    title: str
    allows: tuple[tuple[str, str], ...]
    denies: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CatalogueRole:
    """What a principal of ``kind`` may be given: permissions, and all that the roles it inherits hold."""

    name: str
    title: str
    kind: str
    inherits: tuple[str, ...]
    holds: tuple[str, ...]


@dataclass(frozen=True)
class Catalogue:
    """Every permission and role by name, and what a schema's guards need to know.

    ``requires``: coordinate or enum value -> the output fields it takes to use it, each with the least act:
    ``read``, or ``read_masked`` where seeing it masked is enough. ``masks``: coordinate -> how it looks
    masked. ``owners``: type -> the attribute with the owner's id. ``personal``: output fields whose showing
    in clear is recorded. ``sensitive``: mutations that want a fresh factor, and enum values that make an
    operator's mutation such a one. ``alone``: mutations that stand alone in their document. ``money``:
    mutations that move money. ``services``: mutations that only programs and Croupier itself may call,
    whatever the roles of people. ``personal_acts``: what programs of others do not do for a player, whatever
    the player may do.
    """

    permissions: Mapping[str, CataloguePermission]
    roles: Mapping[str, CatalogueRole]
    requires: Mapping[str, Mapping[str, str]]
    masks: Mapping[str, str]
    owners: Mapping[str, str]
    personal: frozenset[str] = frozenset()
    sensitive: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    money: frozenset[str] = frozenset()
    services: frozenset[str] = frozenset()
    personal_acts: frozenset[str] = frozenset()

    @cached_property
    def coordinates(self) -> frozenset[str]:
        """Everything that some permission grants."""
        return frozenset(where for each in self.permissions.values() for where, _ in each.allows)

    def calls_of(self, role: str) -> frozenset[str]:
        """The coordinates that a role may call, by what it holds and inherits."""
        has = self.roles[role]
        own = (self.permissions[name] for name in has.holds)
        called = {where for each in own for where, act in each.allows if act == "call"}
        return frozenset(called).union(*(self.calls_of(name) for name in has.inherits))

    def policies(self) -> list[tuple[str, str, str, str, str]]:
        """Casbin's p rules: permission, brand, coordinate, act, effect."""
        return [
            (each.name, "*", where, act, effect)
            for each in self.permissions.values()
            for pairs, effect in ((each.allows, "allow"), (each.denies, "deny"))
            for where, act in pairs
        ]

    def groupings(self) -> list[tuple[str, str, str]]:
        """Casbin's g rules: role, what it has (a permission or another role), brand."""
        return [
            (role.name, had, "*") for role in self.roles.values() for had in (*role.inherits, *role.holds)
        ]

    def rules(self) -> list[tuple[str, ...]]:
        """Both kinds together, each with its kind in front."""
        return [("p", *rule) for rule in self.policies()] + [("g", *rule) for rule in self.groupings()]

    def check(self, known: Mapping[str, frozenset[str]], choices: Iterable[str] = ()) -> None:
        """Compare with a schema: ``known`` coordinate -> acts possible there, ``choices`` its enum values.

        Raises:
            CatalogueError: names every coordinate or act the schema does not have.
        """
        wrong = {
            f"{each.name} {act} {where}"
            for each in self.permissions.values()
            for where, act in (*each.allows, *each.denies)
            if act not in known.get(where, ())
        }
        wrong |= {f"requires {name}" for name in self.requires.keys() - known.keys() - set(choices)}
        needed = {name for names in self.requires.values() for name in names}
        wrong |= {f"requires {name}" for name in needed if "read" not in known.get(name, ())}
        wrong |= {f"masks {name}" for name in self.masks if "read_masked" not in known.get(name, ())}
        noted = self.personal | self.sensitive | self.alone | self.money | self.services | self.personal_acts
        wrong |= {f"noted {name}" for name in noted - known.keys() - (self.sensitive & set(choices))}
        if wrong:
            raise CatalogueError(f"the schema has nothing like this: {'; '.join(sorted(wrong))}")
