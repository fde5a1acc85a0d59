"""The refusal of what an operator asked for or approves who may no longer do so."""

import strawberry

from domain.shared import authority
from schema.binding import publishes
from schema.refusals import Refusal

strawberry.enum(
    authority.AuthorityLoss,
    description="Why an operator's part in something counts no more. OPERATOR_DISABLED: the account is"
    " disabled. PERMISSION_LOST: no role of theirs in the brand has the permission now",
)


@publishes(authority.AuthorityLost)
@strawberry.type(
    description="Who asked for this, or wants to approve it, was disabled or lost the permission meanwhile."
    " It cannot be approved as it is: have another operator ask for it anew"
)
class AuthorityLost(Refusal):
    operator: str = strawberry.field(description="Who that is, as histories name them")
    loss: authority.AuthorityLoss = strawberry.field(description="What they lost")
