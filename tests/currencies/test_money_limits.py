"""What one person may move alone, in every currency of the file: up to a limit, or nothing."""

from __future__ import annotations

import asyncpg
import pytest

from domain.shared.money import CURRENCIES
from domain.wallets.limits.model import LimitScope
from tests.application import Application
from tests.funded_players import a_funded_player, a_key

WITH_LIMITS = (
    "EUR USD GBP CHF SEK NOK DKK PLN CZK HUF RON BGN CAD AUD NZD BRL MXN ARS PEN COP ZAR TRY INR CNY HKD SGD"
    " THB PHP MYR IDR UAH GEL AED SAR ILS NGN KES GHS EGP MAD KZT AZN AMD RSD JPY KRW CLP VND ISK PYG UGX XOF"
    " XAF KWD BHD TND JOD OMR BTC LTC BCH DOGE ETH SOL USDT USDC TRX XRP ADA PTS"
)
"""The currencies for which Croupier brings limits. In all others every amount takes two."""

# Of a brand that no other test gives limits of its own.
SHARE = """
  select wallets.share_moved(jsonb_populate_record(null::wallets.wallet,
    '{"brand": "as-released", "player_id": "0198c0de-0000-7000-8000-000000000000"}'),
    'operator:idle', $1::smallint, $2::bigint, $3::smallint)
"""
LIMIT = "select per_player, per_maker from wallets.limit_of('as-released', $1::smallint, $2::smallint)"


@pytest.mark.parametrize("scope", LimitScope)
async def test_no_currency_is_without_a_limit(owner: asyncpg.Connection, scope: LimitScope) -> None:
    for code, currency in CURRENCIES.items():
        per_player, per_maker = await owner.fetchrow(LIMIT, currency.number, scope.value)
        asked = scope.value, per_player + 1, currency.number

        assert (per_player > 0) is (code in WITH_LIMITS.split()), code
        assert per_player <= per_maker, code
        assert await owner.fetchval(SHARE, *asked) > 1, code
        if per_player:
            assert await owner.fetchval(SHARE, scope.value, per_player, currency.number) == 1, code


async def test_in_a_currency_without_one_the_smallest_amount_takes_two(application: Application) -> None:
    player = await a_funded_player(application, None, currency="XCG")
    who = application.as_("accountant", name=f"anna-{player.id}")
    amount = {"amount": "0.01", "currency": "XCG"}
    paid = await who.mutate("recordDeposit", playerId=player.id, amount=amount, method="bank", key=a_key())
    assert paid["__typename"] == "SecondPersonNeeded"
