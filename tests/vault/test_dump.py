"""A copy of the database or of Valkey does not reveal who the players are."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator

import pytest
from redis.asyncio import Redis

from server.embedded.binaries import find_postgres
from server.settings import read_settings
from tests.application import Application, open_application
from tests.funded_players import a_registration

PERSONAL = {
    "email": "Zebulon.Quackenbush@gaggle.example",
    "phone": "+4930987654321",
    "firstName": "Zebulon",
    "lastName": "Quackenbush",
    "street": "Wombatweg 4711",
    "city": "Quokkahausen",
    "postalCode": "99887-766",
    "region": "Numbatland",
    "nationalId": "QX-7766554433",
    "dateOfBirth": "1973-11-29",
}
LATER = {
    "phone": "+39065554443332",
    "street": "Via Echidna 31",
    "city": "Bandicootia",
    "lastName": "Thylacine",
}
NOTE = "her brother Barnaby rang about the platypus"
KNOWN = "known-name"

SECRETS = sorted({*PERSONAL.values(), *LATER.values(), *PERSONAL["email"].split("@"), NOTE, "Barnaby"})


@pytest.fixture
async def application(
    fresh_database_url: str, redis_url: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Application]:
    async with open_application(
        fresh_database_url, redis_url, tmp_path_factory.mktemp("dumped")
    ) as application:
        yield application


async def test_a_dump_contains_no_personal_data(
    application: Application, fresh_database_url: str, redis_url: str
) -> None:
    await _live_a_little(application)

    dump = await _dumped(fresh_database_url)
    assert KNOWN in dump.decode(errors="replace"), "the player is in the dump"
    players = ("players.player", "players.change", "players.correction", "players.note")
    for table in (*players, "outbox.event", "keyring.subject_key"):
        rows = dump.partition(f"COPY {table} ".encode())[2].partition(b"\n\\.\n")[0]
        assert rows.count(b"\n") >= 1, f"{table} is in the dump, with rows"
    assert _given_away(dump) == set()
    assert _given_away(await _everything_in(redis_url)) == set()


@pytest.mark.parametrize("encoded", [str.encode, str.lower, lambda text: text.encode().hex(), str.upper])
def test_planted_personal_data_is_found_in_any_encoding(encoded: object) -> None:
    written = encoded(NOTE)  # type: ignore[operator]
    assert NOTE in _given_away(written if isinstance(written, bytes) else written.encode())


async def _live_a_little(application: Application) -> None:
    """Register, look, change, note, move and fail, as players and operators do."""
    registration = a_registration(**PERSONAL, username=KNOWN)
    player = (await application.as_("admin").mutate("registerPlayer", **registration))["player"]
    admin, id = application.as_("admin"), player["id"]
    for given in (PERSONAL["email"], PERSONAL["email"].upper()):
        again = await admin.mutate("registerPlayer", **registration | {"email": given})
        assert again["__typename"] == "EmailTaken"
    changed = {name: value for name, value in LATER.items() if name != "lastName"}
    assert (await admin.mutate("updateProfile", playerId=id, **changed))["__typename"] == "PlayerUpdated"
    asked = await admin.mutate(
        "requestCorrection", playerId=id, key="k", reason="misspelt", lastName=LATER["lastName"]
    )
    second = application.as_("admin", name="the-second")
    await second.mutate("approveCorrection", correctionId=asked["correction"]["id"])
    await admin.mutate("updateProfile", playerId=id, phone=None)
    await admin.mutate("addNote", playerId=id, text=NOTE)
    await admin.mutate("movePlayerStatus", playerId=id, to="SUSPENDED", reason={"code": "SECURITY"})
    found = await admin.data_of(
        "query ($email: String!) { players(filter: {email: $email}) { nodes { email name { last } } } }",
        email=PERSONAL["email"],
    )
    assert found["players"]["nodes"] == [{"email": PERSONAL["email"], "name": {"last": LATER["lastName"]}}]


def _given_away(copy: bytes) -> set[str]:
    """The secrets that can be read in a copy: as they are, in hexadecimal or in base64."""
    plain, found = copy.lower(), set()
    for secret in SECRETS:
        text = secret.lower().encode()
        forms = {text, secret.encode().hex().encode(), text.hex().encode()}
        forms |= {base64.b64encode(secret.encode())[:-4].lower(), base64.b64encode(text)[:-4].lower()}
        if any(form in plain for form in forms):
            found.add(secret)
    return found


async def _dumped(database_url: str) -> bytes:
    program = find_postgres(read_settings().pg_bin).bin / "pg_dump"
    process = await asyncio.create_subprocess_exec(
        program, database_url, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    dump, wrong = await process.communicate()
    assert process.returncode == 0, wrong.decode()
    return dump


async def _everything_in(redis_url: str) -> bytes:
    """Every key and value, as Valkey writes them to its own dumps, and the plain values besides."""
    client = Redis.from_url(redis_url.replace("valkey://", "redis://", 1))
    parts = []
    async for key in client.scan_iter(count=500):
        parts += [key, await client.dump(key) or b"", await _plain(client, key)]
    await client.aclose()
    return b"\n".join(parts)


async def _plain(client: Redis, key: bytes) -> bytes:
    """A dump may be compressed; this cannot be."""
    read = {
        b"string": lambda: client.get(key),
        b"hash": lambda: client.hgetall(key),
        b"list": lambda: client.lrange(key, 0, -1),
        b"set": lambda: client.smembers(key),
        b"zset": lambda: client.zrange(key, 0, -1),
        b"stream": lambda: client.xrange(key),
    }
    held = await read[await client.type(key)]()
    return held if isinstance(held, bytes) else str(held).encode()
