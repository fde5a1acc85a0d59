"""Conditions of a mapping: which rows of a foreign file a rule is for."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator

Row = Mapping[str, str | None]
"""Column -> value; None where the file has none."""

ReadNumber = Callable[[str, str], Decimal]
"""Called with (column, text): the number as the mapping's money is written."""


class MappingSection(BaseModel):
    """A section of a mapping file; unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class RowCondition(MappingSection):
    """A condition on one column; every test that is given must hold.

    ``equals`` and ``not_equals`` compare text, ``null`` asks whether there is a value at all, and the others
    compare numbers. A column without a value meets only ``null = true`` and ``not_equals``.
    """

    column: str
    equals: tuple[str, ...] | None = None
    not_equals: tuple[str, ...] | None = None
    null: bool | None = None
    above: Decimal | None = None
    at_least: Decimal | None = None
    below: Decimal | None = None
    at_most: Decimal | None = None

    @model_validator(mode="after")
    def _tests_something(self) -> "RowCondition":
        if len(self.model_fields_set) == 1:
            msg = "a condition needs a test besides its column"
            raise ValueError(msg)
        return self

    def holds(self, row: Row, number: ReadNumber) -> bool:
        """Whether ``row`` meets the condition.

        Raises:
            BadInput: the column is compared as a number and is none.
        """
        value = row[self.column]
        if self.null is not None and (value is None) is not self.null:
            return False
        if self.equals is not None and value not in self.equals:
            return False
        if self.not_equals is not None and value in self.not_equals:
            return False
        return not self._bounds or (value is not None and self._within(number(self.column, value)))

    @property
    def _bounds(self) -> bool:
        return any(bound is not None for bound in (self.above, self.at_least, self.below, self.at_most))

    def _within(self, number: Decimal) -> bool:
        return (
            (self.above is None or number > self.above)
            and (self.at_least is None or number >= self.at_least)
            and (self.below is None or number < self.below)
            and (self.at_most is None or number <= self.at_most)
        )


def _several(written: Any) -> Any:
    return [written] if isinstance(written, dict) else written


Conditions = Annotated[tuple[RowCondition, ...], BeforeValidator(_several)]
"""All of which must hold; one may be written without a list."""


def all_hold(conditions: tuple[RowCondition, ...], row: Row, number: ReadNumber) -> bool:
    """Whether ``row`` meets every condition; it meets none at all."""
    for condition in conditions:  # noqa: SIM110 - asked some times for each row: a generator takes twice as long
        if not condition.holds(row, number):
            return False
    return True
