"""Registration: first every rule and the slow hash, outside any transaction; then one short transaction."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from domain.players.admission import Answer, Applicant, Registration, examine
from domain.players.events import Registered
from domain.players.jurisdictions import shipped_packs
from domain.players.model import Consent, Player, Preferences
from domain.players.outcomes import (
    Complaint,
    EmailTaken,
    PlayerRegistered,
    Refusal,
    RegistrationOutcome,
    RegistrationRefused,
    UsernameTaken,
)
from domain.players.ports import Accounts, Brands, Logins, PasswordHashing, Players, Standing, Taken
from domain.players.profile import patched
from domain.players.status import ALLOWED_BY_STATUS, ReasonCode
from domain.shared.actor import ActorKind, Origin
from domain.shared.clock import Clock
from domain.shared.facts import Facts
from domain.shared.ids import new_id

Run = Callable[[Callable[..., Awaitable[Any]], Any], Awaitable[Any]]
"""Carries one command out in one transaction of its own, on behalf of whoever asks."""


async def register_player(run: Run, asked: Registration) -> RegistrationOutcome:
    """Register a player: the whole way, as every door into the house takes it."""
    admitted = await run(admit, asked)
    if isinstance(admitted, RegistrationRefused):
        return admitted
    outcome: RegistrationOutcome = await run(register, admitted)
    return outcome


async def admit(
    asked: Registration, origin: Origin, brands: Brands, passwords: PasswordHashing, clock: Clock
) -> Applicant | RegistrationRefused:
    """Hold a registration against the rules in force, and hash its password once it meets them."""
    today = clock.now().date()
    brand = await brands.find(origin.actor.brand)
    rules = brand and shipped_packs().rules_for(brand.jurisdiction, asked.country.strip().upper(), today)
    if not rules:
        return _refused(Complaint.NOT_OFFERED, None, "Nobody can register here")
    needs_password = origin.actor.kind is ActorKind.PLAYER
    applicant = examine(asked, rules, today, needs_password=needs_password)
    if isinstance(applicant, tuple):
        return RegistrationRefused(applicant)
    if asked.password is None:
        return applicant
    hashed = await passwords.hash(asked.password)
    if hashed is None:
        return _refused(Complaint.BUSY, None, "Too many registrations at once: try again in a moment")
    return replace(applicant, password_hash=hashed)


async def register(
    applicant: Applicant,
    origin: Origin,
    players: Players,
    logins: Logins,
    accounts: Accounts,
    standing: Standing,
    facts: Facts,
    clock: Clock,
) -> RegistrationOutcome:
    """Keep an admitted player with an empty wallet, unless the e-mail address or username is taken."""
    player = _player(applicant, origin.actor.brand, clock.now())
    taken = await players.add(player, applicant.email, applicant.username)
    if taken is Taken.EMAIL:
        return EmailTaken(applicant.email.shown)
    if taken is Taken.USERNAME:
        return UsernameTaken(player.username)
    await logins.open(player, applicant.email, applicant.username, applicant.password_hash)
    await players.add_consents(player.id, [_consent(each, player.created_at) for each in applicant.answers])
    await accounts.open(player.id, player.brand, player.currency)
    allowed = ALLOWED_BY_STATUS[player.status]
    await standing.set(
        player.id, may_bet=allowed.may_bet, may_deposit=allowed.may_deposit, reason=player.status.value
    )
    await facts.record(Registered.of(player))
    return PlayerRegistered(player)


def _player(applicant: Applicant, brand: str, now: datetime) -> Player:
    player = Player(
        id=new_id(),
        brand=brand,
        email=applicant.email.shown,
        username=applicant.username.shown,
        status=applicant.rules.initial_status,
        country=applicant.country,
        currency=applicant.currency,
        jurisdiction=applicant.rules.jurisdiction,
        created_at=now,
        version=1,
        preferences=Preferences(language="en", time_zone="UTC"),
        date_of_birth=applicant.date_of_birth,
        source=applicant.source,
        status_since=now,
        status_reason=ReasonCode.REGISTERED,
    )
    return patched(player, applicant.profile)


def _consent(answer: Answer, now: datetime) -> Consent:
    return Consent(answer.kind, answer.version, answer.given, now)


def _refused(complaint: Complaint, field: str | None, message: str) -> RegistrationRefused:
    return RegistrationRefused((Refusal(complaint, field, message),))
