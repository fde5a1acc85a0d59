"""Saved views: types, queries and mutations."""

from datetime import datetime
from typing import Annotated

import strawberry

from domain.workplace import saved_views as domain
from resolvers.workplace import saved_views as resolve
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.node import Node
from schema.refusals import Refusal


@publishes(domain.SavedView)
@strawberry.type(
    description="A page's state that an operator keeps under a name; seen by that operator alone"
)
class SavedView(Node):
    id: strawberry.ID = resolved_by(resolve.saved_view_id, description="Its id: svw_...")
    page: str = strawberry.field(description="The page's path without slashes at its ends")
    name: str = strawberry.field(description="What the operator calls it; once for each page")
    query: str = strawberry.field(description="The query string of the page's URL, percent-encoded")
    created_at: datetime
    updated_at: datetime = strawberry.field(description="When it was last saved")


@publishes(domain.ViewSaved)
@strawberry.type(description="The view is kept as it is now")
class ViewSaved:
    view: SavedView = strawberry.field(description="With its id and when it was saved")


@publishes(domain.ViewDeleted)
@strawberry.type(description="The view is gone")
class ViewDeleted:
    view: SavedView = strawberry.field(description="The view as it was")


@publishes(domain.SavedViewNotFound)
@strawberry.type(description="You have no such view")
class SavedViewNotFound(Refusal): ...


@publishes(domain.SavedViewNameTaken)
@strawberry.type(description="Another view of the page has this name")
class SavedViewNameTaken(Refusal):
    view: SavedView = strawberry.field(description="The view that has the name")


@publishes(domain.TooManySavedViews)
@strawberry.type(description="You have as many views as you may keep")
class TooManySavedViews(Refusal):
    most: int = strawberry.field(description="How many there may be")


SaveViewResult = Annotated[
    ViewSaved | SavedViewNameTaken | TooManySavedViews | SavedViewNotFound, strawberry.union("SaveViewResult")
]
DeleteViewResult = Annotated[ViewDeleted | SavedViewNotFound, strawberry.union("DeleteViewResult")]


@adds_to("Query")
@strawberry.type
class SavedViewQueries:
    """Reading one's views."""

    saved_views: list[SavedView] | None = resolved_by(
        resolve.saved_views, description="Your own saved views, at most 100, by page and name"
    )


@adds_to("Mutation")
@strawberry.type
class SavedViewMutations:
    """Keeping and deleting views."""

    save_view: SaveViewResult | None = resolved_by(
        resolve.save, description="Keep the state of a page under a name, or change a view of yours"
    )
    delete_view: DeleteViewResult | None = resolved_by(resolve.delete, description="Delete a view of yours")
