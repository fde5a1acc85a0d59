"""An input as the variable it was written as, to be asked with again later."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Final

from strawberry import UNSET
from strawberry.types import get_object_definition
from strawberry.utils.str_converters import to_camel_case

from domain.shared.money import Currency

_WRITTEN: Final[dict[type, Callable[[Any], Any]]] = {
    Enum: lambda value: value.name,
    Currency: lambda value: value.code,
    Decimal: str,
    datetime: datetime.isoformat,
}


def as_variable(value: Any) -> Any:
    """``value``, an input or a part of one, as JSON that the API reads as the same.

    What was left out stays so.

    Raises:
        TypeError: there is no way to write a value of this type.
    """
    if value is None or isinstance(value, str | int | bool):
        return value
    for of, write in _WRITTEN.items():
        if isinstance(value, of):
            return write(value)
    if isinstance(value, list):
        return [as_variable(each) for each in value]
    if definition := get_object_definition(type(value)):
        return {
            field.graphql_name or to_camel_case(field.python_name): as_variable(written)
            for field in definition.fields
            if (written := getattr(value, field.python_name)) is not None and written is not UNSET
        }
    raise TypeError(f"no way to write a {type(value).__name__}")
