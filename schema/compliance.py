"""The audit log, and personal data shown for a reason."""

import strawberry


@strawberry.type
class ComplianceQueries:
    """Root queries; see the module."""


@strawberry.type
class ComplianceMutations:
    """Root mutations; see the module."""
