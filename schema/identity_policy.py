"""Who may what, and changes of it."""

import strawberry


@strawberry.type
class PolicyQueries:
    """Root queries; see the module."""


@strawberry.type
class PolicyMutations:
    """Root mutations; see the module."""
