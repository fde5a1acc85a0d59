"""Checks of a registration against the rules of its jurisdiction."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import TypeVar

from domain.players import login
from domain.players.external_id import external_id
from domain.players.jurisdictions import Rules
from domain.players.login import LoginName
from domain.players.model import (
    VERSION_CHARACTERS_MAX,
    ConsentAnswer,
    ContactChannel,
    OddsFormat,
    Source,
    Theme,
)
from domain.players.outcomes import RegistrationComplaint, RegistrationRefusal
from domain.players.ports import Brand
from domain.players.profile.countries import country_code
from domain.players.profile.fields import FIELDS, api_name
from domain.shared import text
from domain.shared.errors import BadInput
from domain.shared.money import Currency, CurrencyKind

AGE_MAX = 130

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """A registration as requested. ``password`` is required only of players who register themselves."""

    email: str
    username: str
    country: str
    currency: Currency
    password: str | None = field(default=None, repr=False)
    date_of_birth: date | None = None
    consents: tuple[ConsentAnswer, ...] = ()
    language: str = "en"
    time_zone: str = "UTC"
    odds_format: OddsFormat = OddsFormat.DECIMAL
    theme: Theme = Theme.SYSTEM
    hide_balance: bool = False
    contact_by: tuple[ContactChannel, ...] = ()
    first_name: str | None = None
    last_name: str | None = None
    phone: str | None = None
    street: str | None = None
    city: str | None = None
    postal_code: str | None = None
    region: str | None = None
    national_id: str | None = None
    traffic_source: str | None = None
    campaign: str | None = None
    external_id: str | None = None


@dataclass(frozen=True, slots=True)
class Applicant:
    """A registration that meets every rule, normalised; ``profile`` is a ``Patch``.

    ``contacts_confirmed``: registered by an operator or service, who has confirmed address and number.
    """

    rules: Rules
    email: LoginName
    username: LoginName
    country: str
    currency: Currency
    date_of_birth: date | None
    profile: dict[str, object]
    source: Source
    answers: tuple[ConsentAnswer, ...]
    registration: Registration = field(repr=False)
    password_hash: str | None = field(default=None, repr=False)
    contacts_confirmed: bool = True
    external_id: str | None = None


def examine(
    registration: Registration, rules: Rules, today: date, *, needs_password: bool, brand: Brand | None = None
) -> Applicant | tuple[RegistrationRefusal, ...]:
    """Check a registration and collect every objection, so that a form can show them all at once.

    ``brand`` has a name, which a password must not contain, and maybe currencies of its own.
    """
    form = _Form()
    email = form.take("email", login.email_address, registration.email)
    username = form.take("username", login.username, registration.username)
    country = form.take("country", country_code, registration.country)
    profile = {
        name: form.take(each.api, each.check, getattr(registration, name)) for name, each in FIELDS.items()
    }
    source = Source(*(form.take(api_name(name), _source, getattr(registration, name)) for name in _SOURCE))
    external = form.take("externalId", _external_id, registration.external_id)
    answers = tuple(form.take("consents", _answer, each) for each in registration.consents)
    if registration.password is not None:
        form.take("password", _password(registration, brand.name if brand else None), registration.password)
    offered = brand.currencies if brand else ()
    objections = (
        *form.objections,
        *_objections(registration, rules, today, offered, needs_password=needs_password),
    )
    if objections or not (email and username and country):
        return objections
    given = tuple(each for each in answers if each)
    return Applicant(
        rules,
        email,
        username,
        country,
        registration.currency,
        registration.date_of_birth,
        profile,
        source,
        given,
        registration,
        external_id=external,
    )


_SOURCE = ("traffic_source", "campaign")


class _Form:
    """Runs checks field by field and collects their objections."""

    def __init__(self) -> None:
        self.objections: list[RegistrationRefusal] = []

    def take(self, name: str, check: Callable[[T, str], "Kept"], value: T) -> "Kept | None":
        try:
            return check(value, name)
        except BadInput as error:
            self.objections.append(
                RegistrationRefusal(RegistrationComplaint.INVALID, error.field, error.message)
            )
            return None


Kept = TypeVar("Kept")


def _source(value: str | None, name: str) -> str | None:
    return text.line(value, name, at_most=200) if value else None


def _external_id(value: str | None, name: str) -> str | None:
    return external_id(value, name) if value else None


def _answer(answer: ConsentAnswer, name: str) -> ConsentAnswer:
    version = text.line(answer.version, f"{name}.version", at_most=VERSION_CHARACTERS_MAX)
    return ConsentAnswer(answer.kind, version, answer.given)


def _password(registration: Registration, brand: str | None) -> Callable[[str, str], str]:
    return lambda written, name: login.password(
        written, registration.email, registration.username, brand, field=name
    )


def age_on(day: date, born: date) -> int:
    """Age in whole years; a birthday on 29 February is on 1 March in other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _objections(
    registration: Registration, rules: Rules, today: date, offered: Sequence[str], *, needs_password: bool
) -> Iterator[RegistrationRefusal]:
    missing = [name for name in rules.required if not getattr(registration, name)]
    if needs_password and registration.password is None:
        missing.append("password")
    for name in missing:
        yield RegistrationRefusal(
            RegistrationComplaint.REQUIRED, api_name(name), f"{rules.jurisdiction} rules require this"
        )
    if objection := currency_objection(registration.currency, today, offered):
        yield RegistrationRefusal(RegistrationComplaint.INVALID, "currency", objection)
    if registration.date_of_birth:
        yield from _age_objections(registration.date_of_birth, rules, today)
    given = {answer.kind for answer in registration.consents if answer.given}
    for kind in rules.consents:
        if kind not in given:
            yield RegistrationRefusal(
                RegistrationComplaint.CONSENT_REQUIRED, "consents", f"{kind.value} must be agreed to"
            )


def currency_objection(currency: Currency, today: date, offered: Sequence[str]) -> str | None:
    """Why players may not register in a currency; ``offered`` are the brand's, empty where it takes any."""
    if currency.kind is CurrencyKind.POINTS:
        return "This currency is not money"
    if offered and currency.code not in offered:
        return "This casino does not offer this currency"
    return currency.withdrawal(today)


def _age_objections(born: date, rules: Rules, today: date) -> Iterator[RegistrationRefusal]:
    age = age_on(today, born)
    if not 0 <= age <= AGE_MAX:
        yield RegistrationRefusal(
            RegistrationComplaint.INVALID, "dateOfBirth", "This is not a possible date of birth"
        )
    elif age < rules.age_min:
        yield RegistrationRefusal(
            RegistrationComplaint.UNDER_AGE, "dateOfBirth", f"Players must be {rules.age_min} years old"
        )


REGISTRATION_FIELDS = frozenset(each.name for each in fields(Registration))
"""The fields that a jurisdiction pack may require."""
