"""Applies rows by the domain's commands; the ledger's idempotency makes the replay restartable."""

from dataclasses import dataclass, fields
from typing import Any, cast
from uuid import UUID

from domain.shared.actor import Origin
from domain.shared.errors import BadInput
from domain.shared.ids import PlayerId
from domain.shared.money import Currency, Money
from domain.wallets.deposits import DepositMoved, RecordDeposit, record_deposit
from domain.wallets.idempotency import Stamp, operation_key
from domain.wallets.opening import OpenWallet, WalletOpened, open_wallet
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
from server.replay.timeline import TimelineRow

SUCCESSES = (Posted, DepositMoved, WithdrawalMoved)


class _StampRecorder:
    """Stands for the ledger where only the stamp of a command is wanted."""

    async def record_deposit(self, deposit: RecordDeposit, mark: Stamp) -> Stamp:
        del deposit
        return mark

    async def request_withdrawal(self, request: RequestWithdrawal, mark: Stamp) -> Stamp:
        del request
        return mark


_RECORDER: Any = _StampRecorder()


@dataclass(frozen=True, slots=True)
class OperationStamps:
    """How the ledger knows a movement: by the stamp of its first step, and by the key of its last."""

    first: Stamp
    last: UUID


@dataclass(frozen=True, slots=True)
class RowApplier:
    """Applies rows of one file on behalf of one origin."""

    commands: CommandExecutor
    origin: Origin
    mapping: ReplayMapping

    async def open_wallet(self, player_id: PlayerId, currency: Currency) -> RejectedRow | None:
        """Open the player's wallet of a currency; idempotent."""
        try:
            outcome = await self.commands.run(
                open_wallet, OpenWallet(player_id=player_id, currency=currency), self.origin
            )
        except BadInput as error:
            return _not_opened(player_id, currency, error.message)
        return (
            None
            if isinstance(outcome, WalletOpened)
            else _not_opened(player_id, currency, _refusal_text(outcome))
        )

    async def deposit_opening(self, player_id: PlayerId, amount: Money, before: int) -> RejectedRow | None:
        """Record an opening deposit that funds a player's rows.

        ``before`` is what earlier ones in the currency come to, in minor units: it is part of the key, so
        that a file that has grown gets what it needs more, and a repeated run nothing.
        """
        deposit = RecordDeposit(
            player_id=player_id,
            key=f"{self.opening_prefix}{player_id}:{amount.currency.code}:{before}",
            amount=amount,
            method="opening balance",
            reason=f"funds the replay of {self.mapping.name}",
        )
        outcome = await self.commands.run(record_deposit, deposit, self.origin)
        if isinstance(outcome, DepositMoved):
            return None
        return RejectedRow(
            0, "", f"opening deposit of {public_id('plr', player_id)}: {_refusal_text(outcome)}"
        )

    @property
    def opening_prefix(self) -> str:
        """How the keys of opening deposits begin."""
        return f"{self.mapping.name}:opening:"

    async def stamps(self, row: ReplayRow, player_id: PlayerId, movement: Movement) -> OperationStamps:
        """How the ledger would know a movement.

        Raises:
            BadInput: the ledger would refuse it for its form.
        """
        match movement.kind:
            case "bet":
                first = self._bet(row, player_id, movement).stamp(self.origin)
            case "win":
                first = self._win(row, player_id, movement).stamp(self.origin)
            case "deposit":
                deposit = self._deposit(row, player_id, movement)
                first = cast(Stamp, await record_deposit(deposit, _RECORDER, self.origin))
            case "withdrawal":
                request = self._withdrawal(row, player_id, movement)
                first = cast(Stamp, await request_withdrawal(request, _RECORDER, self.origin))
        return OperationStamps(first, self._posted_key(row, movement))

    def posted_keys(self, row: ReplayRow) -> tuple[UUID, ...]:
        """The keys of the last step of each movement, under which the ledger posts their amounts."""
        return tuple(self._posted_key(row, movement) for movement in row.movements)

    def _posted_key(self, row: ReplayRow, movement: Movement) -> UUID:
        last = self._key(row, movement, "pay") if movement.kind == "withdrawal" else self._key(row, movement)
        return operation_key(self.origin, last)

    async def apply(self, each: TimelineRow, player_id: PlayerId) -> RejectedRow | None:
        """Apply every movement of a row that is left; the first refusal rejects the row."""
        row = each.row
        for movement in each.left():
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
                deposit = self._deposit(row, player_id, movement)
                return await self.commands.run(record_deposit, deposit, self.origin)
            case "withdrawal":
                return await self._withdraw(row, player_id, movement)

    def _key(self, row: ReplayRow, movement: Movement, step: str | None = None) -> str:
        name = movement.name if step is None else movement.name.replace(movement.kind, step)
        return f"{self.mapping.name}:{row.id}:{name}"

    def _bet(self, row: ReplayRow, player_id: PlayerId, movement: Movement) -> PlaceBet:
        return PlaceBet(
            player_id=player_id,
            key=self._key(row, movement),
            stake=movement.amount,
            round=row.round,
            game=row.game or self.mapping.registration.game,
            provider=self.mapping.name,
            occurred_at=row.at,
        )

    def _win(self, row: ReplayRow, player_id: PlayerId, movement: Movement) -> PayWin:
        bet = next((other for other in row.movements if other.kind == "bet"), None)
        return PayWin(
            player_id=player_id,
            key=self._key(row, movement),
            amount=movement.amount,
            bet=self._key(row, bet) if bet else None,
            round=row.round,
            game=row.game or self.mapping.registration.game,
            provider=self.mapping.name,
            occurred_at=row.at,
        )

    def _deposit(self, row: ReplayRow, player_id: PlayerId, movement: Movement) -> RecordDeposit:
        return RecordDeposit(
            player_id=player_id,
            key=self._key(row, movement),
            amount=movement.amount,
            method=self.mapping.name,
            occurred_at=row.at,
        )

    def _withdrawal(self, row: ReplayRow, player_id: PlayerId, movement: Movement) -> RequestWithdrawal:
        return RequestWithdrawal(
            player_id=player_id,
            key=self._key(row, movement),
            amount=movement.amount,
            method=self.mapping.name,
            occurred_at=row.at,
        )

    async def _withdraw(self, row: ReplayRow, player_id: PlayerId, movement: Movement) -> object:
        request = self._withdrawal(row, player_id, movement)
        outcome = await self.commands.run(request_withdrawal, request, self.origin)
        for step, carry_out in (("approve", approve_withdrawal), ("pay", pay_withdrawal)):
            if not isinstance(outcome, WithdrawalMoved):
                break
            move = MoveWithdrawal(
                player_id=player_id,
                key=self._key(row, movement, step),
                withdrawal_id=outcome.withdrawal.id,
                authorisation=row.id if step == "pay" else None,
                occurred_at=row.at,
            )
            outcome = await self.commands.run(carry_out, move, self.origin)
        return outcome


def _not_opened(player_id: PlayerId, currency: Currency, reason: str) -> RejectedRow:
    return RejectedRow(0, "", f"wallet in {currency.code} of {public_id('plr', player_id)}: {reason}")


def _refusal_text(outcome: object) -> str:
    """A refusal as text: its name and fields."""
    details = " ".join(f"{name}={value}" for name, value in _outcome_fields(outcome).items())
    return f"{type(outcome).__name__} {details}".strip()


def _outcome_fields(outcome: object) -> dict[str, str]:
    return {field.name: str(getattr(outcome, field.name)) for field in fields(outcome)}  # type: ignore[arg-type]
