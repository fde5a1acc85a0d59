"""Errors of the GraphQL API, in ``errors[]``; each has ``extensions.code``.

    EdgeError (GraphQLError)
    ├── BadUserInput       BAD_USER_INPUT      the request is malformed; never retry unchanged
    ├── Forbidden          FORBIDDEN           signed in, but not allowed; names the coordinate
    ├── StepUpRequired     STEP_UP_REQUIRED    prove a factor for this very operation, then send it again
    └── Unauthenticated    UNAUTHENTICATED     no valid token

Expected refusals are members of result unions, not errors. ``server/http/errors.py`` turns the domain's
BadInput into BAD_USER_INPUT.
"""

from graphql import GraphQLError


class EdgeError(GraphQLError):
    """Base of the errors that are sent to clients unmasked."""


class BadUserInput(EdgeError):
    """The input can never succeed as written."""

    def __init__(self, message: str, field: str | None = None) -> None:
        extensions = {"code": "BAD_USER_INPUT"} | ({"field": field} if field else {})
        super().__init__(message, extensions=extensions)


class Forbidden(EdgeError):
    """The actor may not use this coordinate (``Type.field``, ``Input.field`` or ``Query.field``)."""

    def __init__(self, coordinate: str) -> None:
        super().__init__(
            f"You may not use {coordinate}", extensions={"code": "FORBIDDEN", "coordinate": coordinate}
        )


class Unauthenticated(EdgeError):
    """No token, or one that is not (or no longer) valid."""

    def __init__(self, message: str = "A valid access token is required") -> None:
        super().__init__(message, extensions={"code": "UNAUTHENTICATED"})


class StepUpRequired(EdgeError):
    """A sensitive operation requires a factor to be proved for it.

    ``challenge`` is the argument of ``proveStepUp``, ``factors`` are those of the account, strongest first.
    """

    def __init__(self, challenge: str | None, factors: tuple[str, ...]) -> None:
        extensions = {"code": "STEP_UP_REQUIRED", "challenge": challenge, "factors": list(factors)}
        super().__init__("Prove again who you are, then send the same operation again", extensions=extensions)
