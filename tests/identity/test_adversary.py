"""Attacks: to take an account over, or to find out who is a player here."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import Any

import pytest

from adapters.messages.verification_codes import ContactVerificationCodes
from domain.identity.factors.changes import Notice, send_notice
from domain.identity.factors.model import FactorEnrolled, FactorRefused
from domain.identity.factors.passkeys import ConfirmPasskey, EnrolPasskey, confirm_passkey, enrol_passkey
from domain.identity.factors.sms_codes import ConfirmPhone, EnrolPhone, confirm_phone, enrol_phone
from domain.identity.factors.totp import ConfirmTotp, EnrolTotp, confirm_totp, enrol_totp
from domain.identity.model import Account, Factor
from domain.identity.passwords import reset
from domain.identity.ports import Delivery, IssuedCode, Message
from domain.identity.sign_in import lockout, second_factor
from domain.players.verification import Challenge, Contact
from domain.shared.actor import Actor, ActorKind, Channel, Origin
from domain.shared.ids import new_id
from server.security.account_notices import MailedNotices, wait_until_sent
from tests.application import Application, Caller
from tests.funded_players import a_funded_player
from tests.identity.browser import PASSWORD, Browser
from tests.identity.cookie_callers import ENROL, a_cookie_caller, a_player_account, open_session
from tests.identity.factors.authenticator import Authenticator
from tests.identity.factors.factors_harness import FactorsHarness
from tests.identity.factors.factors_harness import a_player as a_player_on_stage

_numbers = count(1)


@pytest.fixture
def app(application: Application) -> Any:
    return application.client._transport.app


def a_browser(app: Any) -> Browser:
    number = next(_numbers)
    return Browser(app, ip=f"203.0.{number // 250}.{number % 250 + 1}")


async def a_player(application: Application) -> str:
    name = f"hunted{next(_numbers)}"
    await a_funded_player(application, None, username=name, email=f"{name}@example.com", password=PASSWORD)
    return name


SPELLINGS = [
    ("the name, then the address", "{}", "{}@example.com"),
    ("the address, then the name", "{}@example.com", "{}"),
    ("in full-width letters", "hunted{}", "\uff48unted{}"),
    ("the address in full-width letters", "hunted{}@example.com", "\uff48unted{}@example.com"),
]


@pytest.mark.parametrize(("case", "first", "then"), SPELLINGS, ids=lambda given: str(given)[:24])
async def test_lockouts_do_not_reveal_which_logins_are_one_accounts(application, app, case, first, then):
    """Failures that added up over two names would tell that they are one account's."""
    taken = (await a_player(application)).removeprefix("hunted")
    answers = []
    for name in (taken, f"000{next(_numbers)}"):
        browser = a_browser(app)
        full = name if "hunted" in first else f"hunted{name}"
        tried = [await browser.sign_in(first.format(full), "guess") for _ in range(3)]
        tried += [await browser.sign_in(then.format(full), "guess")]
        answers.append([each.status_code for each in tried])
    assert answers[0] == answers[1], case


async def test_guesses_at_password_reset_codes_are_limited(application, app):
    """Each challenge is good for five guesses: unless challenges are few, a million guesses are a matter of
    addresses to guess from."""
    name, answers, good = await a_player(application), [], 0
    for _ in range(reset.CODES_MAX + 3):
        answer = await a_browser(app).post("password/forgot", {"login": name})
        answers.append((answer.status_code, *answer.json()))
        challenge = answer.json()["challenge"]
        codes = application.wired.resources.codes
        good += await _is_good(codes, challenge)
    await wait_until_sent()
    assert set(answers) == {(202, "challenge")}
    assert good == reset.CODES_MAX


async def _is_good(codes: Any, challenge: str) -> bool:
    """Whether a challenge is of the account: sealed subjects are longer than a decoy's."""
    from adapters.valkey.identity.codes import _key  # noqa: PLC0415

    client = codes._store._script.registered_client
    sealed = await client.hget(_key(challenge), "subject")
    return codes._open(challenge, sealed) != reset.NO_SUBJECT


async def test_known_devices_have_their_own_quota_of_reset_codes(application, app):
    name = await a_player(application)
    victim = a_browser(app)
    await victim.sign_in(name)
    for _ in range(reset.CODES_MAX + 1):
        await a_browser(app).post("password/forgot", {"login": name})
    challenge = (await victim.post("password/forgot", {"login": name})).json()["challenge"]
    await wait_until_sent()
    assert await _is_good(application.wired.resources.codes, challenge)


async def test_guesses_at_sign_in_codes_by_e_mail_are_limited(application, app):
    """With the password an attacker gets a ticket from every network address."""
    name = await a_player(application)
    for _ in range(lockout.UNKNOWN_DEVICES_FAILURES_MAX):
        await a_browser(app).sign_in(name, "guess")
    begun = []
    for _ in range(second_factor.MAIL_CODES_MAX + 2):
        browser = a_browser(app)
        ticket = (await browser.sign_in(name)).json()["ticket"]
        begun.append(await browser.post("factor/begin", {"ticket": ticket, "factor": "EMAIL"}))
    await wait_until_sent()
    assert [each.status_code for each in begun] == [200] * second_factor.MAIL_CODES_MAX + [429] * 2


async def a_browser_client(application: Application) -> str:
    """The id of a registered program that acts for people."""
    document = "mutation ($in: RegisterClientInput!) { it: registerClient(input: $in) { client { id } } }"
    given = {"name": "Play", "kind": "BROWSER", "scopes": ["OPENID"]}
    uris = ["https://play.example.com/callback"]
    made = await application.as_("admin").data_of(document, **{"in": given | {"redirectUris": uris}})
    id: str = made["it"]["client"]["id"]
    return id


async def test_a_client_with_a_players_token_cannot_enrol_a_factor(
    application: Application, redis_url: str
) -> None:
    """A first factor needs the password; a client with the player's token never had it."""
    account = a_player_account(f"plr_{new_id()}")
    themselves = await a_cookie_caller(application, redis_url, account, role="player")
    _, session = await open_session(redis_url, account)
    actor = Actor(ActorKind.PLAYER, account.name, "default", frozenset({"player"}), account.id)
    client_id = await a_browser_client(application)
    claims = {"sid": str(session.id), "client_id": client_id}
    third = application.tokens.issue(actor, timedelta(minutes=5), claims=claims)
    ours = application.tokens.issue(actor, timedelta(minutes=5), claims=claims | {"first_party": True})
    for name in ("enrolTotp", "enrolPasskey"):
        document = f"mutation {{ it: {name} {{ __typename }} }}"
        refused = await Caller(application.client, ours, "player").error_of(document)
        assert refused == {"code": "STEP_UP_REQUIRED", "challenge": None, "factors": []}
        assert (await Caller(application.client, third, "player").error_of(document))["code"] == "FORBIDDEN"
    assert (await themselves.outcome_of(ENROL))["__typename"] == "TotpBegun"


async def test_an_enrolment_begun_before_the_first_factor_cannot_be_confirmed(
    harness: FactorsHarness,
) -> None:
    """A thief of the password begins, the holder enrols a factor, and then the thief goes on."""
    actor = a_player_on_stage()
    thief, holder = harness.run(actor, new_id()), harness.run(actor, new_id())
    app = await thief(enrol_totp, EnrolTotp("thief"))
    key = await thief(enrol_passkey, EnrolPasskey("thief"))
    phone = await thief(enrol_phone, EnrolPhone("+393331234567"))
    code = harness.messages.sent[-1].params["code"]

    own = await holder(enrol_passkey, EnrolPasskey("holder"))
    enrolled = await confirm_passkey(holder, ConfirmPasskey("Mine", Authenticator().create(own.options)))
    assert isinstance(enrolled, FactorEnrolled)

    outcomes = [
        await thief(confirm_totp, ConfirmTotp(harness.code(app.secret))),
        await confirm_passkey(thief, ConfirmPasskey("Theirs", Authenticator().create(key.options))),
        await confirm_phone(thief, ConfirmPhone(phone.id, code)),
    ]
    assert [type(each) for each in outcomes] == [FactorRefused] * 3
    assert [each.kind for each in (await harness.standing(actor)).factors] == [Factor.PASSKEY]


@pytest.mark.parametrize("delivery", [Delivery.SENT, Delivery.LIMITED, Delivery.FAILED])
async def test_a_code_that_was_not_delivered_is_invalid(harness: FactorsHarness, delivery: Delivery) -> None:
    """Else an attacker who has used up a player's message quota would get challenges to guess at."""
    harness.messages.delivery, made = delivery, []

    class Watched:
        """Codes that are seen as they are made."""

        redeem = harness.resources.codes.redeem

        async def issue(self, *given: str) -> IssuedCode:
            made.append(await harness.resources.codes.issue(*given))
            return made[-1]

    origin = Origin(a_player_on_stage(), Channel.GRAPHQL, "test")
    contacts = ContactVerificationCodes(Watched(), harness.messages, origin)
    asked = Challenge(Contact.EMAIL, "jane@example.com", "register", "default", "a form", "default", "en")
    sent = await contacts.challenge(asked)
    came = {await contacts.answered(sent.id, "register", "default", each.code) for each in made}
    assert came == ({"a form"} if delivery is Delivery.SENT else {None})
    assert sent.id == made[-1].id


async def test_notices_of_a_takeover_ignore_the_quota_of_its_address(
    harness: FactorsHarness, redis_url: str
) -> None:
    """A takeover from an address whose message quota is used up is still notified to the holder."""
    ips: dict[str, set[str | None]] = {}

    class Counting:
        """Messages, and the addresses they count towards."""

        async def send(self, message: Message, ip: str | None = None) -> Delivery:
            ips.setdefault(message.template, set()).add(ip)
            return Delivery.SENT

    class Reached:
        """Every account has an address."""

        async def email_of(self, account: Account) -> str:
            return f"{account.id}@example.com"

        async def language_of(self, account: Account) -> str:
            return "en"

    account = a_player_account(f"plr_{new_id()}")
    _, session = await open_session(redis_url, account)
    notices = MailedNotices(Reached(), Counting(), harness.clock, "203.0.113.99")
    notices.new_device(account, session)
    notices.password_changed(account)
    notices.code(account, "password_reset", "123456", "key")
    await wait_until_sent()
    await send_notice(Notice(account, "recovery_code_used", ()), Counting(), Reached())
    assert ips == {
        "new_device": {None},
        "factor_changed": {None},
        "recovery_code_used": {None},
        "password_reset": {"203.0.113.99"},
    }
