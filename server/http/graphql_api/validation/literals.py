"""Refuses values that would be rounded or that PostgreSQL cannot store."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from graphql import FloatValueNode, GraphQLError, IntValueNode, ListValueNode, StringValueNode, ValidationRule

DIGITS_MAX: Final = 40
"""No number of ours is longer, and Python refuses to parse integers of more than a few thousand digits."""

LIST_ITEMS_MAX: Final = 200
"""No input takes as many; those that take fewer say so themselves."""

TOO_MANY_ITEMS: Final = f"A list holds at most {LIST_ITEMS_MAX} items."
TOO_MANY_DIGITS: Final = f"A whole number has at most {DIGITS_MAX} digits."
INEXACT: Final = "A number has more digits than a float keeps: send it as a string."
NUL_SENT: Final = "Text must not contain the character U+0000."  # PostgreSQL cannot store it

_NUL: Final = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")


def is_exact(text: str) -> bool:
    """Whether a float holds this decimal number without rounding, as far as its digits show."""
    try:
        return Decimal(text) == Decimal(repr(float(text)))
    except InvalidOperation:  # its exponent has more digits than a Decimal's
        return False


def holds_nul(json: bytes) -> bool:
    """Whether a string of this JSON text holds U+0000, which JSON can only write as an escape."""
    return b"u0000" in json and _NUL.search(json) is not None


class LiteralsRule(ValidationRule):
    """The same rules for literals in the document."""

    def enter_float_value(self, node: FloatValueNode, *_args: Any) -> None:
        """Refuse floats that would be rounded."""
        if not is_exact(node.value):
            self.report_error(GraphQLError(INEXACT, node))

    def enter_list_value(self, node: ListValueNode, *_args: Any) -> None:
        """Refuse lists that are too long."""
        if len(node.values) > LIST_ITEMS_MAX:
            self.report_error(GraphQLError(TOO_MANY_ITEMS, node))

    def enter_int_value(self, node: IntValueNode, *_args: Any) -> None:
        """Refuse integers that are too long."""
        if len(node.value) > DIGITS_MAX:
            self.report_error(GraphQLError(TOO_MANY_DIGITS, node))

    def enter_string_value(self, node: StringValueNode, *_args: Any) -> None:
        """Refuse U+0000, which PostgreSQL cannot store."""
        if "\0" in node.value:
            self.report_error(GraphQLError(NUL_SENT, node))
