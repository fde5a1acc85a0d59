"""What somebody tries who wants to be somebody else, or to know who is a player here."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest

from domain.identity import lockout, password_changes, signing_in_factors
from server.notices import all_sent
from tests.application import Application
from tests.guests import a_guest
from tests.identity.browser import PASSWORD, Browser

_numbers = count(1)


@pytest.fixture
def app(application: Application) -> Any:
    return application.client._transport.app


def a_browser(app: Any) -> Browser:
    number = next(_numbers)
    return Browser(app, ip=f"203.0.{number // 250}.{number % 250 + 1}")


async def a_player(application: Application) -> str:
    name = f"hunted{next(_numbers)}"
    await a_guest(application, None, username=name, email=f"{name}@example.com", password=PASSWORD)
    return name


SPELLINGS = [
    ("the name, then the address", "{}", "{}@example.com"),
    ("the address, then the name", "{}@example.com", "{}"),
    ("in full-width letters", "hunted{}", "\uff48unted{}"),
    ("the address in full-width letters", "hunted{}@example.com", "\uff48unted{}@example.com"),
]


@pytest.mark.parametrize(("case", "first", "then"), SPELLINGS, ids=lambda given: str(given)[:24])
async def test_having_to_wait_tells_nobody_which_names_are_one_players(application, app, case, first, then):
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


async def test_codes_for_a_new_password_cannot_be_tried_by_the_thousand(application, app):
    """Each challenge is good for five guesses: unless challenges are few, a million guesses are a matter of
    addresses to guess from."""
    name, answers, good = await a_player(application), [], 0
    for _ in range(password_changes.CODES_MAX + 3):
        answer = await a_browser(app).post("password/forgot", {"login": name})
        answers.append((answer.status_code, *answer.json()))
        challenge = answer.json()["challenge"]
        codes = application.wired.means.codes
        good += await _is_good(codes, challenge)
    await all_sent()
    assert set(answers) == {(202, "challenge")}
    assert good == password_changes.CODES_MAX


async def _is_good(codes: Any, challenge: str) -> bool:
    """Whether a challenge is of the account: sealed subjects are longer than nobody's."""
    from adapters.valkey.codes import _key  # noqa: PLC0415

    client = codes._keep._script.registered_client
    sealed = await client.hget(_key(challenge), "subject")
    return codes._open(challenge, sealed) != password_changes.NOBODY


async def test_whoever_uses_up_the_codes_of_a_player_leaves_them_those_for_their_own_device(application, app):
    name = await a_player(application)
    victim = a_browser(app)
    await victim.sign_in(name)
    for _ in range(password_changes.CODES_MAX + 1):
        await a_browser(app).post("password/forgot", {"login": name})
    challenge = (await victim.post("password/forgot", {"login": name})).json()["challenge"]
    await all_sent()
    assert await _is_good(application.wired.means.codes, challenge)


async def test_codes_from_the_mail_cannot_be_tried_by_the_thousand(application, app):
    """Whoever knows the password gets a ticket at every address they come from."""
    name = await a_player(application)
    for _ in range(lockout.STRANGERS_FAILURES_MAX):
        await a_browser(app).sign_in(name, "guess")
    begun = []
    for _ in range(signing_in_factors.MAIL_CODES_MAX + 2):
        browser = a_browser(app)
        ticket = (await browser.sign_in(name)).json()["ticket"]
        begun.append(await browser.post("factor/begin", {"ticket": ticket, "factor": "EMAIL"}))
    await all_sent()
    assert [each.status_code for each in begun] == [200] * signing_in_factors.MAIL_CODES_MAX + [429] * 2
