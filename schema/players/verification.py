"""Contact verification and terms: types, queries and mutations."""

from datetime import datetime
from typing import Annotated

import strawberry

from domain.players import model, outcomes
from domain.players.model import ConsentKind
from domain.players.registration import registration_requirements as requirements
from domain.players.statuses import Condition
from domain.shared.money import Currency
from resolvers.players import kinds as _enums  # noqa: F401 - registers the enums used below
from resolvers.players import verification as run
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.players.results import (
    EmailTaken,
    ExternalIdTaken,
    PlayerRegistered,
    PlayerUpdated,
    RegistrationRefused,
    UsernameTaken,
)
from schema.refusals import Refusal


@publishes(outcomes.CodeSent)
@strawberry.type(description="A code is on its way; bring it back with this challenge within five minutes")
class CodeSent:
    challenge: str


@publishes(outcomes.CodeRefused)
@strawberry.type(description="Wrong, used, too late, tried too often or not yours: it never says which")
class CodeRefused(Refusal): ...


@publishes(outcomes.NothingToVerify)
@strawberry.type(description="There is no such address or number, or it is verified already")
class NothingToVerify(Refusal): ...


@publishes(outcomes.TryLater)
@strawberry.type(description="No message went out: there were too many, or none can be sent now")
class TryLater(Refusal): ...


@publishes(model.TermsVersion)
@strawberry.type(description="A version of a text that players agree to")
class TermsVersion:
    brand: str | None
    kind: ConsentKind | None
    version: str | None
    effective_at: datetime | None = strawberry.field(
        description="From then on players must agree to it before they bet or deposit"
    )
    published_at: datetime | None = strawberry.field(description="When it was published")


@publishes(outcomes.TermsPublished)
@strawberry.type(description="The version is kept; from its `effectiveAt` on players must agree to it")
class TermsPublished:
    terms: TermsVersion


@publishes(outcomes.TermsAlreadyPublished)
@strawberry.type(description="This version was published before, and stays as it was")
class TermsAlreadyPublished(Refusal):
    terms: TermsVersion


@publishes(requirements.RegistrationRequirements)
@strawberry.type(
    description="What registering oneself from a country takes today; registerPlayer checks the same"
)
class RegistrationRequirements:
    country: str | None = strawberry.field(description="ISO 3166-1 alpha-2, in capitals")
    jurisdiction: str | None = strawberry.field(description="The jurisdiction whose rules hold, such as GB")
    age_min: int | None = strawberry.field(description="How old players must be, in whole years")
    required_fields: list[str] | None = strawberry.field(
        description="Fields of RegisterPlayerInput that may not be left out"
    )
    consents: list[ConsentKind] | None = strawberry.field(
        description="Kinds of consents that must be given in `consents`"
    )
    terms: list[TermsVersion] | None = strawberry.field(
        description="The versions in force, which `consents` must name; none: any version is taken"
    )
    currencies: list[Currency] | None = strawberry.field(
        description="Currencies one may register in, by code"
    )
    languages: list[str] | None = strawberry.field(
        description="Languages that messages are written in (BCP 47); players of others get them in English"
    )
    playable_needs: list[Condition] | None = strawberry.field(
        description="What must hold, once registered, before the player may bet or deposit"
    )


RequestVerificationResult = Annotated[
    CodeSent | NothingToVerify | TryLater, strawberry.union("RequestVerificationResult")
]
VerifyEmailResult = Annotated[
    PlayerRegistered
    | PlayerUpdated
    | CodeRefused
    | EmailTaken
    | UsernameTaken
    | ExternalIdTaken
    | RegistrationRefused,
    strawberry.union("VerifyEmailResult"),
]
VerifyPhoneResult = Annotated[PlayerUpdated | CodeRefused, strawberry.union("VerifyPhoneResult")]
PublishTermsResult = Annotated[TermsPublished | TermsAlreadyPublished, strawberry.union("PublishTermsResult")]


@adds_to("Query", order=90)
@strawberry.type
class VerificationQueries:
    terms: list[TermsVersion] | None = resolved_by(
        run.terms, description="The versions in force at a brand, yours unless given, and those to come"
    )
    registration_requirements: RegistrationRequirements | None = resolved_by(
        run.registration_requirements,
        description="What registering oneself from a country takes at a brand, before the form is sent; null:"
        " it takes no players from there",
    )


@adds_to("Mutation", order=180)
@strawberry.type
class VerificationMutations:
    request_verification: RequestVerificationResult | None = resolved_by(
        run.request_verification, description="Send a code to your own address or number"
    )
    verify_email: VerifyEmailResult | None = resolved_by(
        run.verify_email, description="Bring back the code: of a registration, or of requestVerification"
    )
    verify_phone: VerifyPhoneResult | None = resolved_by(
        run.verify_phone, description="Bring back the code of requestVerification"
    )
    publish_terms: PublishTermsResult | None = resolved_by(
        run.publish_terms, description="Publish a version of the terms; published once, it stays as it is"
    )
