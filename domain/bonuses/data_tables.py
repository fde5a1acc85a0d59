"""Tables of a TOML document, read strictly: every mistake is a ``BadInput`` with the path of its field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from domain.shared.errors import BadInput

E = TypeVar("E", bound=Enum)

TEXT_MAX = 200
"""Characters of a name or a clause."""


@dataclass(frozen=True, slots=True)
class DataTable:
    """One table; ``place`` is its path in the document, empty for the document itself."""

    data: Mapping[str, Any]
    place: str = ""

    @classmethod
    def of(
        cls, data: object, place: str = "", *, required: Iterable[str] = (), optional: Iterable[str] = ()
    ) -> "DataTable":
        """A table that has all of ``required`` and nothing that is in neither.

        Raises:
            BadInput: it is no table, a field is missing, or there is no field of that name.
        """
        if not isinstance(data, Mapping):
            raise BadInput("This has to be a table", field=place or None)
        table = cls(data, place)
        wanted, known = set(required), {*required, *optional}
        for name in data:
            if name not in known:
                raise table.refused(str(name), f"There is no such field; there are {_listed(known)}")
        for name in sorted(wanted - set(data)):
            raise table.refused(name, "This field is missing")
        return table

    def at(self, name: str) -> str:
        """The path of a field."""
        return f"{self.place}.{name}" if self.place else name

    def refused(self, name: str, why: str) -> BadInput:
        """The error about a field."""
        return BadInput(why, field=self.at(name))

    def table(self, name: str, *, required: Iterable[str] = (), optional: Iterable[str] = ()) -> "DataTable":
        """A table within this one; where it is left out, one without fields."""
        return DataTable.of(self.data.get(name, {}), self.at(name), required=required, optional=optional)

    def text(self, name: str) -> str:
        """A text that is not blank."""
        written = self.data[name]
        if not isinstance(written, str) or not written.strip() or len(written) > TEXT_MAX:
            raise self.refused(name, f"This has to be a text of 1 to {TEXT_MAX} characters")
        return written

    def truth(self, name: str) -> bool:
        """True or false."""
        written = self.data[name]
        if not isinstance(written, bool):
            raise self.refused(name, "This has to be true or false")
        return written

    def whole(self, name: str, least: int, most: int) -> int:
        """A whole number within bounds, both of which are allowed."""
        written = self.data[name]
        if type(written) is not int or not least <= written <= most:
            raise self.refused(name, f"This has to be a whole number from {least} to {most}")
        return written

    def day(self, name: str) -> date:
        """A day without a time."""
        written = self.data[name]
        if type(written) is not date:
            raise self.refused(name, "This has to be a day, such as 2026-01-19")
        return written

    def choice(self, name: str, among: Iterable[E]) -> E:
        """The member of an enum that is named by its value."""
        return _member(self.data[name], among, self.at(name))

    def choices(self, name: str, among: Iterable[E]) -> frozenset[E]:
        """The members that a list names, each once."""
        found = [_member(each, among, self.at(name)) for each in self._list(name)]
        if len(set(found)) < len(found):
            raise self.refused(name, "This names one twice")
        return frozenset(found)

    def names(self, name: str) -> tuple[str, ...]:
        """The texts of a list, each once; none where it is left out."""
        found = self._list(name)
        if not all(isinstance(each, str) and each.strip() for each in found):
            raise self.refused(name, "This has to be a list of names")
        if len(set(found)) < len(found):
            raise self.refused(name, "This names one twice")
        return tuple(found)

    def _list(self, name: str) -> list[Any]:
        written = self.data.get(name, [])
        if not isinstance(written, list):
            raise self.refused(name, "This has to be a list")
        return written


def _member(written: object, among: Iterable[E], place: str) -> E:
    for member in among:
        if member.value == written:
            return member
    raise BadInput(f"This has to be among {_listed(str(each.value) for each in among)}", field=place)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
