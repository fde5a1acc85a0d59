"""Promises of docs/security.md that no other test keeps: what the sources never do, and how requests end."""

from __future__ import annotations

import ast
import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, files, plant, trees
from tests.web.probed_server import ProbedServer

PLAY = ("server/demo/", "domain/bonuses/simulation/")
"""Players and games that are made up, and samples of a simulation, may be drawn by any dice."""

HASHES_FOR_OTHERS = {"adapters/breached_passwords.py": "lists of breached passwords are published as SHA-1"}
ACCOUNTS = re.compile(r"insert\s+into\s+identity\.(account|operator|client)\b", re.IGNORECASE)
PLAIN_FIELD = re.compile(r"onPaste|type=['\"]text['\"][^>]*autoComplete=['\"](?:current|new)-password")


def findings(root: Path) -> Iterator[str]:
    """`file: what`, for each thing the sources promise not to do."""
    for path, tree in trees(root):
        if not path.startswith(PLAY):
            yield from (f"{path}: {what}" for node in ast.walk(tree) if (what := broken(path, node)))


def broken(path: str, node: ast.AST) -> str | None:
    """What is wrong with a piece of code, if anything is."""
    match node:
        case ast.Import(names=names) if "random" in {each.name for each in names}:
            return "random"
        case ast.ImportFrom(module="random"):
            return "random"
        case ast.ImportFrom(module="hashlib", names=names) if path not in HASHES_FOR_OTHERS:
            return "a hash that is broken" if {each.name for each in names} & {"md5", "sha1"} else None
        case (
            ast.Attribute(attr=("md5" | "ECB" | "CBC" | "PKCS1v15") as name)
            | ast.Name(id=("eval" | "exec" | "pickle") as name)
        ):
            return name
        case ast.keyword(arg="follow_redirects", value=value):
            said = isinstance(value, ast.Constant) and value.value is False
            return None if said else "follows redirects"
    return None


def test_secrets_use_strong_randomness_and_algorithms() -> None:
    assert list(findings(ROOT)) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import random\n", ["adapters/planted.py: random"]),
        ("from random import choice\n", ["adapters/planted.py: random"]),
        ("from hashlib import md5\n", ["adapters/planted.py: a hash that is broken"]),
        ("mode = modes.CBC(key[:16])\n", ["adapters/planted.py: CBC"]),
        ("Client(follow_redirects=True)\n", ["adapters/planted.py: follows redirects"]),
        ("eval(given)\n", ["adapters/planted.py: eval"]),
        ("from secrets import token_bytes\nClient(follow_redirects=False)\n", []),
    ],
)
def test_planted_weaknesses(tmp_path: Path, source: str, found: list[str]) -> None:
    plant(tmp_path, "adapters/planted.py", source)

    assert list(findings(tmp_path)) == found


def test_a_new_installation_has_no_default_account() -> None:
    migrations = files(ROOT, ".sql", ".py", under=("migrations",))

    assert len(migrations) > 1
    assert [path.name for path in migrations if ACCOUNTS.search(path.read_text(encoding="utf-8"))] == []
    assert ACCOUNTS.search("insert into identity.account (id) values (1)")


def test_passwords_are_masked_and_may_be_pasted() -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in files(ROOT, ".tsx", under=("dashboard/src",))}
    asking = [text for text in pages.values() if re.search(r"autoComplete=['\"][a-z]+-password", text)]

    assert asking
    assert all(re.search(r"type=['\"]password['\"]", text) for text in asking)
    assert [path.name for path, text in pages.items() if PLAIN_FIELD.search(text)] == []


def test_the_image_contains_no_version_history() -> None:
    lines = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if not line.startswith("#")]

    assert lines[0] == "*"
    assert not [line for line in lines if line.startswith("!") and (".git" in line or line[1:] in {"*", "."})]


def test_nginx_uses_forward_secret_authenticated_ciphers_only() -> None:
    said = re.search(r"ssl_ciphers ([^;]+);", (ROOT / "deploy" / "nginx" / "croupier.conf").read_text())
    ciphers = said[1].split(":") if said else []

    assert ciphers
    assert [name for name in ciphers if not re.fullmatch(r"ECDHE-.*(GCM-SHA\d+|POLY1305)", name)] == []


SMUGGLED = b"GET /healthz HTTP/1.1\r\n\r\n"
AMBIGUOUS = {
    "two lengths": b"content-length: 5\r\ncontent-length: 6\r\n\r\n12345",
    "a length and chunks": b"content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n" + SMUGGLED,
    "an unknown encoding": b"transfer-encoding: xchunked\r\n\r\n0\r\n\r\n",
    "a length that is none": b"content-length: +5\r\n\r\n12345",
}


@pytest.mark.parametrize("case", AMBIGUOUS)
async def test_requests_with_two_lengths_are_refused(probed_server: ProbedServer, case: str) -> None:
    host, _, port = probed_server.authority.rpartition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    start = f"POST /graphql HTTP/1.1\r\nhost: {probed_server.authority}\r\ncontent-type: application/json\r\n"
    writer.write(start.encode() + AMBIGUOUS[case])
    async with asyncio.timeout(20):
        answered = await reader.read()
    writer.close()

    assert answered.count(b"HTTP/1.1 ") == 1, answered
    assert re.match(rb"HTTP/1\.1 4\d\d ", answered), answered
