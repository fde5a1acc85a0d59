"""Applies rows by the domain's commands; the ledger's idempotency makes the replay restartable."""

from dataclasses import dataclass, fields

from domain.shared.actor import Origin
from domain.shared.errors import BadInput
from domain.shared.ids import PlayerId
from domain.shared.money import Money
from domain.wallets.deposits import DepositMoved, RecordDeposit, record_deposit
from domain.wallets.outcomes import Posted
from domain.wallets.play.bets import PlaceBet, place_bet
from domain.wallets.play.wins import PayWin, pay_win
from domain.wallets.withdrawals import (
    MoveWithdrawal,
    RequestWithdrawal,
    WithdrawalMoved,
    approve_withdrawal,
    pay_withdrawal,
    request_withdrawal,
)
from resolvers.context import CommandExecutor
from resolvers.ids import public_id
from server.replay.mapping import ReplayMapping
from server.replay.rows import Movement, RejectedRow, ReplayRow

SUCCESSES = (Posted, DepositMoved, WithdrawalMoved)


@dataclass(frozen=True, slots=True)
class RowApplier:
    """Applies rows of one file on behalf of one origin."""

    commands: CommandExecutor
    origin: Origin
    mapping: ReplayMapping

    async def deposit_opening(self, player_id: PlayerId, minor: int) -> RejectedRow | None:
        """Record the opening deposit that funds a player's rows; idempotent.

        A file that has changed since may need more than was recorded then: that is returned as a rejected
        row, and the rows for which the funds are short are rejected themselves.
        """
        deposit = RecordDeposit(
            player_id=player_id,
            key=f"{self.mapping.name}:opening:{player_id}",
            amount=Money(minor, self.mapping.currency),
            method="opening balance",
            reason=f"funds the replay of {self.mapping.name}",
        )
        outcome = await self.commands.run(record_deposit, deposit, self.origin)
        if isinstance(outcome, DepositMoved):
            return None
        return RejectedRow(
            0, "", f"opening deposit of {public_id('plr', player_id)}: {_refusal_text(outcome)}"
        )

    async def apply(self, row: ReplayRow, player_id: PlayerId) -> RejectedRow | None:
        """Apply every movement of a row; the first refusal rejects the row."""
        for movement in row.movements:
            try:
                outcome = await self._carry_out(row, player_id, movement)
            except BadInput as error:
                return RejectedRow(row.line, row.id, f"{movement.kind}: {error.message}")
            if not isinstance(outcome, SUCCESSES):
                return RejectedRow(row.line, row.id, f"{movement.kind}: {_refusal_text(outcome)}")
        return None

    async def _carry_out(self, row: ReplayRow, player_id: PlayerId, movement: Movement) -> object:
        match movement.kind:
            case "bet":
                return await self.commands.run(place_bet, self._bet(row, player_id, movement), self.origin)
            case "win":
                return await self.commands.run(pay_win, self._win(row, player_id, movement), self.origin)
            case "deposit":
                return await self._deposit(row, player_id, movement)
            case "withdrawal":
                return await self._withdrawal(row, player_id, movement)

    def _key(self, row: ReplayRow, movement: str) -> str:
        return f"{self.mapping.name}:{row.id}:{movement}"

    def _bet(self, row: ReplayRow, player_id: PlayerId, movement: Movement) -> PlaceBet:
        return PlaceBet(
            player_id=player_id,
            key=self._key(row, "bet"),
            stake=movement.amount,
            round=row.round,
            game=row.game or self.mapping.registration.game,
            provider=self.mapping.name,
            occurred_at=row.at,
        )

    def _win(self, row: ReplayRow, player_id: PlayerId, movement: Movement) -> PayWin:
        return PayWin(
            player_id=player_id,
            key=self._key(row, "win"),
            amount=movement.amount,
            bet=self._key(row, "bet") if any(other.kind == "bet" for other in row.movements) else None,
            round=row.round,
            game=row.game or self.mapping.registration.game,
            provider=self.mapping.name,
            occurred_at=row.at,
        )

    async def _deposit(self, row: ReplayRow, player_id: PlayerId, movement: Movement) -> object:
        deposit = RecordDeposit(
            player_id=player_id,
            key=self._key(row, "deposit"),
            amount=movement.amount,
            method=self.mapping.name,
            occurred_at=row.at,
        )
        return await self.commands.run(record_deposit, deposit, self.origin)

    async def _withdrawal(self, row: ReplayRow, player_id: PlayerId, movement: Movement) -> object:
        request = RequestWithdrawal(
            player_id=player_id,
            key=self._key(row, "withdrawal"),
            amount=movement.amount,
            method=self.mapping.name,
            occurred_at=row.at,
        )
        outcome = await self.commands.run(request_withdrawal, request, self.origin)
        for step, carry_out in (("approve", approve_withdrawal), ("pay", pay_withdrawal)):
            if not isinstance(outcome, WithdrawalMoved):
                break
            move = MoveWithdrawal(
                player_id=player_id,
                key=self._key(row, step),
                withdrawal_id=outcome.withdrawal.id,
                authorisation=row.id if step == "pay" else None,
                occurred_at=row.at,
            )
            outcome = await self.commands.run(carry_out, move, self.origin)
        return outcome


def _refusal_text(outcome: object) -> str:
    """A refusal as text: its name and fields."""
    details = " ".join(f"{name}={value}" for name, value in _outcome_fields(outcome).items())
    return f"{type(outcome).__name__} {details}".strip()


def _outcome_fields(outcome: object) -> dict[str, str]:
    return {field.name: str(getattr(outcome, field.name)) for field in fields(outcome)}  # type: ignore[arg-type]
