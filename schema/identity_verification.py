"""E-mail addresses and phone numbers proved by a code."""

import strawberry


@strawberry.type
class VerificationQueries:
    """Root queries; see the module."""


@strawberry.type
class VerificationMutations:
    """Root mutations; see the module."""
