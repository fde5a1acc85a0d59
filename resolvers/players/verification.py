"""Resolvers of contact verification and of terms."""

from datetime import datetime
from typing import Annotated

import strawberry

from domain.players import outcomes as o
from domain.players.model import ConsentKind, TermsVersion
from domain.players.registration import commands as registering
from domain.players.registration import registration_requirements as requirements
from domain.players.terms import review
from domain.players.verification import Contact, RequestVerification, VerifyCode
from resolvers.context import Info
from resolvers.players import kinds as _enums  # noqa: F401 - registers the enums used below


@strawberry.input
class RequestVerificationInput:
    contact: Contact = strawberry.field(description="What to send a code to")


@strawberry.input(description="A code as it came back")
class VerifyInput:
    challenge: str = strawberry.field(description="As the mutation gave it that had the code sent")
    code: str = strawberry.field(description="As the message has it")

    def answered(self, contact: Contact) -> VerifyCode:
        """The domain's answer."""
        return VerifyCode(contact, self.challenge, self.code.strip())


@strawberry.input(description="A new version of the terms (TERMS) or of the privacy notice (PRIVACY)")
class PublishTermsInput:
    kind: ConsentKind
    version: str = strawberry.field(description="1 to 40 characters, such as '2027-01'")
    effective_at: datetime | None = strawberry.field(default=None, description="Left out: now")


async def terms(info: Info, brand: str | None = None) -> list[TermsVersion]:
    found: list[TermsVersion] = await info.context.run(review.list_terms, brand)
    return found


Country = Annotated[str, strawberry.argument(description="The player's country, ISO 3166-1 alpha-2")]

BrandCode = Annotated[str, strawberry.argument(description="The code of a brand; left out: yours")]


async def registration_requirements(
    info: Info, country: Country, brand: BrandCode | None = None
) -> requirements.RegistrationRequirements | None:
    """What a registration from a country takes at a brand."""
    command = requirements.FindRegistrationRequirements(country, brand)
    return await info.context.run(requirements.find_registration_requirements, command)


async def request_verification(info: Info, input: RequestVerificationInput) -> o.RequestVerificationOutcome:
    return await registering.request_verification(info.context.run, RequestVerification(input.contact))


async def verify_email(info: Info, input: VerifyInput) -> o.VerifyEmailOutcome:
    return await registering.verify_email(info.context.run, input.answered(Contact.EMAIL))


async def verify_phone(info: Info, input: VerifyInput) -> o.VerifyPhoneOutcome:
    return await registering.verify_phone(info.context.run, input.answered(Contact.PHONE))


async def publish_terms(info: Info, input: PublishTermsInput) -> o.PublishTermsOutcome:
    command = review.PublishTerms(input.kind, input.version, input.effective_at)
    return await info.context.run(review.publish_terms, command)
