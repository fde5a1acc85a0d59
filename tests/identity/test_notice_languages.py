"""Messages about accounts are in the player's preferred language, and in English to operators."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from adapters.messages.templates import _templates, render
from adapters.postgres.command_runner import CommandRunner
from adapters.postgres.identity.contacts import PostgresContacts
from domain.identity.factor_resets.completion import DONE, AnnounceFactorReset, announce_factor_reset
from domain.identity.factors.changes import (
    FACTOR_NAMES,
    Notice,
    RemoveFactor,
    ResetFactors,
    change_and_notify,
    remove_factor,
    reset_factors,
    send_notice,
)
from domain.identity.factors.recovery_codes import RenewRecoveryCodes, renew_recovery_codes
from domain.identity.factors.verifier import PASSKEY_COPIED
from domain.identity.model import Account, Factor
from domain.identity.notices import Notices
from domain.identity.ports import Message, MessageChannel, SecondFactors
from domain.shared.actor import Actor
from server.composition.bindings import bindings
from server.security.account_notices import wait_until_sent
from tests.application import Application
from tests.funded_players import a_funded_player
from tests.identity.cookie_callers import a_player_account, open_session
from tests.identity.factors.factors_harness import (
    TEN_SECONDS_INTO_A_STEP,
    FactorsHarness,
    FakeMessages,
    account,
    an_operator,
)
from tests.identity.factors.lost_factors import approved
from tests.identity.factors.test_recovery import codes_of, recovers, with_phone
from tests.manual_clock import ManualClock

OF_PLAYERS = {"verify_email", "account_exists", "email_changed", "email_change"} | {
    "address_in_use",
    "phone_changed",
    "phone_changed_sms",
    "username_changed",
}
"""Sent by the players context, which has tests of its own."""


@dataclass
class Owner:
    """A player, and what carries commands out for them."""

    application: Application
    harness: FactorsHarness
    redis_url: str
    actor: Actor
    id: str

    async def notify(self, notice: Callable[[Notices], None]) -> None:
        """Send one of the notices that go out in the background."""

        async def send(_command: None, notices: Notices) -> None:
            notice(notices)

        send.__annotations__["notices"] = Notices
        await self.harness.run(self.actor)(send, None)
        await wait_until_sent()


async def new_device(owner: Owner) -> None:
    _, session = await open_session(owner.redis_url, account(owner.actor))
    await owner.notify(lambda notices: notices.new_device(account(owner.actor), session))


async def password_changed(owner: Owner) -> None:
    await owner.notify(lambda notices: notices.password_changed(account(owner.actor)))


async def mailed_code(owner: Owner, template: str) -> None:
    await owner.notify(lambda notices: notices.code(account(owner.actor), template, "123456", owner.id))


async def recovery_code_used(owner: Owner) -> None:
    first, *_ = await codes_of(owner.harness, owner.actor)
    assert await recovers(owner.harness, owner.actor, first)


async def factor_removed(owner: Owner) -> None:
    await codes_of(owner.harness, owner.actor)
    await change_and_notify(owner.harness.run(owner.actor), remove_factor, RemoveFactor("totp"))


async def code_by_text_message(owner: Owner) -> None:
    await with_phone(owner.harness, owner.actor)
    owner.harness.messages.sent.clear()
    begun = await owner.harness.ask(
        SecondFactors, owner.actor, "begin", account(owner.actor), Factor.SMS, "ticket"
    )
    assert begun


async def number_enrolled(owner: Owner) -> None:
    await with_phone(owner.harness, owner.actor)


async def factor_reset(owner: Owner) -> None:
    await with_phone(owner.harness, owner.actor)
    owner.harness.messages.sent.clear()
    reset = await approved(owner.application, owner)  # type: ignore[arg-type] # by its id
    id = UUID(reset.removeprefix("frs_"))
    until = owner.harness.clock.now() + timedelta(hours=24)
    announced = AnnounceFactorReset(id, until, "ABCD-EFGH-IJKL-MNOP-QRST-UVWX")
    assert await owner.harness.run(owner.actor)(announce_factor_reset, announced)


SENT: dict[str, tuple[Callable[[Owner], Awaitable[None]], set[str]]] = {
    "a new device": (new_device, {"new_device"}),
    "a changed password": (password_changed, {"factor_changed"}),
    "a code for a new password": (lambda owner: mailed_code(owner, "password_reset"), {"password_reset"}),
    "a code to sign in by e-mail": (lambda owner: mailed_code(owner, "sign_in_code"), {"sign_in_code"}),
    "a code to sign in by text message": (code_by_text_message, {"sign_in_code"}),
    "a code for a number that is enrolled": (number_enrolled, {"verify_phone"}),
    "a used recovery code": (recovery_code_used, {"recovery_code_used"}),
    "a removed factor": (factor_removed, {"factor_changed"}),
    "a reset of factors": (factor_reset, {"factor_reset", "factor_reset_sms"}),
}
"""What is told -> how it comes to be sent, and its templates."""


@pytest.fixture
async def owner_of(application: Application, redis_url: str) -> Callable[[str], Awaitable[Owner]]:
    async def made(language: str) -> Owner:
        clock, messages = ManualClock(TEN_SECONDS_INTO_A_STEP), FakeMessages()
        resources = replace(application.wired.resources, messages=messages, clock=clock)
        work = CommandRunner(resources.database, bindings(resources))
        harness = FactorsHarness(resources, work, clock, messages)
        player = await a_funded_player(application, None, language=language)
        of = a_player_account(player.id)
        actor = Actor(of.kind, of.name, of.brand, frozenset({"player"}), of.id, of.id)
        return Owner(application, harness, redis_url, actor, player.id)

    return made


def to_the_owner(owner: Owner) -> list[Message]:
    return [each for each in owner.harness.messages.sent if each.account_id == account(owner.actor).id]


@pytest.mark.parametrize("language", ["de", "it", "de-AT"])
@pytest.mark.parametrize("what", SENT)
async def test_a_player_is_told_in_their_language(
    owner_of: Callable[[str], Awaitable[Owner]], what: str, language: str
) -> None:
    owner = await owner_of(language)
    send, templates = SENT[what]
    await send(owner)
    sent = to_the_owner(owner)
    assert {message.template for message in sent} == templates
    assert {message.language for message in sent} == {language}
    for message in sent:
        written = render(message, "Lucky")
        assert written != render(replace(message, language="en"), "Lucky")
        assert f": {message.params.get('change')}." not in written.text


@pytest.mark.parametrize("language", ["de", "it"])
def test_every_change_of_a_players_factors_has_words_in_every_language(language: str) -> None:
    kinds = [FACTOR_NAMES[factor] for factor in (Factor.PASSKEY, Factor.TOTP, Factor.SMS)]
    added_and_removed = {f"{kind} {change}" for kind in kinds for change in ("added", "removed")}
    told = {"password", "recovery codes renewed", PASSKEY_COPIED, *(words for _, words in DONE)}
    assert set(_templates()[language]["changes"]) == added_and_removed | told


def test_every_message_about_an_account_is_among_those_sent_here() -> None:
    sent = set().union(*(templates for _, templates in SENT.values()))
    assert sent | OF_PLAYERS == set(_templates()["en"])


async def test_a_language_without_texts_is_kept_and_read_in_english(
    owner_of: Callable[[str], Awaitable[Owner]],
) -> None:
    owner = await owner_of("zh-Hant-TW")
    await password_changed(owner)
    (message,) = to_the_owner(owner)
    assert message.language == "zh-Hant-TW"
    assert render(message, "Lucky") == render(replace(message, language="en"), "Lucky")


async def test_operators_are_told_in_english(
    harness: FactorsHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def email_of(_self: Any, of: Account) -> str:
        return f"{of.id}@example.com"

    monkeypatch.setattr(PostgresContacts, "email_of", email_of)
    operator, boss = an_operator("anna"), an_operator("boss")
    await codes_of(harness, operator)
    await change_and_notify(harness.run(operator), renew_recovery_codes, RenewRecoveryCodes())
    await reset_factors(harness.run(boss), ResetFactors(account(operator).id, "lost phone"))
    await harness.run(boss)(send_notice, Notice(account(operator), "recovery_code_used", ()))
    assert [message.language for message in harness.messages.sent] == ["en"] * 3
    assert {message.channel for message in harness.messages.sent} == {MessageChannel.EMAIL}
