"""A day of an accountant, by the public API: pay out, correct, take back, and show that the books add up."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from tests.journeys.people import Json, a_key, eur
from tests.journeys.staffed_casino import StaffedCasino

QUEUE = """{ pendingWithdrawals(first: 100) { nodes {
  id state amount { amount } player { id } steps { state actor } } } }"""
BOOK = """query ($filter: DepositFilter, $after: String) {
  deposits(filter: $filter, sort: {created: ASC}, first: 2, after: $after) {
    totalCount totals { currency count total { amount } }
    pageInfo { hasNextPage endCursor } nodes { id amount { amount } } } }"""
LEDGER = """query ($filter: LedgerFilter) { ledger(filter: $filter, first: 100) {
  totals { walletKind currency credited { minor } debited { minor } net { minor } }
  nodes { id kind actor legs { amount { minor } } } } }"""
STATEMENT = """query ($id: ID!, $period: PeriodInput!) { player(id: $id) {
  statement(period: $period) {
    wallets { walletKind opening { amount } credited { amount } debited { amount } closing { amount } }
    transactions(first: 100) { nodes { id kind } } } } }"""
BALANCE = "query ($id: ID!) { player(id: $id) { wallets { id balance { amount } available { amount } } } }"
WITHDRAWAL = """query ($id: ID!) { node(id: $id) { ... on Withdrawal {
  state approvedBy allowedMoves steps { state at actor transaction { id kind } } } } }"""


def now() -> str:
    return datetime.now(UTC).isoformat()


async def balance(casino: StaffedCasino, player: str) -> str:
    anna = await casino.operator("accountant", "anna")
    shown = await anna.ask(BALANCE, id=player)
    amount: str = shown["player"]["wallets"][0]["balance"]["amount"]
    return amount


async def test_pays_a_withdrawal_and_sees_who_did_what(casino: StaffedCasino) -> None:
    anna, payments = await casino.operator("accountant", "anna"), await casino.service("payment_service")
    player = await casino.player("withdrawing", "200.00")
    asked = await player.done(
        "requestWithdrawal",
        "WithdrawalMoved",
        playerId=player.name,
        key=a_key("out"),
        amount=eur("80.00"),
        method="card",
    )
    id = asked["withdrawal"]["id"]

    (waiting,) = [
        each
        for each in (await anna.ask(QUEUE))["pendingWithdrawals"]["nodes"]
        if each["player"]["id"] == player.name
    ]
    assert (waiting["id"], waiting["state"], waiting["amount"]["amount"]) == (id, "REQUESTED", "80.00")

    await anna.done("approveWithdrawal", "WithdrawalMoved", withdrawalId=id, key=a_key("approve"))
    paid = {"withdrawalId": id, "key": a_key("pay"), "authorisation": "bank-4711"}
    await payments.done("payWithdrawal", "WithdrawalMoved", **paid)

    shown = (await anna.ask(WITHDRAWAL, id=id))["node"]
    assert [step["state"] for step in shown["steps"]] == ["REQUESTED", "APPROVED", "PAID"]
    assert shown["approvedBy"] == shown["steps"][1]["actor"]
    assert shown["steps"][1]["actor"] != shown["steps"][2]["actor"]
    assert shown["allowedMoves"] == []
    assert await balance(casino, player.name) == "120.00"


async def test_corrects_a_balance_alone_up_to_a_limit_and_with_a_colleague_above(
    casino: StaffedCasino,
) -> None:
    anna, bert = await casino.operator("accountant", "anna"), await casino.operator("accountant", "bert")
    player = await casino.player("corrected", "50.00")
    wallet = (await anna.ask(BALANCE, id=player.name))["player"]["wallets"][0]["id"]

    small = {"walletId": wallet, "key": a_key("adjust"), "amount": eur("5.00"), "reason": "a late bonus"}
    await anna.done("adjustBalance", "Adjusted", **small)
    large = {"walletId": wallet, "key": a_key("adjust"), "amount": eur("900.00"), "reason": "lost jackpot"}
    waiting = (await anna.done("adjustBalance", "ApprovalNeeded", **large))["adjustment"]["id"]
    decision = {"adjustmentId": waiting, "key": a_key("decide")}
    assert (await anna.do("approveAdjustment", **decision))["__typename"] == "SameOperator"
    assert await balance(casino, player.name) == "55.00"

    await bert.done("approveAdjustment", "Adjusted", **decision)
    assert await balance(casino, player.name) == "955.00"


async def test_takes_back_a_transaction_by_naming_it(casino: StaffedCasino) -> None:
    anna = await casino.operator("accountant", "anna")
    player = await casino.player("reversed", "30.00")
    wallet = (await anna.ask(BALANCE, id=player.name))["player"]["wallets"][0]["id"]
    asked = {"walletId": wallet, "key": a_key("adjust"), "amount": eur("7.00"), "reason": "wrong player"}
    wrong = (await anna.done("adjustBalance", "Adjusted", **asked))["transaction"]["id"]

    undo = {"transactionId": wrong, "key": a_key("undo"), "reason": "booked on the wrong player"}
    undone = (await anna.done("reverseTransaction", "Reversed", **undo))["transaction"]
    assert undone["kind"] == "REVERSAL"
    assert undone["reverses"] == {"id": wrong}
    assert await balance(casino, player.name) == "30.00"


async def test_deposits_of_a_period_are_listed_page_by_page_and_summed(casino: StaffedCasino) -> None:
    anna, start = await casino.operator("accountant", "anna"), now()
    player = await casino.player("depositing")
    amounts = ["10.00", "20.50", "30.25", "0.75", "8.50"]
    made = [(await casino.deposit(player.name, amount))["id"] for amount in amounts]
    filter = {
        "playerId": player.name,
        "period": {"from": start},
        "amount": {"currency": "EUR", "min": "1.00"},
    }

    seen: list[str] = []
    after: str | None = None
    while True:
        page = (await anna.ask(BOOK, filter=filter, after=after))["deposits"]
        seen += [each["id"] for each in page["nodes"]]
        assert page["totalCount"] == 4
        assert page["totals"] == [{"currency": "EUR", "count": 4, "total": {"amount": "69.25"}}]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    assert seen == [id for id, amount in zip(made, amounts, strict=True) if amount != "0.75"]


async def test_the_ledger_of_a_day_adds_up_leg_by_leg(casino: StaffedCasino) -> None:
    anna, start = await casino.operator("accountant", "anna"), now()
    player = await casino.player("counted", "100.00")
    await casino.play(player.name, "10.00", "25.00")
    await casino.play(player.name, "5.00")

    book = (await anna.ask(LEDGER, filter={"playerId": player.name, "period": {"from": start}}))["ledger"]
    (real,) = [each for each in book["totals"] if each["walletKind"] == "REAL"]
    legs = [int(leg["amount"]["minor"]) for each in book["nodes"] for leg in each["legs"]]
    assert int(real["net"]["minor"]) == sum(legs) == 110_00
    assert int(real["credited"]["minor"]) + int(real["debited"]["minor"]) == int(real["net"]["minor"])
    assert {each["kind"] for each in book["nodes"]} >= {"DEPOSIT", "BET", "WIN"}


async def test_a_players_statement_adds_up_as_data_as_csv_and_as_pdf(casino: StaffedCasino) -> None:
    anna = await casino.operator("accountant", "anna")
    player = await casino.player("stated", "100.00")
    start = now()
    await casino.play(player.name, "40.00", "15.50")
    period = {"from": start, "until": now()}

    shown = (await anna.ask(STATEMENT, id=player.name, period=period))["player"]["statement"]
    (real,) = [each for each in shown["wallets"] if each["walletKind"] == "REAL"]
    assert figures(real) == ("100.00", "15.50", "-40.00", "75.50")
    rows = (await anna.get(f"/players/{player.name}/statement.csv", **period)).text
    assert "BET" in rows
    assert "75.50" in rows
    printed = await anna.get(f"/players/{player.name}/statement.pdf", **period)
    assert printed.content.startswith(b"%PDF-")


def figures(wallet: Json) -> tuple[str, ...]:
    """Opening, credited, debited, closing, which add up."""
    opening, credited, debited, closing = (
        wallet[each]["amount"] for each in ("opening", "credited", "debited", "closing")
    )
    assert Decimal(opening) + Decimal(credited) + Decimal(debited) == Decimal(closing)
    return opening, credited, debited, closing


async def test_does_not_play_for_players_nor_search_by_their_addresses(casino: StaffedCasino) -> None:
    anna = await casino.operator("accountant", "anna")
    player = await casino.player("untouched", "10.00")
    bet = "mutation ($in: PlaceBetInput!) { placeBet(input: $in) { __typename } }"
    given = {"playerId": player.name, "key": a_key("bet"), "stake": eur("1.00")}
    assert "Mutation.placeBet" in await anna.refused(bet, **{"in": given})
    search = '{ players(filter: {email: "untouched@example.com"}) { nodes { id } } }'
    assert "PlayerFilter.email" in await anna.refused(search)
    assert await balance(casino, player.name) == "10.00"
