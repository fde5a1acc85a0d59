"""graphql-core's comparison of selections that answer under one name, with a bound of ours."""

from typing import Final

from graphql import OverlappingFieldsCanBeMergedRule, ValidationContext

COMPARISONS_MAX: Final = 20_000
"""In graphql-core's unit of work. Its own bound of 500,000 lets a document of 5 KiB take half a second of a
processor; the documents of real clients take some hundreds at most."""


class BoundedOverlapRule(OverlappingFieldsCanBeMergedRule):
    """Aborts the validation of a document whose selections take more than ``COMPARISONS_MAX`` to compare."""

    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        self.rule_context.remaining_complexity_budget = COMPARISONS_MAX
