"""Looking players up: by what they say on the telephone, by those who may, and never unrecorded."""

from __future__ import annotations

from itertools import count

import pytest

from adapters.vault.subject_keys import destroy_subject_key
from resolvers.ids import uuid_of
from tests.application import Application, Json
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur

FIND = "query ($filter: PlayerFilter) { players(filter: $filter) { nodes { id } } }"
SEARCHES = """select subject::text, outcome, details::text from compliance.audit
 where action = 'personal_data.searched' and actor = $1 order by at"""
NAMES = ["PersonName.first", "PersonName.last"]
_numbers = count(1)


def a_phone() -> str:
    """A number of its own."""
    return f"+49309{next(_numbers):06}"


async def found(
    application: Application, role: str = "support", brand: str = "default", **by: str
) -> list[str]:
    """The public ids of the players whom this role finds."""
    answer = await application.as_(role, brand=brand, name="sam").data_of(FIND, filter=by)
    return [each["id"] for each in answer["players"]["nodes"]]


async def test_whole_addresses_and_numbers_find_their_player(application: Application) -> None:
    phone = a_phone()
    mine = await a_funded_player(application, phone=phone)
    await a_funded_player(application, phone=a_phone())
    email = (await mine.admin.data_of(f'{{ player(id: "{mine.id}") {{ email }} }}'))["player"]["email"]
    for spelling in (email, email.upper(), f" {email} "):
        assert await found(application, email=spelling) == [mine.id]
    for spelling in (phone, f"{phone[:3]} ({phone[3:5]}) {phone[5:]}"):
        assert await found(application, phone=spelling) == [mine.id]
    assert await found(application, phone=phone[:-1]) == []
    assert await found(application, email=email[1:]) == []


async def test_the_number_of_a_payment_finds_who_paid(application: Application) -> None:
    mine, other = await a_funded_player(application), await a_funded_player(application)
    for paid, reference in ((mine, f"AUTH-{mine.id}"), (other, f"AUTH-{other.id}")):
        done = await paid.payments.mutate(
            "recordDeposit",
            playerId=paid.id,
            key=a_key("deposit"),
            amount=eur("5.00"),
            method="card",
            authorisation=reference,
        )
        assert done["__typename"] == "DepositMoved"
    reference = f"AUTH-{mine.id}"
    assert await found(application, paymentReference=reference) == [mine.id]
    assert await found(application, paymentReference=reference[:-1]) == []
    assert await found(application, brand="rival", paymentReference=reference) == []
    crm = await application.as_("crm").error_of(FIND, filter={"paymentReference": reference})
    assert crm["coordinate"] == "PlayerFilter.paymentReference"
    assert "Deposit.authorisation" in crm["requires"]


@pytest.fixture(scope="module")
async def jane(application: Application) -> FundedPlayer:
    return await a_funded_player(application, firstName="Jané Li", lastName="O'Quackenbush-Müller")


@pytest.mark.parametrize(
    ("written", "finds"),
    [
        ("quack", True),
        ("QUACKENB", True),
        ("quackenbushes", True),  # eight letters are compared
        ("quackem", False),
        ("uack", False),
        ("qu", False),
        ("jane", True),
        ("Jané", True),
        ("muller", True),
        ("li", True),
        ("l", False),
        ("quack jan", True),
        ("jan, quack.", True),
        ("quack bob", False),
    ],
)
async def test_names_are_found_by_how_their_words_begin(
    application: Application, jane: FundedPlayer, written: str, finds: bool
) -> None:
    assert (jane.id in await found(application, "support_lead", namePrefix=written)) == finds
    assert await found(application, "support_lead", "rival", namePrefix=written) == []


async def test_usernames_are_found_by_how_they_begin(application: Application) -> None:
    mine = await a_funded_player(application, username="zeb_100.x")
    await a_funded_player(application, username="a-zeb_100.x")
    for beginning in ("ze", "ZEB_1", "zeb_100.x"):
        assert await found(application, usernamePrefix=beginning) == [mine.id]
    for other in ("zebx1", "eb_", "ze%"):
        assert await found(application, usernamePrefix=other) == []


@pytest.mark.parametrize(
    ("role", "by", "unmet"),
    [
        ("crm", {"email": "a@example.com"}, None),
        ("accountant", {"phone": "+493012345"}, None),
        ("support", {"namePrefix": "jan"}, NAMES),
        ("crm", {"namePrefix": "jan"}, NAMES),
        ("player", {"namePrefix": "jan"}, None),
        ("game_server", {"email": "a@example.com"}, None),
    ],
)
async def test_by_what_a_role_may_not_see_it_may_not_search(
    application: Application, jane: FundedPlayer, role: str, by: Json, unmet: list[str] | None
) -> None:
    caller = application.as_(role, jane.id if role == "player" else None)
    errors = (await caller.ask(FIND, filter=by))["errors"]
    (name,) = by
    refused = next(
        each["extensions"] for each in errors if each["extensions"]["coordinate"] == f"PlayerFilter.{name}"
    )
    assert refused["code"] == "FORBIDDEN"
    if unmet:
        assert refused["requires"] == unmet


async def test_every_search_by_personal_data_is_in_the_audit_log(application: Application) -> None:
    phone = a_phone()
    mine = await a_funded_player(application, phone=phone, firstName="Xaverina")
    twin = await a_funded_player(application, phone=phone, firstName="Xaverine")
    lead = application.as_("support_lead", name=f"searcher-{mine.id}")
    for by in (
        {"namePrefix": "xaverina"},
        {"phone": phone},
        {"email": "unheard.of@example.com", "usernamePrefix": "guest"},
        {"usernamePrefix": "guest", "country": ["DE"]},
    ):
        await lead.data_of(FIND, filter=by)
    rows = await application.rows(SEARCHES, f"operator:searcher-{mine.id}")
    one, both, none = rows  # a search by what is not personal is not among them
    bare, other = (each.id.removeprefix("plr_") for each in (mine, twin))
    assert one[:2] == (bare, "Found")
    assert both[:2] == (None, "Found")
    assert bare in both[2]
    assert other in both[2]
    assert none == (None, "NothingFound", '{"coordinates": ["PlayerFilter.email"]}')
    assert not [word for word in ("xaver", phone, "unheard") if word in str(rows).lower()]


async def test_what_is_changed_is_found_anew_and_what_was_is_not(application: Application) -> None:
    old, new = a_phone(), a_phone()
    mine = await a_funded_player(application, phone=old, lastName="Oldenhammer")
    lead, reason = application.as_("support_lead"), {"code": "CORRECTION"}
    await lead.mutate("updateProfile", playerId=mine.id, phone=new, reason=reason)
    asked = await lead.mutate(
        "requestCorrection", playerId=mine.id, key=a_key(), reason="misspelt", lastName="Newenhammer"
    )
    second = application.as_("support_lead", name="sue")
    await second.mutate("approveCorrection", correctionId=asked["correction"]["id"])
    assert await found(application, phone=old) == []
    assert await found(application, phone=new) == [mine.id]
    assert await found(application, "support_lead", namePrefix="oldenh") == []
    assert await found(application, "support_lead", namePrefix="newenh") == [mine.id]
    await lead.mutate("updateProfile", playerId=mine.id, phone=None, reason=reason)
    assert await found(application, phone=new) == []


async def test_who_was_erased_is_not_found(application: Application) -> None:
    phone, later = a_phone(), a_phone()
    mine = await a_funded_player(application, phone=phone, lastName="Erasmusson")
    id = uuid_of("plr", mine.id)
    for purpose in ("account", "aml"):
        await destroy_subject_key(application.database.pool, id, purpose)
    lead, reason = application.as_("support_lead"), {"code": "CORRECTION"}
    for number in (phone, later):
        assert await found(application, phone=number) == []
        assert await found(application, "support_lead", namePrefix="erasmus") == []
        kept = "select phone_index, name_index from players.player where id = $1"
        assert await application.rows(kept, id) == [(None, [])]
        await lead.mutate(
            "updateProfile", playerId=mine.id, phone=later, lastName="Erasmusson", reason=reason
        )


@pytest.mark.parametrize(
    ("field", "written"),
    [
        ("email", "no address"),
        ("phone", "12345"),
        ("namePrefix", " - "),
        ("namePrefix", "a b c d e f g"),
        ("namePrefix", "x" * 201),
        ("usernamePrefix", "a"),
        ("paymentReference", ""),
    ],
)
async def test_what_no_player_could_have_is_refused_by_its_field(
    application: Application, field: str, written: str
) -> None:
    error = await application.as_("support_lead").error_of(FIND, filter={field: written})
    assert error == {"code": "BAD_USER_INPUT", "field": f"filter.{field}"}
