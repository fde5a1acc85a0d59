"""A day of a front end, by the public API: a visitor becomes a player, pays in, plays and pays out."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.journeys.people import Person, a_key, eur
from tests.journeys.staffed_casino import PASSWORD, StaffedCasino

REQUIREMENTS = """query ($country: String!) { registrationRequirements(country: $country) {
  ageMin requiredFields consents currencies languages terms { kind version } } }"""
ME = "{ viewer { kind player { id username status missing standing { mayBet reason } wallets { id } } } }"
BALANCE = """subscription ($id: ID!) { walletChanged(playerId: $id) {
  seq fresh wallets { balance { amount } available { amount } } } }"""
HISTORY = """query ($id: ID!, $period: PeriodInput!) { player(id: $id) {
  transactions(first: 20) { nodes { kind amount { amount } } }
  withdrawals(first: 5) { nodes { state allowedMoves } }
  statement(period: $period) { wallets { opening { amount } closing { amount } } } } }"""
SESSIONS = "{ viewer { sessions { id current } lastSignIn { at } } }"
NEW_PASSWORD = "four green boats sail home"


async def test_asks_what_registering_takes_before_it_shows_the_form(casino: StaffedCasino) -> None:
    visitor = Person(casino.http, "anonymous", realm="players")
    german = (await visitor.ask(REQUIREMENTS, country="DE"))["registrationRequirements"]
    assert german["ageMin"] >= 18
    assert "EUR" in german["currencies"]
    assert {"TERMS", "PRIVACY"} <= set(german["consents"])
    british = (await visitor.ask(REQUIREMENTS, country="GB"))["registrationRequirements"]
    assert set(british["requiredFields"]) > set(german["requiredFields"])
    assert (await visitor.ask("{ viewer { kind } }"))["viewer"] == {"kind": "NONE"}


async def test_shows_what_is_wrong_with_a_form_field_by_field(casino: StaffedCasino) -> None:
    visitor = Person(casino.http, "anonymous", realm="players")
    form = {
        "email": "no-address",
        "username": "fe!",
        "country": "DE",
        "currency": "EUR",
        "dateOfBirth": f"{datetime.now(UTC).year - 10}-01-01",
        "password": PASSWORD,
        "consents": [],
    }
    reasons = (await visitor.done("registerPlayer", "RegistrationRefused", **form))["reasons"]
    assert {each["field"] for each in reasons} >= {"email", "username", "dateOfBirth", "consents"}
    assert all(each["message"] for each in reasons)


async def test_a_visitor_registers_pays_in_plays_and_pays_out(casino: StaffedCasino) -> None:
    payments, games = await casino.service("payment_service"), await casino.service("game_server")
    player = await casino.player("fe-playing", country="DE", language="de")
    me = (await player.ask(ME))["viewer"]
    assert (me["kind"], me["player"]["status"], me["player"]["missing"]) == ("PLAYER", "ACTIVE", [])
    start = datetime.now(UTC).isoformat()

    async with player.watching(BALANCE, id=player.name) as pushes:
        assert (await pushes.next())["wallets"][0]["balance"]["amount"] == "0.00"
        given = {"playerId": player.name, "key": a_key("in"), "amount": eur("50.00"), "method": "card"}
        begun = (await player.done("initiateDeposit", "DepositMoved", **given))["deposit"]["id"]
        step = {"depositId": begun, "authorisation": "auth-1"}
        await payments.done("authoriseDeposit", "DepositMoved", key=a_key("auth"), **step)
        await payments.done("settleDeposit", "DepositMoved", key=a_key("settle"), **step)
        assert (await pushes.next())["wallets"][0]["balance"]["amount"] == "50.00"

        key = a_key("bet")
        bet = {"playerId": player.name, "key": key, "stake": eur("20.00"), "round": key}
        assert (await games.post("/bets", bet)).json()["outcome"] == "BetPlaced"
        assert (await pushes.next())["wallets"][0]["balance"]["amount"] == "30.00"
        assert (await games.post("/bets", bet)).json()["replayed"]
        win = {"playerId": player.name, "key": f"{key}/win", "amount": eur("45.00"), "round": key}
        assert (await games.post("/wins", win)).json()["outcome"] == "WinPaid"
        assert (await pushes.next())["wallets"][0]["balance"]["amount"] == "75.00"

        out = {"playerId": player.name, "key": a_key("out"), "amount": eur("60.00"), "method": "card"}
        await player.done("requestWithdrawal", "WithdrawalMoved", **out)
        pushed = (await pushes.next())["wallets"][0]
        assert (pushed["balance"]["amount"], pushed["available"]["amount"]) == ("75.00", "15.00")

    period = {"from": start, "until": datetime.now(UTC).isoformat()}
    shown = (await player.ask(HISTORY, id=player.name, period=period))["player"]
    kinds = [each["kind"] for each in shown["transactions"]["nodes"]]
    assert {"DEPOSIT", "BET", "WIN"} <= set(kinds)
    (waiting,) = shown["withdrawals"]["nodes"]
    assert (waiting["state"], "CANCELLED" in waiting["allowedMoves"]) == ("REQUESTED", True)
    (wallet,) = shown["statement"]["wallets"]
    assert (wallet["opening"]["amount"], wallet["closing"]["amount"]) == ("0.00", "75.00")


async def test_a_bet_above_the_balance_is_refused_with_what_is_missing(casino: StaffedCasino) -> None:
    player = await casino.player("fe-short", "5.00")
    games = await casino.service("game_server")
    bet = {"playerId": player.name, "key": a_key("bet"), "stake": eur("8.00")}
    refused = await games.done("placeBet", "InsufficientFunds", **bet)
    assert (refused["shortBy"]["amount"], bool(refused["message"])) == ("3.00", True)


async def test_a_forgotten_password_is_replaced_and_other_devices_are_signed_out(
    casino: StaffedCasino,
) -> None:
    player = await casino.player("fe-forgetful")
    address = "fe-forgetful@example.com"
    phone = Person(casino.http, "player", player.name, realm="players")
    begun = (await phone.auth("password/forgot", login=address)).json()
    code = await casino.code_for(address, "password_reset")
    weak = await phone.auth("password/reset", challenge=begun["challenge"], code=code, password="short")
    assert (weak.status_code, weak.json()["code"]) == (400, "PASSWORD_REFUSED")
    done = await phone.auth("password/reset", challenge=begun["challenge"], code=code, password=NEW_PASSWORD)
    assert done.json() == {"state": "PASSWORD_SET"}

    (error,) = (await player.answer(ME))["errors"]
    assert error["extensions"]["code"] == "UNAUTHENTICATED"
    assert (await phone.auth("sign-in", login=address, password=PASSWORD)).status_code == 401
    assert (await phone.sign_in(address, NEW_PASSWORD))["state"] == "SIGNED_IN"
    (session,) = (await phone.ask(SESSIONS))["viewer"]["sessions"]
    assert session["current"]


async def test_a_player_changes_address_and_username_with_codes_to_both_addresses(
    casino: StaffedCasino,
) -> None:
    player = await casino.player("fe-moving")
    await player.enrol_passkey()
    begun = await player.do("requestEmailChange", email="fe-moved@example.org")
    codes = {
        "current": {
            "challenge": begun["currentChallenge"],
            "code": await casino.code_for("fe-moving@example.com", "email_change"),
        },
        "new": {
            "challenge": begun["newChallenge"],
            "code": await casino.code_for("fe-moved@example.org", "verify_email"),
        },
    }
    await player.done("confirmEmailChange", "PlayerUpdated", **codes)
    await player.done("changeUsername", "PlayerUpdated", username="fe-moved")

    fresh = Person(casino.http, "player", player.name, realm="players", passkey=player.passkey)
    assert (await fresh.sign_in("fe-moved@example.org", PASSWORD))["state"] == "SIGNED_IN"
    assert (await fresh.auth("sign-in", login="fe-moving", password=PASSWORD)).status_code == 401


async def test_a_player_takes_a_break_and_may_still_take_the_money_out(casino: StaffedCasino) -> None:
    player, games = await casino.player("fe-pausing", "40.00"), await casino.service("game_server")
    pause = {"playerId": player.name, "to": "COOLING_OFF", "termDays": 1}
    await player.done("movePlayerStatus", "PlayerStatusMoved", **pause, reason={"code": "PLAYER_REQUEST"})
    bet = {"playerId": player.name, "key": a_key("bet"), "stake": eur("1.00")}
    assert (await games.done("placeBet", "BetRefused", **bet))["reason"] == "COOLING_OFF"
    out = {"playerId": player.name, "key": a_key("out"), "amount": eur("40.00"), "method": "card"}
    await player.done("requestWithdrawal", "WithdrawalMoved", **out)


async def test_a_player_sees_nothing_of_other_players_nor_the_dossier(casino: StaffedCasino) -> None:
    player, other = await casino.player("fe-curious"), await casino.player("fe-private", "9.00")
    wallets = "query ($id: ID!) { player(id: $id) { wallets { id } } }"
    assert (await player.ask(wallets, id=other.name))["player"] is None
    dossier = "query ($id: ID!) { player(id: $id) { notes(first: 1) { totalCount } } }"
    denied = await player.refused(dossier, id=player.name)
    assert any(each.startswith("Player.notes") for each in denied), denied
    bet = "mutation ($in: PlaceBetInput!) { placeBet(input: $in) { __typename } }"
    given = {"playerId": player.name, "key": a_key("bet"), "stake": eur("1.00")}
    assert "Mutation.placeBet" in await player.refused(bet, **{"in": given})
