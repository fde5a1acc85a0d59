"""Rotation of signing keys.

The first is ``signing-key.pem``. Each later one is in the directory beside it and named by the moment it
starts to sign, ``<seconds since 1970>.pem``: published from the start, long enough before it signs that
clients who cache our key set have fetched it by then. A key stays published until the last token it may have
signed has expired. The keys in force follow from the files and the clock alone, so all processes agree.
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
from server.settings import Settings

JWKS_CACHE: Final = timedelta(hours=1)
"""For how long clients may cache our key set."""

PUBLISHED_BEFORE: Final = JWKS_CACHE + timedelta(minutes=5)
"""How long a key is published before it signs."""

TOKEN_LIFE_MAX: Final = timedelta(days=90, minutes=1)
"""After a key was replaced, nothing it signed is valid for longer than this."""

POLL_INTERVAL: Final = timedelta(seconds=2)
"""How often the files are checked for changes."""

FIRST_KEY_START: Final = datetime.fromtimestamp(0, UTC)
"""When the first key starts to sign."""

log = structlog.get_logger("croupier.keys")


@dataclass(frozen=True, slots=True)
class DatedKey:
    """A key, when it starts to sign, and its file."""

    key: ECKey
    signs_from: datetime
    path: Path


def keys_in_force(keys: Sequence[DatedKey], now: datetime) -> SigningKeys:
    """The key that signs now, then those accepted: the next ones, and those retired not too long ago."""
    ordered = sorted(keys, key=lambda each: each.signs_from)
    began = [each for each in ordered if each.signs_from <= now]
    coming = [each.key for each in ordered if each.signs_from > now]
    if not began:
        return SigningKeys(tuple(coming))
    retired = [old.key for old, successor in pairwise(began) if now < successor.signs_from + TOKEN_LIFE_MAX]
    return SigningKeys((began[-1].key, *coming, *reversed(retired)))


@dataclass(frozen=True, slots=True)
class KeyFiles:
    """The files of the keys: ``first_path``, and the directory of the later ones; who may read them."""

    first_path: Path
    group_may_read: bool = False

    @classmethod
    def of(cls, settings: Settings) -> "KeyFiles":
        """Those of an installation."""
        return cls(settings.signing_key, settings.key_files_group_readable)

    @property
    def later_directory(self) -> Path:
        """The directory of the keys after the first."""
        return self.first_path.with_name("signing-keys")

    def read(self) -> tuple[DatedKey, ...]:
        """All keys.

        Raises:
            OperatorError: the first is missing, or one of the files is not what it should be.
        """
        return (
            DatedKey(self._key(self.first_path), FIRST_KEY_START, self.first_path),
            *(self._dated_key(path) for path in self._paths()),
        )

    def _dated_key(self, path: Path) -> DatedKey:
        if not path.stem.isdecimal() or len(path.stem) > 11:  # noqa: PLR2004 - until the year 5138
            raise OperatorError(f"{path} is not named for the second it starts to sign: rename or remove it")
        return DatedKey(self._key(path), datetime.fromtimestamp(int(path.stem), UTC), path)

    def _key(self, path: Path) -> ECKey:
        return read_key(path, group_may_read=self.group_may_read)

    def modification_times(self) -> tuple[int, ...]:
        """A value that differs whenever the files have changed."""
        return tuple(_modified_ns(path) for path in (self.first_path, self.later_directory))

    def add(self, signs_from: datetime) -> DatedKey:
        """Create a key that signs from then on."""
        path = self.later_directory / f"{int(signs_from.timestamp())}.pem"
        make_key(path)
        return self._dated_key(path)

    def remove_expired(self, now: datetime) -> int:
        """Remove the keys whose tokens have all expired, except the first; returns how many."""
        known = {key.kid for key in keys_in_force(self.read(), now).keys}
        gone = [path for path in self._paths() if self._dated_key(path).key.kid not in known]
        for path in gone:
            path.unlink(missing_ok=True)
        return len(gone)

    def _paths(self) -> list[Path]:
        return sorted(self.later_directory.glob("*.pem")) if self.later_directory.is_dir() else []


class RotatingKeys:
    """Implements ``SigningKeySource`` by files that other processes may change, checked every two seconds."""

    def __init__(self, files: KeyFiles, clock: Clock) -> None:
        self._files = files
        self._clock = clock
        self._stamp = files.modification_times()
        self._keys = files.read()
        self._seen_at = clock.now()
        self._in_force = keys_in_force(self._keys, self._seen_at)

    @property
    def current(self) -> ECKey:
        """The key that signs."""
        return self._now().current

    def by_id(self, kid: object) -> ECKey | None:
        """Our key of this id; None where there is none."""
        return self._now().by_id(kid)

    @property
    def jwks(self) -> dict[str, Any]:
        """The public halves, for publishing."""
        return self._now().jwks

    def _now(self) -> SigningKeys:
        now = self._clock.now()
        if not timedelta() <= now - self._seen_at < POLL_INTERVAL:
            self._seen_at = now
            self._reload_if_changed(now)
        return self._in_force

    def _reload_if_changed(self, now: datetime) -> None:
        stamp = self._files.modification_times()
        if stamp != self._stamp:
            try:
                self._keys = self._files.read()
                self._stamp = stamp
            except (OperatorError, OSError) as error:
                # The keys loaded before stay in use.
                log.error("the signing keys cannot be read again", reason=type(error).__name__)  # noqa: TRY400
        chosen = keys_in_force(self._keys, now)
        if chosen.keys != self._in_force.keys:
            self._in_force = chosen


def rotate(files: KeyFiles, now: datetime, lead: timedelta = PUBLISHED_BEFORE) -> DatedKey:
    """Add the key that signs after ``lead``.

    Raises:
        OperatorError: there is a next key already.
    """
    waiting = [each for each in files.read() if each.signs_from > now]
    if waiting and lead:
        moment = f"{waiting[0].signs_from:%Y-%m-%d %H:%M} UTC"
        raise OperatorError(f"the next key waits already, and signs from {moment}: let it")
    return files.add(now + lead)


def rotate_by_age(files: KeyFiles, now: datetime, age_max: timedelta) -> DatedKey | None:
    """Add a key before the newest has signed for longer than ``age_max``; remove expired ones."""
    files.remove_expired(now)
    newest = max(each.signs_from for each in files.read())
    began = newest if newest > FIRST_KEY_START else _modified_at(files.first_path)
    return rotate(files, now) if began + age_max - PUBLISHED_BEFORE <= now else None


def _modified_ns(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def _modified_at(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
