"""The files of keys: which are missing, and whether they may be made."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from adapters.vault.key_file import KeyFile
from server.errors import OperatorError
from server.security.signing_keys import make_key
from server.security.vault import master_keys_of
from server.settings import Settings

SIGNING: Final = "SIGNING_KEY_PATH"
AUDIT: Final = "AUDIT_KEY_PATH"
MASTER: Final = "MASTER_KEYS_PATH"


class KeysRefused(OperatorError):
    """The keys here are missing, or are not those of this database; the line names the first."""


@dataclass(frozen=True, slots=True)
class MissingKeyFile:
    """A file of keys that is not there. ``named``: the setting has its path, or else the data directory."""

    setting: str
    path: Path
    named: bool
    make: Callable[[], None]


def missing_key_files(settings: Settings, *, audit: bool) -> list[MissingKeyFile]:
    """The files of keys that the settings call for and that do not exist; the audit log's with ``audit``."""
    signing, heads = settings.signing_key, settings.audit_key
    wanted = [
        MissingKeyFile(SIGNING, signing, settings.signing_key_path is not None, partial(make_key, signing))
    ]
    if audit:
        wanted.append(
            MissingKeyFile(AUDIT, heads, settings.audit_key_path is not None, partial(make_key, heads))
        )
    source = master_keys_of(settings)
    if isinstance(source, KeyFile):
        named = settings.master_keys_path is not None
        wanted.append(MissingKeyFile(MASTER, settings.master_key_file, named, source.create))
    return [key for key in wanted if not key.path.exists()]


def refuse_missing(missing: Iterable[MissingKeyFile], needed: Collection[str]) -> None:
    """Make sure that all of these may be made. ``needed``: the settings of keys that something depends on.

    Raises:
        KeysRefused: a path was named at which there is nothing, or a key that is needed is gone.
    """
    for key in missing:
        if key.named:
            raise KeysRefused(
                f"CROUPIER_{key.setting}: there is no file {key.path}: correct the path, or let "
                "`croupier keys create` make the file"
            )
        if key.setting in needed:
            raise KeysRefused(
                f"there is no {key.path}, and the database needs it: put back the file that belongs to it, "
                f"or name its place by CROUPIER_{key.setting} or CROUPIER_DATA_DIR"
            )
