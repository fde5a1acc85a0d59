"""Remembers why documents were refused, so that the same text is not read again."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from graphql import GraphQLError, SourceLocation

from server.http.errors import cut_text


@dataclass(frozen=True, slots=True)
class DocumentRefusal:
    """The error of a refused document, without its syntax tree."""

    message: str
    locations: tuple[SourceLocation, ...]
    extensions: Mapping[str, Any]

    @classmethod
    def of(cls, error: GraphQLError, locations_max: int) -> "DocumentRefusal":
        """What to keep of an error."""
        locations = tuple((error.locations or ())[:locations_max])
        return cls(cut_text(error.message), locations, dict(error.extensions or {}))

    def error(self) -> GraphQLError:
        """The error to raise."""
        error = GraphQLError(self.message, extensions=dict(self.extensions))
        error.locations = list(self.locations) or None
        return error


class RefusedDocuments:
    """The refusals of the documents refused last, by digest of their text."""

    def __init__(self, entries_max: int, locations_max: int) -> None:
        self._entries_max = entries_max
        self._locations_max = locations_max
        self._refusals: OrderedDict[bytes, DocumentRefusal] = OrderedDict()

    def __len__(self) -> int:
        """How many are remembered."""
        return len(self._refusals)

    def find(self, text: str) -> DocumentRefusal | None:
        """Why this text was refused."""
        digest = _digest(text)
        found = self._refusals.get(digest)
        if found is not None:
            self._refusals.move_to_end(digest)
        return found

    def add(self, text: str, error: GraphQLError) -> DocumentRefusal:
        """Remember why a text is refused; forget the least recently used refusal above the limit."""
        refusal = self._refusals[_digest(text)] = DocumentRefusal.of(error, self._locations_max)
        if len(self._refusals) > self._entries_max:
            self._refusals.popitem(last=False)
        return refusal


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
