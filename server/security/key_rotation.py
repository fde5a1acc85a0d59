"""Signing keys that follow one another.

The first is ``signing-key.pem``. Each later one lies in the directory beside it and is named for the moment
it starts to sign, ``<seconds since 1970>.pem``: published from the start, long enough before it signs that
whoever keeps our key set for a while knows it by then. A key stays published until the last token it may
have signed has ended. What is in force follows from the files and the clock alone, so all processes agree.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import structlog
from joserfc.jwk import ECKey

from domain.shared.clock import Clock
from server.errors import OperatorError
from server.security.signing_keys import SigningKeys, make_key, read_key

JWKS_CACHE: Final = timedelta(hours=1)
"""For how long others may keep our key set without asking again."""

PUBLISHED_BEFORE: Final = JWKS_CACHE + timedelta(minutes=5)
"""How long a key is published before it signs."""

TOKEN_LIFE_MAX: Final = timedelta(days=90, minutes=1)
"""After a key was replaced, nothing it signed is valid for longer than this."""

POLL_INTERVAL: Final = timedelta(seconds=2)
"""How long a change of the files may go unnoticed."""

FIRST_KEY_START: Final = datetime.fromtimestamp(0, UTC)
"""Since when the first key signs."""

log = structlog.get_logger("croupier.keys")


@dataclass(frozen=True, slots=True)
class DatedKey:
    """A key, when it starts to sign, and where it is."""

    key: ECKey
    signs_from: datetime
    path: Path


def keys_in_force(keys: Sequence[DatedKey], now: datetime) -> SigningKeys:
    """The key that signs now, then those that are accepted: the next ones, and the retired ones in time."""
    ordered = sorted(keys, key=lambda each: each.signs_from)
    began = [each for each in ordered if each.signs_from <= now]
    coming = [each.key for each in ordered if each.signs_from > now]
    if not began:
        return SigningKeys(tuple(coming))
    retired = [old.key for old, successor in pairwise(began) if now < successor.signs_from + TOKEN_LIFE_MAX]
    return SigningKeys((began[-1].key, *coming, *reversed(retired)))


@dataclass(frozen=True, slots=True)
class KeyFiles:
    """Where the keys are: the ``first``, and the directory of those that follow it."""

    first: Path

    @property
    def later(self) -> Path:
        """The directory of the keys after the first."""
        return self.first.with_name("signing-keys")

    def read(self) -> tuple[DatedKey, ...]:
        """All keys; the first is made if there is none yet.

        Raises:
            OperatorError: one of the files is not what it should be.
        """
        if not self.first.exists():
            make_key(self.first)
        return (
            DatedKey(read_key(self.first), FIRST_KEY_START, self.first),
            *(_dated_key(path) for path in self._paths()),
        )

    def stamp(self) -> tuple[int, ...]:
        """Something else whenever the files have changed."""
        return tuple(_modified_ns(path) for path in (self.first, self.later))

    def add(self, signs_from: datetime) -> DatedKey:
        """One more key."""
        path = self.later / f"{int(signs_from.timestamp())}.pem"
        make_key(path)
        return _dated_key(path)

    def forget(self, now: datetime) -> int:
        """Remove the keys whose tokens are all over, save the first; how many that were."""
        known = {key.kid for key in keys_in_force(self.read(), now).keys}
        gone = [path for path in self._paths() if _dated_key(path).key.kid not in known]
        for path in gone:
            path.unlink(missing_ok=True)
        return len(gone)

    def _paths(self) -> list[Path]:
        return sorted(self.later.glob("*.pem")) if self.later.is_dir() else []


class RotatingKeys:
    """Implements ``SigningKeySource`` over files other processes may change, read again every two seconds."""

    def __init__(self, files: KeyFiles, clock: Clock) -> None:
        self._files = files
        self._clock = clock
        self._stamp = files.stamp()
        self._kept = files.read()
        self._seen_at = clock.now()
        self._in_force = keys_in_force(self._kept, self._seen_at)

    @property
    def current(self) -> ECKey:
        """The key that signs."""
        return self._now().current

    def named(self, kid: object) -> ECKey | None:
        """Our key of this id, and nobody else's."""
        return self._now().named(kid)

    @property
    def jwks(self) -> dict[str, Any]:
        """The public halves, for publishing."""
        return self._now().jwks

    def _now(self) -> SigningKeys:
        now = self._clock.now()
        if not timedelta() <= now - self._seen_at < POLL_INTERVAL:
            self._seen_at = now
            self._look(now)
        return self._in_force

    def _look(self, now: datetime) -> None:
        stamp = self._files.stamp()
        if stamp != self._stamp:
            try:
                self._kept = self._files.read()
                self._stamp = stamp
            except (OperatorError, OSError) as error:
                # Those we have still do; whoever changed the files is told.
                log.error("the signing keys cannot be read again", reason=type(error).__name__)  # noqa: TRY400
        chosen = keys_in_force(self._kept, now)
        if chosen.keys != self._in_force.keys:
            self._in_force = chosen


def rotate(files: KeyFiles, now: datetime, lead: timedelta = PUBLISHED_BEFORE) -> DatedKey:
    """Add the key that signs after ``lead``.

    Raises:
        OperatorError: the next key waits already.
    """
    waiting = [each for each in files.read() if each.signs_from > now]
    if waiting and lead:
        moment = f"{waiting[0].signs_from:%Y-%m-%d %H:%M} UTC"
        raise OperatorError(f"the next key waits already, and signs from {moment}: let it")
    return files.add(now + lead)


def rotate_by_age(files: KeyFiles, now: datetime, age_max: timedelta) -> DatedKey | None:
    """Add a key in time for the newest to have signed no longer than ``age_max``; forget what is over."""
    files.forget(now)
    newest = max(each.signs_from for each in files.read())
    began = newest if newest > FIRST_KEY_START else _modified_at(files.first)
    return rotate(files, now) if began + age_max - PUBLISHED_BEFORE <= now else None


def _dated_key(path: Path) -> DatedKey:
    if not path.stem.isdecimal() or len(path.stem) > 11:  # noqa: PLR2004 - until the year 5138
        raise OperatorError(f"{path} is not named for the second it starts to sign: rename or remove it")
    return DatedKey(read_key(path), datetime.fromtimestamp(int(path.stem), UTC), path)


def _modified_ns(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def _modified_at(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
