"""Input that nothing could make acceptable is refused by name, and moves nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.application import Application, Json
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur

BAD = {"BAD_USER_INPUT", "VALIDATION_FAILED", "GRAPHQL_VALIDATION_FAILED", "GRAPHQL_PARSE_FAILED"}


@pytest.fixture(scope="module")
async def funded_player(application: Application) -> FundedPlayer:
    """A player with a hundred euros, which no test here moves."""
    return await a_funded_player(application)


@pytest.fixture(autouse=True)
async def nothing_moves(funded_player: FundedPlayer) -> Any:
    before = await funded_player.entries(), await funded_player.balance()
    yield
    assert (await funded_player.entries(), await funded_player.balance()) == before


NEVER_AN_AMOUNT = [
    "-0.01",
    "NaN",
    "Infinity",
    "-Infinity",
    "sNaN",
    "0.001",
    "1e-3",
    "92233720368547758.08",
    "23058430092136939.52",
    "1e999999999",
    "1e-999999999",
    "9" * 400,
    "",
    " ",
    "ten",
    "1,00",
    "0x10",
    "1_000",
    "\u0661",
    None,
    True,
    [],
    {},
    0.001,
    1e300,
]
ZERO = ["0", "0.00", "-0", 0, 0.0, "0e5"]


def amounts(funded_player: FundedPlayer) -> dict[str, tuple[Any, str, Json]]:
    """Mutation -> who may call it, the field of its amount, and the rest of a good input."""
    player, real = {"playerId": funded_player.id}, {"walletId": funded_player.wallet()}
    return {
        "placeBet": (funded_player.games, "stake", player),
        "payWin": (funded_player.games, "amount", player | {"kind": "PROMO"}),
        "initiateDeposit": (funded_player.player, "amount", player | {"method": "card"}),
        "recordDeposit": (funded_player.payments, "amount", player | {"method": "card"}),
        "requestWithdrawal": (funded_player.player, "amount", player | {"method": "bank"}),
        "takeCommission": (funded_player.accountant, "amount", player | {"reason": "fee"}),
        "grantFunds": (funded_player.crm, "amount", player | {"kind": "TOURNAMENT"}),
        "redeem": (funded_player.crm, "amount", real | {"reason": "cap"}),
    }


@pytest.mark.parametrize("amount", [*NEVER_AN_AMOUNT, *ZERO], ids=repr)
async def test_malformed_amounts_are_bad_input(funded_player: FundedPlayer, amount: Any) -> None:
    for name, (by, field, given) in amounts(funded_player).items():
        if name == "placeBet" and amount in ZERO:
            continue  # the stake of a free round
        money = {"amount": amount, "currency": "EUR"}
        refused = await by.mutation_error(name, key=a_key(), **given, **{field: money})
        assert refused["code"] == "BAD_USER_INPUT", name


@pytest.mark.parametrize("amount", [value for value in NEVER_AN_AMOUNT if value != "-0.01"], ids=repr)
async def test_malformed_amounts_of_corrections_are_bad_input(
    funded_player: FundedPlayer, amount: Any
) -> None:
    given = {"walletId": funded_player.wallet(), "key": a_key(), "reason": "asked"}
    money = {"amount": amount, "currency": "EUR"}
    assert (await funded_player.accountant.mutation_error("adjustBalance", **given, amount=money))[
        "code"
    ] == "BAD_USER_INPUT"


LITERALS = ["-1", "0.001", "1e400", "1e-400", '"NaN"', "true", "null", "TEN", "[1]", "{ a: 1 }"]


@pytest.mark.parametrize("literal", LITERALS)
async def test_malformed_amounts_in_literals_are_bad_input(funded_player: FundedPlayer, literal: str) -> None:
    stake = f'{{ amount: {literal}, currency: "EUR" }}'
    given = f'playerId: "{funded_player.id}", key: "k", stake: {stake}'
    document = f"mutation {{ placeBet(input: {{ {given} }}) {{ __typename }} }}"
    assert (await funded_player.games.error_of(document))["code"] in BAD


@pytest.mark.parametrize(
    ("written", "minor"),
    [
        *((zero, 0) for zero in ZERO),
        ("0.1", 10),
        ("0.10", 10),
        ("1e-1", 10),
        (0.1, 10),
        (1, 100),
        ("+1", 100),
    ],
)
async def test_amounts_are_read_exactly(application: Application, written: Any, minor: int) -> None:
    funded_player = await a_funded_player(application)
    stake = {"amount": written, "currency": "EUR"}
    bet = await funded_player.games.mutate("placeBet", playerId=funded_player.id, key=a_key(), stake=stake)
    assert int(bet["wallet"]["balance"]["minor"]) == 10_000 - minor


async def test_a_float_literal_is_read_digit_by_digit(application: Application) -> None:
    funded_player = await a_funded_player(application, funds=None, currency="BTC")
    await funded_player.deposit("90000000.12345678", "BTC")
    stake = '{ amount: 90000000.12345678, currency: "BTC" }'
    document = (
        f'mutation {{ placeBet(input: {{ playerId: "{funded_player.id}", key: "k", stake: {stake} }})'
        " { __typename ... on BetPlaced { wallet { balance { minor } } } } }"
    )
    answer = await funded_player.games.data_of(document)
    assert answer["placeBet"] == {"__typename": "BetPlaced", "wallet": {"balance": {"minor": "0"}}}


async def test_a_balance_beyond_the_maximum_is_refused(application: Application) -> None:
    full = await a_funded_player(application, funds=None)
    most = {"playerId": full.id, "amount": eur("23058430092136939.51")}
    for _ in range(4):
        assert (await full.games.mutate("payWin", key=a_key(), kind="PROMO", **most))[
            "__typename"
        ] == "WinPaid"
    too_much = {"code": "BAD_USER_INPUT", "field": "amount"}
    assert await full.games.mutation_error("payWin", key=a_key(), kind="PROMO", **most) == too_much
    await full.bet("0.01", key=(key := a_key()))
    assert await full.games.mutation_error("payWin", key=a_key(), bet=key, **most) == too_much
    assert await full.payments.mutation_error("recordDeposit", key=a_key(), method="card", **most) == too_much
    assert (await full.balance(), await full.entries()) == ("92233720368547758.03", 5)


@pytest.mark.parametrize("currency", ["eur", "XXX", "", "EURO", "E\0R", 978, None, True, []], ids=repr)
async def test_unknown_currencies_are_bad_input(funded_player: FundedPlayer, currency: Any) -> None:
    refused = await funded_player.games.mutation_error(
        "placeBet", playerId=funded_player.id, key=a_key(), stake={"amount": "1", "currency": currency}
    )
    assert refused["code"] == "BAD_USER_INPUT"


NO_IDS = [
    "",
    "x",
    "plr",
    "plr_",
    "plr_1",
    "plr_00000000-0000-0000-0000-00000000000g",
    "PLR_0197f000-0000-7000-8000-000000000001",
    "plr_0197F000-0000-7000-8000-000000000001",
    "plr_0197f00000007000800000000000001",
    "plr_{0197f000-0000-7000-8000-000000000001}",
    "usr_0197f000-0000-7000-8000-000000000001",
    "plr_0197f000-0000-7000-8000-000000000001_0",
    "wal_0197f000-0000-7000-8000-000000000001_-1",
    "wal_0197f000-0000-7000-8000-000000000001_1e1",
    "wal_0197f000-0000-7000-8000-000000000001_\u0661",
    "wal_0197f000-0000-7000-8000-000000000001_32768",
    "txn_0197f000-0000-7000-8000-000000000001_" + "9" * 19,
    "txn_0197f000-0000-7000-8000-000000000001_",
    "plr_\t",
    "plr_" * 5000,
]


PLAY = ("placeBet", "rollbackBet")
"""For programs alone."""


@pytest.mark.parametrize("id", NO_IDS, ids=lambda id: ascii(id)[:50])
async def test_malformed_ids_are_bad_input(funded_player: FundedPlayer, id: str) -> None:
    why, key = {"reason": "asked"}, a_key()
    for name, given in {
        "placeBet": {"playerId": id, "key": key, "stake": eur("1")},
        "rollbackBet": {"playerId": id, "key": key, "bet": "b"},
        "recordDeposit": {"playerId": id, "key": key, "amount": eur("1"), "method": "card"},
        "settleDeposit": {"depositId": id, "key": key},
        "payWithdrawal": {"withdrawalId": id, "key": key, "authorisation": "a"},
        "adjustBalance": {"walletId": id, "key": key, "amount": eur("1"), **why},
        "approveAdjustment": {"adjustmentId": id, "key": key},
        "reverseTransaction": {"transactionId": id, "key": key, **why},
        "unlockWallet": {"walletId": id, **why},
    }.items():
        by = funded_player.games if name in PLAY else funded_player.admin
        assert (await by.mutation_error(name, **given))["code"] == "BAD_USER_INPUT", name
    for query in ("player(id: $id)", "wallet(id: $id)", "transaction(id: $id)", "node(id: $id)"):
        refused = await by.error_of(f"query ($id: ID!) {{ {query} {{ id }} }}", id=id)
        assert refused == {"code": "BAD_USER_INPUT", "field": "id"}
    for query in ("transactions(playerId: $id)", "rounds(playerId: $id)"):
        refused = await by.error_of(f"query ($id: ID!) {{ {query} {{ totalCount }} }}", id=id)
        assert refused == {"code": "BAD_USER_INPUT", "field": "playerId"}


BET = {"key": "k", "stake": eur("1")}
MANY = "x" * 256


@pytest.mark.parametrize(
    ("name", "given", "field"),
    [
        ("placeBet", BET | {"key": ""}, "key"),
        ("placeBet", BET | {"key": "  "}, "key"),
        ("placeBet", BET | {"key": "a\nb"}, "key"),
        ("placeBet", BET | {"key": "a\tb"}, "key"),
        ("placeBet", BET | {"key": MANY}, "key"),
        ("placeBet", BET | {"round": ""}, "round"),
        ("placeBet", BET | {"round": MANY}, "round"),
        ("placeBet", BET | {"game": "a\tb"}, "game"),
        ("placeBet", BET | {"game": MANY}, "game"),
        ("placeBet", BET | {"provider": "a\tb", "round": "r"}, "provider"),
        ("placeBet", BET | {"occurredAt": "2026-01-01T00:00:00"}, "occurredAt"),
        ("placeBet", BET | {"occurredAt": "0001-01-01T00:00:00+14:00"}, "occurredAt"),
        ("placeBet", BET | {"occurredAt": "1969-12-31T23:59:59Z"}, "occurredAt"),
        ("placeBet", BET | {"occurredAt": "2200-01-01T00:00:00Z"}, "occurredAt"),
        ("placeBet", BET | {"occurredAt": "yesterday"}, "occurredAt"),
        ("placeBet", BET | {"funding": "WALLET", "walletNo": -1}, "walletNo"),
        ("placeBet", BET | {"funding": "WALLET", "walletNo": 2**31 - 1}, "walletNo"),
        ("placeBet", BET | {"funding": "WALLET", "walletNo": 2**31}, "walletNo"),
        ("placeBet", BET | {"funding": "ANY"}, "funding"),
        ("placeBet", BET | {"sessionId": "x"}, "sessionId"),
        ("placeBet", BET | {"tip": 1}, "tip"),
        ("placeBet", {"key": "k"}, "stake"),
        ("payWin", {"key": "k", "amount": eur("1")}, "bet"),
        ("payWin", {"key": "k", "amount": eur("1"), "bet": "b", "closesRound": True}, "round"),
        ("payWin", {"key": "k", "amount": eur("-1"), "bet": "b"}, "amount"),
        ("payWin", {"key": "k", "amount": eur("0"), "kind": "JACKPOT"}, "amount"),
        ("payWin", {"key": "k", "amount": eur("1"), "kind": "GIFT"}, "kind"),
        ("rollbackBet", {"key": "k", "bet": "k"}, "key"),
        ("rollbackBet", {"key": "k", "bet": ""}, "bet"),
        ("closeRound", {"key": "k", "round": ""}, "round"),
    ],
)
async def test_bad_input_of_game_servers_names_its_field(
    funded_player: FundedPlayer, name: str, given: Json, field: str
) -> None:
    refused = await funded_player.games.mutation_error(name, playerId=funded_player.id, **given)
    assert refused["code"] == "BAD_USER_INPUT"
    assert refused.get("field") == field


PAID = {"key": "k", "amount": eur("1"), "method": "card"}
GRANT = {"key": "k", "kind": "BONUS", "amount": eur("1")}
UUID = "0197f000-0000-7000-8000-000000000001"


@pytest.mark.parametrize(
    ("role", "name", "given", "field"),
    [
        ("payment_service", "recordDeposit", PAID | {"method": ""}, "method"),
        ("payment_service", "recordDeposit", PAID | {"method": MANY}, "method"),
        ("payment_service", "recordDeposit", PAID | {"authorisation": "a\t"}, "authorisation"),
        ("payment_service", "recordDeposit", PAID | {"authorisation": MANY}, "authorisation"),
        ("payment_service", "recordDeposit", PAID | {"reason": "a\t"}, "reason"),
        ("payment_service", "requestWithdrawal", PAID | {"method": " "}, "method"),
        ("accountant", "takeCommission", {"key": "k", "amount": eur("1"), "reason": " "}, "reason"),
        ("accountant", "takeCommission", {"key": "k", "amount": eur("1"), "reason": "x" * 1001}, "reason"),
        ("accountant", "takeCommission", {"key": "k", "amount": eur("1"), "reason": "a\tb"}, "reason"),
        ("crm", "grantFunds", GRANT, "grantId"),
        ("crm", "grantFunds", GRANT | {"kind": "REAL"}, "kind"),
        ("crm", "grantFunds", GRANT | {"kind": "POINTS", "grantId": UUID}, "grantId"),
        ("crm", "grantFunds", GRANT | {"grantId": UUID, "unit": eur("1")}, "unit"),
        ("crm", "grantFunds", GRANT | {"kind": "FREE_SPINS", "grantId": UUID}, "unit"),
        ("crm", "grantFunds", GRANT | {"kind": "FREE_SPINS", "grantId": UUID, "unit": eur("0")}, "unit"),
        ("crm", "grantFunds", GRANT | {"kind": "FREE_SPINS", "grantId": UUID, "unit": eur("0.3")}, "amount"),
        ("crm", "grantFunds", GRANT | {"grantId": UUID, "reason": "a\t"}, "reason"),
        ("game_server", "openGameSession", {"id": UUID, "game": "", "currency": "EUR"}, "game"),
        (
            "game_server",
            "openGameSession",
            {"id": UUID, "game": "g", "currency": "EUR", "secondsMax": 0},
            "secondsMax",
        ),
        (
            "game_server",
            "openGameSession",
            {"id": UUID, "game": "g", "currency": "EUR", "provider": "a\t"},
            "provider",
        ),
    ],
)
async def test_bad_input_of_other_actors_names_its_field(
    funded_player: FundedPlayer, role: str, name: str, given: Json, field: str
) -> None:
    refused = await funded_player.application.as_(role).mutation_error(
        name, playerId=funded_player.id, **given
    )
    assert refused == {"code": "BAD_USER_INPUT", "field": field}


PAGE = """
query ($id: ID!, $filter: TransactionFilter, $first: Int, $after: String) {
  transactions(playerId: $id, filter: $filter, first: $first, after: $after) { nodes { seq } }
}
"""


@pytest.mark.parametrize(
    "asked",
    [
        {"first": 0},
        {"first": -1},
        {"first": 101},
        {"first": 2**31},
        {"first": 1.5},
        {"first": "1"},
        {"after": ""},
        {"after": "!"},
        {"after": "AAAA"},
        {"after": "\t"},
        {"after": "A" * 600},
        {"filter": {"kinds": ["GIFT"]}},
        {"filter": {"kinds": ["bet"]}},
        {"filter": {"period": {"from": "2026-01-01T00:00:00"}}},
        {"filter": {"period": {"until": "0001-01-01T00:00:00+14:00"}}},
        {"filter": {"period": {"from": "9999-12-31T23:59:59-14:00"}}},
        {"filter": {"period": {"from": 5}}},
        {"filter": {"period": {"from": "2026-01-02T00:00:00Z", "until": "2026-01-01T00:00:00Z"}}},
        {"filter": {"period": {"from": "2026-01-01T00:00:00Z", "until": "2026-01-01T00:00:00Z"}}},
        {"filter": {"walletNo": -1}},
        {"filter": {"walletNo": 40000}},
        {"filter": {"wallet": 1}},
    ],
    ids=repr,
)
async def test_malformed_page_arguments_are_bad_input(funded_player: FundedPlayer, asked: Json) -> None:
    assert (await funded_player.admin.error_of(PAGE, id=funded_player.id, **asked))[
        "code"
    ] == "BAD_USER_INPUT"


async def test_a_cursor_of_another_player_or_list_is_refused(
    application: Application, funded_player: FundedPlayer
) -> None:
    other = await a_funded_player(application)
    document = "query ($id: ID!) { transactions(playerId: $id) { pageInfo { endCursor } } }"
    cursor = (await other.admin.data_of(document, id=other.id))["transactions"]["pageInfo"]["endCursor"]
    foreign = {"code": "BAD_USER_INPUT", "field": "after"}
    assert await funded_player.admin.error_of(PAGE, id=funded_player.id, after=cursor) == foreign
    rounds = "query ($id: ID!, $after: String) { rounds(playerId: $id, after: $after) { nodes { id } } }"
    assert await other.admin.error_of(rounds, id=other.id, after=cursor) == foreign


@pytest.mark.parametrize("moment", ["2026-01-01T00:00:00", "0001-01-01T00:00:00+14:00", "now"])
async def test_malformed_times_are_bad_input(funded_player: FundedPlayer, moment: str) -> None:
    document = "query ($id: ID!, $at: DateTime) { wallet(id: $id) { balance(asOf: $at) { amount } } }"
    assert (await funded_player.admin.error_of(document, id=funded_player.wallet(), at=moment))[
        "code"
    ] == "BAD_USER_INPUT"


@pytest.mark.parametrize("queue", ["pendingWithdrawals", "pendingAdjustments", "unmatchedWins"])
@pytest.mark.parametrize("first", [0, -1, 101])
async def test_a_queue_has_one_to_a_hundred_rows(funded_player: FundedPlayer, queue: str, first: int) -> None:
    refused = await funded_player.accountant.error_of(f"{{ {queue}(first: {first}) {{ __typename }} }}")
    assert (refused["code"], refused["field"]) == ("BAD_USER_INPUT", "first")
