"""Numbers that say exactly what was sent: an amount of money is refused rather than rounded."""

from decimal import Decimal
from typing import Any

from graphql import FloatValueNode, GraphQLError, ValidationRule

INEXACT = "A number has more digits than a float keeps: send it as a string."


def is_exact(text: str) -> bool:
    """Whether a float holds this decimal number without rounding, as far as its digits show."""
    return Decimal(text) == Decimal(repr(float(text)))


class ExactNumbersRule(ValidationRule):
    """Refuses float literals that would be rounded on their way to a resolver."""

    def enter_float_value(self, node: FloatValueNode, *_args: Any) -> None:
        """Look at one literal."""
        if not is_exact(node.value):
            self.report_error(GraphQLError(INEXACT, node))
