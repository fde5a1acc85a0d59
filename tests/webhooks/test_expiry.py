"""What waits for an endpoint that is not posted to ends after a month, and the rest goes on."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from domain.webhooks.model import WAITING_LIFE
from tests.application import Caller
from tests.funded_players import a_funded_player
from tests.webhooks.receivers import Posting, Receiver, an_endpoint
from tests.webhooks.test_posting import endpoint, failing

AGED = "update webhooks.delivery set next_at = next_at - $2::interval where endpoint_id = $1"
FILL = """
  insert into webhooks.delivery (id, brand, endpoint_id, kind, event_id, event_type, version, subject,
    player_seq, lane, position, payload, correlation_id, at, created_at, next_at)
  select gen_random_uuid(), 'default', $1, 'EVENT', gen_random_uuid(), 'wallet.deposited', 1, null, null, 0,
         0, '{}', '', now() - $2::interval, now() - $2::interval, now() - $2::interval
    from generate_series(1, $3)
"""
OLD = WAITING_LIFE + timedelta(hours=1)


@pytest.fixture
def admin(posting: Posting) -> Caller:
    return posting.application.as_("admin")


async def execute(posting: Posting, id: str, statement: str, *values: object) -> None:
    statements = posting.application.wired.database.statements_for("default")
    await statements.execute(statement, UUID(id.removeprefix("whe_")), *values)


async def test_what_waited_too_long_for_a_paused_endpoint_is_not_sent_when_it_goes_on(
    posting: Posting, receiver: Receiver, admin: Caller
) -> None:
    id, _ = await an_endpoint(
        posting, receiver, admin, events=["wallet.deposited", "wallet.bet_placed"], inOrder=True
    )
    await admin.mutate("pauseWebhookEndpoint", endpointId=id)
    guest = await a_funded_player(posting.application, "50.00")
    await posting.lay_out()
    await execute(posting, id, AGED, OLD)
    await guest.bet("1.00")
    await posting.lay_out()
    await posting.clean_up()
    old, new = sorted(
        (await endpoint(admin, id, playerId=guest.id))["deliveries"]["nodes"],
        key=lambda each: int(each["playerSeq"]),
    )
    assert (old["state"], old["lastFailure"], old["attempts"]) == ("FAILED", "EXPIRED", 0)
    assert (old["nextAt"], old["endedAt"] is None) == (None, False)
    assert new["state"] == "PENDING"
    await admin.mutate("resumeWebhookEndpoint", endpointId=id)
    await posting.post()
    assert [event["playerseq"] for event in receiver.events] == [int(new["playerSeq"])]
    # It can be posted all the same while it is kept.
    replayed = await admin.mutate("replayWebhookDeliveries", endpointId=id, failedOnly=True)
    await posting.clean_up()
    await posting.post()
    assert (replayed["count"], len(receiver.events)) == (1, 2)


async def test_what_is_replayed_to_a_paused_endpoint_waits_anew(
    posting: Posting, receiver: Receiver, admin: Caller
) -> None:
    id, _ = await an_endpoint(posting, receiver, admin, events=["wallet.deposited"])
    await admin.mutate("pauseWebhookEndpoint", endpointId=id)
    await a_funded_player(posting.application, "50.00")
    await posting.lay_out()
    await execute(posting, id, AGED, OLD)
    await posting.clean_up()
    await admin.mutate("replayWebhookDeliveries", endpointId=id, failedOnly=True)
    await posting.clean_up()
    assert (await endpoint(admin, id))["counts"]["pending"] == 1


async def test_what_an_endpoint_had_failed_to_take_before_it_was_disabled_ends_too(
    posting: Posting, receiver: Receiver, admin: Caller
) -> None:
    id, _ = await an_endpoint(posting, receiver, admin, events=["wallet.deposited"])
    receiver.answer = lambda _: failing()
    guest = await a_funded_player(posting.application, "50.00")
    await posting.lay_out()
    await posting.post()
    receiver.answer = lambda _: failing(410)
    await a_funded_player(posting.application, "50.00")
    await posting.lay_out()
    await posting.post()
    await execute(posting, id, AGED + " and state = 'PENDING'", OLD)
    await posting.clean_up()
    shown = await endpoint(admin, id, playerId=guest.id)
    (ended,) = shown["deliveries"]["nodes"]
    assert (shown["state"], ended["state"], ended["lastFailure"]) == ("DISABLED", "FAILED", "EXPIRED")
    assert [each["failure"] for each in ended["attemptLog"]] == ["STATUS"]


@pytest.mark.parametrize(
    ("case", "state", "waited", "pending"),
    [
        ("it is posted to, and merely behind", "ACTIVE", OLD, 1),
        ("a moment before its time", "PAUSED", WAITING_LIFE - timedelta(hours=1), 1),
        ("paused", "PAUSED", OLD, 0),
        ("disabled", "DISABLED", OLD, 0),
        ("at another address, which is not verified", "UNVERIFIED", OLD, 0),
    ],
)
async def test_who_waits_on(
    posting: Posting,
    receiver: Receiver,
    admin: Caller,
    case: str,
    state: str,
    waited: timedelta,
    pending: int,
) -> None:
    id, _ = await an_endpoint(posting, receiver, admin, events=["wallet.deposited"])
    await execute(posting, id, "update webhooks.endpoint set state = $2 where id = $1", state)
    await execute(posting, id, FILL, waited, 1)
    await posting.clean_up()
    assert (await endpoint(admin, id))["counts"]["pending"] == pending, case
    assert (await endpoint(admin, id))["counts"]["failed"] == 1 - pending, case


async def test_they_end_in_batches(
    posting: Posting, receiver: Receiver, admin: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.postgres.webhooks.queue.ENDED_AT_ONCE", 100)
    id, _ = await an_endpoint(posting, receiver, admin, events=["wallet.deposited"])
    await admin.mutate("pauseWebhookEndpoint", endpointId=id)
    await execute(posting, id, FILL, OLD, 250)
    await posting.clean_up()
    assert (await endpoint(admin, id))["counts"] == {"pending": 0, "failed": 250, "capped": False}
