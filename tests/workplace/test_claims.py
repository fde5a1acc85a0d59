"""Claims of work items, through the whole application."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest

from adapters.postgres.workplace.claims import CLAIMS_KEPT, clear_ended_claims
from domain.shared.ids import new_id
from tests.application import Application, Caller, Json
from tests.funded_players import a_funded_player, a_key
from tests.statement_counter import count_statements, without_audit_appends
from tests.workplace.claimed_items import (
    KINDS,
    a_withdrawal,
    an_operator,
    claim_shown,
    claimed,
    item,
    name_of,
    take_over,
)

INSTANT = timedelta(microseconds=1)
NOT_FOUND = "WorkItemNotFound"


@pytest.fixture
async def withdrawal(application: Application) -> str:
    return await KINDS["WITHDRAWAL"].make(application)


def kind_of(outcome: Json) -> str:
    return str(outcome["__typename"])


@pytest.mark.parametrize("kind", KINDS)
async def test_an_item_is_claimed_shown_and_released(application: Application, kind: str) -> None:
    about = KINDS[kind]
    id = await about.make(application)
    rita, other = (an_operator(application, about.role) for _ in range(2))
    assert await claim_shown(rita, id, kind) is None

    claim = await claimed(rita, id, kind)
    assert claim["holder"] == name_of(rita, application)
    assert (claim["kind"], claim["itemId"], claim["mine"], claim["takenFrom"]) == (kind, id, True, None)
    lasts = datetime.fromisoformat(claim["until"]) - datetime.fromisoformat(claim["since"])
    assert lasts == timedelta(seconds=application.settings.work_item_claim_seconds)

    assert await claim_shown(rita, id, kind) == claim
    assert await claim_shown(other, id, kind) == claim | {"mine": False}
    nodes = "} }" if "{" in about.shown else "}"
    shown = await other.data_of(f"{{ list: {about.shown} {{ id claim {{ holder }} }} {nodes}")
    rows = shown["list"]["nodes"] if "{" in about.shown else shown["list"]
    assert {"id": id, "claim": {"holder": claim["holder"]}} in rows

    held = await other.mutate("claimWorkItem", **item(id, kind))
    assert (kind_of(held), held["claim"]) == ("WorkItemHeld", claim | {"mine": False})
    assert kind_of(await other.mutate("releaseWorkItem", **item(id, kind))) == "WorkItemClaimNotFound"
    released = await rita.mutate("releaseWorkItem", **item(id, kind))
    assert (kind_of(released), released["claim"]) == ("WorkItemReleased", claim)
    assert kind_of(await rita.mutate("releaseWorkItem", **item(id, kind))) == "WorkItemClaimNotFound"
    assert await claim_shown(rita, id, kind) is None
    await claimed(other, id, kind)


async def test_of_many_who_claim_at_once_one_holds_the_item(application: Application) -> None:
    guest = await a_funded_player(application)
    for _ in range(3):
        id = await a_withdrawal(guest)
        operators = [an_operator(application) for _ in range(8)]
        asked = [each.mutate("claimWorkItem", **item(id)) for each in operators]
        outcomes = await asyncio.gather(*asked)
        assert sorted(map(kind_of, outcomes)) == ["WorkItemClaimed"] + ["WorkItemHeld"] * 7
        assert len({each["claim"]["holder"] for each in outcomes}) == 1


async def test_a_claim_ends_by_itself_unless_it_is_renewed(application: Application, withdrawal: str) -> None:
    rita, other = an_operator(application), an_operator(application)
    claim = await claimed(rita, withdrawal)
    with application.clock.stopped(datetime.fromisoformat(claim["until"]) - INSTANT):
        renewed = await claimed(rita, withdrawal)
        assert renewed["since"] == claim["since"]
        assert renewed["until"] > claim["until"]
    until = datetime.fromisoformat(renewed["until"])
    with application.clock.stopped(until - INSTANT):
        assert kind_of(await other.mutate("claimWorkItem", **item(withdrawal))) == "WorkItemHeld"
        assert await claim_shown(other, withdrawal) == renewed | {"mine": False}
    with application.clock.stopped(until):
        assert await claim_shown(other, withdrawal) is None
        assert kind_of(await rita.mutate("releaseWorkItem", **item(withdrawal))) == "WorkItemClaimNotFound"
        theirs = await claimed(other, withdrawal)
        assert (theirs["since"], theirs["takenFrom"]) == (renewed["until"], None)
        assert kind_of(await rita.mutate("claimWorkItem", **item(withdrawal))) == "WorkItemHeld"


async def test_an_item_is_taken_over_for_a_reason_which_its_former_holder_is_told(
    application: Application, withdrawal: str
) -> None:
    rita, other = an_operator(application), an_operator(application)
    former = name_of(rita, application)
    await claimed(rita, withdrawal)

    why = {"code": "OTHER", "words": "She is ill"}
    taken = await take_over(other, withdrawal, former, reason=why)
    assert kind_of(taken) == "WorkItemTakenOver"
    claim = taken["claim"]
    assert (claim["holder"], claim["takenFrom"]) == (name_of(other, application), former)
    assert (claim["takenFor"], claim["takenWords"]) == ("OTHER", "She is ill")

    told = await rita.mutate("claimWorkItem", **item(withdrawal))
    assert (kind_of(told), told["claim"]) == ("WorkItemTaken", claim | {"mine": False})
    third = an_operator(application)
    assert kind_of(await third.mutate("claimWorkItem", **item(withdrawal))) == "WorkItemHeld"
    renewed = await claimed(other, withdrawal)
    assert renewed | {"until": None} == claim | {"until": None}
    assert kind_of(await rita.mutate("releaseWorkItem", **item(withdrawal))) == "WorkItemClaimNotFound"

    await other.mutate("releaseWorkItem", **item(withdrawal))
    assert (await claimed(rita, withdrawal))["takenFrom"] is None


async def test_what_is_free_or_ones_own_is_claimed_where_it_was_to_be_taken_over(
    application: Application, withdrawal: str
) -> None:
    rita, other = an_operator(application), an_operator(application)
    free = await take_over(rita, withdrawal, name_of(other, application))
    assert (kind_of(free), free["claim"]["takenFrom"]) == ("WorkItemClaimed", None)
    own = await take_over(rita, withdrawal, name_of(rita, application))
    assert (kind_of(own), own["claim"]["since"]) == ("WorkItemClaimed", free["claim"]["since"])


async def test_an_item_is_taken_from_the_holder_who_was_seen_alone(
    application: Application, withdrawal: str
) -> None:
    rita, *others = (an_operator(application) for _ in range(5))
    await claimed(rita, withdrawal)
    seen = name_of(others[0], application)
    assert kind_of(await take_over(others[1], withdrawal, seen)) == "WorkItemHeld"

    former = name_of(rita, application)
    outcomes = await asyncio.gather(*(take_over(each, withdrawal, former) for each in others))
    assert sorted(map(kind_of, outcomes)) == ["WorkItemHeld"] * 3 + ["WorkItemTakenOver"]
    assert len({each["claim"]["holder"] for each in outcomes}) == 1


async def test_a_take_over_is_in_the_audit_log_with_its_reason(
    application: Application, withdrawal: str
) -> None:
    rita, other = an_operator(application), an_operator(application)
    await claimed(rita, withdrawal)
    await take_over(other, withdrawal, name_of(rita, application), reason={"code": "URGENT", "words": "now"})
    rows = await application.rows(
        "select action, outcome, subject, details from compliance.audit"
        " where actor = $1 and action = 'take_over_work_item'",
        name_of(other, application),
    )
    ((action, outcome, subject, details),) = rows
    assert (action, outcome) == ("take_over_work_item", "WorkItemTakenOver")
    assert str(subject) == withdrawal.split("_")[1]
    expected = {"kind": "WITHDRAWAL", "item": withdrawal, "reason": "URGENT"}
    assert details == expected | {"holder": name_of(rita, application)}


async def test_another_spelling_of_a_name_is_the_same_holder(
    application: Application, withdrawal: str
) -> None:
    name = a_key("rita")
    await claimed(application.as_("risk", name=name), withdrawal)
    assert (await claimed(application.as_("risk", name=name.upper()), withdrawal))["mine"] is True


async def test_an_operator_holds_fifty_items_also_when_all_are_claimed_at_once(
    application: Application,
) -> None:
    rita, other = an_operator(application), an_operator(application)
    guest = await a_funded_player(application)
    ids = [await a_withdrawal(guest) for _ in range(53)]
    for id in ids[:47]:
        await claimed(rita, id)
    outcomes = await asyncio.gather(*(rita.mutate("claimWorkItem", **item(id)) for id in ids[47:]))
    assert sorted(map(kind_of, outcomes)) == ["TooManyWorkItems"] * 3 + ["WorkItemClaimed"] * 3
    (most,) = {each["most"] for each in outcomes if "most" in each}
    assert most == 50
    free = next(id for id, each in zip(ids[47:], outcomes, strict=True) if "most" in each)
    await claimed(rita, ids[0])
    await claimed(other, free)
    assert kind_of(await take_over(rita, free, name_of(other, application))) == "TooManyWorkItems"
    await rita.mutate("releaseWorkItem", **item(ids[0]))
    assert kind_of(await take_over(rita, free, name_of(other, application))) == "WorkItemTakenOver"


async def test_a_claim_bars_no_decision_and_a_decided_item_shows_none(
    application: Application, withdrawal: str
) -> None:
    rita, other = an_operator(application), an_operator(application)
    await claimed(rita, withdrawal)
    rejected = await other.mutate("rejectWithdrawal", withdrawalId=withdrawal, key=a_key(), reason="fraud")
    assert kind_of(rejected) == "WithdrawalMoved"
    assert await claim_shown(rita, withdrawal) is None
    assert kind_of(await rita.mutate("claimWorkItem", **item(withdrawal))) == "WorkItemDecided"
    assert kind_of(await take_over(other, withdrawal, name_of(rita, application))) == "WorkItemDecided"


@pytest.mark.parametrize("kind", KINDS)
async def test_an_item_of_a_queue_that_one_may_not_see_is_like_an_unknown_one(
    application: Application, kind: str
) -> None:
    id = await KINDS[kind].make(application)
    unknown = f"{id.rpartition('_')[0]}_{new_id()}"
    strangers = [an_operator(application, "admin", "rival")]
    if kind not in ("CORRECTION", "FACTOR_RESET"):  # the queues of support
        strangers.append(an_operator(application, "support"))
    for stranger in strangers:
        answers = [await stranger.mutate("claimWorkItem", **item(each, kind)) for each in (id, unknown)]
        assert answers[0] == answers[1]
        assert kind_of(answers[0]) == NOT_FOUND
        given = {"holder": "operator:rita", "reason": {"code": "URGENT"}}
        taken = await stranger.mutate("takeOverWorkItem", **item(id, kind), **given)
        assert kind_of(taken) == NOT_FOUND
    by = an_operator(application, KINDS[kind].role)
    assert kind_of(await by.mutate("claimWorkItem", **item(unknown, kind))) == NOT_FOUND


async def test_the_brands_operators_of_one_name_hold_nothing_together(application: Application) -> None:
    name = a_key("rita")
    ours = await KINDS["WITHDRAWAL"].make(application)
    await claimed(application.as_("risk", name=name), ours)
    theirs = application.as_("risk", name=name, brand="rival")
    assert kind_of(await theirs.mutate("releaseWorkItem", **item(ours))) == "WorkItemClaimNotFound"
    rows = await application.rows("select brand from workplace.work_item_claim where item = $1", ours)
    assert rows == [("default",)]


async def test_who_only_sees_queues_sees_claims_and_makes_none(
    application: Application, withdrawal: str
) -> None:
    await claimed(an_operator(application), withdrawal)
    auditor = an_operator(application, "auditor")
    assert await claim_shown(auditor, withdrawal) is not None
    for role in ("auditor", "crm", "payment_service", "game_server"):
        caller: Caller = application.as_(role)
        document = "mutation ($i: ClaimWorkItemInput!) { claimWorkItem(input: $i) { __typename } }"
        errors = (await caller.ask(document, i=item(withdrawal)))["errors"]
        assert {each["extensions"]["code"] for each in errors} == {"FORBIDDEN"}


async def test_players_see_no_claim_of_their_withdrawals(application: Application) -> None:
    guest = await a_funded_player(application)
    id = await a_withdrawal(guest)
    document = "query ($id: ID!) { node(id: $id) { ... on Withdrawal { claim { holder } } } }"
    assert (await guest.player.error_of(document, id=id))["code"] == "FORBIDDEN"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (item("wdr_1"), "item.id"),
        (item(f"adj_{new_id()}_{new_id()}"), "item.id"),
        (item(f"wdr_{new_id()}"), "item.id"),
        (item(f"frs_{new_id()}_{new_id()}", "FACTOR_RESET"), "item.id"),
        (item(""), "item.id"),
    ],
)
async def test_what_is_no_id_of_the_kind_is_refused(
    application: Application, given: Json, field: str
) -> None:
    rita = an_operator(application)
    why = {"holder": "operator:anna", "reason": {"code": "URGENT"}}
    for name, more in (("claimWorkItem", {}), ("releaseWorkItem", {}), ("takeOverWorkItem", why)):
        error = await rita.mutation_error(name, **given, **more)
        assert (error["code"], error["field"]) == ("BAD_USER_INPUT", field)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"reason": {"code": "OTHER"}}, "reason.words"),
        ({"reason": {"code": "OTHER", "words": " "}}, "reason.words"),
        ({"reason": {"code": "URGENT", "words": "w" * 501}}, "reason.words"),
        ({"reason": {"code": "URGENT", "words": "two\u200bwords"}}, "reason.words"),
        ({"holder": " "}, "holder"),
        ({"holder": "h" * 201}, "holder"),
    ],
)
async def test_a_take_over_without_a_holder_or_a_reason_is_refused(
    application: Application, withdrawal: str, more: Json, field: str
) -> None:
    given = {"holder": "operator:anna", "reason": {"code": "URGENT"}} | more
    error = await an_operator(application).mutation_error("takeOverWorkItem", **item(withdrawal), **given)
    assert (error["code"], error["field"]) == ("BAD_USER_INPUT", field)


async def test_the_claims_of_a_page_cost_one_statement(application: Application) -> None:
    guest, rita = await a_funded_player(application), an_operator(application)
    for _ in range(4):
        await claimed(rita, await a_withdrawal(guest))
    costs = []
    for rows, shape in ((1, ""), (1, "claim { holder }"), (4, "claim { holder }")):
        document = f"{{ pendingWithdrawals(last: {rows}) {{ nodes {{ id {shape} }} }} }}"
        await rita.data_of(document)
        async with count_statements(application.database) as statements:
            found = await rita.data_of(document)
            costs.append(len(without_audit_appends(statements)))
        assert len(found["pendingWithdrawals"]["nodes"]) == rows
    assert costs == [costs[0], costs[0] + 1, costs[0] + 1]


async def test_claims_that_ended_long_ago_are_deleted_in_every_brand(application: Application) -> None:
    ids = {}
    for brand in ("default", "rival"):
        guest = await a_funded_player(application, brand=brand)
        ids[brand] = await a_withdrawal(guest)
        claim = await claimed(an_operator(application, brand=brand), ids[brand])
    kept = "select item from workplace.work_item_claim where item = any($1)"
    ended = datetime.fromisoformat(claim["until"]) + CLAIMS_KEPT
    await clear_ended_claims(application.database, ended)
    assert await application.rows(kept, list(ids.values())) == [(ids["rival"],)]
    await clear_ended_claims(application.database, ended + INSTANT)
    assert await application.rows(kept, list(ids.values())) == []
