"""`croupier brand` at the terminal."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

from adapters.postgres.players.brands import PostgresBrandReads
from domain.players.brands.changes import CODE, BrandTaken, CreateBrand, create_brand
from domain.players.jurisdictions import packs_in_force
from domain.players.ports import Brand
from domain.shared.calendar import local_day, zone_names
from domain.shared.money import CURRENCIES, Currency, CurrencyKind
from server.composition.process_resources import ProcessResources
from server.console.operators import RunCommand, with_resources
from server.errors import OperatorError
from server.settings import Settings

COLUMNS: Final = ("code", "time zone", "currencies", "jurisdictions", "name")
"""The first line of `croupier brand list`."""


class BrandRefused(OperatorError):
    """The brand cannot be made; the line says why."""


def create(
    settings: Settings,
    code: str,
    name: str,
    time_zone: str,
    currencies: Sequence[str],
    jurisdictions: Sequence[str],
) -> None:
    """Make a brand.

    Raises:
        BrandRefused: there is one of this code; or an option cannot be so, with the value and the choices.
        BadInput: the name cannot be so.
    """
    if time_zone not in zone_names():
        raise BrandRefused(f"--time-zone {time_zone}: use a zone of the IANA database, as Europe/Malta")
    if not CODE.fullmatch(code):
        raise BrandRefused(f"--code {code}: use 1 to 40 small letters, digits and hyphens, a letter first")

    async def make(resources: ProcessResources, run: RunCommand) -> None:
        today = local_day(resources.clock.now())
        packs = [name for name, pack in packs_in_force().by_jurisdiction.items() if pack.at(today)]
        _require_offered("jurisdiction", jurisdictions, packs)
        in_use = [each.code for each in CURRENCIES.values() if _is_money(each, today)]
        _require_offered("currency", currencies, in_use)
        money = tuple(Currency.of(each) for each in currencies)
        command = CreateBrand(code, name, time_zone, money, tuple(jurisdictions))
        if isinstance(await run(create_brand, command), BrandTaken):
            raise BrandRefused(f"there is a brand {code} already: `croupier brand list` shows it")

    with_resources(settings, "default", make)


def list_brands(settings: Settings) -> Sequence[Brand]:
    """Every brand, by its code."""

    async def read(resources: ProcessResources, _run: RunCommand) -> Sequence[Brand]:
        return await PostgresBrandReads(resources.database).all()

    return with_resources(settings, "default", read)


def _is_money(currency: Currency, today: date) -> bool:
    return currency.kind is not CurrencyKind.POINTS and not currency.withdrawal(today)


def _require_offered(option: str, given: Sequence[str], offered: Collection[str]) -> None:
    for each in given:
        if each not in offered:
            raise BrandRefused(f"--{option} {each}: use one of {', '.join(sorted(offered))}")
