"""The rest of the model: payments, corrections and grants."""

from __future__ import annotations

from typing import Any

from domain.wallets.kinds import BarReason
from domain.wallets.states import DEPOSIT_MOVES, WITHDRAWAL_MOVES, DepositState, WithdrawalState
from tests.ledger.model import Operation, PlayerModel, TransientAnswer, Wallet

THRESHOLD = 100_00
REVERSIBLE = ("BET", "WIN", "ADJUSTMENT")
D, W = DepositState, WithdrawalState
EFFECTS = {
    D.SETTLED: (1, 0),
    D.CHARGED_BACK: (-1, 0),
    W.PAID: (-1, -1),
    W.REJECTED: (0, -1),
    W.CANCELLED: (0, -1),
}


class BackOfficeModel(PlayerModel):
    """All there is of a player."""

    def pay(self, key: str, amount: int, state: Any) -> Any:
        """Start a payment in this state."""
        wallet, withdrawing = self.wallets[0], isinstance(state, W)
        if not withdrawing and self.barred:
            return TransientAnswer(("PaymentRefused", self.barred))
        if withdrawing and wallet.state != "OPEN":
            return "PaymentRefused", BarReason.WALLET_LOCKED
        if withdrawing and wallet.available < amount:
            return "InsufficientFunds", wallet.available, amount - wallet.available
        self.payments[key] = state, amount
        if state is D.INITIATED:
            return ("DepositMoved",)
        leg, name = ((0, 0, amount), "WithdrawalMoved") if withdrawing else ((0, amount, 0), "DepositMoved")
        return self.post(key, "PAYMENT", name, leg)

    def move(self, key: str, payment: str, to: Any) -> Any:
        moves: Any = WITHDRAWAL_MOVES if isinstance(to, W) else DEPOSIT_MOVES
        state, amount = self.payments.get(payment, (None, 0))
        if type(state) is not type(to):
            return TransientAnswer(("PaymentNotFound",))
        if to not in moves[state]:
            return TransientAnswer((type(to).__name__.removesuffix("State") + "MoveRefused", state))
        if to in (D.AUTHORISED, D.SETTLED) and self.barred:
            return TransientAnswer(("PaymentRefused", self.barred))
        if to in (W.APPROVED, W.PAID) and self.wallets[0].state != "OPEN":
            return TransientAnswer(("PaymentRefused", BarReason.WALLET_LOCKED))
        self.payments[payment] = to, amount
        name = {D.CHARGED_BACK: "ChargedBack"}.get(to, type(to).__name__.removesuffix("State") + "Moved")
        if to not in EFFECTS:
            return (name,)
        change, held = EFFECTS[to]
        return self.post(key, "PAYMENT", name, (0, change * amount, held * amount), over=to is D.CHARGED_BACK)

    def adjust(self, key: str, amount: int) -> Any:
        if abs(amount) > THRESHOLD:
            self.pending[key] = "PENDING", amount
            return ("ApprovalNeeded",)
        return self.correct(key, amount)

    def correct(self, key: str, amount: int) -> Any:
        if amount < 0 and (available := self.wallets[0].available) < -amount:
            return "InsufficientFunds", available, -amount - available
        return self.post(key, "ADJUSTMENT", "Adjusted", (0, amount, 0))

    def decide(self, key: str, adjustment: str, approve: bool, same: bool) -> Any:
        state, amount = self.pending.get(adjustment, (None, 0))
        if state != "PENDING" or (approve and same):
            refusal = {None: "PaymentNotFound", "PENDING": "SameOperator"}.get(state, "AdjustmentMoveRefused")
            return TransientAnswer((refusal,))
        answer = self.correct(key, amount) if approve else ("AdjustmentRejected",)
        if answer[0] == "InsufficientFunds":
            return TransientAnswer(answer)
        self.pending[adjustment] = "DECIDED", amount
        return answer

    def reverse(self, key: str, seq: int, over: bool) -> Any:
        if seq > len(self.operations):
            return TransientAnswer(("OperationNotFound",))
        undone = self.operations[seq - 1]
        moved = any(amount for _, amount, _ in undone.legs)
        legs = self.given_back(undone) if undone.kind == "BET" else self.taken_back(undone)
        if undone.kind not in REVERSIBLE or not moved or undone.end in ("rolled back", "reversed"):
            return TransientAnswer(("NotReversible",))
        sums = {n: sum(amount for m, amount, _ in legs if m == n) for n, _, _ in legs}
        if not over and any(amount < 0 and self.wallets[n].available < -amount for n, amount in sums.items()):
            return TransientAnswer(("InsufficientFunds",))
        undone.end = "reversed"
        return self.post(key, "REVERSAL", "Reversed", *legs, over=over)

    def taken_back(self, undone: Operation) -> list[tuple[int, int, int]]:
        """What a bonus won is taken from where it is now: where it was forfeited since, it is gone."""
        legs = []
        for n, amount, _ in undone.legs:
            if undone.kind != "WIN" or self.wallets[n].state != "CLOSED":
                legs.append((n, -amount, 0))
            elif n in self.completed or n in undone.converted:
                legs.append((0, -amount, 0))
        return legs

    def grant(self, key: str, amount: int) -> Any:
        self.wallets.append(Wallet())
        return self.post(key, "GRANT", "FundsGranted", (len(self.wallets) - 1, amount, 0))

    def convert(self, key: str, number: int, amount: int, closes: bool) -> Any:
        if not 0 < number < len(self.wallets):
            return TransientAnswer(("WalletNotFound",))
        wallet = self.wallets[number]
        if wallet.state != "OPEN":
            return TransientAnswer(("PaymentRefused", BarReason[f"WALLET_{wallet.state}"]))
        if wallet.balance < amount:
            return "InsufficientFunds", wallet.balance, amount - wallet.balance
        forfeited = [(number, amount - wallet.balance, 0)] if closes else []
        wallet.state = "CLOSED" if closes else wallet.state
        self.completed |= {number} if closes else set()
        return self.post(
            key, "CONVERSION", "BonusConverted", (0, amount, 0), (number, -amount, 0), *forfeited
        )

    def forfeit(self, key: str, number: int) -> Any:
        if not 0 < number < len(self.wallets):
            return TransientAnswer(("WalletNotFound",))
        wallet, self.wallets[number].state = self.wallets[number], "CLOSED"
        return self.post(key, "FORFEIT", "FundsForfeited", (number, -wallet.balance, 0))

    def bar(self, barred: BarReason | None) -> None:
        """Bonus money without terms stays: it is for the one who granted it."""
        self.barred = barred

    def unlock(self, number: int) -> Any:
        if not number < len(self.wallets) or (wallet := self.wallets[number]).state == "CLOSED":
            return ("WalletNotFound",)
        if wallet.available < 0:
            return ("InsufficientFunds",)
        wallet.state = "OPEN"
        return ("WalletOpened",)
