"""graphql-core's comparison of selections that answer under one name, with a bound and pauses of ours."""

from typing import Final

from graphql import OverlappingFieldsCanBeMergedRule, ValidationContext
from graphql.validation.rules.overlapping_fields_can_be_merged import RuleContext

from server.http.graphql_api.validation.pausing import Pause, no_pause

COMPARISONS_MAX: Final = 20_000
"""In graphql-core's unit of work. Its own bound of 500,000 lets a document of 5 KiB take half a second of a
processor; the documents of real clients take some hundreds at most."""

COMPARISONS_BETWEEN_PAUSES: Final = 2_000
"""Some milliseconds."""


class BoundedOverlapRule(OverlappingFieldsCanBeMergedRule):
    """Aborts the validation of a document whose selections take more than ``COMPARISONS_MAX`` to compare.

    All selections of a set are compared at once: ``pause`` is called meanwhile, too.
    """

    def __init__(self, context: ValidationContext, pause: Pause = no_pause) -> None:
        super().__init__(context)
        self.rule_context = _PausingContext(pause)


class _PausingContext(RuleContext):
    """The state of the rule; what is left of its budget is counted by a property, which pauses."""

    __slots__ = ("_left", "_pause", "_pause_at")

    def __init__(self, pause: Pause) -> None:
        self._pause = no_pause
        self._left = self._pause_at = 0
        super().__init__()
        self._left, self._pause_at = COMPARISONS_MAX, COMPARISONS_MAX - COMPARISONS_BETWEEN_PAUSES
        self._pause = pause

    @property
    def remaining_complexity_budget(self) -> int:
        """What may still be spent."""
        return self._left

    @remaining_complexity_budget.setter
    def remaining_complexity_budget(self, left: int) -> None:
        self._left = left
        if left <= self._pause_at:
            self._pause_at = left - COMPARISONS_BETWEEN_PAUSES
            self._pause()
