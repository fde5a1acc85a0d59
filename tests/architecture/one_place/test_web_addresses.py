"""Host and port become a URL in one place, where IPv6 addresses are bracketed."""

from __future__ import annotations

import ast
from itertools import pairwise
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, plant, trees

MADE_IN = "adapters/web_addresses.py"

ALLOWED = {
    "adapters/feeds/s3.py": "the name of an object: what stands where a host would is a bucket",
    "adapters/postgres/connections.py": "parameters alone: the URL has no host",
    "adapters/postgres/server_address.py": "its hosts are parameters, which libpq wants without brackets",
    "server/embedded/postgres.py": "a socket in a directory: the URL has no host and no port",
    "server/embedded/valkey.py": "the same",
}
"""File -> why it may make a URL itself."""


def makers(root: Path) -> set[str]:
    """The files, other than the one place, that put a URL together from a scheme and more."""
    return {
        path
        for path, tree in trees(root, under=("schema", "resolvers", "domain", "adapters", "server"))
        if path != MADE_IN and any(_makes_url(node) for node in ast.walk(tree))
    }


def _makes_url(node: ast.AST) -> bool:
    match node:
        case ast.JoinedStr(values=values):
            return any(_has_scheme(one) for one in values) and len(values) > 1 and _goes_on(values)
        case ast.BinOp(left=left, op=ast.Add() | ast.Mod(), right=right):
            return _has_scheme(left) or _has_scheme(right)
        case ast.Call(func=ast.Attribute(value=value, attr="format" | "join")):
            return _has_scheme(value)
        case ast.Call(func=ast.Attribute(attr="replace"), args=arguments):
            return any(map(_rewrites, arguments))
        case ast.Attribute(attr="urlunsplit") | ast.Name(id="urlunsplit"):
            return True
    return False


def _has_scheme(node: ast.AST) -> bool:
    """Whether this is a text in which an authority follows a scheme."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and "://" in node.value


def _goes_on(values: list[ast.expr]) -> bool:
    """Whether what follows the scheme is a value, not text: then it is a host."""
    pairs = pairwise(values)
    return any(_has_scheme(one) and _ends_open(one) and _is_value(after) for one, after in pairs)


def _ends_open(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and "/" not in str(node.value).rpartition("://")[2]


def _is_value(node: ast.expr) -> bool:
    return isinstance(node, ast.FormattedValue)


def _rewrites(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("//")


def test_urls_are_made_in_one_place() -> None:
    assert makers(ROOT) == set(ALLOWED)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("f'http://{host}:{port}'", True),
        ("f'http://localhost:{port}/readyz'", True),
        ("f'{scheme}://{host}'", True),
        ("f' ws://[{host}]'", True),
        ("'http://' + host", True),
        ("'http://%s:%d' % (host, port)", True),
        ("'http://{}:{}'.format(host, port)", True),
        ("url.replace('//127.0.0.1:', '//localhost:')", True),
        ("from urllib.parse import urlunsplit; urlunsplit(parts)", True),
        ("f'see https://casino.example/docs/{page}'", False),
        ("f'must start with {scheme}://'", False),
        ("'http://localhost:8000'", False),
        ("url.replace('valkey://', 'redis://', 1)", False),
    ],
)
def test_planted_urls(tmp_path: Path, line: str, *, found: bool) -> None:
    plant(tmp_path, "server/embedded/planted.py", f"{line}\n")
    plant(tmp_path, MADE_IN, "f'http://{host}:{port}'\n")

    assert makers(tmp_path) == ({"server/embedded/planted.py"} if found else set())
