"""From a wallet's history to the objects that it names; each kind of link is one statement for a page."""

import strawberry

from domain.shared.ids import PlayerId
from domain.wallets.model import GameSession, Leg, Operation, Round, Wallet
from domain.wallets.play.bets import SessionExpired
from domain.wallets.queries import WalletReads
from domain.wallets.states import Adjustment, Deposit, Withdrawal
from resolvers.context import Info
from resolvers.wallets.loaders import WalletLoaders

OfWallet = Leg | Deposit | Withdrawal | Adjustment


async def wallet(root: strawberry.Parent[OfWallet], info: Info) -> Wallet | None:
    """The wallet, as it is now."""
    wallets = await info.context.loaders(WalletLoaders).wallets_of.load(root.player_id)
    return next((each for each in wallets if each.no == root.wallet_no), None)


async def round_(root: strawberry.Parent[Operation], info: Info) -> Round | None:
    """The game round of a transaction."""
    if root.round_id is None:
        return None
    return await info.context.loaders(WalletLoaders).round.load((root.player_id, root.round_id))


async def bet(root: strawberry.Parent[Operation], info: Info) -> Operation | None:
    """The bet that a win or rollback answers."""
    return await _operation(info, root.player_id, root.bet_seq)


async def reversed_transaction(root: strawberry.Parent[Operation], info: Info) -> Operation | None:
    """The transaction that a reversal undid."""
    return await _operation(info, root.player_id, root.reversal_of)


async def expired_session(root: strawberry.Parent[SessionExpired], info: Info) -> GameSession | None:
    """The session, if the player has one of this id."""
    return await info.context.read(WalletReads).session(root.player_id, root.session_id)


async def _operation(info: Info, player_id: PlayerId, seq: int | None) -> Operation | None:
    if seq is None:
        return None
    return await info.context.loaders(WalletLoaders).transaction.load((player_id, seq))
