"""Errors of the GraphQL API, in ``errors[]``; each has ``extensions.code``.

    EdgeError (GraphQLError)
    ├── BadUserInput       BAD_USER_INPUT      the request is malformed; never retry unchanged
    ├── Forbidden          FORBIDDEN           signed in, but not allowed; names the coordinate
    ├── StepUpRequired     STEP_UP_REQUIRED    prove a factor for this very operation, then send it again
    └── Unauthenticated    UNAUTHENTICATED     no valid token

Expected refusals are members of result unions, not errors. ``server/http/errors.py`` turns the domain's
BadInput into BAD_USER_INPUT.
"""

from collections.abc import Sequence
from typing import Any

from graphql import GraphQLError

from domain.shared.credentials import CredentialEnd


class EdgeError(GraphQLError):
    """Base of the errors that are sent to clients unmasked."""


class BadUserInput(EdgeError):
    """The input can never succeed as written."""

    def __init__(self, message: str, field: str | None = None) -> None:
        extensions = {"code": "BAD_USER_INPUT"} | ({"field": field} if field else {})
        super().__init__(message, extensions=extensions)


class Forbidden(EdgeError):
    """The actor may not use this coordinate (``Type.field``, ``Input.field`` or ``Query.field``).

    ``unmet``: the output fields it takes a right to which the actor does not have.
    """

    def __init__(self, coordinate: str, unmet: Sequence[str] = ()) -> None:
        reason = f", which tells of {' and '.join(unmet)}" if unmet else ""
        extensions: dict[str, Any] = {"code": "FORBIDDEN", "coordinate": coordinate}
        super().__init__(
            f"You may not use {coordinate}{reason}",
            extensions=extensions | ({"requires": list(unmet)} if unmet else {}),
        )


class Unauthenticated(EdgeError):
    """No token, or one that is not (or no longer) valid. ``ended``: what has ended, where one has."""

    def __init__(
        self,
        message: str = "A valid access token is required",
        ended: CredentialEnd = CredentialEnd.REVOCATION,
    ) -> None:
        super().__init__(message, extensions={"code": "UNAUTHENTICATED"})
        self.ended = ended


class StepUpRequired(EdgeError):
    """A sensitive operation requires a factor to be proved for it.

    ``challenge`` is the argument of ``proveStepUp``, ``factors`` are those of the account, strongest first.
    """

    def __init__(self, challenge: str | None, factors: tuple[str, ...]) -> None:
        extensions = {"code": "STEP_UP_REQUIRED", "challenge": challenge, "factors": list(factors)}
        super().__init__("Prove again who you are, then send the same operation again", extensions=extensions)
