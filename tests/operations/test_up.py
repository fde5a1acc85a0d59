"""`croupier up`, as it is used at a terminal."""

from __future__ import annotations

import http.client
from urllib.parse import urlsplit

import psutil
import pytest

from server.processes.up import child_processes
from server.settings import read_settings

READY = "Croupier is ready: "
UP = ("up", "--port", "0", "--data-dir")


@pytest.fixture(scope="module")
def lasting(run_for_long, croupier_command, data):
    """A Croupier of two server processes and a worker, up for the tests of this module that only visit."""
    return run_for_long(*croupier_command, *UP, str(data), "--workers", "2", log_format="json")


@pytest.fixture(scope="module")
def address(lasting):
    return lasting.says(READY).removeprefix(READY).split()[0]


def status(address, path="/readyz"):
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.hostname, place.port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse().status
    connection.close()
    return answer


def named(program, part):
    """Its living processes with `part` in the command line."""
    found = []
    for one in program.family():
        try:
            found += [one] if part in " ".join(one.cmdline()) else []
        except psutil.NoSuchProcess:  # or a zombie, which is one of them
            continue
    return found


def test_a_second_one_on_the_same_directory_is_refused_in_one_line(lasting, address, croupier, data):
    second = croupier(*UP, str(data))
    assert second.ends() == 1
    assert f"in use by another Croupier (process {lasting.process.pid})" in second.printed
    assert second.printed.count("\n") == 1
    assert status(address) == 200


def test_commands_work_beside_it_on_its_servers(address, croupier, data):
    doctor = croupier("doctor", data_dir=data, port=urlsplit(address).port)
    assert doctor.ends() == 0, doctor.printed
    assert "a Croupier is up" in doctor.printed
    assert "up to date" in doctor.printed


def test_a_killed_server_process_is_replaced_while_the_other_answers(lasting, address, eventually):
    first, second = named(lasting, "serve --fd")
    assert named(lasting, "server.cli worker")
    first.kill()
    eventually(lambda: {one.pid for one in named(lasting, "serve --fd")} - {first.pid, second.pid})
    assert second.is_running()
    assert status(address) == 200


def test_a_killed_database_is_restarted(lasting, address, eventually):
    postgres = next(one for one in named(lasting, "postgres -D") if one.ppid() == lasting.process.pid)
    postgres.kill()
    lasting.says("database server ended and was started again")
    eventually(lambda: status(address) == 200)


@pytest.mark.last
def test_no_process_outlives_a_killed_parent(lasting, address, gone, eventually):
    assert status(address) == 200
    family = lasting.family()
    lasting.process.kill()
    eventually(lambda: gone(family))


@pytest.mark.last
def test_stopping_ends_every_process_without_errors(croupier, data, gone):
    program = croupier(*UP, str(data), log_format="console")
    address = program.says(READY).removeprefix(READY).split()[0]
    assert status(address) == 200
    family = program.family()
    assert len(family) > 3
    program.process.terminate()
    assert program.ends() == 0, program.printed
    assert gone(family)
    assert "Traceback" not in program.printed


def test_a_taken_port_is_refused_before_anything_starts(croupier, place, taken_port):
    program = croupier("up", "--port", str(taken_port), "--data-dir", str(place / "data"))
    assert program.ends() == 1
    assert f"cannot listen on 127.0.0.1 port {taken_port}" in program.printed
    assert "--port" in program.printed
    assert not (place / "data").exists()


def test_one_process_does_everything_and_several_divide_it(place):
    def told(workers):
        children = child_processes(
            read_settings(workers=workers, data_dir=place), fd=9, metrics=place / "metrics"
        )
        return {
            child.name: (child.environment["CROUPIER_BACKGROUND"], child.inherited_fds) for child in children
        }

    assert told(1) == {"server": ("True", (9,))}
    assert told(2) == {"worker": ("True", ()), "server 1": ("False", (9,)), "server 2": ("False", (9,))}


def test_several_processes_add_up_their_metrics_in_an_empty_directory(place):
    stale = place / "metrics" / "counter_1.db"
    stale.parent.mkdir()
    stale.touch()
    children = child_processes(read_settings(workers=2, data_dir=place), fd=9, metrics=place / "metrics")
    assert not stale.exists()
    for child in children:
        assert child.environment["PROMETHEUS_MULTIPROC_DIR"] == str(place / "metrics")
        assert child.environment["CROUPIER_METRICS_DIR"] == str(place / "metrics")
