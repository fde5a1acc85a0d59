"""Registering oneself: nothing is kept before the e-mail address has answered.

Whoever asks learns nothing of other people's addresses. An address with an account gets a message that says
so, and what comes back to the one who asked is the same, for the same work. Until the code comes back there
is no player, so neither a later sign-in nor the username tells a difference, and nobody's address is occupied
by somebody else.
"""

from dataclasses import dataclass, field

from domain.players.outcomes import RegistrationReceived, UsernameTaken
from domain.players.ports import Players, TakenName
from domain.players.registration.admission import Applicant
from domain.players.registration.form import to_json
from domain.players.verification import Challenge, Contact, VerificationCodes, VerifyCode
from domain.shared.actor import Origin

PURPOSE = "register"
ACCOUNT_EXISTS = "account_exists"


@dataclass(frozen=True, slots=True)
class ConfirmedForm:
    """A registration whose address has just answered; ``form`` as ``registration_form`` writes it."""

    form: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ApplicantLookup:
    """An applicant, and whether the address has an account."""

    applicant: Applicant
    has_account: bool


async def look_up(applicant: Applicant, players: Players) -> ApplicantLookup | UsernameTaken:
    """The username first: what is said of it is the same whatever the address."""
    taken = await players.taken(applicant.email, applicant.username)
    if TakenName.USERNAME in taken:
        return UsernameTaken(applicant.username.shown)
    return ApplicantLookup(applicant, TakenName.EMAIL in taken)


async def challenge(
    lookup: ApplicantLookup, origin: Origin, codes: VerificationCodes
) -> RegistrationReceived:
    """Send the code, or word that there is an account; that it cannot be sent now is not told either."""
    applicant, brand = lookup.applicant, origin.actor.brand
    request = Challenge(
        Contact.EMAIL,
        applicant.email.shown,
        PURPOSE,
        brand,
        to_json(applicant.registration, applicant.password_hash),
        brand,
        applicant.registration.language,
    )
    sent = await (codes.decoy(request, ACCOUNT_EXISTS) if lookup.has_account else codes.challenge(request))
    return RegistrationReceived(sent.id, applicant.email.shown)


async def prove_registration(
    command: VerifyCode, origin: Origin, codes: VerificationCodes
) -> ConfirmedForm | None:
    """Whether it is the code sent for a registration; None too where a player asks, who has registered."""
    if command.contact is not Contact.EMAIL or origin.actor.player_id is not None:
        return None
    form = await codes.answered(command.challenge, PURPOSE, origin.actor.brand, command.code)
    return None if form is None else ConfirmedForm(form)
