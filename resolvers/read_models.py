"""The read models of a process, by the port that each answers."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from domain.shared.errors import Broken

if TYPE_CHECKING:
    from typing_extensions import TypeForm  # mypy refuses a Protocol where type[...] is written

Port = TypeVar("Port")

MakeReadModel = Callable[[str], Any]
"""Makes what answers a port for one brand; where rows are apart by brand, it reaches no other's."""


class ReadModels:
    """Each is made when a brand first asks for it, and kept: brands are few and come from verified tokens."""

    def __init__(self, made: Mapping[type, MakeReadModel]) -> None:
        self._of_port = {port: cache(make) for port, make in made.items()}

    def of(self, port: "TypeForm[Port]", brand: str) -> Port:
        """What answers ``port`` for ``brand``.

        Raises:
            Broken: nothing in this process answers it.
        """
        make = self._of_port.get(cast("type", port))
        if make is None:
            raise Broken(f"this process has no {port}")
        answer: Port = make(brand)
        return answer


class Read(Protocol):
    """Gives the read model that answers a port within the viewer's brand; ``Context.read`` is one."""

    def __call__(self, port: "TypeForm[Port]") -> Port:
        """The read model."""
        ...
