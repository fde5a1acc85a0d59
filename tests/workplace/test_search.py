"""The search by anything that was pasted, through the whole application."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from uuid import UUID

import pytest

from domain.shared.ids import new_id
from resolvers.ids import public_id
from tests.application import Application, Caller
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur
from tests.owned_ids import OwnedIds, a_player_with_everything
from tests.statement_counter import count_statements, without_audit_appends
from tests.workplace.claimed_items import KINDS

SEARCH = """query ($text: String!, $first: Int) {
  search(text: $text, first: $first) { matchedBy node { __typename id } }
}"""
SEARCHES = """select subject::text, outcome, details::text from compliance.audit
 where action = 'personal_data.searched' and actor = $1 order by at"""
STATEMENTS_MAX = 6
_numbers = count(1)

Hits = list[tuple[str, str, str]]


async def found(by: Caller, text: str, first: int = 20) -> Hits:
    """By what, of which type and with which id: of each hit."""
    hits = (await by.data_of(SEARCH, text=text, first=first))["search"]
    return [(hit["matchedBy"], hit["node"]["__typename"], hit["node"]["id"]) for hit in hits]


@dataclass(frozen=True)
class Searched:
    """A player and all they are found by."""

    guest: FundedPlayer
    email: str
    phone: str
    username: str
    external_id: str
    authorisation: str
    deposit_key: str
    bet_key: str
    round: str
    deposit: str
    bet: str
    round_id: str

    @property
    def texts(self) -> dict[str, str]:
        """What is pasted, by the way in which it finds."""
        return {
            "ID": self.guest.id,
            "EMAIL": self.email,
            "PHONE": self.phone,
            "EXTERNAL_ID": self.external_id,
            "PAYMENT_REFERENCE": self.authorisation,
            "REFERENCE": self.bet_key,
            "ROUND_REFERENCE": self.round,
            "USERNAME": self.username,
        }


async def a_searched_player(application: Application, brand: str = "default") -> Searched:
    name = f"Sought.{next(_numbers)}-{brand}"
    phone = f"+49308{next(_numbers):06}"
    guest = await a_funded_player(
        application, None, brand, username=name, email=f"{name}@example.com", phone=phone
    )
    key = a_key("sought-deposit")
    paid = {"key": key, "amount": eur("50.00"), "method": "card", "authorisation": f"AUTH {name}"}
    deposit = await guest.payments.mutate("recordDeposit", playerId=guest.id, **paid)
    assert deposit["__typename"] == "DepositMoved", deposit
    await guest.admin.mutate("setExternalId", playerId=guest.id, externalId=f"crm:{name}")
    bet_key, round_ = a_key("sought-bet"), f"round {name}"
    bet = await guest.bet(key=bet_key, round=round_)
    asked = f'{{ rounds(playerId: "{guest.id}") {{ nodes {{ id }} }} }}'
    rounds = (await guest.admin.data_of(asked))["rounds"]["nodes"]
    return Searched(
        guest,
        email=f"{name}@example.com",
        phone=phone,
        username=name,
        external_id=f"crm:{name}",
        authorisation=f"AUTH {name}",
        deposit_key=key,
        bet_key=bet_key,
        round=round_,
        deposit=deposit["deposit"]["id"],
        bet=bet["transaction"]["id"],
        round_id=rounds[0]["id"],
    )


@pytest.fixture(scope="module")
async def sought(application: Application) -> Searched:
    return await a_searched_player(application)


@pytest.fixture(scope="module")
async def owned(application: Application) -> OwnedIds:
    return await a_player_with_everything(application)


async def test_each_way_finds_what_it_stands_for(application: Application, sought: Searched) -> None:
    risk = application.as_("risk")
    player = ("Player", sought.guest.id)
    assert await found(risk, sought.guest.id) == [("ID", *player)]
    assert await found(risk, sought.email) == [("EMAIL", *player)]
    assert await found(risk, sought.phone) == [("PHONE", *player)]
    assert await found(risk, sought.external_id) == [("EXTERNAL_ID", *player)]
    assert await found(risk, sought.username) == [("USERNAME", *player)]
    assert ("USERNAME", *player) in await found(risk, sought.username[:6])
    deposit = ("Deposit", sought.deposit)
    assert await found(risk, sought.authorisation) == [
        ("PAYMENT_REFERENCE", *player),
        ("PAYMENT_REFERENCE", *deposit),
    ]
    bet = ("Transaction", sought.bet)
    assert await found(risk, sought.bet_key) == [("REFERENCE", *bet)]
    assert await found(risk, sought.round) == [("ROUND_REFERENCE", "Round", sought.round_id)]


async def test_a_payment_is_found_by_the_operation_that_began_it(
    application: Application, sought: Searched
) -> None:
    hits = await found(application.as_("risk"), sought.deposit_key)
    assert ("REFERENCE", "Deposit", sought.deposit) in hits
    assert {kind for _, kind, _ in hits} == {"Deposit", "Transaction"}


async def test_operations_of_a_registered_program_are_found_however_long_ago(
    application: Application, sought: Searched
) -> None:
    admin = application.as_("admin")
    name = f"provider-{next(_numbers)}"
    given = {"name": name, "kind": "SERVICE", "roles": ["game_server"]}
    client = (await admin.mutate("registerClient", **given))["client"]["id"]
    games = application.as_("game_server", name=client)
    key = a_key("program")
    bet = await games.mutate("placeBet", playerId=sought.guest.id, key=key, stake=eur("1.00"))
    assert bet["__typename"] == "BetPlaced", bet
    for number in range(21):
        await sought.guest.bet("0.10", key=a_key(f"later-{number}"))
    assert await found(application.as_("risk"), key) == [
        ("REFERENCE", "Transaction", bet["transaction"]["id"])
    ]


async def test_ids_of_every_type_are_found(application: Application, owned: OwnedIds) -> None:
    admin = application.as_("admin")
    kinds = {
        "wallet": "Wallet",
        "transaction": "Transaction",
        "round": "Round",
        "deposit": "Deposit",
        "withdrawal": "Withdrawal",
        "hold": "WithdrawalHold",
        "adjustment": "Adjustment",
        "approval": "MoneyApproval",
        "note": "PlayerNote",
        "correction": "PlayerCorrection",
    }
    for name, kind in kinds.items():
        id = getattr(owned, name)
        assert await found(admin, id) == [("ID", kind, id)]
        assert await found(admin, f"\t {id.upper()}\n") == [("ID", kind, id)]
    for id in (public_id("cli", new_id()), f"{owned.wallet}_1", f"{owned.player}x", "plr_", "wal_1"):
        assert await found(admin, id) == []


@pytest.mark.parametrize("kind", KINDS)
async def test_the_id_of_each_work_item_is_found(application: Application, kind: str) -> None:
    id = await KINDS[kind].make(application)
    assert await found(application.as_("admin"), id) == [("ID", KINDS[kind].type_name, id)]
    assert await found(application.as_("admin", brand="rival"), id) == []


async def test_blanks_case_and_separators_are_forgiven(application: Application, sought: Searched) -> None:
    risk, player = application.as_("risk"), sought.guest.id
    phone = sought.phone
    for text, way in (
        (f"  {player}\n", "ID"),
        (player.upper(), "ID"),
        (f"\u00a0{sought.email.upper()} ", "EMAIL"),
        (f" {phone[:3]} ({phone[3:5]}) {phone[5:8]}-{phone[8:]} ", "PHONE"),
        (f"{phone[:3]}\u00a0{phone[3:5]}\u2011{phone[5:]}", "PHONE"),
        (f"00{phone[1:]}", "PHONE"),
        (phone[1:], "PHONE"),
        (f"\ufeff{sought.username.upper()}\u200b", "USERNAME"),
    ):
        assert await found(risk, text) == [(way, "Player", player)], text


async def test_what_is_found_by_several_ways_is_one_hit_and_players_come_first(
    application: Application,
) -> None:
    mine = await a_searched_player(application)
    twin = await a_funded_player(application, username=f"{mine.username}-2")
    await mine.guest.admin.mutate("setExternalId", playerId=mine.guest.id, externalId=mine.username)
    paid = {"key": a_key("d"), "amount": eur("1.00"), "method": "card", "authorisation": mine.username}
    deposit = await twin.payments.mutate("recordDeposit", playerId=twin.id, **paid)
    hits = await found(application.as_("risk"), mine.username)
    assert hits == [
        ("EXTERNAL_ID", "Player", mine.guest.id),
        ("PAYMENT_REFERENCE", "Player", twin.id),
        ("PAYMENT_REFERENCE", "Deposit", deposit["deposit"]["id"]),
    ]


async def test_usernames_have_the_places_that_others_leave(application: Application) -> None:
    start = f"crowd{next(_numbers)}"
    guests = [await a_funded_player(application, None, username=f"{start}-{n}") for n in range(4)]
    payer = await a_funded_player(application)
    paid = {"key": a_key("d"), "amount": eur("1.00"), "method": "card", "authorisation": start}
    await payer.payments.mutate("recordDeposit", playerId=payer.id, **paid)
    risk = application.as_("risk")
    hits = await found(risk, start, 4)
    assert [(way, kind) for way, kind, _ in hits] == [
        ("PAYMENT_REFERENCE", "Player"),
        ("USERNAME", "Player"),
        ("USERNAME", "Player"),
        ("PAYMENT_REFERENCE", "Deposit"),
    ]
    assert [id for way, _, id in hits if way == "USERNAME"] == [guests[0].id, guests[1].id]
    assert len(await found(risk, start, 1)) == 1


WAYS_OF = {
    "support": {"ID", "EMAIL", "PHONE", "EXTERNAL_ID", "PAYMENT_REFERENCE", "USERNAME"},
    "crm": {"ID", "EXTERNAL_ID", "USERNAME"},
    "accountant": {
        *("ID", "EXTERNAL_ID", "PAYMENT_REFERENCE", "REFERENCE", "ROUND_REFERENCE", "USERNAME"),
    },
    "kyc_analyst": {"ID", "EMAIL", "PHONE", "EXTERNAL_ID", "USERNAME"},
    "auditor": {
        *("ID", "EMAIL", "PHONE", "EXTERNAL_ID", "PAYMENT_REFERENCE"),
        *("REFERENCE", "ROUND_REFERENCE", "USERNAME"),
    },
}


@pytest.mark.parametrize("role", WAYS_OF)
async def test_a_way_that_a_role_may_not_use_finds_nothing_and_says_nothing(
    application: Application, sought: Searched, role: str
) -> None:
    caller = application.as_(role)
    for way, text in sought.texts.items():
        hits = await found(caller, text)
        assert {each for each, _, _ in hits} == ({way} if way in WAYS_OF[role] else set()), way


async def test_support_finds_who_paid_and_not_the_book_of_payments(
    application: Application, sought: Searched
) -> None:
    hits = await found(application.as_("support"), sought.authorisation)
    assert hits == [("PAYMENT_REFERENCE", "Player", sought.guest.id)]


@pytest.mark.parametrize("role", ["anonymous", "player", "game_server", "payment_service"])
async def test_others_than_operators_do_not_search(
    application: Application, sought: Searched, role: str
) -> None:
    caller = application.as_(role, sought.guest.id if role == "player" else None)
    error = await caller.error_of(SEARCH, text=sought.guest.id)
    assert (error["code"], error["coordinate"]) == ("FORBIDDEN", "Query.search(text)")


async def test_one_brand_finds_nothing_of_another(application: Application, sought: Searched) -> None:
    rival = await a_searched_player(application, "rival")
    here, there = application.as_("admin"), application.as_("admin", brand="rival")
    for mine, text in ((rival, rival.texts), (sought, sought.texts)):
        admin, stranger = (there, here) if mine is rival else (here, there)
        for way, each in text.items():
            assert way in {by for by, _, _ in await found(admin, each)}
            assert await found(stranger, each) == []


@pytest.mark.parametrize("text", ["", "   ", "x" * 256, "two\u200bwords", "a\x01b"])
async def test_what_is_no_text_to_search_for_is_refused(application: Application, text: str) -> None:
    error = await application.as_("support").error_of(SEARCH, text=text)
    assert (error["code"], error["field"]) == ("BAD_USER_INPUT", "text")


async def test_a_search_finds_a_hundred_at_most(application: Application) -> None:
    support = application.as_("support")
    for first in (0, 101):
        error = await support.error_of(SEARCH, text="guest", first=first)
        assert (error["code"], error["field"]) == ("BAD_USER_INPUT", "first")
    assert len((await support.data_of(SEARCH, text="x" * 255))["search"]) == 0


async def test_searches_by_personal_data_are_in_the_audit_log(
    application: Application, sought: Searched
) -> None:
    name = f"searcher-{new_id()}"
    support = application.as_("support", name=name)
    for text in (sought.phone, "unheard.of@example.com", sought.guest.id, "no such thing"):
        await found(support, text)
    await found(application.as_("crm", name=f"{name}-crm"), sought.phone)
    rows = await application.rows(SEARCHES, f"operator:{name}")
    player = str(UUID(sought.guest.id.removeprefix("plr_")))
    assert [row[:2] for row in rows] == [(player, "Found"), (None, "NothingFound"), (None, "NothingFound")]
    assert '"PlayerFilter.phone"' in rows[0][2]
    assert rows[1][2] == '{"coordinates": ["PlayerFilter.email"]}'
    assert not any(sought.phone[1:] in row[2] for row in rows)
    ((_, _, coordinates),) = await application.rows(SEARCHES, f"operator:{name}-crm")
    assert coordinates == '{"coordinates": ["PlayerFilter.externalId"]}'


async def test_a_search_sends_few_statements_whatever_the_text(
    application: Application, sought: Searched
) -> None:
    admin = application.as_("admin")
    for text in (*sought.texts.values(), "guest", "+49 30 1234567", "x" * 255):
        await found(admin, text)
        async with count_statements(application.database) as statements:
            await found(admin, text, 100)
        assert 0 < len(without_audit_appends(statements)) <= STATEMENTS_MAX, statements
