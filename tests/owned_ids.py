"""Everything a player can have an id for, and every document that takes one: to try as another caller."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from itertools import count
from typing import Any
from uuid import UUID

from domain.shared.ids import new_id
from resolvers.ids import public_id
from tests.application import Application, Json
from tests.funded_players import a_funded_player, a_key, eur

_numbers = count(1)


@dataclass(frozen=True)
class OwnedIds:
    """The public ids of what belongs to one player, and the uuid of a session."""

    player: str
    username: str
    wallet: str
    bonus: str
    transaction: str
    round: str
    deposit: str
    withdrawal: str
    hold: str
    adjustment: str
    approval: str
    note: str
    correction: str
    game_session: str
    unmatched_win: str
    session: str

    def unknown_ids(self) -> OwnedIds:
        """Unknown ids of the same forms."""
        unknown = str(new_id())
        ours = self.player.removeprefix("plr_")
        moved = {name: id.replace(ours, unknown) for name, id in asdict(self).items()}
        for name in (
            "round",
            "deposit",
            "withdrawal",
            "hold",
            "adjustment",
            "approval",
            "note",
            "correction",
            "game_session",
            "unmatched_win",
        ):
            moved[name] = f"{moved[name].rpartition('_')[0]}_{new_id()}"
        return OwnedIds(**moved | {"username": f"unknown-{next(_numbers)}", "session": str(new_id())})

    def without_ids(self, answer: Json) -> str:
        """An answer in which nothing tells whose ids were asked for."""
        text = json.dumps(answer, sort_keys=True)
        for name, id in sorted(asdict(self).items(), key=lambda each: -len(each[1])):
            text = text.replace(id, f"<{name}>")
        return text


async def a_player_with_everything(application: Application, brand: str = "default") -> OwnedIds:
    """A player who has one of everything."""
    username = f"owner-{next(_numbers)}"
    guest = await a_funded_player(application, brand=brand, username=username)
    deposit = await guest.deposit("5.00")
    bet = await guest.bet("10.00", round="r")
    request = {"playerId": guest.id, "key": a_key(), "amount": eur("20.00"), "method": "bank"}
    withdrawal = await guest.player.mutate("requestWithdrawal", **request)
    put = {"withdrawalId": withdrawal["withdrawal"]["id"], "key": a_key(), "reason": "IDENTITY"}
    held = await guest.accountant.mutate("addWithdrawalHold", **put)
    adjust = {"walletId": guest.wallet(), "key": a_key(), "amount": eur("500.00"), "reason": "large"}
    adjustment = await guest.accountant.mutate("adjustBalance", **adjust)
    paid = {"playerId": guest.id, "key": a_key(), "amount": eur("500.00"), "method": "bank"}
    waiting = await guest.accountant.mutate("recordDeposit", **paid)
    grant = {"playerId": guest.id, "key": a_key(), "kind": "BONUS", "amount": eur("9.00")}
    bonus = await guest.crm.mutate("grantFunds", **grant, grantId=str(new_id()))
    await guest.win("7.00", bet="never seen")
    waiting_wins = await guest.accountant.data_of("{ unmatchedWins(last: 1) { nodes { id } } }")
    session = str(new_id())
    launch = {"playerId": guest.id, "id": session, "game": "roulette", "currency": "EUR"}
    await guest.games.mutate("openGameSession", **launch)
    noted = await guest.admin.mutate("addNote", playerId=guest.id, text="likes roulette")
    correct = {"playerId": guest.id, "key": a_key(), "reason": "misspelt", "firstName": "Ann"}
    corrected = await guest.admin.mutate("requestCorrection", **correct)
    rounds = await guest.admin.data_of(f'{{ rounds(playerId: "{guest.id}") {{ nodes {{ id }} }} }}')
    return OwnedIds(
        player=guest.id,
        username=username,
        wallet=guest.wallet(),
        bonus=bonus["wallet"]["id"],
        transaction=bet["transaction"]["id"],
        round=rounds["rounds"]["nodes"][0]["id"],
        deposit=deposit["deposit"]["id"],
        withdrawal=withdrawal["withdrawal"]["id"],
        hold=held["hold"]["id"],
        adjustment=adjustment["adjustment"]["id"],
        approval=waiting["approval"]["id"],
        note=noted["note"]["id"],
        correction=corrected["correction"]["id"],
        game_session=public_id("gms", UUID(guest.id.removeprefix("plr_")), UUID(session)),
        unmatched_win=waiting_wins["unmatchedWins"]["nodes"][0]["id"],
        session=session,
    )


def queries_by_id(of: OwnedIds) -> dict[str, str]:
    """What can be asked by id."""
    by_id = {"player": of.player, "wallet": of.wallet, "transaction": of.transaction}
    lists = ("transactions", "rounds")
    return {
        **{name: f'{{ it: {name}(id: "{id}") {{ id }} }}' for name, id in by_id.items()},
        **{name: f'{{ it: {name}(playerId: "{of.player}") {{ totalCount }} }}' for name in lists},
        "playerByUsername": f'{{ it: playerByUsername(username: "{of.username}") {{ id }} }}',
        **{
            f"node {name}": f'{{ it: node(id: "{id}") {{ __typename id }} }}'
            for name, id in asdict(of).items()
            if name not in {"username", "session", "game_session"}
        },
    }


def mutations_by_id(of: OwnedIds) -> dict[str, Json]:
    """Every mutation that takes an id, with an input that its owner could send."""
    key, money, why = a_key("try"), {"amount": eur("1.00")}, {"reason": "asked"}
    player, wallet = {"playerId": of.player}, {"walletId": of.wallet}
    deposit, withdrawal = {"depositId": of.deposit, "key": key}, {"withdrawalId": of.withdrawal, "key": key}
    item = {"item": {"kind": "WITHDRAWAL", "id": of.withdrawal}}
    bet = player | {"key": key, "stake": eur("1.00"), "round": "r"}
    win = player | {"key": f"{key}-win", **money, "kind": "PROMO"}
    return {
        "placeBet": bet,
        "payWin": win,
        "betAndWin": {"bet": bet | {"key": f"{key}-bet"}, "win": win | {"kind": "BET"}},
        "rollbackBet": player | {"key": key, "bet": "some bet"},
        "closeRound": player | {"key": key, "round": "r"},
        "openGameSession": player | {"id": of.session, "game": "roulette", "currency": "EUR"},
        "endGameSession": player | {"id": of.session},
        "initiateDeposit": player | {"key": key, "method": "card", **money},
        "authoriseDeposit": deposit | {"authorisation": "a"},
        "settleDeposit": deposit,
        "declineDeposit": deposit | why,
        "recordDeposit": player | {"key": key, "method": "card", **money},
        "requestWithdrawal": player | {"key": key, "method": "bank", **money},
        "approveWithdrawal": withdrawal,
        "holdWithdrawal": withdrawal | why,
        "payWithdrawal": withdrawal | {"authorisation": "a"},
        "rejectWithdrawal": withdrawal | why,
        "cancelWithdrawal": withdrawal,
        "addWithdrawalHold": withdrawal | {"reason": "IDENTITY"},
        "liftWithdrawalHold": {"holdId": of.hold, "key": key, "note": "proved"},
        "recordWithdrawalReview": withdrawal | {"decision": "PASSED"},
        "claimWorkItem": item,
        "takeOverWorkItem": item | {"holder": "operator:rita", "reason": {"code": "URGENT"}},
        "releaseWorkItem": item,
        "adjustBalance": wallet | {"key": key, **money, **why},
        "approveAdjustment": {"adjustmentId": of.adjustment, "key": key},
        "rejectAdjustment": {"adjustmentId": of.adjustment, "key": key, **why},
        "approveMoneyOperation": {"approvalId": of.approval},
        "rejectMoneyOperation": {"approvalId": of.approval, **why},
        "takeCommission": player | {"key": key, **money, **why},
        "chargeBack": deposit | why,
        "reverseTransaction": {"transactionId": of.transaction, "key": key, **why},
        "unlockWallet": wallet | why,
        "grantFunds": player | {"key": key, "kind": "TOURNAMENT", **money},
        "forfeitFunds": {"walletId": of.bonus, "key": key, **why},
        "convertBonus": {"walletId": of.bonus, "key": key, **money},
        "redeem": wallet | {"key": key, **money, **why},
        "updateProfile": player | {"city": "Rome"},
        "movePlayerStatus": player | {"to": "SUSPENDED"} | {"reason": {"code": "SECURITY"}},
        "setVipLevel": player | {"level": 3},
        "setExternalId": player | {"externalId": "seen"},
        "addTag": player | {"tag": "seen"},
        "removeTag": player | {"tag": "seen"},
        "recordConsent": player | {"consent": {"kind": "COOKIES", "version": "3"}},
        "addNote": player | {"text": "seen"},
        "requestCorrection": player | {"key": key, **why, "lastName": "Example"},
        "approveCorrection": {"correctionId": of.correction},
        "rejectCorrection": {"correctionId": of.correction},
        "startTransactionsExport": player | {"key": key},
        "revealPersonalData": player | {"fields": ["EMAIL"], "reason": {"code": "PLAYER_REQUEST"}},
    }


async def state(application: Application, of: OwnedIds) -> list[Any]:
    """Everything kept of a player that one of those mutations could change."""
    id = UUID(of.player.removeprefix("plr_"))
    tables = {
        "players.player": "id",
        "players.note": "player_id",
        "players.correction": "player_id",
        "players.consent": "player_id",
        "wallets.wallet": "player_id",
        "wallets.entry": "player_id",
        "wallets.operation_key": "player_id",
        "wallets.payment": "player_id",
        "wallets.withdrawal_hold": "player_id",
        "wallets.withdrawal_review": "player_id",
        "wallets.adjustment": "player_id",
        "wallets.money_approval": "player_id",
        "wallets.person_move": "player_id",
        "wallets.unmatched_win": "player_id",
        "wallets.game_session": "player_id",
        "outbox.event": "player_id",
        "outbox.reaction": "player_id",
    }
    return [
        await application.rows(f"select t::text from {table} t where {column} = $1 order by 1", id)
        for table, column in tables.items()
    ]
