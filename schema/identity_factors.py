"""Second factors: enrolling them, and proving them again for sensitive operations."""

import strawberry


@strawberry.type
class FactorQueries:
    """Root queries; see the module."""


@strawberry.type
class FactorMutations:
    """Root mutations; see the module."""
