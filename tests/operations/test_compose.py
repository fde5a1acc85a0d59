"""What the container files say holds: parsed by the real Compose, run as local processes, linted.

No image is built here. Every service's command and environment are taken from the file as they are; only
addresses, paths and programs of the containers are replaced by those of this machine.
"""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from redis import Redis

import server
from server.embedded import EmbeddedServers
from server.embedded.binaries import find_valkey
from server.health import is_healthy
from server.settings import Settings

ROOT = Path(server.__file__).parent.parent
BIN = Path(sys.executable).parent
PASSWORDS = {"CROUPIER_DB_PASSWORD": "owner", "POSTGRES_SUPERUSER_PASSWORD": "super"}
OURS = ("migrate", "api", "worker")


def compose(*arguments, **environment):
    return subprocess.run(
        [BIN / "docker-compose", "--file", ROOT / "docker-compose.yml", *arguments],
        env={"PATH": os.environ["PATH"], "HOME": "/nonexistent", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def services():
    done = compose("config", "--format", "json", **PASSWORDS)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["services"]


@pytest.fixture(scope="module")
def cluster(data):
    """A database made by the script that PostgreSQL's container runs."""
    with EmbeddedServers(data, fast=True) as servers:
        psql = [servers.bin / "psql", "-Xq", servers.superuser_dsn()]
        subprocess.run([*psql, "-c", "drop database croupier", "-c", "drop role croupier"], check=True)
        script = ROOT / "deploy" / "postgres" / "10-owner.sh"
        environment = {
            "PATH": f"{servers.bin}:{os.environ['PATH']}",
            "PGHOST": str(servers.postgres.sockets),
            "POSTGRES_USER": "postgres",
            "CROUPIER_DB_PASSWORD": "owner",
        }
        subprocess.run([script], env=environment, check=True)
        yield servers


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


@pytest.fixture
def locally(run, cluster, place, croupier_command):
    """Start a service of ours as its container would, on a port of this machine."""

    def start(service, port=8000):
        here = {
            "CROUPIER_DATABASE_URL": cluster.postgres_dsn,
            "CROUPIER_REDIS_URL": cluster.redis_url,
            "CROUPIER_DATA_DIR": str(place / "data"),
            "CROUPIER_HOST": "127.0.0.1",
            "CROUPIER_PORT": str(port),
        }
        environment = {**service["environment"], **here}
        assert environment.keys() - service["environment"].keys() == {"CROUPIER_PORT"}
        settings = {name.removeprefix("CROUPIER_").lower(): value for name, value in environment.items()}
        program, *arguments = service["command"]
        assert program == "croupier"
        return run(*croupier_command, *arguments, **settings)

    return start


def reachable(port):
    return is_healthy(f"http://127.0.0.1:{port}/readyz")


def healthy(service, port):
    """What the service's own health check says."""
    marker, program, *arguments = service["healthcheck"]["test"]
    assert (marker, program) == ("CMD", "python")
    asked = [argument.replace(":8000/", f":{port}/") for argument in arguments]
    return subprocess.run([sys.executable, *asked], cwd=ROOT, check=False).returncode == 0


def test_compose_accepts_the_file_and_demands_the_passwords():
    assert compose("config", "-q", **PASSWORDS).returncode == 0
    refused = compose("config", "-q")
    assert refused.returncode != 0
    assert "CROUPIER_DB_PASSWORD is missing a value" in refused.stderr


def test_services_are_pinned_unprivileged_and_watched(services):
    assert set(services) == {*OURS, "postgres", "valkey"}
    for name, service in services.items():
        assert re.fullmatch(r"[\w./-]+:\d[\w.-]*", service["image"]), name
        assert service["user"] not in {"", "0", "root"}, name
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert "healthcheck" in service or service["restart"].startswith("on-failure"), name
        assert service["volumes"], name


def test_nothing_is_published_beyond_this_machine(services):
    published = [port for service in services.values() for port in service.get("ports", ())]
    assert [(port["host_ip"], port["target"]) for port in published] == [("127.0.0.1", 8000)]


def test_every_variable_of_ours_is_a_setting(services):
    known = {f"CROUPIER_{name.upper()}" for name in Settings.model_fields}
    for name in OURS:
        assert services[name]["environment"].keys() <= known


def test_the_drain_time_is_shorter_than_the_stop_period(services):
    for name in ("api", "worker"):
        grace = services[name]["stop_grace_period"]
        assert float(grace.removesuffix("s")) > Settings().drain_seconds_max


def test_services_get_healthy_on_a_migrated_database_and_stop_when_asked(services, locally, eventually):
    migration = locally(services["migrate"])
    assert migration.ends() == 0, migration.printed
    running = {name: (free_port(), services[name]) for name in ("api", "worker")}
    programs = {name: locally(service, port) for name, (port, service) in running.items()}
    for name, (port, service) in running.items():
        program = programs[name]
        eventually(lambda: program.process.poll() is not None or reachable(port), program)  # noqa: B023
        assert program.process.poll() is None, program.printed
        assert healthy(service, port), program.printed
    for name, (port, service) in running.items():
        programs[name].process.terminate()
        assert programs[name].ends() == 0, programs[name].printed
        assert not healthy(service, port)


def test_postgresql_understands_its_settings(services, cluster, account):
    program, *options = services["postgres"]["command"]
    known = subprocess.run(
        [cluster.bin / program, "-D", cluster.postgres.data, *options, "-C", "max_wal_size"],
        capture_output=True,
        text=True,
        cwd="/",
        check=False,
        **account,
    )
    assert known.stdout.strip() == "2048", known.stderr


def test_valkey_runs_with_its_settings(services, run, place):
    port = free_port()
    program, *options = services["valkey"]["command"]
    assert program == "valkey-server"
    options[options.index("/data")] = str(place)
    running = run(str(find_valkey()), *options, "--port", str(port), "--bind", "127.0.0.1")
    with Redis(port=port) as client:
        running.says("Ready to accept connections")
        assert client.ping()
        assert client.config_get("appendonly") == {"appendonly": "yes"}


def test_the_dockerfile_passes_the_linter():
    done = subprocess.run(
        [BIN / "hadolint", ROOT / "deploy" / "Dockerfile"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_the_image_runs_unprivileged_and_has_a_health_check(services):
    lines = (ROOT / "deploy" / "Dockerfile").read_text()
    assert re.search(r"^USER 10001:10001$", lines, re.MULTILINE)
    assert services["api"]["user"] == "10001:10001"
    assert re.search(r"^HEALTHCHECK ", lines, re.MULTILINE)
    assert ":latest" not in lines


def test_the_image_is_built_from_everything_the_package_needs():
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    admitted = {line[1:].rstrip("/") for line in lines if line.startswith("!")}
    build = tomllib.loads((ROOT / "pyproject.toml").read_text())
    packages = build["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    assert {*packages, "dashboard"} <= admitted
    assert {"pyproject.toml", "requirements.lock", "hatch_build.py", "README.md", "LICENSE"} <= admitted
