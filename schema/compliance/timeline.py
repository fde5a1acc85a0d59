"""What the audit log adds to the entries of a player's timeline."""

from datetime import datetime

import strawberry

from domain.compliance import sign_ins
from resolvers.timeline import entries
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to


@publishes(sign_ins.SignInEvent)
@strawberry.type(description="A player signed in, failed to, or a session of theirs ended")
class SignInEvent:
    at: datetime | None
    outcome: str | None = strawberry.field(
        description="The name of what came of it, as in the audit log, such as `SignInFailed`"
    )
    factors: list[str] | None = strawberry.field(
        description="What was shown to sign in, such as `PASSWORD`; empty of all else"
    )
    ip: str | None = strawberry.field(
        description="The player's IP address; null where it is not known, or another person acted"
    )
    user_agent: str | None = strawberry.field(
        description="What the player's browser called itself; null where another person acted"
    )


@adds_to("TimelineEntry", order=30)
@strawberry.type
class SignInEntries:
    """How the account was signed in to."""

    sign_in: SignInEvent | None = resolved_by(
        entries.sign_in, description="Of SIGNED_IN, SIGN_IN_FAILED and SESSION_ENDED: the details"
    )
