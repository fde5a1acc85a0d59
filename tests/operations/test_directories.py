"""Files and sockets go where the servers can reach them; permissions above them are not ours to loosen."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from server.embedded import DirectoryUnreachable, EmbeddedServers, directories
from server.embedded.system_account import SystemAccount, account_for_servers

US = SystemAccount("", os.geteuid(), os.getegid(), is_unprivileged=False)
OTHER_ACCOUNT = SystemAccount("other", 4711, 4712, is_unprivileged=True)

only_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root drops to another account")


@pytest.mark.parametrize(
    ("case", "owner", "group", "mode", "reached"),
    [
        ("its own", 4711, 0, 0o700, True),
        ("its own, closed to itself", 4711, 0, 0o077, False),
        ("of its group", 0, 4712, 0o710, True),
        ("of its group, closed to it", 0, 4712, 0o707, False),
        ("a stranger's, open to all", 0, 0, 0o701, True),
        ("a stranger's, open to read but not to enter", 0, 0, 0o706, False),
    ],
)
@only_root
def test_a_directory_is_reached_by_the_bits_that_apply(place, case, owner, group, mode, reached):
    os.chown(place, owner, group)
    place.chmod(mode)
    (place / "inside").mkdir()
    assert OTHER_ACCOUNT.can_reach(place / "inside") is reached, case
    assert SystemAccount("", 0, 0, is_unprivileged=False).can_reach(place / "inside")


@only_root
def test_a_private_home_stays_private_and_data_follows_the_link(place, monkeypatch):
    closed = place / "closed"
    closed.mkdir(mode=0o700)
    outside = place / "outside"
    monkeypatch.setattr(directories, "FALLBACK_HOME", outside)
    for _ in range(2):  # the second start finds the first one's data
        with EmbeddedServers(closed / "data", fast=True) as servers:
            assert servers.home.parent == outside
            assert (closed / "data" / "servers").resolve() == servers.home
    assert len(list(outside.iterdir())) == 1
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700


@only_root
def test_a_removed_data_directory_is_a_fresh_start(place, monkeypatch):
    closed = place / "closed"
    (closed / "data").mkdir(parents=True)
    closed.chmod(0o700)
    monkeypatch.setattr(directories, "FALLBACK_HOME", place / "outside")
    account = account_for_servers("nobody")
    first = directories.servers_home(closed / "data", account)
    assert directories.servers_home(closed / "data", account) == first
    (closed / "data" / "servers").unlink()
    assert directories.servers_home(closed / "data", account) != first


@only_root
def test_data_that_went_out_of_reach_is_not_silently_replaced(place):
    (place / "data" / "postgres").mkdir(parents=True)
    (place / "data").chmod(0o700)
    with pytest.raises(DirectoryUnreachable, match=r"cannot reach the data in .*CROUPIER_RUN_AS"):
        directories.servers_home(place / "data", account_for_servers("nobody"))


@pytest.mark.parametrize("name", [".s.PGSQL.5432", "valkey.sock"])
@pytest.mark.parametrize(("length", "near"), [(107, True), (108, False)])
def test_a_socket_path_of_107_bytes_is_the_longest(place, name, length, near):
    longest = len("/sock/.s.PGSQL.5432")
    home = place / ("d" * (length - longest - len(str(place)) - 1))
    home.mkdir()
    sockets = directories.socket_directory(home, US)
    assert (sockets == home / "sock") is (near or directories.SOCKET_PATH_BYTES_MAX < 107)
    assert len(os.fsencode(sockets / name)) <= directories.SOCKET_PATH_BYTES_MAX
    assert stat.S_IMODE(sockets.stat().st_mode) == 0o700
    if sockets != home / "sock":
        sockets.rmdir()


@only_root
def test_a_socket_directory_of_another_account_is_refused(place):
    (place / "sock").mkdir()
    os.chown(place / "sock", 4711, 4712)
    with pytest.raises(DirectoryUnreachable, match="belongs to the account 4711"):
        directories.socket_directory(place, US)


def test_a_link_in_the_place_of_our_directory_is_refused(place):
    (place / "elsewhere").mkdir()
    (place / "sock").symlink_to(place / "elsewhere")
    with pytest.raises(DirectoryUnreachable, match="is a link"):
        directories.socket_directory(place, US)


def test_a_data_directory_that_cannot_be_made_is_refused(place):
    (place / "file").touch()
    with pytest.raises(DirectoryUnreachable, match=r"cannot create .*CROUPIER_DATA_DIR"):
        directories.data_directory(place / "file" / "data", US)


def test_the_data_directory_is_not_listable_by_others(place):
    assert stat.S_IMODE(directories.data_directory(place / "ours", US).stat().st_mode) == 0o700
    assert stat.S_IMODE(directories.data_directory(place / "dropped", OTHER_ACCOUNT).stat().st_mode) == 0o711
    assert directories.data_directory(Path("~"), US) == Path("~").expanduser().resolve()
