"""Operators of the house, and the roles they are given with four eyes."""

import strawberry


@strawberry.type
class OperatorQueries:
    """Root queries; see the module."""


@strawberry.type
class OperatorMutations:
    """Root mutations; see the module."""
