"""Self-registration: the e-mail address is confirmed before a player is stored.

The response does not reveal whether an address is registered. A registered address receives a message that
says so, while the response and its time are the same. Until the code is entered there is no player, so
neither a later sign-in nor the username reveals it, and an address cannot be occupied by another person.
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
    """A registration whose e-mail address is confirmed; ``form`` as ``form.to_json`` makes it."""

    form: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ApplicantLookup:
    """An applicant, and whether their e-mail address is registered already."""

    applicant: Applicant
    has_account: bool


async def look_up_applicant(applicant: Applicant, players: Players) -> ApplicantLookup | UsernameTaken:
    """Look both names up. A taken username is reported, whether or not the address is taken."""
    taken = await players.taken(applicant.email, applicant.username)
    if TakenName.USERNAME in taken:
        return UsernameTaken(applicant.username.display)
    return ApplicantLookup(applicant, TakenName.EMAIL in taken)


async def send_registration_code(
    lookup: ApplicantLookup, origin: Origin, codes: VerificationCodes
) -> RegistrationReceived:
    """Send the code, or a notice that the address is registered; the response is the same, sent or not."""
    applicant, brand = lookup.applicant, origin.actor.brand
    request = Challenge(
        Contact.EMAIL,
        applicant.email.display,
        PURPOSE,
        brand,
        to_json(applicant.registration, applicant.password_hash),
        brand,
        applicant.registration.language,
    )
    sent = await (codes.decoy(request, ACCOUNT_EXISTS) if lookup.has_account else codes.challenge(request))
    return RegistrationReceived(sent.id, applicant.email.display)


async def redeem_registration_code(
    command: VerifyCode, origin: Origin, codes: VerificationCodes
) -> ConfirmedForm | None:
    """The registration the code was sent for; None for a wrong code, or if the actor is a player."""
    if command.contact is not Contact.EMAIL or origin.actor.player_id is not None:
        return None
    form = await codes.answered(command.challenge, PURPOSE, origin.actor.brand, command.code)
    return None if form is None else ConfirmedForm(form)
