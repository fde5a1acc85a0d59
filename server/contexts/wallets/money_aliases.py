"""REST aliases that move money: of game servers and of payment services."""

from typing import Any, Final

from server.http.rest.aliases import Alias, AliasDocument, Json, no_variables

PLAY: Final = AliasDocument.beside(__file__, "play_aliases.graphql")
PAYMENTS: Final = AliasDocument.beside(__file__, "payment_aliases.graphql")

PLAYER: Final = "plr_01980b5c-1e5a-7c43-9a5e-3f0d6c1b2a49"
TEN_EUROS: Final[Json] = {"amount": "10.00", "currency": "EUR"}


def _of(player: str, key: str, **more: Any) -> Json:
    return {"playerId": player, "key": key, **more}


def _play(path: str, operation: str, summary: str, example: Json, *success: str) -> Alias:
    """An alias of game servers."""
    root = operation[0].lower() + operation[1:]
    return Alias(
        PLAY,
        "POST",
        path,
        operation,
        root,
        summary,
        no_variables,
        takes_body=True,
        success=success,
        whole=True,
        example=example,
    )


def _payment(path: str, operation: str, summary: str, example: Json) -> Alias:
    """An alias of payment services; an operation of a person above their limit is answered with 202."""
    kind = "Deposit" if path.startswith("/deposits") else "Withdrawal"
    return Alias(
        PAYMENTS,
        "POST",
        path,
        operation,
        operation[0].lower() + operation[1:],
        summary,
        no_variables,
        takes_body=True,
        success=(f"{kind}Moved",),
        received="SecondPersonNeeded",
        whole=True,
        id_field=f"{kind.lower()}Id" if "{id}" in path else None,
        example=example,
    )


MONEY_ALIASES: Final = (
    _play(
        "/bets",
        "PlaceBet",
        "Debit a stake",
        _of(PLAYER, "bet-1", stake=TEN_EUROS, round="round-1", game="dice"),
        "BetPlaced",
    ),
    _play(
        "/wins",
        "PayWin",
        "Credit a win",
        _of(PLAYER, "win-1", amount=TEN_EUROS, bet="bet-1", round="round-1"),
        "WinPaid",
    ),
    _play(
        "/rollbacks",
        "RollbackBet",
        "Take a bet back entirely; accepted before the bet arrives, too",
        _of(PLAYER, "rollback-1", bet="bet-1"),
        "RolledBack",
        "RollbackNoted",
    ),
    _play(
        "/rounds/close",
        "CloseRound",
        "Take no more bets in a round",
        _of(PLAYER, "close-1", round="round-1"),
        "RoundClosed",
    ),
    _payment(
        "/deposits",
        "RecordDeposit",
        "Credit a deposit that has settled already",
        _of(PLAYER, "deposit-1", amount=TEN_EUROS, method="card"),
    ),
    _payment(
        "/deposits/initiate",
        "InitiateDeposit",
        "Start a deposit; no money moves yet",
        _of(PLAYER, "deposit-2", amount=TEN_EUROS, method="card"),
    ),
    _payment(
        "/deposits/{id}/authorise",
        "AuthoriseDeposit",
        "The payment provider has promised the money",
        {"key": "authorise-1", "authorisation": "A-1"},
    ),
    _payment(
        "/deposits/{id}/settle",
        "SettleDeposit",
        "The money is there: credit the wallet",
        {"key": "settle-1", "authorisation": "A-1"},
    ),
    _payment(
        "/deposits/{id}/decline",
        "DeclineDeposit",
        "The payment provider refused",
        {"key": "decline-1", "reason": "Card expired"},
    ),
    _payment(
        "/withdrawals",
        "RequestWithdrawal",
        "Reserve funds for a payment to the player",
        _of(PLAYER, "withdrawal-1", amount=TEN_EUROS, method="bank"),
    ),
    _payment(
        "/withdrawals/{id}/hold",
        "HoldWithdrawal",
        "The provider's answer is unknown: the funds stay reserved",
        {"key": "hold-1", "reason": "No answer from the bank"},
    ),
    _payment(
        "/withdrawals/{id}/pay",
        "PayWithdrawal",
        "The provider has paid: the reserved funds leave the wallet",
        {"key": "pay-1", "authorisation": "P-1"},
    ),
    _payment(
        "/withdrawals/{id}/reject",
        "RejectWithdrawal",
        "Refuse a withdrawal: the funds can be played again",
        {"key": "reject-1", "reason": "Account closed"},
    ),
    _payment(
        "/withdrawals/{id}/cancel",
        "CancelWithdrawal",
        "The player takes a withdrawal back",
        {"key": "cancel-1"},
    ),
)
