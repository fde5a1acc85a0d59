"""The conditions of a span of a timeline, for statements that read one kind of row by its own index."""

from dataclasses import replace
from datetime import datetime
from enum import Enum
from uuid import UUID

from domain.shared.errors import BadInput
from domain.shared.periods import Period
from domain.shared.timeline import ABOVE_ALL, BELOW_ALL, TimelineSpan

NUMBER_DIGITS = 18
"""How many digits a number has as a ref."""


class RefColumn(Enum):
    """The type of the column that a ref is made of."""

    UUID = "uuid"
    NUMBER = "bigint"


def within(span: TimelineSpan, at: str, id: str, kind: RefColumn, first: int) -> str:
    """The condition on a row whose moment and ref are the columns ``at`` and ``id``.

    It takes the four values of ``span_values`` from ``$first`` on. An index on both columns serves it. A
    bound that is not given is not in the text: under row-level security only bare comparisons use indexes.
    """
    span = narrowed(span)
    since, until = f"${first}::timestamptz", f"${first + 1}::timestamptz"
    edge, ref = f"${first + 2}::timestamptz", f"${first + 3}::text"
    conditions = [
        f"{at} >= {since}" if span.period.since else f"{since} is null",
        f"{at} < {until}" if span.period.until else f"{until} is null",
    ]
    if span.edge is None:
        conditions += [f"{edge} is null", f"{ref} is null"]
    elif is_between_refs(span):
        conditions += [f"{at} {beyond(span)} {edge}", f"{ref} is null"]
    else:
        conditions.append(f"({at}, {id}) {beyond(span)} ({edge}, {ref}::{kind.value})")
    return " and ".join(conditions)


def span_values(
    span: TimelineSpan, kind: RefColumn
) -> tuple[datetime | None, datetime | None, datetime | None, str | None]:
    """The values of ``within``.

    Raises:
        BadInput: the edge is of no row of this kind.
    """
    span = narrowed(span)
    at, ref = span.edge or (None, None)
    if ref is not None:
        ref = None if is_between_refs(span) else _checked(ref, kind)
    return span.period.since, span.period.until, at, ref


def narrowed(span: TimelineSpan) -> TimelineSpan:
    """The same rows with one bound at the side where reading begins: with two an index begins at either."""
    if span.edge is None:
        return span
    at, period = span.edge[0], span.period
    if span.backward:
        if period.since and at < period.since:
            return replace(span, edge=None)
        return replace(span, period=Period(None, period.until))
    if period.until and at >= period.until:
        return replace(span, edge=None)
    return replace(span, period=Period(period.since, None))


def beyond(span: TimelineSpan) -> str:
    """The comparison of what is beyond the edge, whether it is with a moment or with a row."""
    return (">" if span.backward else "<") + ("=" if includes_edge(span) else "")


def is_between_refs(span: TimelineSpan) -> bool:
    """Whether the edge stands before or after all rows of its moment."""
    return span.edge is not None and span.edge[1] in {BELOW_ALL, ABOVE_ALL}


def includes_edge(span: TimelineSpan) -> bool:
    """Whether rows of the very moment of the edge are beyond it, where it stands before or after them all."""
    return span.edge is not None and span.edge[1] == (BELOW_ALL if span.backward else ABOVE_ALL)


def reading_order(span: TimelineSpan) -> str:
    """The direction of reading."""
    return "asc" if span.backward else "desc"


def ref_of_number(number: int) -> str:
    """A number from 0 on as a ref."""
    return f"{number:0{NUMBER_DIGITS}}"


def _checked(ref: str, kind: RefColumn) -> str:
    try:
        if kind is RefColumn.UUID:
            return str(UUID(ref))
        if len(ref) == NUMBER_DIGITS and ref.isascii() and ref.isdigit():
            return ref
    except ValueError:
        pass
    raise BadInput("This cursor does not belong to this list", field="after")
