"""Registration: the rules and the slow hash outside any transaction, then one short transaction.

A player registered by an operator or service exists at once; one who registers themself, once the e-mail
address is confirmed.
"""

from dataclasses import replace
from datetime import datetime

from domain.players.events import Registered
from domain.players.jurisdictions import packs_in_force
from domain.players.model import Consent, ConsentAnswer, Player, Preferences, TermsVersion
from domain.players.outcomes import (
    CodeRefused,
    EmailTaken,
    ExternalIdTaken,
    NothingToVerify,
    PlayerRegistered,
    RegisteredOutcome,
    RegistrationComplaint,
    RegistrationOutcome,
    RegistrationRefusal,
    RegistrationRefused,
    RequestVerificationOutcome,
    UsernameTaken,
    VerifyEmailOutcome,
    VerifyPhoneOutcome,
)
from domain.players.ports import (
    BettingPermissions,
    Brands,
    BreachedPasswordList,
    Logins,
    PasswordHashing,
    Players,
    Run,
    TakenName,
    WalletOpener,
)
from domain.players.profile.fields import patched
from domain.players.registration.admission import Applicant, Registration, examine
from domain.players.registration.form import from_json
from domain.players.registration.unconfirmed import (
    ApplicantLookup,
    ConfirmedForm,
    look_up_applicant,
    redeem_registration_code,
    send_registration_code,
)
from domain.players.status.conditions import set_betting_permission, with_missing_conditions
from domain.players.statuses import ReasonCode
from domain.players.terms.versions import TermsInForce, outdated
from domain.players.verification import (
    RequestVerification,
    VerifiedContact,
    VerifyCode,
    confirm_contact,
    find_unverified_contact,
    redeem_verification_code,
    send_verification_code,
)
from domain.shared.actor import ActorKind, Origin
from domain.shared.calendar import local_day
from domain.shared.clock import Clock
from domain.shared.facts import Facts
from domain.shared.ids import PlayerId, new_id


async def register_player(run: Run, registration: Registration) -> RegistrationOutcome:
    """Register a player: check, then store, or send a code to confirm the e-mail address."""
    admitted = await run(check_registration, registration)
    if isinstance(admitted, RegistrationRefused):
        return admitted
    outcome: RegistrationOutcome
    if admitted.contacts_confirmed:
        outcome = await run(register, admitted)
        return outcome
    lookup = await run(look_up_applicant, admitted)
    outcome = await run(send_registration_code, lookup) if isinstance(lookup, ApplicantLookup) else lookup
    return outcome


async def verify_email(run: Run, command: VerifyCode) -> VerifyEmailOutcome:
    """Confirm an e-mail address by its code: of a pending registration, or of a player."""
    outcome: VerifyEmailOutcome
    verified = await run(redeem_registration_code, command) or await run(redeem_verification_code, command)
    if isinstance(verified, CodeRefused):
        return verified
    if isinstance(verified, VerifiedContact):
        outcome = await run(confirm_contact, verified)
        return outcome
    admitted = await run(check_confirmed_registration, verified)
    if isinstance(admitted, RegistrationRefused):
        return admitted
    outcome = await run(register, admitted)
    return outcome


async def verify_phone(run: Run, command: VerifyCode) -> VerifyPhoneOutcome:
    """Confirm a player's telephone number by its code."""
    verified = await run(redeem_verification_code, command)
    outcome: VerifyPhoneOutcome = (
        await run(confirm_contact, verified) if isinstance(verified, VerifiedContact) else verified
    )
    return outcome


async def request_verification(run: Run, command: RequestVerification) -> RequestVerificationOutcome:
    """Send a code to the actor's own e-mail address or telephone number."""
    found = await run(find_unverified_contact, command)
    if isinstance(found, NothingToVerify):
        return found
    outcome: RequestVerificationOutcome = await run(send_verification_code, found)
    return outcome


async def check_registration(
    registration: Registration,
    origin: Origin,
    brands: Brands,
    terms: TermsInForce,
    passwords: PasswordHashing,
    breached: BreachedPasswordList,
    clock: Clock,
) -> Applicant | RegistrationRefused:
    """Check a registration against the rules in force, then hash its password."""
    alone = origin.actor.kind is ActorKind.PLAYER
    applicant = await _checked_applicant(registration, origin, brands, clock, needs_password=alone)
    if isinstance(applicant, RegistrationRefused):
        return applicant
    published = await terms.of_brand(origin.actor.brand)
    if alone and (lacking := outdated(published, applicant.answers, clock.now())):
        return RegistrationRefused(tuple(_must_agree(each) for each in lacking))
    applicant = replace(applicant, contacts_confirmed=not alone)
    if registration.password is None:
        return applicant
    if breached.holds(registration.password):
        return _refused(
            RegistrationComplaint.INVALID, "password", "This password is known from breaches of other sites"
        )
    hashed = await passwords.hash(registration.password)
    if hashed is None:
        return _refused(
            RegistrationComplaint.BUSY, None, "Too many registrations at once: try again in a moment"
        )
    return replace(applicant, password_hash=hashed)


async def check_confirmed_registration(
    confirmed: ConfirmedForm, origin: Origin, brands: Brands, clock: Clock
) -> Applicant | RegistrationRefused:
    """Check a confirmed registration again: the rules in force may have changed since."""
    registration, password_hash = from_json(confirmed.form)
    applicant = await _checked_applicant(registration, origin, brands, clock, needs_password=False)
    if isinstance(applicant, RegistrationRefused):
        return applicant
    return replace(applicant, password_hash=password_hash, contacts_confirmed=False)


async def _checked_applicant(
    registration: Registration, origin: Origin, brands: Brands, clock: Clock, *, needs_password: bool
) -> Applicant | RegistrationRefused:
    today = local_day(clock.now())
    brand = await brands.find(origin.actor.brand)
    rules = brand and packs_in_force().offered(
        brand.jurisdictions, registration.country.strip().upper(), today
    )
    if not (brand and rules):
        return _refused(RegistrationComplaint.NOT_OFFERED, None, "Registration is not offered here")
    applicant = examine(registration, rules, today, needs_password=needs_password, brand=brand)
    return RegistrationRefused(applicant) if isinstance(applicant, tuple) else applicant


async def register(
    applicant: Applicant,
    origin: Origin,
    players: Players,
    logins: Logins,
    wallets: WalletOpener,
    permissions: BettingPermissions,
    terms: TermsInForce,
    facts: Facts,
    clock: Clock,
) -> RegisteredOutcome:
    """Store a new player with an empty wallet, unless the e-mail address or username is taken."""
    now = clock.now()
    agreed = not outdated(await terms.of_brand(origin.actor.brand), applicant.answers, now)
    player = with_missing_conditions(_player(applicant, origin.actor.brand, now), now, agreed=agreed)
    taken = await players.add(player, applicant.email, applicant.username)
    if taken is TakenName.EMAIL:
        return EmailTaken(applicant.email.display)
    if taken is TakenName.USERNAME:
        return UsernameTaken(player.username)
    if taken is TakenName.EXTERNAL_ID and player.external_id:
        return ExternalIdTaken(player.external_id)
    await logins.open(player, applicant.email, applicant.username, applicant.password_hash)
    await players.add_consents(player.id, [_consent(each, player.created_at) for each in applicant.answers])
    await wallets.open(player.id, player.brand, player.currency)
    await set_betting_permission(player, permissions)
    await facts.record(Registered.of(player))
    return PlayerRegistered(player)


def _player(applicant: Applicant, brand: str, now: datetime) -> Player:
    player = Player(
        id=PlayerId(new_id()),
        brand=brand,
        email=applicant.email.display,
        username=applicant.username.display,
        status=applicant.rules.initial_status,
        country=applicant.country,
        currency=applicant.currency,
        jurisdiction=applicant.rules.jurisdiction,
        created_at=now,
        version=1,
        preferences=Preferences(language="en", time_zone="UTC"),
        date_of_birth=applicant.date_of_birth,
        source=applicant.source,
        external_id=applicant.external_id,
        status_since=now,
        status_reason=ReasonCode.REGISTERED,
    )
    player = patched(player, applicant.profile)
    phone_verified_at = now if applicant.contacts_confirmed and player.phone else None
    return replace(player, email_verified_at=now, phone_verified_at=phone_verified_at)


def _consent(answer: ConsentAnswer, now: datetime) -> Consent:
    return Consent(answer.kind, answer.version, answer.given, now)


def _must_agree(terms: TermsVersion) -> RegistrationRefusal:
    message = f"{terms.kind.value} must be agreed to in version {terms.version}"
    return RegistrationRefusal(RegistrationComplaint.CONSENT_REQUIRED, "consents", message)


def _refused(complaint: RegistrationComplaint, field: str | None, message: str) -> RegistrationRefused:
    return RegistrationRefused((RegistrationRefusal(complaint, field, message),))
