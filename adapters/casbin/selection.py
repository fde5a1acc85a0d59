"""The catalogue's short spelling of coordinates: ``Player { id wallets(kinds) }``, like a GraphQL query."""

import re
from collections.abc import Iterator

_WORD = re.compile(r"[A-Za-z_]\w*|[{}()]|[^\s,]")


class NotASelectionError(ValueError):
    """The text is not of the form ``Type { field field(argument argument) }``, repeated."""


def coordinates(text: str) -> list[str]:
    """The coordinates ``text`` spells; each argument is one of its own: ``Player.wallets(kinds)``.

    Raises:
        NotASelectionError: what stands where something else was expected.
    """
    found: list[str] = []
    words = iter(_WORD.findall(text))
    for kind in words:
        _expect(kind.isidentifier(), kind, "a type")
        _expect(next(words, "") == "{", kind, "{ after it")
        found.extend(_fields(kind, words))
    return found


def _fields(kind: str, words: Iterator[str]) -> Iterator[str]:
    field = ""
    for word in words:
        if word == "}":
            return
        if word == "(":
            _expect(bool(field), word, "a field before it")
            yield from _arguments(field, words)
            field = ""
        else:
            _expect(word.isidentifier(), word, "a field")
            field = f"{kind}.{word}"
            yield field
    raise NotASelectionError(f"{kind!r} is not closed")


def _arguments(field: str, words: Iterator[str]) -> Iterator[str]:
    for word in words:
        if word == ")":
            return
        _expect(word.isidentifier(), word, "an argument")
        yield f"{field}({word})"
    raise NotASelectionError(f"the arguments of {field} are not closed")


def _expect(met: bool, word: str, wanted: str) -> None:  # noqa: FBT001 - the condition itself
    if not met:
        raise NotASelectionError(f"{word!r} where there should be {wanted}")
