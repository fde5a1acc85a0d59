"""The books of a brand: every filter, both orders, and sums over all that a filter holds."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest

from tests.application import Application, Json, add_brand
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur

BRAND = "books"
TOTALS = {
    "ledger": "totals { walletKind currency transactions"
    " credited { amount } debited { amount } net { amount } }",
    "deposits": "totals { currency count total { amount } }",
    "withdrawals": "totals { currency count total { amount } }",
    "adjustments": "totals { currency count total { amount } }",
}
NODES = {
    "ledger": "kind actor reference game at player { username } legs { amount { amount currency } }",
    "deposits": "state method authorisation createdAt player { username } amount { amount currency }",
    "withdrawals": "state method createdAt player { username } amount { amount currency }",
    "adjustments": "state maker checker createdAt player { username } amount { amount currency }",
}
KINDS = {
    "ledger": ("LedgerFilter", "LedgerOrder"),
    "deposits": ("DepositFilter", "PaymentSortInput"),
    "withdrawals": ("WithdrawalFilter", "PaymentSortInput"),
    "adjustments": ("AdjustmentFilter", "PaymentSortInput"),
}


@dataclass(frozen=True)
class Books:
    """A brand of two players, one in euros and one in yen, and another brand beside it."""

    anna: FundedPlayer
    bert: FundedPlayer
    round: str

    async def read(self, book: str, **asked: Any) -> Json:
        """A page of a book, as the accountant of the brand sees it."""
        which, order = KINDS[book]
        document = f"""
          query ($filter: {which}, $sort: {order}, $first: Int) {{
            {book}(filter: $filter, sort: $sort, first: $first) {{
              totalCount {TOTALS[book]} nodes {{ {NODES[book]} }} }} }}
        """
        accountant = self.anna.application.as_("accountant", brand=BRAND, name="reader")
        found: Json = (await accountant.data_of(document, **asked))[book]
        return found


@pytest.fixture(scope="module")
async def books(application: Application) -> Books:
    """Anna: a deposit of 100, two bets, a win, a bonus, a withdrawal of 30, an adjustment. Bert: 5000 yen."""
    for brand in (BRAND, "beside"):
        await add_brand(application.database_url, brand)
    await a_funded_player(application, brand="beside")
    anna = await a_funded_player(application, brand=BRAND, username="books-anna")
    bert = await a_funded_player(application, None, BRAND, username="books-bert", currency="JPY")
    yen = {"amount": "5000", "currency": "JPY"}
    done = await bert.payments.mutate(
        "recordDeposit", playerId=bert.id, key="d-bert", amount=yen, method="bank", authorisation="A-17"
    )
    assert done["__typename"] == "DepositMoved", done
    await anna.bet("10.00", key="b1", round="r1", game="dice")
    await anna.win("4.00", bet="b1", round="r1", game="dice")
    await anna.bet("1.00", key="b2", round="r2", game="roulette")
    asked = {"playerId": anna.id, "key": a_key(), "amount": eur("30.00"), "method": "bank"}
    await anna.player.mutate("requestWithdrawal", **asked)
    adjusted = await anna.accountant.mutate(
        "adjustBalance", walletId=anna.wallet(), key="adj", amount=eur("-2.00"), reason="fee"
    )
    assert adjusted["__typename"] == "Adjusted", adjusted
    large = {"walletId": anna.wallet(), "key": "large", "amount": eur("500.00"), "reason": "large"}
    assert (await anna.accountant.mutate("adjustBalance", **large))["__typename"] == "ApprovalNeeded"
    rounds = await anna.admin.data_of(f'{{ rounds(playerId: "{anna.id}", last: 1) {{ nodes {{ id }} }} }}')
    return Books(anna, bert, rounds["rounds"]["nodes"][0]["id"])


def in_major(found: Json) -> list[str]:
    return [each["amount"]["amount"] for each in found["nodes"]]


def kinds(found: Json) -> list[str]:
    return [each["kind"] for each in found["nodes"]]


ALL = ["ADJUSTMENT", "WITHDRAWAL_REQUEST", "BET", "WIN", "BET", "DEPOSIT", "DEPOSIT"]


async def test_the_ledger_holds_what_all_players_of_the_brand_moved(books: Books) -> None:
    found = await books.read("ledger")
    assert (kinds(found), found["totalCount"]) == (ALL, len(ALL))
    assert kinds(await books.read("ledger", sort={"at": "ASC"})) == ALL[::-1]
    assert {each["player"]["username"] for each in found["nodes"]} == {"books-anna", "books-bert"}


@pytest.mark.parametrize(
    ("which", "expected"),
    [
        ({"kinds": ["BET"]}, ["BET", "BET"]),
        ({"kinds": ["DEPOSIT", "ADJUSTMENT"]}, ["ADJUSTMENT", "DEPOSIT", "DEPOSIT"]),
        ({"currency": ["JPY"]}, ["DEPOSIT"]),
        ({"currency": ["JPY", "EUR"], "kinds": ["DEPOSIT"]}, ["DEPOSIT", "DEPOSIT"]),
        ({"amount": {"currency": "EUR", "min": "4.00", "max": "10.00"}}, ["WIN", "BET"]),
        ({"amount": {"currency": "EUR", "min": "10.00"}}, ["BET", "DEPOSIT"]),
        ({"amount": {"currency": "EUR", "max": "1.00"}, "kinds": ["BET"]}, ["BET"]),
        ({"amount": {"currency": "JPY"}}, ["DEPOSIT"]),
        ({"game": "dice"}, ["WIN", "BET"]),
        ({"game": "chess"}, []),
        ({"period": {"until": "2020-01-01T00:00:00Z"}}, []),
        ({"period": {"from": "2020-01-01T00:00:00Z"}}, ALL),
        ({"round": "{round}"}, ["WIN", "BET"]),
        ({"playerId": "{bert}"}, ["DEPOSIT"]),
        ({"playerId": "{anna}", "game": "roulette"}, ["BET"]),
        ({"actor": "service:acme-{anna}"}, ["BET", "WIN", "BET"]),
        ({"actor": "service:acme-{anna}", "reference": "b1"}, ["BET"]),
        ({"actor": "service:other", "reference": "b1"}, []),
        ({"actor": "operator:anna-{anna}"}, ["ADJUSTMENT"]),
    ],
    ids=str,
)
async def test_each_filter_narrows_rows_count_and_sums(
    books: Books, which: Json, expected: list[str]
) -> None:
    found = await books.read("ledger", filter=filled(which, books))
    assert (kinds(found), found["totalCount"]) == (expected, len(expected))
    legs = [leg["amount"] for each in found["nodes"] for leg in each["legs"]]
    net: dict[str, Decimal] = {}
    for amount in legs:
        net[amount["currency"]] = net.get(amount["currency"], Decimal()) + Decimal(amount["amount"])
    assert {each["currency"]: Decimal(each["net"]["amount"]) for each in found["totals"]} == net
    assert sum(each["transactions"] for each in found["totals"]) == len(expected)


def filled(which: Any, books: Books) -> Any:
    """A filter with the ids of the brand's own."""
    if isinstance(which, dict):
        return {name: filled(each, books) for name, each in which.items()}
    if not isinstance(which, str):
        return which
    for name, id in (("anna", books.anna.id), ("bert", books.bert.id), ("round", books.round)):
        which = which.replace(f"{{{name}}}", id)
    return which


async def test_sums_are_of_the_whole_filter_and_not_of_the_page(books: Books) -> None:
    found = await books.read("ledger", first=1)
    assert len(found["nodes"]) == 1
    assert found["totals"] == [
        {
            "walletKind": "REAL",
            "currency": "EUR",
            "transactions": 6,
            "credited": {"amount": "104.00"},
            "debited": {"amount": "-13.00"},
            "net": {"amount": "91.00"},
        },
        {
            "walletKind": "REAL",
            "currency": "JPY",
            "transactions": 1,
            "credited": {"amount": "5000"},
            "debited": {"amount": "0"},
            "net": {"amount": "5000"},
        },
    ]


@pytest.mark.parametrize(
    ("book", "which", "sort", "expected"),
    [
        ("deposits", {}, {}, ["5000", "100.00"]),
        ("deposits", {}, {"created": "ASC"}, ["100.00", "5000"]),
        ("deposits", {}, {"amount": "ASC"}, ["100.00", "5000"]),
        ("deposits", {}, {"amount": "DESC"}, ["5000", "100.00"]),
        ("deposits", {"state": ["SETTLED"], "method": "bank"}, {}, ["5000"]),
        ("deposits", {"state": ["DECLINED", "INITIATED"]}, {}, []),
        ("deposits", {"currency": ["EUR"]}, {}, ["100.00"]),
        ("deposits", {"amount": {"currency": "EUR", "min": "100.01"}}, {}, []),
        ("deposits", {"amount": {"currency": "EUR", "min": "100.00"}}, {}, ["100.00"]),
        ("deposits", {"authorisation": "A-17"}, {}, ["5000"]),
        ("deposits", {"playerId": "{bert}"}, {"amount": "ASC"}, ["5000"]),
        ("deposits", {"actor": "service:the-payment_service", "reference": "d-bert"}, {}, ["5000"]),
        ("deposits", {"actor": "service:other"}, {}, []),
        ("deposits", {"period": {"until": "2020-01-01T00:00:00Z"}}, {}, []),
        ("withdrawals", {}, {}, ["30.00"]),
        ("withdrawals", {"state": ["REQUESTED"], "method": "bank"}, {}, ["30.00"]),
        ("withdrawals", {"state": ["PAID"]}, {}, []),
        ("withdrawals", {"actor": "player:{anna}"}, {}, ["30.00"]),
        ("adjustments", {}, {}, ["500.00"]),
        ("adjustments", {"state": ["PENDING"], "actor": "operator:anna-{anna}"}, {}, ["500.00"]),
        ("adjustments", {"actor": "operator:anna-{anna}", "reference": "large"}, {}, ["500.00"]),
        ("adjustments", {"actor": "operator:bert"}, {}, []),
        ("adjustments", {"amount": {"currency": "EUR", "max": "499.99"}}, {}, []),
    ],
    ids=str,
)
async def test_payments_and_adjustments_are_filtered_sorted_and_summed(
    books: Books, book: str, which: Json, sort: Json, expected: list[str]
) -> None:
    which = filled(which, books)
    if "actor" in which:
        which["actor"] = which["actor"].replace("player:plr_", "player:")
    found = await books.read(book, filter=which, sort=sort or None)
    assert (in_major(found), found["totalCount"]) == (expected, len(expected))
    assert sorted(each["total"]["amount"] for each in found["totals"]) == sorted(expected)
    assert sum(each["count"] for each in found["totals"]) == len(expected)


@pytest.mark.parametrize(
    ("book", "which", "field"),
    [
        ("ledger", {"reference": "b1"}, "filter.reference"),
        ("ledger", {"round": "rnd_x"}, "filter.round"),
        ("ledger", {"amount": {"currency": "EUR", "min": "0.001"}}, None),
        ("deposits", {"reference": "b1"}, "filter.reference"),
        ("deposits", {"playerId": "x"}, "filter.playerId"),
    ],
    ids=str,
)
async def test_a_filter_that_nothing_could_meet_is_refused(
    books: Books, book: str, which: Json, field: str | None
) -> None:
    document = f"query ($filter: {KINDS[book][0]}) {{ {book}(filter: $filter) {{ totalCount }} }}"
    refused = await books.anna.admin.error_of(document, filter=which)
    assert refused["code"] == "BAD_USER_INPUT"
    assert field is None or refused["field"] == field


@pytest.mark.parametrize("role", ["support", "crm", "player", "game_server", "payment_service", "anonymous"])
async def test_the_books_are_for_those_who_keep_and_check_them(
    books: Books, application: Application, role: str
) -> None:
    by = application.as_(role, books.anna.id if role == "player" else None, brand=BRAND)
    for book in KINDS:
        answer = await by.ask(f"{{ {book} {{ totalCount }} }}")
        assert answer["errors"][0]["extensions"] == {"code": "FORBIDDEN", "coordinate": f"Query.{book}"}


async def test_the_books_of_another_brand_stay_closed(books: Books, application: Application) -> None:
    beside = application.as_("accountant", brand="beside")
    for which in (f'playerId: "{books.anna.id}"', f'round: "{books.round}"'):
        found = await beside.data_of(f"{{ ledger(filter: {{{which}}}) {{ totalCount nodes {{ id }} }} }}")
        assert found["ledger"] == {"totalCount": 0, "nodes": []}
    assert (await beside.data_of("{ deposits { totalCount } }"))["deposits"]["totalCount"] == 1
