"""Changes of one's own e-mail address, number and username: inputs and mutations."""

import strawberry

from domain.players import outcomes as o
from domain.players.own_changes import email_change, phone_change, username_change
from resolvers.context import Info
from resolvers.players.verification import VerifyInput


@strawberry.input(description="The e-mail address you want")
class RequestEmailChangeInput:
    email: str = strawberry.field(description="Yours, where you read the second code")


@strawberry.input(description="Both codes, as they came back, in the session that asked for them")
class ConfirmEmailChangeInput:
    current: VerifyInput = strawberry.field(description="The code sent to your present address")
    new: VerifyInput = strawberry.field(description="The code sent to the address you want")

    def command(self) -> email_change.ConfirmEmailChange:
        return email_change.ConfirmEmailChange(
            email_change.SentBack(self.current.challenge, self.current.code.strip()),
            email_change.SentBack(self.new.challenge, self.new.code.strip()),
        )


@strawberry.input(description="The phone number you want")
class RequestPhoneChangeInput:
    phone: str = strawberry.field(description="International: '+39 06 1234567'; a code goes there")


@strawberry.input(description="The username you want")
class ChangeUsernameInput:
    username: str = strawberry.field(description="3 to 30 of a-z, digits, '.', '_', '-'")


async def request_email_change(info: Info, input: RequestEmailChangeInput) -> o.RequestEmailChangeOutcome:
    command = email_change.RequestEmailChange(input.email)
    return await email_change.request_email_change(info.context.run, command)


async def confirm_email_change(info: Info, input: ConfirmEmailChangeInput) -> o.ConfirmEmailChangeOutcome:
    return await email_change.confirm_email_change(info.context.run, input.command())


async def request_phone_change(info: Info, input: RequestPhoneChangeInput) -> o.RequestPhoneChangeOutcome:
    command = phone_change.RequestPhoneChange(input.phone)
    return await phone_change.request_phone_change(info.context.run, command)


async def confirm_phone_change(info: Info, input: VerifyInput) -> o.ConfirmPhoneChangeOutcome:
    command = phone_change.ConfirmPhoneChange(input.challenge, input.code.strip())
    return await phone_change.confirm_phone_change(info.context.run, command)


async def change_username(info: Info, input: ChangeUsernameInput) -> o.ChangeUsernameOutcome:
    command = username_change.ChangeUsername(input.username)
    return await username_change.change_username(info.context.run, command)
