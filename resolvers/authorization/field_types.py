"""The types of a class's annotations, those of its bases included, with type variables filled in."""

from collections.abc import Mapping
from typing import Any, get_args, get_origin, get_type_hints


def field_types(kind: type, given: Mapping[Any, Any] | None = None) -> dict[str, Any]:
    """Name -> type, of everything that a class or one of its bases annotates.

    ``class Added(Change[PlayerId])`` has the fields of ``Change`` with ``PlayerId`` in place of its variable,
    which ``get_type_hints`` leaves as it is. ``given``: what takes the place of the variables of ``kind``.

    Raises:
        NameError: an annotation cannot be read at run time.
    """
    found: dict[str, Any] = {}
    for base in reversed(vars(kind).get("__orig_bases__", kind.__bases__)):
        origin = get_origin(base) or base
        if isinstance(origin, type) and origin is not object:
            arguments = [_filled_in(argument, given or {}) for argument in get_args(base)]
            found |= field_types(origin, dict(zip(_variables(origin), arguments, strict=False)))
    if own := vars(kind).get("__annotations__"):
        hints = get_type_hints(kind)
        found |= {name: _filled_in(hints[name], given or {}) for name in own}
    return found


def _filled_in(hint: Any, given: Mapping[Any, Any]) -> Any:
    if hint in given:
        return given[hint]
    variables = _variables(hint)
    if get_origin(hint) is None or not variables:
        return hint
    return hint[tuple(given.get(variable, variable) for variable in variables)]


def _variables(hint: Any) -> tuple[Any, ...]:
    return getattr(hint, "__parameters__", ())
