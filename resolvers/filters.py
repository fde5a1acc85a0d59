"""What the filters of all lists share: of a list of values, any one is enough, and there is one at least."""

from dataclasses import fields
from typing import Any, Final

import strawberry
from strawberry.utils.str_converters import to_camel_case

from domain.shared.errors import BadInput

EMPTY: Final = "Name at least one, or leave this out"


class Filter:
    """Base of every filter.

    A list that is given names something: an empty one is refused, and not taken for all.
    """

    def __post_init__(self) -> None:
        """Look at every list that was given.

        Raises:
            BadInput: one is empty.
        """
        for each in fields(self):  # type: ignore[arg-type]  # what derives from it is a dataclass
            if getattr(self, each.name) == []:
                raise BadInput(EMPTY, field=f"filter.{to_camel_case(each.name)}")


def values(description: str) -> Any:
    """A field of a filter that takes a list."""
    return strawberry.field(default=None, description=f"{description}. Not an empty list")
