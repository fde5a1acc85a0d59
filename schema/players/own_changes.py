"""Changes of one's own e-mail address, number and username, in the graph."""

from datetime import datetime
from typing import Annotated

import strawberry

from domain.players import outcomes
from resolvers.players import own_changes as run
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.players.results import EmailTaken, PlayerUpdated, UsernameTaken
from schema.players.verification import CodeRefused, CodeSent, TryLater
from schema.refusals import Refusal


@publishes(outcomes.EmailChangeBegun)
@strawberry.type(
    description="A code is on its way to each address; bring both back within five minutes. The same whether"
    " or not another player has the new address"
)
class EmailChangeBegun:
    current_challenge: str = strawberry.field(description="Of the code to your present address")
    new_challenge: str = strawberry.field(description="Of the code to the new address")


@publishes(outcomes.NothingToChange)
@strawberry.type(description="It is yours already, or you are no player with an account")
class NothingToChange(Refusal): ...


@publishes(outcomes.UsernameChangedLately)
@strawberry.type(description="You changed your username within the last 30 days")
class UsernameChangedLately(Refusal):
    until: datetime = strawberry.field(description="From then on you can change it again")


RequestEmailChangeResult = Annotated[
    EmailChangeBegun | NothingToChange | TryLater, strawberry.union("RequestEmailChangeResult")
]
ConfirmEmailChangeResult = Annotated[
    PlayerUpdated | CodeRefused | EmailTaken, strawberry.union("ConfirmEmailChangeResult")
]
RequestPhoneChangeResult = Annotated[
    CodeSent | NothingToChange | TryLater, strawberry.union("RequestPhoneChangeResult")
]
ConfirmPhoneChangeResult = Annotated[
    PlayerUpdated | CodeRefused, strawberry.union("ConfirmPhoneChangeResult")
]
ChangeUsernameResult = Annotated[
    PlayerUpdated | NothingToChange | UsernameTaken | UsernameChangedLately,
    strawberry.union("ChangeUsernameResult"),
]


@adds_to("Mutation", order=12)
@strawberry.type
class OwnChangeMutations:
    """Changes of one's own login and contact data."""

    request_email_change: RequestEmailChangeResult | None = resolved_by(
        run.request_email_change,
        description="Have codes sent to your present e-mail address and to the one you want. Without a second"
        " factor, sign in within five minutes before. A player who no longer reads the present one asks"
        " support for a correction",
    )
    confirm_email_change: ConfirmEmailChangeResult | None = resolved_by(
        run.confirm_email_change,
        description="Change your e-mail address, with both codes. A right code is used up, whatever the other"
        " one is. Your other sessions end, and the former address is told",
    )
    request_phone_change: RequestPhoneChangeResult | None = resolved_by(
        run.request_phone_change,
        description="Have a code sent to the phone number you want. Without a second factor, sign in within"
        " five minutes before",
    )
    confirm_phone_change: ConfirmPhoneChangeResult | None = resolved_by(
        run.confirm_phone_change,
        description="Change your phone number, with the code; it is verified then. The number of a second"
        " factor by text message is another one, and stays: see enrolPhone",
    )
    change_username: ChangeUsernameResult | None = resolved_by(
        run.change_username,
        description="Change your username, once in 30 days. Without a second factor, sign in within five"
        " minutes before",
    )
