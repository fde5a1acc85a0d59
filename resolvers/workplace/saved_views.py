"""Resolvers of saved views: an operator's own."""

from typing import Annotated

import strawberry

from domain.workplace import saved_views as do
from resolvers.context import Info
from resolvers.ids import public_id, uuid_of
from resolvers.node import finds


@strawberry.input(description="The state of a page, to be kept under a name")
class SaveViewInput:
    id: strawberry.ID | None = strawberry.field(
        default=None, description="The view to change: svw_...; left out, it is a new one"
    )
    page: str = strawberry.field(description="The page's path without slashes at its ends: players")
    name: str = strawberry.field(description="1 to 60 characters; once for each page")
    query: str = strawberry.field(
        description="The query string of the page's URL, percent-encoded, at most 2,000 characters; no e-mail"
        " addresses"
    )

    def command(self) -> do.SaveView:
        id = uuid_of("svw", self.id, "id") if self.id is not None else None
        return do.SaveView(self.page, self.name, self.query, id)


@strawberry.input(description="The view to delete")
class DeleteViewInput:
    id: strawberry.ID = strawberry.field(description="svw_...")


def saved_view_id(root: strawberry.Parent[do.SavedView]) -> strawberry.ID:
    """``svw_<uuid>``."""
    return strawberry.ID(public_id("svw", root.id))


PAGE = "Of this page alone: players. Left out, of every page"


async def saved_views(
    info: Info, page: Annotated[str | None, strawberry.argument(description=PAGE)] = None
) -> list[do.SavedView]:
    """The viewer's views, at most ``VIEWS_MAX``."""
    wanted = None if page is None else do.page_of(page)
    owner = do.owner_of(info.context.origin)
    return list(await info.context.read(do.SavedViewReads).of_owner(owner, wanted))


@finds("svw", "SavedView")
async def saved_view(info: Info, id: strawberry.ID) -> do.SavedView | None:
    """One of the viewer's views by id."""
    owner = do.owner_of(info.context.origin)
    return await info.context.read(do.SavedViewReads).by_id(owner, uuid_of("svw", id))


async def save(info: Info, input: SaveViewInput) -> do.SaveOutcome:
    return await info.context.run(do.save_view, input.command())


async def delete(info: Info, input: DeleteViewInput) -> do.DeleteOutcome:
    return await info.context.run(do.delete_view, do.DeleteView(uuid_of("svw", input.id, "id")))
