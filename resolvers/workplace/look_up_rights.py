"""Which of the API's own look-ups a viewer may use, for what stands in for them."""

from resolvers.authorization.needed_fields import unmet
from resolvers.context import Context


def may_use(context: Context, *coordinates: str) -> bool:
    """Whether the viewer could send an operation with all these coordinates."""
    requires, own = context.process.rights.requires, context.viewer.player_id is not None
    return all(
        context.access.allows(each) and not unmet(requires, each, context.access, own=own)
        for each in coordinates
    )
