"""Sessions of an account: seeing and ending them, and one's own password."""

import strawberry


@strawberry.type
class SessionQueries:
    """Root queries; see the module."""


@strawberry.type
class SessionMutations:
    """Root mutations; see the module."""
