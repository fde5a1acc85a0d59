"""Programs that sign in through our OAuth server."""

import strawberry


@strawberry.type
class ClientQueries:
    """Root queries; see the module."""


@strawberry.type
class ClientMutations:
    """Root mutations; see the module."""
