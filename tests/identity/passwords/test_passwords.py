"""What a password must be, what checking one costs, and changing one."""

from __future__ import annotations

import re
from hashlib import sha1
from itertools import count
from typing import Any

import pytest
from argon2 import PasswordHasher

from adapters.breached_passwords import BadBreachListError, LocalBreachedPasswords
from adapters.passwords import Argon2Passwords
from domain.identity.passwords.rules import Objection, objection
from domain.identity.ports import PasswordCheck
from domain.shared.actor import ActorKind
from server.security.account_notices import wait_until_sent
from tests.application import Application
from tests.funded_players import a_funded_player, a_registration
from tests.identity.browser import PASSWORD, Browser

_numbers = count(1)
KNOWN = LocalBreachedPasswords()
OTHER = "another horse entirely"


@pytest.mark.parametrize(
    ("case", "password", "kind", "why"),
    [
        ("eleven characters", "x7 qz-plorm"[:11], ActorKind.PLAYER, Objection.TOO_SHORT),
        ("twelve", "x7 qz-plorm!", ActorKind.PLAYER, None),
        ("twelve of an operator", "x7 qz-plorm!", ActorKind.OPERATOR, Objection.TOO_SHORT),
        ("fourteen of an operator", "x7 qz-plorm!ab", ActorKind.OPERATOR, Objection.TOO_SHORT),
        ("fifteen of an operator", "x7 qz-plorm!abc", ActorKind.OPERATOR, None),
        ("256", "äbc" * 85 + "ä", ActorKind.PLAYER, None),
        ("257", "ä" * 257, ActorKind.PLAYER, Objection.TOO_LONG),
        ("spaces and all scripts", "пароль для 空白 🐎", ActorKind.PLAYER, None),
        ("no digits, no capitals", "just some words", ActorKind.PLAYER, None),
        ("half a character", "twelve chars\ud800", ActorKind.PLAYER, Objection.NOT_TEXT),
        ("the login", "Jane-The-Great", ActorKind.PLAYER, Objection.LIKE_THE_LOGIN),
        ("the login within", "my jane.THE.great1", ActorKind.PLAYER, Objection.LIKE_THE_LOGIN),
        ("the login, like it", "jan3 jane the greaty", ActorKind.PLAYER, Objection.LIKE_THE_LOGIN),
        ("part of the login", "jane the grape!", ActorKind.PLAYER, None),
        ("before the @", "ann.smith rides", ActorKind.PLAYER, Objection.LIKE_THE_LOGIN),
        ("after the @", "example.com rides", ActorKind.PLAYER, None),
        ("the brand", "x luckyhorse x", ActorKind.PLAYER, Objection.LIKE_THE_LOGIN),
        ("a word too short to matter", "bob and friends", ActorKind.PLAYER, None),
        ("the product", "my CR0UP1ER account", ActorKind.OPERATOR, Objection.LIKE_THE_LOGIN),
        ("breached", "unbelievable", ActorKind.PLAYER, Objection.BREACHED),
        ("breached, in capitals", "UNBELIEVABLE", ActorKind.PLAYER, Objection.BREACHED),
        ("breached, twice", "passwordpassword", ActorKind.PLAYER, Objection.BREACHED),
        ("breached, with digits behind", "iLoveYou1234", ActorKind.PLAYER, Objection.BREACHED),
        ("breached, with all of it behind", "Password 123!", ActorKind.PLAYER, Objection.BREACHED),
        ("one character", "aaaaaaaaaaaa", ActorKind.PLAYER, Objection.BREACHED),
        ("two characters", "abababababab", ActorKind.PLAYER, Objection.BREACHED),
        ("three characters", "abzabzabzabz", ActorKind.PLAYER, None),
        ("digits that count on", "456789012345", ActorKind.PLAYER, Objection.BREACHED),
        ("digits that count back", "210987654321", ActorKind.PLAYER, Objection.BREACHED),
        ("digits that do not", "918273645012", ActorKind.PLAYER, None),
        ("two words", "password mountain", ActorKind.PLAYER, None),
    ],
)
def test_rules_of_passwords(case, password, kind, why):
    words = ["jane-the-great", "ann.smith@example.com", "Lucky Horse", "bob"]
    refused = objection(password, kind, words, KNOWN)
    assert (refused and refused.objection) == why, case


def test_an_installation_may_bring_a_longer_list(tmp_path):
    lines = [sha1(word.encode()).hexdigest().upper() for word in ("long and secret", "never guessed")]
    file = tmp_path / "list.txt"
    file.write_text(f"{lines[0]}:17\n\n{lines[1]}:3\n")
    assert LocalBreachedPasswords(file).holds("long and secret")
    file.write_text(f"{lines[0][:13]}\n{lines[1][:13]}\n")
    assert LocalBreachedPasswords(file).holds("never guessed")
    assert not LocalBreachedPasswords(file).holds("something else again")


@pytest.mark.parametrize("content", ["password\n", "abcdef\n", f"{'a' * 40}\n{'a' * 20}\n", f"{'z' * 40}\n"])
def test_a_malformed_list_is_refused(tmp_path, content):
    file = tmp_path / "list.txt"
    file.write_text(content)
    with pytest.raises(BadBreachListError):
        LocalBreachedPasswords(file)


async def test_a_missing_hash_costs_what_a_wrong_password_costs(monkeypatch):
    passwords, verified = Argon2Passwords(), []
    real = passwords._hasher.verify
    monkeypatch.setattr(passwords, "_hasher", _Counting(passwords._hasher, verified, real))
    hashed = await passwords.hash(PASSWORD)
    assert await passwords.check(PASSWORD, hashed) == PasswordCheck(right=True)
    assert await passwords.check(OTHER, hashed) == PasswordCheck(right=False)
    assert await passwords.check(PASSWORD, None) == PasswordCheck(right=False)
    assert await passwords.check("\ud800", None) == PasswordCheck(right=False)
    costs = {each.rsplit("$", 2)[0] for each in verified}
    assert len(verified) == 4
    assert costs == {"$argon2id$v=19$m=19456,t=2,p=1"}
    passwords.close()


class _Counting:
    """A hasher that remembers what it was asked to verify."""

    def __init__(self, real: Any, verified: list[str], verify: Any) -> None:
        self._real, self._verified, self._verify = real, verified, verify

    def verify(self, hashed: str, password: str) -> bool:
        self._verified.append(hashed)
        return self._verify(hashed, password)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


async def test_a_hash_with_older_parameters_is_replaced():
    passwords = Argon2Passwords()
    old = PasswordHasher(time_cost=1, memory_cost=8_192, parallelism=1).hash(PASSWORD)
    checked = await passwords.check(PASSWORD, old)
    assert checked.right
    assert checked.rehashed.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert await passwords.check(OTHER, old) == PasswordCheck(right=False)
    passwords.close()


async def test_password_checks_beyond_the_queue_are_refused():
    passwords = Argon2Passwords(waiting_max=0)
    assert await passwords.check(PASSWORD, None) is None
    passwords.close()


@pytest.fixture
def browser(application: Application) -> Browser:
    return Browser(application.client._transport.app, ip=f"198.19.0.{next(_numbers)}")


async def a_player(application: Application) -> tuple[str, str]:
    name = f"forgets-{next(_numbers)}"
    guest = await a_funded_player(
        application, None, username=name, email=f"{name}@example.com", password=PASSWORD
    )
    return guest.id, name


async def sent_to(application: Application, address: str) -> list[Any]:
    """What the sandbox kept for an address, latest last."""
    await wait_until_sent()
    kept = await application.wired.resources.messages.sandbox.latest()
    return [message for message in reversed(kept) if message.to == address]


def code_in(message: Any) -> str:
    """The six digits in a message."""
    (code,) = re.findall(r"\b\d{6}\b", message.text)
    return code


async def test_signing_in_renews_an_old_hash(application, browser):
    id, name = await a_player(application)
    old = PasswordHasher(time_cost=1, memory_cost=8_192, parallelism=1).hash(PASSWORD)
    uuid = id.removeprefix("plr_")
    await application.rows(
        "update identity.account set password_hash = $2 where id = $1 returning 1", uuid, old
    )
    assert (await browser.sign_in(name)).status_code == 200
    ((kept,),) = await application.rows("select password_hash from identity.account where id = $1", uuid)
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert (await browser.sign_in(name)).status_code == 200


async def test_registration_refuses_breached_passwords(application):
    desk = application.as_("admin")
    refused = await desk.mutate("registerPlayer", **a_registration(password="unbelievable"))
    assert refused["__typename"] == "RegistrationRefused"
    assert [reason["field"] for reason in refused["reasons"]] == ["password"]


def telling(name: str) -> list[str]:
    """Passwords that say who has them, or where."""
    return [f"{name} and more", "my Default Casino", "croupier and more", f"mail.{name} and more"]


async def test_registration_refuses_passwords_made_of_personal_words(application):
    desk, name = application.as_("admin"), f"tells-{next(_numbers)}"
    for password in telling(name):
        asked = a_registration(username=name, email=f"mail.{name}@example.com", password=password)
        refused = await desk.mutate("registerPlayer", **asked)
        assert refused["__typename"] == "RegistrationRefused", password
        assert [reason["field"] for reason in refused["reasons"]] == ["password"]


async def test_password_change_refuses_passwords_made_of_personal_words(application, browser):
    _, name = await a_player(application)
    await browser.sign_in(name)
    change = """mutation ($to: String!) { it: changePassword(input: {current: "%s", password: $to}) {
        __typename ... on PasswordRefused { objection } } }"""
    for password in telling(name):
        outcome = (await browser.ask(change % PASSWORD, to=password))["data"]["it"]
        assert outcome == {"__typename": "PasswordRefused", "objection": "LIKE_THE_LOGIN"}, password


async def test_password_reset_refuses_passwords_made_of_personal_words(application, browser):
    _, name = await a_player(application)
    for password in telling(name):
        challenge = (await browser.post("password/forgot", {"login": name})).json()["challenge"]
        code = code_in((await sent_to(application, f"{name}@example.com"))[-1])
        asked = {"challenge": challenge, "code": code, "password": password}
        refused = await browser.post("password/reset", asked)
        assert (refused.status_code, refused.json()["objection"]) == (400, "LIKE_THE_LOGIN"), password


async def test_known_and_unknown_accounts_get_the_same_answers_for_the_same_work(
    application, browser, monkeypatch
):
    names, hashes = [(await a_player(application))[1] for _ in range(5)], []
    passwords = application.wired.resources.passwords
    real = passwords.check

    async def counting(password: str, hashed: str | None) -> PasswordCheck | None:
        hashes.append(hashed is not None)
        return await real(password, hashed)

    monkeypatch.setattr(type(passwords), "check", lambda _self, *given: counting(*given))
    answers = set()
    for name in names:
        for login in (name, f"unknown-{name}"):
            response = await browser.sign_in(login, "not the password")
            answers.add((response.status_code, response.text, tuple(sorted(response.headers.keys()))))
    assert len(answers) <= 2  # the first sets the cookie of the device
    assert {(status, text) for status, text, _ in answers} == {(401, '{"code":"SIGN_IN_FAILED"}')}
    assert hashes == [True, False] * 5


async def test_password_resets_do_not_reveal_which_accounts_exist(application, browser):
    _, name = await a_player(application)
    answers = [
        await browser.post("password/forgot", {"login": login})
        for login in (name, f"unknown-{name}", f"{name}@example.com", "@")
    ]
    assert {answer.status_code for answer in answers} == {202}
    assert {tuple(answer.json()) for answer in answers} == {("challenge",)}
    assert len({len(answer.json()["challenge"]) for answer in answers}) == 1
    assert len(await sent_to(application, f"{name}@example.com")) == 2


async def test_a_password_reset_ends_every_session_and_opens_none(application, browser):
    _, name = await a_player(application)
    await browser.sign_in(name)
    other = Browser(browser.app, ip="198.19.1.1")
    challenge = (await other.post("password/forgot", {"login": name})).json()["challenge"]
    code = code_in((await sent_to(application, f"{name}@example.com"))[-1])
    asked = {"challenge": challenge, "code": code, "password": "unbelievable"}
    refused = await other.post("password/reset", asked)
    assert (refused.status_code, refused.json()["objection"]) == (400, "BREACHED")
    done = await other.post("password/reset", asked | {"password": OTHER})
    assert (done.status_code, done.json()) == (200, {"state": "PASSWORD_SET"})
    assert "__Host-croupier-players" not in other.cookies
    assert await browser.session() is None
    assert (await other.post("password/reset", asked | {"password": OTHER})).status_code == 401
    assert (await browser.sign_in(name)).status_code == 401
    assert (await browser.sign_in(name, OTHER)).status_code == 200


async def test_a_wrong_code_sets_no_password(application, browser):
    _, name = await a_player(application)
    challenge = (await browser.post("password/forgot", {"login": name})).json()["challenge"]
    unknown = (await browser.post("password/forgot", {"login": f"unknown-{name}"})).json()["challenge"]
    answers = [
        await browser.post("password/reset", {"challenge": each, "code": "000000", "password": OTHER})
        for each in (challenge, unknown, "nonsense")
    ]
    assert {(answer.status_code, answer.text) for answer in answers} == {(401, '{"code":"SIGN_IN_FAILED"}')}
    assert (await browser.sign_in(name)).status_code == 200
