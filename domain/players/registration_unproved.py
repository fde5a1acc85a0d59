"""Registering oneself: nothing is kept before the e-mail address has answered.

Whoever asks learns nothing of other people's addresses. An address with an account gets a message that says
so, and what comes back to the one who asked is the same, for the same work. Until the code comes back there
is no player, so neither a later sign-in nor the username tells a difference, and nobody's address is occupied
by somebody else.
"""

from dataclasses import dataclass, field

from domain.players.admission import Applicant
from domain.players.outcomes import RegistrationReceived, UsernameTaken
from domain.players.ports import Players, Taken
from domain.players.registration_form import written
from domain.players.verification import Answered, Challenge, Contact, Contacts
from domain.shared.actor import Origin

PURPOSE = "register"
EXISTS = "account_exists"


@dataclass(frozen=True, slots=True)
class Unproved:
    """A registration whose address has just answered; ``form`` as ``registration_form`` writes it."""

    form: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Known:
    """An applicant, and whether the address has an account."""

    applicant: Applicant
    has_account: bool


async def look_up(applicant: Applicant, players: Players) -> Known | UsernameTaken:
    """The username first: what is said of it is the same whatever the address."""
    taken = await players.taken(applicant.email, applicant.username)
    if Taken.USERNAME in taken:
        return UsernameTaken(applicant.username.shown)
    return Known(applicant, Taken.EMAIL in taken)


async def challenge(known: Known, origin: Origin, contacts: Contacts) -> RegistrationReceived:
    """Send the code, or word that there is an account; that it cannot be sent now is not told either."""
    applicant, brand = known.applicant, origin.actor.brand
    asked = Challenge(
        Contact.EMAIL,
        applicant.email.shown,
        PURPOSE,
        brand,
        written(applicant.asked, applicant.password_hash),
        brand,
        applicant.asked.language,
    )
    sent = await (contacts.decoy(asked, EXISTS) if known.has_account else contacts.challenge(asked))
    return RegistrationReceived(sent.id, applicant.email.shown)


async def prove_registration(asked: Answered, origin: Origin, contacts: Contacts) -> Unproved | None:
    """Whether it is the code sent for a registration; None too where a player asks, who has registered."""
    if asked.contact is not Contact.EMAIL or origin.actor.player_id is not None:
        return None
    form = await contacts.answered(asked.challenge, PURPOSE, origin.actor.brand, asked.code)
    return None if form is None else Unproved(form)
