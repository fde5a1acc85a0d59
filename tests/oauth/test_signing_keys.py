"""Signing keys that follow one another: published before they sign, accepted while their tokens live."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from domain.shared.actor import Actor, ActorKind
from resolvers.errors import Unauthenticated
from server.errors import OperatorError
from server.security.key_rotation import (
    JWKS_CACHE,
    POLL_INTERVAL,
    PUBLISHED_BEFORE,
    TOKEN_LIFE_MAX,
    KeyFiles,
    RotatingKeys,
    keys_in_force,
    rotate,
    rotate_by_age,
)
from server.security.tokens import Tokens
from tests.key_files import made_signing_keys
from tests.oauth.oauth_harness import OAuthHarness, SteppingClock

ANNA = Actor(ActorKind.OPERATOR, "anna", "default", frozenset({"support"}))
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)


@pytest.fixture
def files(tmp_path: Path) -> KeyFiles:
    files = KeyFiles(tmp_path / "data" / "signing-key.pem")
    made_signing_keys(files.first_path)
    return files


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock()


def kids(keys: RotatingKeys) -> list[str]:
    return [key["kid"] for key in keys.jwks["keys"]]


def test_the_key_of_an_earlier_version_becomes_the_first(files: KeyFiles, clock: SteppingClock):
    before = made_signing_keys(files.first_path).current
    assert kids(RotatingKeys(files, clock)) == [before.kid]


def test_the_next_key_is_published_a_cache_period_before_it_signs(files: KeyFiles, clock: SteppingClock):
    assert PUBLISHED_BEFORE > JWKS_CACHE + POLL_INTERVAL
    keys = RotatingKeys(files, clock)
    first = keys.current.kid
    added = rotate(files, clock.now())
    clock.moment += POLL_INTERVAL
    assert kids(keys) == [first, added.key.kid]
    assert keys.current.kid == first
    clock.moment = added.signs_from - SECOND
    assert keys.current.kid == first
    clock.moment = added.signs_from + POLL_INTERVAL
    assert keys.current.kid == added.key.kid
    assert kids(keys) == [added.key.kid, first]


def test_a_retired_key_is_published_until_its_last_token_expires(files: KeyFiles, clock: SteppingClock):
    first = made_signing_keys(files.first_path).current
    added = rotate(files, clock.now())
    last = added.signs_from + TOKEN_LIFE_MAX
    assert keys_in_force(files.read(), last - SECOND).by_id(first.kid)
    assert keys_in_force(files.read(), last).by_id(first.kid) is None
    assert keys_in_force(files.read(), last).current.kid == added.key.kid


def test_a_running_process_reloads_keys(files: KeyFiles, clock: SteppingClock):
    tokens = Tokens(RotatingKeys(files, clock), "croupier", "api", clock)
    other = Tokens(RotatingKeys(files, clock), "croupier", "api", clock)
    old = tokens.issue(ANNA, 3 * HOUR)
    rotate(files, clock.now())
    clock.moment += PUBLISHED_BEFORE + POLL_INTERVAL
    new = tokens.issue(ANNA, HOUR)
    assert new.split(".")[0] != old.split(".")[0]
    for token in (old, new):
        assert other.verify(token).actor == ANNA


def test_a_key_whose_file_is_removed_is_no_longer_accepted(files: KeyFiles, clock: SteppingClock):
    tokens = Tokens(RotatingKeys(files, clock), "croupier", "api", clock)
    added = rotate(files, clock.now(), timedelta())
    clock.moment += POLL_INTERVAL
    token = tokens.issue(ANNA, HOUR)
    added.path.unlink()
    clock.moment += POLL_INTERVAL
    with pytest.raises(Unauthenticated):
        Tokens(RotatingKeys(files, clock), "croupier", "api", clock).verify(token)


def test_unreadable_key_files_leave_the_keys_as_they_are(files: KeyFiles, clock: SteppingClock):
    keys = RotatingKeys(files, clock)
    first = keys.current.kid
    added = rotate(files, clock.now(), timedelta())
    added.path.write_text("no key")
    clock.moment += POLL_INTERVAL
    assert keys.current.kid == first
    with pytest.raises(OperatorError, match="not the PEM"):
        RotatingKeys(files, clock)


def test_only_one_next_key_exists(files: KeyFiles, clock: SteppingClock):
    rotate(files, clock.now())
    with pytest.raises(OperatorError, match="waits already"):
        rotate(files, clock.now())


def test_key_files_are_private(files: KeyFiles, clock: SteppingClock):
    added = rotate(files, clock.now())
    assert added.path.stat().st_mode & 0o777 == 0o600
    added.path.chmod(0o644)
    with pytest.raises(OperatorError, match="others may read"):
        files.read()


@pytest.mark.parametrize("name", ["new.pem", "-1.pem", "1e9.pem", "99999999999999.pem"])
def test_a_misnamed_key_file_is_refused_in_one_line(files: KeyFiles, clock: SteppingClock, name: str):
    added = rotate(files, clock.now())
    added.path.rename(added.path.with_name(name))
    with pytest.raises(OperatorError, match="not named for the second"):
        files.read()


DAYS_90 = timedelta(days=90)


def test_a_key_is_replaced_by_age_and_removed_when_unused(files: KeyFiles):
    made_signing_keys(files.first_path)
    born = datetime.fromtimestamp(files.first_path.stat().st_mtime, UTC)
    assert rotate_by_age(files, born + DAYS_90 - PUBLISHED_BEFORE - SECOND, DAYS_90) is None
    second = rotate_by_age(files, born + DAYS_90 - PUBLISHED_BEFORE + SECOND, DAYS_90)
    assert second is not None
    assert rotate_by_age(files, born + DAYS_90, DAYS_90) is None, "the next one waits already"
    third = rotate_by_age(files, second.signs_from + DAYS_90, DAYS_90)
    assert third is not None
    rotate_by_age(files, third.signs_from + TOKEN_LIFE_MAX, timedelta(days=999))
    assert [each.key.kid for each in files.read()] == [
        made_signing_keys(files.first_path).current.kid,
        third.key.kid,
    ], "the first stays, for more hangs on it"


async def test_the_key_set_is_cacheable_for_an_hour(harness: OAuthHarness):
    answer = await harness.http.get("/oauth/jwks.json")
    assert answer.headers["cache-control"] == f"public, max-age={int(JWKS_CACHE.total_seconds())}"
    assert "d" not in answer.json()["keys"][0]
    rotate(KeyFiles(harness.resources.settings.signing_key), harness.clock.now())
    harness.clock.step(seconds=2)
    assert len((await harness.http.get("/oauth/jwks.json")).json()["keys"]) == 2
