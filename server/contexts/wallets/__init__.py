"""The wallets context: the ledger, on which each operation is one statement."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any, Final

from adapters.postgres.command_runner import Binding, CommandScope, Unaudited
from adapters.postgres.database import EVERY_BRAND
from adapters.postgres.wallets.adjustments import PostgresAdjustments
from adapters.postgres.wallets.awards import PostgresAwards
from adapters.postgres.wallets.books.charts import PostgresPlayerCharts
from adapters.postgres.wallets.books.lists import PostgresBrandLists
from adapters.postgres.wallets.books.references import PostgresReferenceSearch
from adapters.postgres.wallets.books.timeline import PostgresWalletTimeline
from adapters.postgres.wallets.corrections import PostgresCorrections
from adapters.postgres.wallets.deposits import PostgresDeposits
from adapters.postgres.wallets.holds.changes import PostgresWithdrawalHolds
from adapters.postgres.wallets.limits.approvals import PostgresMoneyApprovals
from adapters.postgres.wallets.limits.approvers import ApproverCheck
from adapters.postgres.wallets.limits.changes import PostgresMoneyLimits
from adapters.postgres.wallets.maintenance import LedgerMaintenance, close_overdue_rounds
from adapters.postgres.wallets.opening import PostgresWallets
from adapters.postgres.wallets.play.bets import PostgresBets
from adapters.postgres.wallets.play.bonus_endings import BonusEndings
from adapters.postgres.wallets.play.game_sessions import PostgresGameSessions
from adapters.postgres.wallets.play.rollbacks import PostgresRollbacks
from adapters.postgres.wallets.play.rounds import PostgresRounds
from adapters.postgres.wallets.play.wins import PostgresWins
from adapters.postgres.wallets.players_ports import PlayerBettingPermissions, PlayerWalletOpener
from adapters.postgres.wallets.reads import PostgresWalletReads
from adapters.postgres.wallets.standing import PostgresStandings
from adapters.postgres.wallets.statements import LedgerStatements
from adapters.postgres.wallets.withdrawals import PostgresWithdrawals
from domain.players.ports import BettingPermissions, WalletOpener
from domain.shared.actor import Actor
from domain.shared.calendar import local_day
from domain.wallets.adjustments import Adjustments
from domain.wallets.awards import Awards
from domain.wallets.books.brand_lists import BrandLists
from domain.wallets.books.charts import PlayerCharts
from domain.wallets.books.reference_search import ReferenceSearch
from domain.wallets.books.timeline import WalletTimeline
from domain.wallets.corrections import Corrections
from domain.wallets.deposits import Deposits
from domain.wallets.event_types import EVENT_TYPES
from domain.wallets.holds.changes import HoldAuthorities, WithdrawalHolds
from domain.wallets.holds.model import HoldOwner
from domain.wallets.limits.approvals import MoneyApprovals
from domain.wallets.limits.changes import MoneyLimits
from domain.wallets.opening import Wallets
from domain.wallets.play.bets import Bets
from domain.wallets.play.game_sessions import GameSessions
from domain.wallets.play.rollbacks import Rollbacks
from domain.wallets.play.rounds import Rounds
from domain.wallets.play.wins import Wins
from domain.wallets.queries import WalletReads
from domain.wallets.standing import Standings
from domain.wallets.withdrawals import Withdrawals
from resolvers.authorization.coordinates import HOLDS_RISK
from resolvers.authorization.reach import PlayerBrands
from resolvers.authorization.tables import AccessTables
from resolvers.context import CommandExecutor
from resolvers.read_models import MakeReadModel
from server.composition.process_resources import ProcessResources
from server.contexts.authorities import authorities_of
from server.contexts.plugin import ContextPlugin
from server.contexts.wallets.aliases import ALIASES
from server.contexts.wallets.demo import DEMO
from server.contexts.wallets.metrics import LedgerMetrics
from server.contexts.wallets.money_aliases import MONEY_ALIASES
from server.jobs.kinds import HOUR, MINUTE, SystemJobKind, periodic


@dataclass(frozen=True, slots=True)
class PolicyHoldAuthorities:
    """Implements ``HoldAuthorities`` by the policy in force."""

    tables: AccessTables

    def of(self, actor: Actor) -> HoldOwner:
        """Risk for those who have the right; payments for all others."""
        return HoldOwner.RISK if self.tables.of(actor).allows(HOLDS_RISK) else HoldOwner.PAYMENTS


def _statements(scope: CommandScope) -> LedgerStatements:
    return LedgerStatements(scope.database, scope.origin.actor.brand, scope.connection)


def _by_statement(adapter: Callable[[LedgerStatements], Any]) -> Binding:
    """Each operation of the adapter is one statement on the ledger."""
    return Binding.by_statement(lambda scope: adapter(_statements(scope)))


def _standings(scope: CommandScope) -> PostgresStandings:
    return PostgresStandings(_statements(scope), scope.origin)


def _wallet_opener(scope: CommandScope) -> PlayerWalletOpener:
    in_transaction = LedgerStatements(scope.database, scope.origin.actor.brand, scope.transaction)
    return PlayerWalletOpener(PostgresWallets(in_transaction), scope.origin)


def _betting_permissions(scope: CommandScope) -> PlayerBettingPermissions:
    in_transaction = LedgerStatements(scope.database, scope.origin.actor.brand, scope.transaction)
    return PlayerBettingPermissions(PostgresStandings(in_transaction, scope.origin))


def _by_people(resources: ProcessResources, adapter: Callable[[LedgerStatements], Any]) -> Binding:
    """The same for operations of people, which may stand on another operator's approval."""

    def made(scope: CommandScope) -> Any:
        check = ApproverCheck(authorities_of(resources, scope))
        return adapter(LedgerStatements(scope.database, scope.origin.actor.brand, scope.connection, check))

    return Binding.by_statement(made)


def _bindings(resources: ProcessResources) -> Mapping[type, Binding]:
    return {
        Bets: _by_statement(PostgresBets),
        Wins: _by_statement(PostgresWins),
        Rollbacks: _by_statement(PostgresRollbacks),
        Rounds: _by_statement(PostgresRounds),
        GameSessions: _by_statement(PostgresGameSessions),
        Deposits: _by_people(resources, PostgresDeposits),
        Withdrawals: _by_people(resources, PostgresWithdrawals),
        WithdrawalHolds: _by_statement(PostgresWithdrawalHolds),
        HoldAuthorities: Binding.unaudited(
            Unaudited.READS, lambda _scope: PolicyHoldAuthorities(resources.access.tables)
        ),
        Adjustments: _by_people(resources, PostgresAdjustments),
        MoneyApprovals: _by_statement(PostgresMoneyApprovals),
        MoneyLimits: _by_statement(PostgresMoneyLimits),
        Corrections: _by_people(resources, PostgresCorrections),
        Awards: _by_people(resources, PostgresAwards),
        Wallets: _by_statement(PostgresWallets),
        Standings: Binding.by_statement(_standings),
        WalletOpener: Binding.in_transaction(_wallet_opener),
        BettingPermissions: Binding.in_transaction(_betting_permissions),
    }


def _reads(resources: ProcessResources) -> Mapping[type, MakeReadModel]:
    of_brand = partial(PostgresWalletReads, resources.database)
    return {
        BrandLists: partial(PostgresBrandLists, resources.database),
        PlayerCharts: partial(PostgresPlayerCharts, resources.database),
        ReferenceSearch: partial(PostgresReferenceSearch, resources.database),
        WalletReads: of_brand,
        WalletTimeline: partial(PostgresWalletTimeline, resources.database),
        PlayerBrands: lambda _brand: of_brand(EVERY_BRAND),
    }


def _jobs(resources: ProcessResources, _commands: CommandExecutor) -> Iterator[SystemJobKind]:
    clock, statements = resources.clock, LedgerStatements(resources.database, EVERY_BRAND)
    upkeep, rounds = LedgerMaintenance(statements), PostgresRounds(statements)
    bonuses = BonusEndings(statements)

    async def roll_up_yesterday() -> int:
        return await upkeep.roll_up_house(local_day(clock.now()) - timedelta(days=1))

    yield periodic("months of the ledger", HOUR, upkeep.make_months)
    yield periodic("calls of the previous release", HOUR, upkeep.end_previous_release)
    yield periodic("overdue rounds", MINUTE, lambda: close_overdue_rounds(upkeep, rounds, clock.now()))
    yield periodic("bonuses whose time is over", MINUTE, bonuses.end_expired)
    yield periodic("bonuses that wait for bets", MINUTE, lambda: bonuses.end_silent_bets(clock.now()))
    yield periodic("house accounts", HOUR, roll_up_yesterday)


WALLETS: Final = ContextPlugin(
    "wallets",
    service="accounting",
    event_types=EVENT_TYPES,
    bindings=_bindings,
    reads=_reads,
    jobs=_jobs,
    aliases=(*ALIASES, *MONEY_ALIASES),
    metrics=LedgerMetrics,
    demo=DEMO,
)
