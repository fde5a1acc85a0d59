"""Saved views: the filters, order and columns of a page that an operator comes back to, by name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final, Protocol
from uuid import UUID

from domain.shared import text
from domain.shared.actor import Origin, one_spelling
from domain.shared.clock import Clock
from domain.shared.errors import BadInput
from domain.shared.ids import new_id
from domain.shared.outcomes import Refusal, Success

VIEWS_MAX: Final = 100
"""So many views an operator may keep in a brand."""

_PAGE: Final = re.compile(r"[a-z][a-z0-9-]*(?:/[a-z][a-z0-9-]*)*")
_PAGE_CHARACTERS_MAX: Final = 60
_NAME_CHARACTERS_MAX: Final = 60
_QUERY_CHARACTERS_MAX: Final = 2000
_QUERY: Final = re.compile(r"[A-Za-z0-9\-._~!$&'()*+,;=:/?%]*")


@dataclass(frozen=True, slots=True)
class SavedView:
    """A page's state under a name; seen by its owner alone. ``query``: the query string of the page's URL."""

    id: UUID
    page: str
    name: str
    query: str
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class SaveView:
    """Keep the state of a page under a name: a new view, or new contents of ``id``."""

    page: str
    name: str
    query: str
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class DeleteView:
    """Delete one of one's own views."""

    id: UUID


@dataclass(frozen=True, slots=True)
class ViewSaved(Success):
    """The view is kept as it is now."""

    view: SavedView


@dataclass(frozen=True, slots=True)
class ViewDeleted(Success):
    """The view is gone."""

    view: SavedView


@dataclass(frozen=True, slots=True)
class SavedViewNotFound(Refusal):
    """There is no such view of one's own."""

    message: ClassVar[str] = "You have no such view"


@dataclass(frozen=True, slots=True)
class SavedViewNameTaken(Refusal):
    """Another view of the page has the name; ``view`` is the one that has it."""

    message: ClassVar[str] = "You have a view of this page by that name"

    view: SavedView


@dataclass(frozen=True, slots=True)
class TooManySavedViews(Refusal):
    """There are as many views as one operator may keep."""

    message: ClassVar[str] = "You have as many views as you may keep: delete one first"

    most: int


SaveOutcome = ViewSaved | SavedViewNameTaken | TooManySavedViews | SavedViewNotFound
DeleteOutcome = ViewDeleted | SavedViewNotFound


class SavedViews(Protocol):
    """The views of operators in the command's brand; ``owner`` is an operator's name in one spelling."""

    async def lock(self, owner: str) -> None:
        """Let the owner's changes take turns until the transaction ends."""
        ...

    async def of_owner(self, owner: str) -> Sequence[SavedView]:
        """All views of the owner."""
        ...

    async def store(self, owner: str, view: SavedView) -> None:
        """Add a view, or replace the one of the same id."""
        ...

    async def delete(self, owner: str, id: UUID) -> None:
        """Delete a view of the owner."""
        ...


class SavedViewReads(Protocol):
    """The views of operators as they are read."""

    async def of_owner(self, owner: str, page: str | None) -> Sequence[SavedView]:
        """The owner's views, of one page or of all, by page and name."""
        ...

    async def by_id(self, owner: str, id: UUID) -> SavedView | None:
        """A view of the owner."""
        ...


async def save_view(asked: SaveView, views: SavedViews, clock: Clock, origin: Origin) -> SaveOutcome:
    """Keep the state of a page under a name that no other view of the page has."""
    page, query = page_of(asked.page), _query_of(asked.query)
    name = text.line(asked.name, "name", at_most=_NAME_CHARACTERS_MAX)
    owner, now = owner_of(origin), clock.now()
    await views.lock(owner)
    kept = {view.id: view for view in await views.of_owner(owner)}
    if asked.id is not None and asked.id not in kept:
        return SavedViewNotFound()
    for other in kept.values():
        if other.id != asked.id and (other.page, other.name.casefold()) == (page, name.casefold()):
            return SavedViewNameTaken(other)
    if asked.id is None and len(kept) >= VIEWS_MAX:
        return TooManySavedViews(VIEWS_MAX)
    created_at = kept[asked.id].created_at if asked.id else now
    view = SavedView(asked.id or new_id(), page, name, query, created_at, now)
    await views.store(owner, view)
    return ViewSaved(view)


async def delete_view(asked: DeleteView, views: SavedViews, origin: Origin) -> DeleteOutcome:
    """Delete one of one's own views."""
    owner = owner_of(origin)
    await views.lock(owner)
    for view in await views.of_owner(owner):
        if view.id == asked.id:
            await views.delete(owner, view.id)
            return ViewDeleted(view)
    return SavedViewNotFound()


def owner_of(origin: Origin) -> str:
    """Whose views a caller sees."""
    return one_spelling(str(origin.actor))


def page_of(page: str) -> str:
    """The page's path without slashes at its ends, as ``players`` or ``money/withdrawals``.

    Raises:
        BadInput: it is none.
    """
    if len(page) > _PAGE_CHARACTERS_MAX or not _PAGE.fullmatch(page):
        raise BadInput("A page is a path such as players or money/withdrawals", field="page")
    return page


def _query_of(query: str) -> str:
    """The query string; it must not hold an e-mail address, for it is not kept as personal data.

    Raises:
        BadInput: it is too long, is no query string, or holds an address.
    """
    if len(query) > _QUERY_CHARACTERS_MAX:
        raise BadInput(f"This has at most {_QUERY_CHARACTERS_MAX} characters", field="query")
    if not _QUERY.fullmatch(query):
        raise BadInput("This is the query string of a URL, percent-encoded", field="query")
    if "%40" in query:
        raise BadInput("A view is not kept with an e-mail address", field="query")
    return query
