"""The currencies of the ledger against the ISO 4217 table of a maintained library."""

from __future__ import annotations

import csv
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, date, datetime
from pathlib import Path

import iso4217
import pytest

from domain.players.jurisdictions import shipped_packs
from domain.players.registration.admission import Applicant, examine
from domain.shared import money
from domain.shared.actor import Origin, system
from domain.shared.errors import BadInput
from domain.shared.ids import PlayerId, new_id
from domain.shared.money import CURRENCIES, CURRENCY_BY_NUMBER, CurrencyKind
from domain.wallets.opening import OpeningOutcome, OpenWallet, UnlockWallet, open_wallet
from domain.wallets.outcomes import WalletNotFound
from tests.manual_clock import ManualClock
from tests.players.people import a_registration

FILE = Path(money.__file__).with_name("currencies.csv")

WITHDRAWN = {"BGN": "the euro replaced it on 2026-01-01; wallets and history of before remain"}
ADDED = {code: "no state's currency" for code, one in CURRENCIES.items() if one.kind is not CurrencyKind.FIAT}
LEFT_OUT = {
    **dict.fromkeys(("XAG", "XAU", "XPD", "XPT"), "a metal, without minor units"),
    **dict.fromkeys(("XBA", "XBB", "XBC", "XBD", "XDR", "XSU", "XUA"), "a unit of account of institutions"),
    **dict.fromkeys(("XTS", "XXX"), "a code for tests and for no currency"),
    **dict.fromkeys(
        ("BOV", "CHE", "CHW", "COU", "MXV", "USN", "UYI"), "a fund code: no account is held in it"
    ),
}
"""Every difference from the library's table, with its reason."""


def iso_table() -> dict[str, int | None]:
    """Code to number of decimals, None where ISO names none."""
    return {each.code: each.exponent for each in iso4217.Currency}


def test_every_difference_from_the_library_has_a_reason() -> None:
    theirs = iso_table()

    assert set(CURRENCIES) - set(theirs) == set(WITHDRAWN) | set(ADDED)
    assert set(theirs) - set(CURRENCIES) == set(LEFT_OUT)


def test_decimals_are_those_of_iso() -> None:
    ours = {code: one.exponent for code, one in CURRENCIES.items() if one.kind is CurrencyKind.FIAT}
    theirs = iso_table()

    assert {code: theirs.get(code, 2) for code in ours} == ours


def test_the_source_and_its_date_are_said() -> None:
    assert f"published {iso4217.__published__.isoformat()}" in FILE.read_text("utf-8")


@pytest.mark.parametrize("code", ["XCG", "SLE", "VED", "ZWG", "MGA", "MRU", "CLF", "UYW"])
def test_currencies_of_recent_years_are_there(code: str) -> None:
    assert CURRENCIES[code].withdrawn is None


def test_numbers_are_unique_and_those_released_have_not_moved() -> None:
    rows = list(csv.DictReader(line for line in FILE.read_text("utf-8").splitlines() if line[0] != "#"))

    assert len({row["number"] for row in rows}) == len({row["code"] for row in rows}) == len(rows)
    assert len(CURRENCY_BY_NUMBER) == len(CURRENCIES) == len(rows)
    released = {1: "EUR", 12: "BGN", 44: "RSD", 200: "JPY", 208: "XAF", 300: "KWD", 304: "OMR"}
    released |= {400: "BTC", 403: "DOGE", 420: "ETH", 421: "SOL", 440: "USDT", 444: "ADA", 500: "PTS"}
    assert {number: CURRENCY_BY_NUMBER[number].code for number in released} == released


class OpenedWallets:
    """Counts openings instead of opening."""

    def __init__(self) -> None:
        self.opened = 0

    async def open(self, wallet: OpenWallet, origin: Origin) -> OpeningOutcome:
        self.opened += 1
        return WalletNotFound(wallet.player_id)

    async def unlock(self, unlock: UnlockWallet, origin: Origin) -> OpeningOutcome:
        raise AssertionError(unlock)


LAST_DAY, FIRST_DAY_WITHOUT = datetime(2025, 12, 31, 23, 59, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("code", "moment", "opened"),
    [("BGN", LAST_DAY, 1), ("BGN", FIRST_DAY_WITHOUT, 0), ("EUR", FIRST_DAY_WITHOUT, 1)],
)
async def test_a_withdrawn_currency_opens_no_wallet_from_its_date_on(
    code: str, moment: datetime, opened: int
) -> None:
    wallets = OpenedWallets()
    command = OpenWallet(player_id=PlayerId(new_id()), currency=CURRENCIES[code])
    refusal: AbstractContextManager[object] = nullcontext()
    if not opened:
        refusal = pytest.raises(BadInput, match="BGN is not legal tender since 2026-01-01")
    with refusal:
        await open_wallet(command, wallets, system("test", "default", "c"), ManualClock(moment))

    assert wallets.opened == opened


@pytest.mark.parametrize(("day", "refused"), [(LAST_DAY.date(), False), (FIRST_DAY_WITHOUT.date(), True)])
def test_players_register_in_money_that_is_legal_tender(day: date, refused: bool) -> None:
    assert bool(CURRENCIES["BGN"].withdrawal(day)) is refused
    pack = shipped_packs().rules_for("NEUTRAL", "DE", day)
    assert pack
    examined = examine(a_registration(currency=CURRENCIES["BGN"]), pack, day, needs_password=False)

    assert isinstance(examined, Applicant) is not refused
