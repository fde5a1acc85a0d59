"""Creates and checks the directories of the servers' files and sockets."""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from server.embedded.errors import DirectoryUnreachable
from server.embedded.system_account import SystemAccount, account_name

# sockaddr_un.sun_path holds 108 bytes on Linux and 104 on macOS and the BSDs, one of them the final NUL.
SOCKET_PATH_BYTES_MAX = 107 if sys.platform.startswith("linux") else 103
_LONGEST_SOCKET_NAME = ".s.PGSQL.5432"
FALLBACK_HOME = Path("/var/lib/croupier")
"""For root, when the data directory is out of the servers' reach."""


def data_directory(data_dir: Path, account: SystemAccount) -> Path:
    """`data_dir`, absolute, created when missing so that `account` can pass through it but not list it."""
    place = data_dir.expanduser().absolute()
    if not place.exists():
        try:
            place.mkdir(parents=True)
        except OSError as refused:
            raise DirectoryUnreachable(
                f"cannot create {place} ({refused.strerror}): set CROUPIER_DATA_DIR to a writable directory"
            ) from None
        place.chmod(0o711 if account.is_unprivileged else 0o700)
    place = place.resolve()
    if not os.access(place, os.W_OK | os.X_OK):
        raise DirectoryUnreachable(
            f"{place} belongs to another account: run as its owner, or set CROUPIER_DATA_DIR to another one"
        )
    return place


def servers_home(data_dir: Path, account: SystemAccount) -> Path:
    """The directory of the servers' files: the data directory, or one `account` can reach.

    Root's data directory may lie under a closed home. Permissions above it are not ours to loosen, so the
    files go to /var/lib/croupier/ and the link `servers` in the data directory says where.
    """
    link = data_dir / "servers"
    if link.is_symlink() and link.exists():
        return link.resolve()
    if account.can_reach(data_dir):
        return data_dir
    if (data_dir / "postgres").exists():
        raise DirectoryUnreachable(
            f"{account.name} cannot reach the data in {data_dir}: run as the account that created it, or set "
            "CROUPIER_RUN_AS to its name"
        )
    home = FALLBACK_HOME / f"{data_dir.parent.name or 'root'}-{secrets.token_hex(4)}"
    try:
        home.mkdir(parents=True, mode=0o711)
    except OSError as refused:
        raise DirectoryUnreachable(
            f"{account.name} cannot reach {data_dir} and {home} cannot be created ({refused.strerror}): "
            f"set CROUPIER_DATA_DIR to a directory {account.name} can reach"
        ) from None
    home.chmod(0o711)
    if not account.can_reach(home):
        raise DirectoryUnreachable(
            f"{account.name} can reach neither {data_dir} nor {home}: set CROUPIER_DATA_DIR to a place it can"
        )
    link.unlink(missing_ok=True)
    link.symlink_to(home)
    return home


def own_directory(path: Path, account: SystemAccount) -> Path:
    """`path` as a directory only `account` may enter; refuses one of another owner."""
    if not path.is_symlink():
        path.mkdir(parents=True, exist_ok=True)
    # Ours already: root created it, or was stopped before it changed the owner.
    ours = SystemAccount("", os.geteuid(), os.getegid(), is_unprivileged=False)
    require_owned(path, ours if path.lstat().st_uid == ours.uid else account)
    account.chown(path, 0o700)
    return path


def require_owned(path: Path, account: SystemAccount) -> None:
    """Raise DirectoryUnreachable unless `path` is a directory of `account`, and not a link to one."""
    state = path.lstat()
    if not stat.S_ISDIR(state.st_mode):
        raise DirectoryUnreachable(f"{path} is a link or a file where a directory belongs: remove it")
    if state.st_uid != account.uid:
        owner = account_name(state.st_uid)
        raise DirectoryUnreachable(
            f"{path} belongs to the account {owner}: run as it, or as root with CROUPIER_RUN_AS={owner}, "
            "or set CROUPIER_DATA_DIR to another directory"
        )


def socket_directory(home: Path, account: SystemAccount) -> Path:
    """The directory of the sockets: in `home`, or in /tmp when a socket's path would be too long."""
    near = home / "sock"
    longest = os.fsencode(near / _LONGEST_SOCKET_NAME)
    # A comma separates hosts in a connection string.
    if len(longest) <= SOCKET_PATH_BYTES_MAX and b"," not in longest:
        return own_directory(near, account)
    name = f"croupier-{os.geteuid()}-{hashlib.sha256(os.fsencode(home)).hexdigest()[:12]}"
    temporary = Path(tempfile.gettempdir())
    if not account.can_reach(temporary):
        temporary = Path("/tmp")  # noqa: S108 - own_directory refuses a directory that is not ours
    return own_directory(temporary / name, account)


def remove_if_outside(sockets: Path, home: Path) -> None:
    """Remove the socket directory from the temporary directory once the servers have stopped."""
    if not sockets.is_relative_to(home):
        with suppress(OSError):
            sockets.rmdir()
