"""What a registration from a country takes, told before a form is filled in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from domain.players.jurisdictions import packs_in_force
from domain.players.model import ConsentKind, TermsVersion
from domain.players.ports import Brand, Brands
from domain.players.profile.countries import country_code
from domain.players.profile.fields import api_name
from domain.players.registration.admission import currency_objection
from domain.players.statuses import Condition
from domain.players.terms.review import BRAND
from domain.players.terms.versions import TermsInForce, in_force
from domain.shared.actor import Origin
from domain.shared.calendar import local_day
from domain.shared.clock import Clock
from domain.shared.money import CURRENCIES, Currency

ALWAYS_REQUIRED: Final = ("email", "username", "password", "country", "currency")
"""What each registration by a player has, whatever the jurisdiction."""


@dataclass(frozen=True, slots=True)
class FindRegistrationRequirements:
    """Ask what a registration from a country takes at a brand (None: the actor's)."""

    country: str
    brand: str | None = None


@dataclass(frozen=True, slots=True)
class RegistrationRequirements:
    """What players of a country need to register at a brand on the present day (UTC)."""

    country: str
    jurisdiction: str
    age_min: int
    required_fields: tuple[str, ...]
    consents: tuple[ConsentKind, ...]
    terms: tuple[TermsVersion, ...]
    currencies: tuple[Currency, ...]
    languages: tuple[str, ...]
    playable_needs: tuple[Condition, ...]


class MessageLanguages(Protocol):
    """The languages of messages to players."""

    def languages(self) -> Sequence[str]:
        """Each language that there are texts in, as a BCP 47 tag."""
        ...


async def find_registration_requirements(
    command: FindRegistrationRequirements,
    origin: Origin,
    brands: Brands,
    terms: TermsInForce,
    messages: MessageLanguages,
    clock: Clock,
) -> RegistrationRequirements | None:
    """By the same rules as a registration is checked by; None where no player from there is taken.

    Raises:
        BadInput: not a country.
    """
    country, now = country_code(command.country), clock.now()
    today = local_day(now)
    named = origin.actor.brand if command.brand is None else command.brand
    brand = await brands.find(named) if BRAND.fullmatch(named) else None
    rules = packs_in_force().offered(brand.jurisdictions, country, today) if brand else None
    if not (brand and rules):
        return None
    published = in_force(await terms.current(brand.id, now), now)
    return RegistrationRequirements(
        country=country,
        jurisdiction=rules.jurisdiction,
        age_min=rules.age_min,
        required_fields=(*ALWAYS_REQUIRED, *map(api_name, rules.required)),
        consents=tuple(kind for kind in ConsentKind if kind in rules.consents or kind in published),
        terms=tuple(published[kind] for kind in ConsentKind if kind in published),
        currencies=_currencies(brand, today),
        languages=tuple(messages.languages()),
        playable_needs=rules.playable_needs,
    )


def _currencies(brand: Brand, today: date) -> tuple[Currency, ...]:
    """Those in which a registration is taken, by code."""
    return tuple(
        currency
        for _, currency in sorted(CURRENCIES.items())
        if currency_objection(currency, today, brand.currencies) is None
    )
