"""Signed heads of the audit log in append-only files outside the database, one line each.

    {"head": {"at": ..., "brand": ..., "day": ..., "hash": ..., "seq": ...}, "signature": "<header>..<sig>"}

The signature is a JWS with detached payload (RFC 7515, appendix F) over the head as written there, by the
audit log's own key. Copy the files to where accounts with rights in the database cannot write.
"""

import os
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import orjson
from joserfc import jws
from joserfc.errors import JoseError

from domain.compliance.audit_verification import AuditFinding, Fault, Head
from server.security.signing_keys import SigningKeys

ALGORITHMS = ["ES256"]


class FileAnchors:
    """Implements ``Anchors`` by a file for each month: ``YYYY-MM.jsonl``."""

    def __init__(self, directory: Path, keys: SigningKeys) -> None:
        self._directory = directory
        self._keys = keys
        self._latest: set[tuple[str, date, int]] | None = None

    async def store(self, heads: Sequence[Head]) -> int:
        """Sign and append those the files do not have yet, and fsync; returns how many."""
        if self._latest is None:
            self._latest = _latest_heads(self._directory)
        new = [head for head in heads if (head.brand, head.day, head.seq) not in self._latest]
        for head in new:
            self._append(head)
            self._latest = {each for each in self._latest if each[:2] != (head.brand, head.day)}
            self._latest.add((head.brand, head.day, head.seq))
        return len(new)

    def _append(self, head: Head) -> None:
        self._directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self._directory / f"{head.day:%Y-%m}.jsonl"
        line = orjson.dumps(sign_head(head, self._keys), option=orjson.OPT_SORT_KEYS) + b"\n"
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "ab") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())


@dataclass(slots=True)
class SignedHeads:
    """The content of the files: brand and day -> sequence number -> hash, and the forged lines."""

    heads: dict[tuple[str, date], dict[int, bytes]] = field(default_factory=dict)
    count: int = 0
    forgeries: list[AuditFinding] = field(default_factory=list)


def read_heads(directory: Path, keys: SigningKeys, brand: str | None = None) -> SignedHeads:
    """Read every file and check every signature."""
    read = SignedHeads()
    for place, line in _lines(directory):
        head = _verified_head(line, keys)
        if head is None:
            position = _claimed_position(line)
            read.forgeries.append(AuditFinding(Fault.FORGED, *position, place=place))
        elif brand in (None, head.brand):
            read.heads.setdefault((head.brand, head.day), {})[head.seq] = head.hash
            read.count += 1
    return read


def has_heads(directory: Path) -> bool:
    """Whether any head has been signed there."""
    return directory.is_dir() and any(directory.glob("*.jsonl"))


def latest_signature_fits(directory: Path, keys: SigningKeys) -> bool:
    """Whether this key has signed the last head in the files; so it has where there is none."""
    newest = max(directory.glob("*.jsonl"), default=None) if directory.is_dir() else None
    lines = newest.read_bytes().splitlines() if newest else []
    return not lines or _verified_head(lines[-1], keys) is not None


def sign_head(head: Head, keys: SigningKeys) -> dict[str, Any]:
    """A head with its signature."""
    fields = {
        "brand": head.brand,
        "day": head.day.isoformat(),
        "seq": head.seq,
        "hash": head.hash.hex(),
        "at": head.at.isoformat(),
    }
    key = keys.current
    compact = jws.serialize_compact(
        {"alg": "ES256", "kid": key.kid}, _canonical_json(fields), key, ALGORITHMS
    )
    header, _, signature = compact.split(".")
    return {"head": fields, "signature": f"{header}..{signature}"}


def _verified_head(line: bytes, keys: SigningKeys) -> Head | None:
    """The head of a line whose signature is valid; None otherwise."""
    try:
        line_json = orjson.loads(line)
        header, signature = line_json["signature"].split("..")
        payload = urlsafe_b64encode(_canonical_json(line_json["head"])).rstrip(b"=").decode()
        jws.deserialize_compact(f"{header}.{payload}.{signature}", keys.current, ALGORITHMS)
        head = line_json["head"]
        day, entry = date.fromisoformat(head["day"]), bytes.fromhex(head["hash"])
        return Head(str(head["brand"]), day, int(head["seq"]), entry, datetime.fromisoformat(head["at"]))
    except (JoseError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _claimed_position(line: bytes) -> tuple[str, date, int]:
    """Brand, day and sequence number that a forged line claims."""
    try:
        head = orjson.loads(line)["head"]
        return str(head["brand"]), date.fromisoformat(head["day"]), int(head["seq"])
    except (ValueError, KeyError, TypeError):
        return "", date.min, 0


def _canonical_json(head: dict[str, Any]) -> bytes:
    return orjson.dumps(head, option=orjson.OPT_SORT_KEYS)


def _lines(directory: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(directory.glob("*.jsonl")) if directory.is_dir() else ():
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                yield f"{path.name}:{number}", line


def _latest_heads(directory: Path) -> set[tuple[str, date, int]]:
    last: dict[tuple[str, date], int] = {}
    for _, line in _lines(directory):
        brand, day, seq = _claimed_position(line)
        last[brand, day] = max(seq, last.get((brand, day), 0))
    return {(brand, day, seq) for (brand, day), seq in last.items()}
