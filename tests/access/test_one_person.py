"""One person is one, however their name is spelled: for what takes two, and for what is counted."""

from __future__ import annotations

from datetime import timedelta

import asyncpg
import pytest

from domain.access.policy_changes import ChangeParty
from domain.shared.actor import Actor, ActorKind, is_same_name
from server.console.token_actor import TokenRequestError
from tests.access.proposals import KINDS, why
from tests.access.test_credentials import KNOWN, token_actor
from tests.application import Application
from tests.funded_players import a_funded_player, a_key, eur

SPELLINGS = {
    "capitals": str.upper,
    "one capital": str.capitalize,
    "blanks": " {} ".format,
    "wide letters": lambda name: "".join(chr(ord(each) + 0xFEE0) for each in name),
    "an unseen character": "\u200b".join,
}
OWN = {
    "BrandChangeIsYours",
    "CorrectionIsYours",
    "FactorResetIsYours",
    "SameOperator",
    "ApproverAskedThemselves",
    "OWN_CHANGE",
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("spelling", SPELLINGS)
async def test_who_asked_approves_nothing_under_another_spelling(
    application: Application, kind: str, spelling: str
) -> None:
    proposal, unique = KINDS[kind], a_key("m")
    maker = application.as_(proposal.role, name=f"maker{unique}")
    again = application.as_(proposal.role, name=SPELLINGS[spelling](f"maker{unique}"))

    given = await proposal.ask(application, maker)

    assert why(await proposal.approve(again, given)) in OWN
    other = application.as_(proposal.role, name=f"other{unique}")
    assert why(await proposal.approve(other, given)) == proposal.done


async def test_what_one_person_moves_is_counted_over_all_spellings(application: Application) -> None:
    player, unique = await a_funded_player(application), a_key("s")
    outcomes = []
    for name in ("anna", "Anna", "ANNA"):
        who = application.as_("accountant", name=f"{name}{unique}")
        paid = {"playerId": player.id, "amount": eur("45.00"), "method": "bank", "key": a_key()}
        outcomes.append((await who.mutate("recordDeposit", **paid))["__typename"])
    assert outcomes == ["DepositMoved", "DepositMoved", "SecondPersonNeeded"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("operator:anna", "operator:Anna", True),
        ("operator:anna", "operator:ann\u0430", False),
        ("operator:anna", "service:anna", False),
        ("operator:stra\u00dfe", "operator:STRASSE", True),
        (None, None, False),
        ("operator:anna", None, False),
    ],
)
def test_which_names_are_the_same(one: str | None, other: str | None, same: bool) -> None:
    assert is_same_name(one, other) is same


def test_what_was_asked_for_under_another_spelling_before_is_their_own() -> None:
    assert ChangeParty("operator:Anna").is_same(ChangeParty("operator:anna"))


async def test_the_ledger_takes_no_other_spelling_for_a_second_person(owner: asyncpg.Connection) -> None:
    assert not await owner.fetchval("select wallets.is_second_person('operator:Anna', 'operator:anna')")
    assert await owner.fetchval("select wallets.is_second_person('operator:Anna', 'operator:bert')")


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Anna", "anna"),
        (" anna", "anna"),
        ("anna.b-c_d@example.com", "anna.b-c_d@example.com"),
        ("Anna Smith", None),
        ("ann\u0430", None),
        ("a", None),
        ("7anna", None),
        ("opr_0198c0de-0000-7000-8000-000000000000", None),
        ("a198c0de-0000-7000-8000-000000000000", None),
        ("a198c0de00007000800000000000000f", None),
    ],
)
def test_a_token_names_an_operator_as_their_login_is_spelled(given: str, name: str | None) -> None:
    if name is None:
        with pytest.raises(TokenRequestError, match="operator's login"):
            token_actor(KNOWN, ["support"], "default", None, given)
    else:
        assert token_actor(KNOWN, ["support"], "default", None, given).name == name


def test_programs_keep_their_names() -> None:
    assert token_actor(KNOWN, ["game_server"], "default", None, "Acme Games").name == "Acme Games"


async def test_a_name_of_unseen_characters_alone_is_none(application: Application) -> None:
    unseen = Actor(ActorKind.OPERATOR, "\u200b", "default", frozenset({"support"}))
    token = application.tokens.issue(unseen, timedelta(hours=1))
    answer = await application.client.post(
        "/graphql", json={"query": "{ viewer { name } }"}, headers={"authorization": f"Bearer {token}"}
    )
    assert answer.status_code == 401 or "UNAUTHENTICATED" in answer.text
