"""Who was disabled or lost the permission counts neither as one who asked nor as one who approved."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import asyncpg
import pytest

from adapters.postgres.access.authorities import PostgresAuthorities
from domain.shared.authority import AuthorityLoss, Participant
from domain.wallets.kinds import OperationKind
from domain.wallets.limits.approvals import MADE_BY
from tests.access.proposals import KINDS, why
from tests.application import Application, Caller
from tests.funded_players import FundedPlayer, a_funded_player, a_key
from tests.identity.cookie_callers import PATIENCE_SECONDS
from tests.wallets.graphql.money_ways import WAYS, requested

Lose = Callable[["Hired"], Awaitable[None]]


class Hired:
    """An operator with an account and one role, who calls by a token of that name."""

    def __init__(self, application: Application, id: str, login: str, role: str) -> None:
        self.application, self.id, self.login, self.role = application, id, login, role
        self.caller: Caller = application.as_(role, name=login)

    @property
    def _admin(self) -> Caller:
        return self.application.as_("admin", name="the-boss")

    async def is_disabled(self) -> None:
        """Disabled by another operator."""
        outcome = await self._admin.mutate("disableOperator", operatorId=self.id)
        assert outcome["__typename"] == "OperatorDisabled"

    async def lost_the_role(self) -> None:
        """Still an operator, but of no role."""
        outcome = await self._admin.mutate("withdrawRole", operatorId=self.id, role=self.role)
        assert outcome["__typename"] == "RoleWithdrawn"


async def hired(application: Application, role: str) -> Hired:
    login = a_key("hand")
    boss = application.as_("admin", name="the-boss")
    made = await boss.mutate("createOperator", login=login, name="Hand")
    id = made["operator"]["id"]
    await application.rows(GIVE, f"operator:{id.removeprefix('opr_')}", role)
    return Hired(application, id, login, role)


WAITING = "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"

GIVE = "insert into identity.casbin_rule (ptype, v0, v1, v2) values ('g', $1, $2, 'default')"

LOSSES: dict[str, tuple[Lose, str, str]] = {
    "disabled": (Hired.is_disabled, "OPERATOR_DISABLED", "OPERATOR_DISABLED"),
    "lost the role": (Hired.lost_the_role, "PERMISSION_LOST", "PERMISSION_LOST"),
}


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("who", ["maker", "approver"])
@pytest.mark.parametrize("kind", KINDS)
async def test_nothing_is_approved_when_one_of_the_two_no_longer_counts(
    application: Application, kind: str, who: str, loss: str
) -> None:
    proposal, (lose, code, complaint) = KINDS[kind], LOSSES[loss]
    maker, approver = await hired(application, proposal.role), await hired(application, proposal.role)
    given = await proposal.ask(application, maker.caller)

    await lose(maker if who == "maker" else approver)
    refused = await proposal.approve(approver.caller, given)

    named = f"operator:{(maker if who == 'maker' else approver).login}"
    if "complaints" in refused:
        assert why(refused) == complaint
    else:
        assert (refused["__typename"], refused["operator"]) == ("AuthorityLost", named)
        assert (refused["code"], refused["loss"]) == ("AUTHORITY_LOST", code)
    if who == "approver":
        other = await hired(application, proposal.role)
        assert why(await proposal.approve(other.caller, given)) == proposal.done


@pytest.mark.parametrize("kind", KINDS)
async def test_of_two_who_both_count_one_asks_and_the_other_approves(
    application: Application, kind: str
) -> None:
    proposal = KINDS[kind]
    maker, approver = await hired(application, proposal.role), await hired(application, proposal.role)
    given = await proposal.ask(application, maker.caller)
    assert why(await proposal.approve(approver.caller, given)) == proposal.done


async def balances(player: FundedPlayer) -> list[tuple[object, ...]]:
    return await player.application.rows(
        "select wallet_no, balance, reserved from wallets.wallet where player_id = $1 order by 1",
        player.id.removeprefix("plr_"),
    )


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("mutation", [name for name, way in WAYS.items() if way.above != "ApprovalNeeded"])
async def test_an_approval_counts_while_its_operator_may_approve(
    application: Application, mutation: str, loss: str
) -> None:
    way, player = WAYS[mutation], await a_funded_player(application, "50000.00")
    maker = await hired(application, way.role)
    approver, other = await hired(application, "accountant"), await hired(application, "risk")
    given = await way.prepare(player, f"{way.limit}.01") | {"key": a_key()}
    waits = await maker.caller.mutate(mutation, **given)
    approval = {"approvalId": waits["approval"]["id"]}
    decided = await approver.caller.mutate("approveMoneyOperation", **approval)
    assert decided["__typename"] == "MoneyApprovalDecided"
    before = await balances(player)

    await LOSSES[loss][0](approver)
    again = await maker.caller.mutate(mutation, **given)

    assert (again["__typename"], again["approval"]["id"]) == ("SecondPersonNeeded", approval["approvalId"])
    assert (again["approval"]["state"], again["approval"]["checker"]) == ("PENDING", None)
    assert await balances(player) == before
    decided = await other.caller.mutate("approveMoneyOperation", **approval)
    assert decided["approval"]["checker"] == f"operator:{other.login}"
    done = await maker.caller.mutate(mutation, **given)
    assert done["__typename"] not in {"SecondPersonNeeded", "AuthorityLost"}
    # What has moved is answered, although the approver has left.
    await LOSSES[loss][0](other)
    replayed = await maker.caller.mutate(mutation, **given)
    assert (replayed["__typename"], replayed["replayed"]) == (done["__typename"], True)


@pytest.mark.parametrize("loss", [None, *LOSSES])
async def test_a_withdrawal_is_paid_by_two_while_the_first_may_approve(
    application: Application, loss: str | None
) -> None:
    player = await a_funded_player(application, "5000.00")
    first, second = await hired(application, "accountant"), await hired(application, "accountant")
    given, more = await requested(player, "600.00"), await requested(player, "600.00")
    await first.caller.mutate("approveWithdrawal", **given, key=a_key())
    if loss:
        await LOSSES[loss][0](first)

    paid = await second.caller.mutate("payWithdrawal", **given, key=a_key(), authorisation="p")
    another = await second.caller.mutate("approveWithdrawal", **more, key=a_key())

    assert paid["__typename"] == "WithdrawalMoved"
    # Where the first one's approval does not count, 600 of the second one's own 1,000 are used up.
    assert another["__typename"] == ("SecondPersonNeeded" if loss else "WithdrawalMoved")


async def test_an_approval_of_a_withdrawal_that_does_not_count_is_kept(application: Application) -> None:
    player = await a_funded_player(application, "5000.00")
    first, second = await hired(application, "accountant"), await hired(application, "accountant")
    given = await requested(player, "900.00")
    await first.caller.mutate("approveWithdrawal", **given, key=a_key())
    await first.lost_the_role()
    used = await requested(player, "900.00")
    await second.caller.mutate("approveWithdrawal", **used, key=a_key())

    refused = await second.caller.mutate("payWithdrawal", **given, key=a_key(), authorisation="p")

    assert refused["__typename"] == "SecondPersonNeeded"
    rows = await application.rows(
        "select approver from wallets.lost_approval where player_id = $1", player.id.removeprefix("plr_")
    )
    assert rows == [(f"operator:{first.login}",)]


@pytest.fixture
async def watching(application: Application) -> AsyncIterator[asyncpg.Connection]:
    """A connection without a transaction, within which what others wait for stands still."""
    connection = await asyncpg.connect(application.database_url)
    yield connection
    await connection.close()


async def test_disabling_waits_until_what_the_operator_approved_has_moved(
    application: Application, watching: asyncpg.Connection
) -> None:
    approver = await hired(application, "accountant")
    me = Participant(f"operator:{approver.login}", ("approveMoneyOperation",))

    def allows(_brand: str, roles: frozenset[str], _coordinate: str) -> bool:
        return "accountant" in roles

    async with application.database.transaction("default") as connection:
        held = PostgresAuthorities(application.database, connection, "default", allows)
        assert await held.loss_of(me) is None
        disabling = asyncio.ensure_future(approver.is_disabled())
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not await watching.fetch(WAITING):  # noqa: ASYNC110 - known elsewhere
                await asyncio.sleep(0.01)
        assert await held.loss_of(me) is None
    await disabling
    async with application.database.transaction("default") as connection:
        after = PostgresAuthorities(application.database, connection, "default", allows)
        assert await after.loss_of(me) is AuthorityLoss.OPERATOR_DISABLED


@pytest.mark.parametrize("name", ["operator:a-name-without-account", "service:acme", "system:console"])
async def test_names_without_an_account_lose_nothing(application: Application, name: str) -> None:
    authorities = PostgresAuthorities(application.database, None, "default", lambda *_: False)
    assert await authorities.loss_of(Participant(name, ("approveMoneyOperation",))) is None


async def test_a_role_of_another_brand_or_of_the_past_is_none_here(application: Application) -> None:
    hand = await hired(application, "accountant")
    me = Participant(f"operator:{hand.login.upper()}", ("approveMoneyOperation",))

    def allows(_brand: str, roles: frozenset[str], _coordinate: str) -> bool:
        return "accountant" in roles

    authorities = PostgresAuthorities(application.database, None, "default", allows)
    assert await authorities.loss_of(me) is None
    for change in ("v2 = 'rival'", "v2 = '*', v3 = '2020-01-01T00:00:00Z'"):
        await application.rows(
            f"update identity.casbin_rule set {change} where ptype = 'g' and v0 = $1",
            f"operator:{hand.id.removeprefix('opr_')}",
        )
        assert await authorities.loss_of(me) is AuthorityLoss.PERMISSION_LOST


def test_every_operation_that_a_person_may_make_has_its_mutations() -> None:
    programs = {"BET", "WIN", "ROLLBACK", "ROUND_CLOSE", "TOMBSTONE", "PROMO_WIN", "JACKPOT_WIN"}
    released = {"WITHDRAWAL_RELEASE", "TOURNAMENT_WIN"}
    assert {kind.name for kind in OperationKind} - programs - released == {kind.name for kind in MADE_BY}
    assert {name for names in MADE_BY.values() for name in names} == WAYS.keys()
