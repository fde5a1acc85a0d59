"""What happened to a player, through the whole application: kinds, rights, brands, order, paging and cost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import asyncpg
import pytest

from resolvers.ids import uuid_of
from resolvers.pages import Listing
from resolvers.timeline.sources import SOURCES
from tests.application import Application, Caller, Json
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur
from tests.identity.browser import PASSWORD, Browser
from tests.identity.factors.lost_factors import enrol_app
from tests.statement_counter import count_statements, without_audit_appends

_numbers = count(1)

ENTRY = """
  at kind actor
  statusChange { from to reasonCode }
  changes { field before after }
  note { text }
  consent { kind given }
  correction { state maker }
  transaction { kind amount { amount currency } }
  hold { waitsFor liftedAt }
  factorReset { state reason endedAt }
  moneyApproval { state amount { amount } decision }
  signIn { at outcome factors ip userAgent }
"""
TIMELINE = f"""
  query ($id: ID!, $filter: TimelineFilter, $first: Int, $after: String, $last: Int, $before: String) {{
    player(id: $id) {{
      timeline(filter: $filter, first: $first, after: $after, last: $last, before: $before) {{
        edges {{ cursor }} nodes {{ {ENTRY} }} pageInfo {{ hasNextPage hasPreviousPage }}
      }}
    }}
  }}
"""
WITHOUT_SIGN_INS = TIMELINE.replace("signIn { at outcome factors ip userAgent }", "").replace(
    "moneyApproval { state amount { amount } decision }", ""
)
KINDS = """
  query ($id: ID!, $filter: TimelineFilter, $first: Int, $after: String, $last: Int, $before: String) {
    player(id: $id) {
      timeline(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
        nodes { at kind note { id } transaction { id } changes { version } consent { kind version } }
        pageInfo { hasNextPage hasPreviousPage endCursor startCursor }
      }
    }
  }
"""
DETAILS = {
    "STATUS_MOVED": "statusChange",
    "PROFILE_CHANGED": "changes",
    "NOTE_ADDED": "note",
    "CONSENT_RECORDED": "consent",
    "CORRECTION_REQUESTED": "correction",
    "CORRECTION_DECIDED": "correction",
    "PLAY": "transaction",
    "TRANSACTION": "transaction",
    "HOLD_PUT": "hold",
    "HOLD_LIFTED": "hold",
    "SIGNED_IN": "signIn",
    "SIGN_IN_FAILED": "signIn",
    "SESSION_ENDED": "signIn",
    "FACTOR_RESET_REQUESTED": "factorReset",
    "FACTOR_RESET_APPROVED": "factorReset",
    "FACTOR_RESET_ENDED": "factorReset",
    "MONEY_APPROVAL_REQUESTED": "moneyApproval",
    "MONEY_APPROVAL_DECIDED": "moneyApproval",
}
MONEY = {"PLAY", "TRANSACTION"}
HOLDS = {"HOLD_PUT", "HOLD_LIFTED"}
SIGN_INS = {"SIGNED_IN", "SIGN_IN_FAILED", "SESSION_ENDED"}
RESETS = {"FACTOR_RESET_REQUESTED", "FACTOR_RESET_APPROVED", "FACTOR_RESET_ENDED"}
APPROVALS = {"MONEY_APPROVAL_REQUESTED", "MONEY_APPROVAL_DECIDED"}


async def page_of(caller: Caller, id: str, document: str = KINDS, **asked: Any) -> Json:
    """A page of the timeline."""
    data = await caller.data_of(document, id=id, **asked)
    page: Json = data["player"]["timeline"]
    return page


async def kinds_of(caller: Caller, id: str, **asked: Any) -> list[str]:
    """The kinds of a page."""
    return [entry["kind"] for entry in (await page_of(caller, id, **asked))["nodes"]]


async def owner_of(application: Application) -> asyncpg.Connection:
    return await asyncpg.connect(application.database_url)


async def a_life(application: Application, brand: str = "default") -> FundedPlayer:
    """A player to whom everything has happened that a timeline tells."""
    name = f"lives-{next(_numbers)}"
    guest = await a_funded_player(
        application, "100.00", brand, username=name, email=f"{name}@example.com", password=PASSWORD
    )
    browser = Browser(application.client._transport.app, ip=f"203.0.113.{next(_numbers)}")  # type: ignore[attr-defined]
    assert (await browser.sign_in(name, "not the right one", brand=brand)).status_code == 401
    assert (await browser.sign_in(name, brand=brand)).status_code == 200
    await enrol_app(application, browser)
    assert (await browser.post("sign-out")).status_code == 200
    lead = application.as_("support_lead", brand=brand, name=f"lea-{name}")
    risk = application.as_("risk", brand=brand, name=f"rita-{name}")
    await lead.mutate("updateProfile", playerId=guest.id, language="it", city="Rome")
    await lead.mutate("addNote", playerId=guest.id, text="Called about a bonus")
    await guest.bet("10.00")
    asked = {"playerId": guest.id, "key": a_key(), "amount": eur("30.00"), "method": "bank"}
    withdrawal = (await guest.player.mutate("requestWithdrawal", **asked))["withdrawal"]["id"]
    given = {"withdrawalId": withdrawal, "key": a_key(), "reason": "FRAUD_REVIEW"}
    hold = (await risk.mutate("addWithdrawalHold", **given))["hold"]["id"]
    await risk.mutate("liftWithdrawalHold", holdId=hold, key=a_key(), note="Checked")
    correction = {"playerId": guest.id, "key": a_key(), "reason": "A passport", "country": "AT"}
    made = (await lead.mutate("requestCorrection", **correction))["correction"]["id"]
    other = application.as_("support_lead", brand=brand, name=f"leo-{name}")
    await other.mutate("rejectCorrection", correctionId=made)
    proof = {"proof": "VIDEO_CALL", "reference": "ticket 77", "reason": "lost the phone"}
    support = application.as_("support", brand=brand, name=f"sue-{name}")
    reset = (await support.mutate("requestFactorReset", playerId=guest.id, **proof))["reset"]["id"]
    for decision in ("approveFactorReset", "rejectFactorReset"):
        assert (await risk.mutate(decision, id=reset))["__typename"] == "FactorResetDecided"
    large = {"playerId": guest.id, "key": a_key(), "amount": eur("100.01"), "method": "bank"}
    approval = (await guest.accountant.mutate("recordDeposit", **large))["approval"]["id"]
    await guest.second_accountant.mutate("rejectMoneyOperation", approvalId=approval, reason="no receipt")
    moved = {"playerId": guest.id, "to": "SUSPENDED", "reason": {"code": "SECURITY"}}
    await lead.mutate("movePlayerStatus", **moved)
    return guest


async def test_everything_that_happened_is_there_newest_first_with_its_details(
    application: Application,
) -> None:
    guest = await a_life(application)
    entries = (await page_of(guest.admin, guest.id, TIMELINE))["nodes"]

    assert {entry["kind"] for entry in entries} == set(DETAILS)
    times = [datetime.fromisoformat(entry["at"]) for entry in entries]
    assert times == sorted(times, reverse=True)
    for entry in entries:
        shown = {name for name in set(DETAILS.values()) if entry[name] is not None}
        assert shown == {DETAILS[entry["kind"]]}, entry
    of = {entry["kind"]: entry for entry in entries}
    assert of["SIGN_IN_FAILED"]["signIn"]["outcome"] == "SignInFailed"
    assert of["SIGNED_IN"]["signIn"]["factors"] == ["PASSWORD"]
    assert of["SIGNED_IN"]["signIn"]["ip"].startswith("203.0.113.")
    assert of["SESSION_ENDED"]["signIn"]["outcome"] == "SignedOut"
    assert of["NOTE_ADDED"]["note"] == {"text": "Called about a bonus"}
    assert of["TRANSACTION"]["transaction"] == {
        "kind": "DEPOSIT",
        "amount": {"amount": "100.00", "currency": "EUR"},
    }
    assert of["PLAY"]["transaction"]["kind"] == "BET"
    assert of["CORRECTION_DECIDED"]["correction"]["state"] == "REJECTED"
    assert of["STATUS_MOVED"]["statusChange"]["from"] is None
    assert entries[0]["statusChange"]["to"] == "SUSPENDED"
    assert {change["field"] for change in of["PROFILE_CHANGED"]["changes"]} == {"language", "city"}
    assert {of[kind]["factorReset"]["reason"] for kind in RESETS} == {"lost the phone"}
    assert of["FACTOR_RESET_REQUESTED"]["actor"].startswith("operator:sue")
    assert of["FACTOR_RESET_APPROVED"]["actor"].startswith("operator:rita")
    assert of["FACTOR_RESET_ENDED"]["factorReset"]["endedAt"] == of["FACTOR_RESET_ENDED"]["at"]
    approval = {"state": "REJECTED", "amount": {"amount": "100.01"}, "decision": "no receipt"}
    assert [of[kind]["moneyApproval"] for kind in sorted(APPROVALS)] == [approval, approval]
    assert of["MONEY_APPROVAL_REQUESTED"]["actor"] == f"operator:anna-{guest.id}"
    assert of["MONEY_APPROVAL_DECIDED"]["actor"] == f"operator:bert-{guest.id}"
    assert of["HOLD_PUT"]["actor"].startswith("operator:rita")
    assert of["HOLD_LIFTED"]["hold"]["liftedAt"] == of["HOLD_LIFTED"]["at"]


@pytest.mark.parametrize(
    ("role", "absent"),
    [
        ("admin", set()),
        ("support", SIGN_INS | APPROVALS),
        ("risk", set()),
        ("kyc_analyst", MONEY | HOLDS | SIGN_INS | RESETS | APPROVALS),
        ("crm", HOLDS | SIGN_INS | RESETS | APPROVALS),
    ],
)
async def test_entries_of_what_a_role_may_not_read_are_absent(
    application: Application, role: str, absent: set[str]
) -> None:
    guest = await a_life(application)
    caller = application.as_(role)
    document = KINDS.replace("transaction { id } ", "") if absent >= MONEY else KINDS

    async def seen(**asked: Any) -> set[str]:
        return {entry["kind"] for entry in (await page_of(caller, guest.id, document, **asked))["nodes"]}

    assert await seen() == set(DETAILS) - absent
    for kind in sorted(absent):
        assert await seen(filter={"kinds": [kind]}) == set()


async def test_who_acted_and_what_it_was_take_the_rights_of_the_source(application: Application) -> None:
    guest = await a_life(application)
    by_role = {
        role: {
            entry["kind"]: entry
            for entry in (await page_of(application.as_(role), guest.id, document))["nodes"]
        }
        for role, document in (("support", WITHOUT_SIGN_INS), ("risk", TIMELINE))
    }

    assert by_role["support"]["TRANSACTION"]["actor"] is None
    assert by_role["risk"]["TRANSACTION"]["actor"] is not None
    masked, clear = (by_role[role]["PROFILE_CHANGED"]["changes"] for role in ("support", "risk"))
    assert '"Rome"' in {change["after"] for change in clear}
    assert '"Rome"' not in {change["after"] for change in masked}


async def test_players_and_programs_have_no_timeline(application: Application) -> None:
    guest = await a_life(application)
    for caller in (guest.player, guest.games):
        assert (await caller.error_of(KINDS, id=guest.id))["code"] == "FORBIDDEN"


async def test_another_brand_sees_nothing(application: Application) -> None:
    guest = await a_life(application, "rival")

    found = await application.as_("admin").data_of(KINDS, id=guest.id)
    assert found["player"] is None
    assert set(await kinds_of(application.as_("admin", brand="rival"), guest.id)) == set(DETAILS)


@pytest.mark.parametrize("kind", sorted(DETAILS))
async def test_a_filter_by_one_kind_gives_exactly_those(application: Application, kind: str) -> None:
    guest = await a_life(application)
    every = [each for each in await kinds_of(guest.admin, guest.id) if each == kind]

    assert every
    assert await kinds_of(guest.admin, guest.id, filter={"kinds": [kind]}) == every


async def test_a_period_has_its_first_moment_and_not_its_last(application: Application) -> None:
    guest = await a_life(application)
    entries = (await page_of(guest.admin, guest.id))["nodes"]
    newest, oldest = entries[2]["at"], entries[-2]["at"]
    within = [each for each in entries if oldest <= each["at"] < newest]

    found = await page_of(guest.admin, guest.id, filter={"period": {"from": oldest, "until": newest}})
    assert found["nodes"] == within


SAME_MOMENT = datetime(2026, 3, 1, 12, tzinfo=UTC)


ALIKE = """
  insert into players.note
    select $1, gen_random_uuid(), null, 'operator:anna', $2 from generate_series(1, $3);
  insert into players.consent
    select $1, gen_random_uuid(), 'COOKIES', '1', true, $2, 'operator:anna', 'GRAPHQL', null, 'c'
      from generate_series(1, $3);
  insert into players.change
    select $1, m.newest + g, field, null, null, $2, 'operator:anna', 'GRAPHQL', null, 'c'
      from (select max(version) as newest from players.change where player_id = $1) m,
        generate_series(1, $3) g, unnest(array['status', 'street', 'city']) field
"""


async def alike(application: Application, guest: FundedPlayer, at: datetime, rows: int) -> None:
    """``rows`` each of notes, consents, changes and moves of the status, all at one moment."""
    owner = await owner_of(application)
    player = uuid_of("plr", guest.id)
    for statement in ALIKE.split(";"):
        await owner.execute(statement, player, at, rows)
    await owner.close()


async def walked(
    caller: Caller, id: str, count: int, *, backward: bool = False, then: Any = None
) -> list[Json]:
    """All entries, page by page; ``then`` is done between two pages."""
    found: list[Json] = []
    edge: str | None = None
    while True:
        asked = {"last": count, "before": edge} if backward else {"first": count, "after": edge}
        page = await page_of(caller, id, **asked)
        found = [*page["nodes"], *found] if backward else [*found, *page["nodes"]]
        info = page["pageInfo"]
        assert info["hasPreviousPage" if not backward else "hasNextPage"] is (edge is not None)
        if not info["hasPreviousPage" if backward else "hasNextPage"]:
            return found
        edge = info["startCursor" if backward else "endCursor"]
        if then:
            await then()


@pytest.mark.parametrize("count", [1, 2, 3, 7])
@pytest.mark.parametrize("backward", [False, True])
async def test_pages_of_what_happened_at_one_moment_are_the_whole_list(
    application: Application, count: int, backward: bool
) -> None:
    guest = await a_funded_player(application)
    for minute in range(2):
        await alike(application, guest, SAME_MOMENT + timedelta(minutes=minute), 3)
    whole = (await page_of(guest.admin, guest.id, first=100))["nodes"]

    assert len(whole) > 2 * 4 * 3
    assert len({str(entry) for entry in whole if entry["kind"] != "CONSENT_RECORDED"}) > 2 * 3 * 2
    assert await walked(guest.admin, guest.id, count, backward=backward) == whole


async def test_an_operation_at_the_moment_of_others_is_on_one_page(application: Application) -> None:
    guest = await a_funded_player(application)
    await guest.bet("1.00")
    ((at,),) = await application.rows(
        "select max(at) from wallets.entry where player_id = $1 and op = 2", uuid_of("plr", guest.id)
    )
    await alike(application, guest, at, 2)
    whole = (await page_of(guest.admin, guest.id, first=100))["nodes"]

    for backward in (False, True):
        assert await walked(guest.admin, guest.id, 1, backward=backward) == whole
    assert [each["kind"] for each in whole].count("PLAY") == 1


async def test_what_happens_meanwhile_neither_repeats_nor_hides_an_entry(application: Application) -> None:
    guest = await a_funded_player(application)
    await alike(application, guest, SAME_MOMENT, 3)
    whole = (await page_of(guest.admin, guest.id, first=100))["nodes"]
    lead = application.as_("support_lead")

    async def something_happens() -> None:
        await lead.mutate("addNote", playerId=guest.id, text="Meanwhile")
        await guest.deposit("1.00")

    assert await walked(guest.admin, guest.id, 2, then=something_happens) == whole


async def test_a_page_is_a_statement_for_each_source_however_long_it_is(application: Application) -> None:
    guest = await a_life(application)
    await alike(application, guest, SAME_MOMENT, 40)
    asked = []
    for first in (1, 100):
        async with count_statements(application.database) as statements:
            await page_of(guest.admin, guest.id, TIMELINE, first=first)
        asked.append(len(without_audit_appends(statements)))

    assert asked[0] == asked[1] == 1 + len(SOURCES)


async def test_a_cursor_of_another_filter_or_player_is_refused(application: Application) -> None:
    guest, other = await a_life(application), await a_funded_player(application)
    cursor = (await page_of(guest.admin, guest.id, first=1))["pageInfo"]["endCursor"]

    for asked in ({"id": other.id}, {"id": guest.id, "filter": {"kinds": ["PLAY"]}}):
        assert (await guest.admin.error_of(KINDS, after=cursor, **asked))["code"] == "BAD_USER_INPUT"


FORGED = [
    ("0001-01-01T00:00:00+00:00", 9, "~"),
    ("9999-12-31T23:59:59.999999+00:00", 9, "~"),
    ("2026-01-01T00:00:00+00:00", 0, "not a number"),
    ("2026-01-01T00:00:00+00:00", 2, "not an id"),
    ("2026-01-01T00:00:00+00:00", -1, ""),
    ("2026-01-01T00:00:00+00:00", 99, "x"),
]


@pytest.mark.parametrize("key", FORGED)
@pytest.mark.parametrize("direction", ["after", "before"])
async def test_a_made_up_cursor_names_a_place_or_is_refused(
    application: Application, key: tuple[Any, ...], direction: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    guest = await a_funded_player(application, None)
    moment = datetime.fromisoformat(key[0])
    monkeypatch.setattr(Listing, "place", lambda *_: (moment, *key[1:]))

    answer = await guest.admin.ask(KINDS, id=guest.id, **{direction: "made up"})
    codes = {error["extensions"]["code"] for error in answer.get("errors", ())}
    assert codes <= {"BAD_USER_INPUT"}
