"""Master keys, wherever they are: one contract, three adapters."""

from __future__ import annotations

import base64
import secrets
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.vault.key_environment import EnvironmentKeys, parse_keys
from adapters.vault.key_file import KeyFile
from adapters.vault.key_remote import RemoteKeys
from adapters.vault.master_keys import KeysUnusable, MasterKeys, WrongKeys
from domain.shared.errors import Unavailable
from server.errors import OperatorError
from server.security.vault import master_keys_of
from server.settings import BadSettings, Settings, read_settings
from tests.vault.key_server import TOKEN, KeyServer

DATA_KEYS = [secrets.token_bytes(32) for _ in range(3)]


@pytest.fixture(params=["file", "given", "remote"])
async def keys(
    request: pytest.FixtureRequest, tmp_path: Path, key_server: KeyServer
) -> AsyncIterator[MasterKeys]:
    made: dict[str, MasterKeys] = {
        "file": made_key_file(tmp_path / "deep" / "keys.json"),
        "given": EnvironmentKeys({1: secrets.token_bytes(32)}),
        "remote": RemoteKeys(key_server.url, TOKEN),
    }
    yield made[request.param]
    for each in made.values():
        await each.close()


def made_key_file(path: Path) -> KeyFile:
    """A file with its first key."""
    keys = KeyFile(path)
    keys.create()
    return keys


async def test_a_wrapped_key_is_unwrapped(keys: MasterKeys) -> None:
    version = await keys.current()
    wrapped = await keys.wrap(version, DATA_KEYS)

    assert version == 1
    assert await keys.versions() == [1]
    assert not set(wrapped) & set(DATA_KEYS)
    assert await keys.unwrap(version, wrapped) == DATA_KEYS


async def test_an_unknown_version_cannot_be_used(keys: MasterKeys) -> None:
    wrapped = await keys.wrap(await keys.current(), DATA_KEYS)

    with pytest.raises(KeysUnusable):
        await keys.unwrap(7, wrapped)
    with pytest.raises(Unavailable):
        await keys.wrap(7, DATA_KEYS)


async def test_a_damaged_wrapping_is_noticed(keys: MasterKeys) -> None:
    (wrapped, *_) = await keys.wrap(await keys.current(), DATA_KEYS)

    with pytest.raises(KeysUnusable):
        await keys.unwrap(1, [bytes([wrapped[0] ^ 1]) + wrapped[1:]])


async def test_the_old_version_unwraps_until_it_is_retired(keys: MasterKeys) -> None:
    if isinstance(keys, EnvironmentKeys):
        pytest.skip("these keys are made outside")
    wrapped = await keys.wrap(1, DATA_KEYS)

    assert await keys.renew() == 2
    assert await keys.current() == 2
    assert await keys.unwrap(1, wrapped) == DATA_KEYS
    await keys.retire(1)
    assert await keys.versions() == [2]
    with pytest.raises(KeysUnusable):
        await keys.unwrap(1, wrapped)


class TestFile:
    def test_a_key_file_is_created_private(self, tmp_path: Path) -> None:
        path = tmp_path / "keys.json"
        keys = KeyFile(path)
        keys.create()
        made = path.read_bytes()

        keys.create()

        assert path.read_bytes() == made
        assert path.stat().st_mode & 0o777 == 0o600
        assert [each.name for each in tmp_path.iterdir()] == ["keys.json"]

    async def test_another_process_sees_a_new_version_at_once(self, tmp_path: Path) -> None:
        ours, theirs = made_key_file(tmp_path / "keys.json"), KeyFile(tmp_path / "keys.json")
        wrapped = await ours.wrap(await ours.current(), DATA_KEYS)
        assert await theirs.unwrap(1, wrapped) == DATA_KEYS

        await theirs.renew()

        assert await ours.current() == 2
        assert await theirs.unwrap(2, await ours.wrap(2, DATA_KEYS)) == DATA_KEYS

    async def test_a_missing_file_is_not_made_by_using_it(self, tmp_path: Path) -> None:
        path = tmp_path / "keys.json"
        for attempt in (KeyFile(path).current, KeyFile(path).renew):
            with pytest.raises(WrongKeys):
                await attempt()
        assert not path.exists()

    @pytest.mark.parametrize(("mode", "taken"), [(0o440, True), (0o460, False), (0o444, False)])
    async def test_a_mounted_file_is_taken_where_a_setting_says_so(
        self, tmp_path: Path, mode: int, *, taken: bool
    ) -> None:
        path = tmp_path / "keys.json"
        made_key_file(path)
        path.chmod(mode)
        keys = KeyFile(path, group_may_read=True)
        if taken:
            assert await keys.current() == 1
            return
        with pytest.raises(KeysUnusable) as refused:
            await keys.current()
        assert "chmod 440" in refused.value.reason

    async def test_a_file_that_others_may_read_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "keys.json"
        made_key_file(path)
        path.chmod(0o640)

        with pytest.raises(KeysUnusable) as refused:
            await KeyFile(path).current()
        assert "chmod 600" in refused.value.reason
        assert str(path) not in str(refused.value)

    @pytest.mark.parametrize(
        "content",
        [
            "",
            "null",
            "[]",
            '{"current": 1}',
            '{"current": 1, "keys": {}}',
            '{"current": 1, "keys": {"1": "c2hvcnQ="}}',
            '{"current": 1, "keys": {"1": "%%%"}}',
            '{"current": 1, "keys": ["1"]}',
        ],
    )
    async def test_a_damaged_file_is_refused_and_left_alone(self, tmp_path: Path, content: str) -> None:
        path = tmp_path / "keys.json"
        path.touch(0o600)
        path.write_text(content)

        for attempt in (KeyFile(path).current, KeyFile(path).renew):
            with pytest.raises(KeysUnusable):
                await attempt()
        assert path.read_text() == content

    async def test_the_current_version_cannot_be_retired(self, tmp_path: Path) -> None:
        keys = made_key_file(tmp_path / "keys.json")
        with pytest.raises(KeysUnusable):
            await keys.retire(await keys.current())
        assert await keys.versions() == [1]

    def test_concurrent_first_uses_create_one_key_file(self, tmp_path: Path) -> None:
        found: list[bytes] = []
        path, start = tmp_path / "keys.json", threading.Barrier(8)

        def come() -> None:
            start.wait()
            KeyFile(path).create()
            found.append(path.read_bytes())

        comers = [threading.Thread(target=come) for _ in range(8)]
        for each in comers:
            each.start()
        for each in comers:
            each.join()
        assert len(found) == 8
        assert len(set(found)) == 1


class TestGiven:
    KEY, OTHER = secrets.token_bytes(32), secrets.token_bytes(32)
    TEXT = f"1:{base64.b64encode(KEY).decode()}, 12:{base64.b64encode(OTHER).decode()}"

    async def test_the_highest_is_current_unless_another_is_named(self) -> None:
        keys = parse_keys(self.TEXT)

        assert keys == {1: self.KEY, 12: self.OTHER}
        assert await EnvironmentKeys(keys).current() == 12
        assert await EnvironmentKeys(keys).renew() == 12
        assert await EnvironmentKeys(keys, 1).current() == 1
        with pytest.raises(KeysUnusable):
            await EnvironmentKeys(keys, 2).current()

    def test_two_keys_of_one_version_are_refused(self) -> None:
        with pytest.raises(ValueError, match="entry 3 is another key of version 1"):
            parse_keys(f"{self.TEXT},{self.TEXT}")

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "1",
            "1:",
            "1:abc",
            pytest.param("x:" + TEXT[2:], id="a version that is no number"),
            pytest.param("0" + TEXT[1:], id="version 0"),
            pytest.param(TEXT + ",", id="a comma with nothing after it"),
        ],
    )
    def test_anything_else_is_refused_without_repeating_it(self, text: str) -> None:
        with pytest.raises(ValueError, match="is not <version>") as refused:
            parse_keys(text)
        assert text[2:] not in str(refused.value) or len(text) < 3

    def test_the_settings_refuse_it_and_tell_no_secret(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CROUPIER_MASTER_KEYS", "1:very-secret")
        with pytest.raises(BadSettings, match="CROUPIER_MASTER_KEYS: entry 1") as refused:
            read_settings()
        assert "very-secret" not in str(refused.value)

    def test_settings_do_not_show_secrets(self) -> None:
        shown = repr(Settings(master_keys=self.TEXT, kms_url="http://127.0.0.1:1", kms_token="hush"))
        assert "hush" not in shown
        assert self.TEXT[2:20] not in shown


class TestRemote:
    async def test_many_keys_are_one_request(self, key_server: KeyServer) -> None:
        keys = RemoteKeys(key_server.url, TOKEN)
        await keys.unwrap(1, await keys.wrap(1, DATA_KEYS))
        await keys.close()
        assert key_server.asked == ["/wrap", "/unwrap"]

    @pytest.mark.parametrize(
        "answer",
        [
            (500, b""),
            (401, b"{}"),
            (302, b""),
            (200, b""),
            (200, b"not json"),
            (200, b"[1]"),
            (200, b'{"keys": []}'),
            (200, b'{"keys": [null, null, null], "current": "1", "versions": "1"}'),
        ],
    )
    async def test_unexpected_answers_of_the_key_service_are_errors(
        self, key_server: KeyServer, answer: tuple[int, bytes]
    ) -> None:
        key_server.answer = answer
        keys = RemoteKeys(key_server.url, TOKEN)
        for attempt in (keys.current, keys.versions, keys.renew):
            with pytest.raises(KeysUnusable):
                await attempt()
        with pytest.raises(KeysUnusable):
            await keys.wrap(1, DATA_KEYS)
        await keys.close()

    async def test_an_unreachable_or_refusing_key_service_is_an_error(self, key_server: KeyServer) -> None:
        key_server.silent = threading.Event()
        for url, token in (("http://127.0.0.1:9", TOKEN), (key_server.url, TOKEN)):
            keys = RemoteKeys(url, token, seconds_max=0.2)
            with pytest.raises(KeysUnusable):
                await keys.current()
            await keys.close()
        key_server.silent.set()
        keys = RemoteKeys(key_server.url, "another-token")
        with pytest.raises(KeysUnusable) as refused:
            await keys.current()
        assert "another-token" not in refused.value.reason
        await keys.close()


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({}, KeyFile),
        ({"master_keys": TestGiven.TEXT}, EnvironmentKeys),
        ({"master_keys": TestGiven.TEXT, "kms_url": "https://kms.example", "kms_token": "t"}, RemoteKeys),
    ],
)
async def test_the_settings_say_where_they_are(said: dict[str, str], kind: type) -> None:
    keys = master_keys_of(Settings(**said))
    assert isinstance(keys, kind)
    await keys.close()


def test_a_key_service_without_a_token_is_a_mistake() -> None:
    with pytest.raises(OperatorError, match="CROUPIER_KMS_TOKEN"):
        master_keys_of(Settings(kms_url="https://kms.example"))
