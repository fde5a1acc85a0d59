"""The columns of a feed as its role sees them: absent, masked or whole, as GraphQL shows the same fields."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.feeds.columns import COLUMNS, MASKABLE, WHOLE, FeedColumn
from domain.feeds.model import FeedKind
from resolvers.authorization.levels import AccessTable
from resolvers.authorization.masking import MASKS, Mask, nothing, text
from resolvers.feeds.rights import column_level


@dataclass(frozen=True, slots=True)
class ShownColumns:
    """``masks``: what hides the values of some of the columns."""

    columns: tuple[FeedColumn, ...]
    masks: Mapping[str, Mask]

    @property
    def names(self) -> tuple[str, ...]:
        """Of the columns, in their order."""
        return tuple(each.name for each in self.columns)

    def line(self, values: Sequence[Any]) -> list[Any]:
        """The values of a row as the role sees them."""
        return [
            value if value is None or column.name not in self.masks else self.masks[column.name](value)
            for column, value in zip(self.columns, values, strict=True)
        ]


class RoleSeesNothing(Exception):
    """The role of the feed may read nothing of it, or not all of what makes sense only as a whole."""


def shown_columns(kind: FeedKind, access: AccessTable, masks: Mapping[str, str]) -> ShownColumns:
    """The columns of a kind for a role; ``masks``: coordinate -> the mask that the catalogue names for it.

    Raises:
        RoleSeesNothing: there is nothing to show.
    """
    shown: list[FeedColumn] = []
    hidden: dict[str, Mask] = {}
    for column in COLUMNS[kind]:
        level = column_level(column, access)
        if level is None:
            continue
        shown.append(column)
        if level:
            hidden[column.name] = _mask_of(column, level, masks)
    if not shown or (kind in WHOLE and (hidden or len(shown) < len(COLUMNS[kind]))):
        raise RoleSeesNothing
    return ShownColumns(tuple(shown), hidden)


def _mask_of(column: FeedColumn, masked: Sequence[str], masks: Mapping[str, str]) -> Mask:
    """Only texts are shown masked; a text that several coordinates mask, by the last."""
    if column.form not in MASKABLE:
        return nothing
    return MASKS.get(masks.get(masked[-1], ""), text)
