"""Whether the keys here are those of this database. New ones are made only where nothing depends on keys yet.

A key is recognised by a fingerprint in the database, recorded when the key is first used. Where an earlier
version has recorded none, that is done once the master keys open what is sealed there.
"""

from dataclasses import dataclass
from hashlib import sha256

import structlog

from adapters.vault.key_records import KeyRecords
from adapters.vault.keyring import Keyring
from adapters.vault.master_keys import KeysUnusable, WrongKeys
from adapters.vault.vault import Vault
from domain.shared.clock import Clock
from server.errors import OperatorError
from server.security.audit_heads import has_heads, latest_signature_fits
from server.security.key_files import (
    AUDIT,
    MASTER,
    SIGNING,
    KeysRefused,
    MissingKeyFile,
    missing_key_files,
    refuse_missing,
)
from server.security.key_rotation import FIRST_KEY_START, KeyFiles
from server.security.pepper import pepper_of
from server.security.signing_keys import signing_keys
from server.settings import Settings

log = structlog.get_logger("croupier.keys")


@dataclass(frozen=True, slots=True)
class InstallationKeys:
    """The keys that the settings name, and what the database knows about them."""

    settings: Settings
    records: KeyRecords
    keyring: Keyring
    vault: Vault
    clock: Clock
    audit: bool = False
    """Whether this process signs the heads of the audit log."""

    async def prepare(self) -> None:
        """At a start: make what is missing where nothing depends on it; then every key must be the right one.

        While a key service cannot be reached, its keys are left to ``check``.

        Raises:
            KeysRefused: a key is missing or another one.
            OperatorError: a file of keys cannot be used, or the database is not migrated.
        """
        if not await self.records.migrated():
            raise OperatorError("the database is not migrated to this version: run `croupier migrate`")
        async with self.records.alone():
            in_use = await self.records.in_use()
            for key in await self.missing(in_use=in_use):
                key.make()
            try:
                await self.check(in_use=in_use)
            except WrongKeys as wrong:
                raise KeysRefused(wrong.reason) from None
            except KeysUnusable as unusable:
                log.warning("the master keys cannot be checked", reason=unusable.reason)

    async def missing(self, *, in_use: bool) -> list[MissingKeyFile]:
        """The files that are still to be made.

        Raises:
            KeysRefused: one of them must not be made.
        """
        missing = missing_key_files(self.settings, audit=self.audit)
        needed = {SIGNING, MASTER} if in_use else set()
        if await self.keyring.fingerprint("audit", "1") or has_heads(self.settings.audit_heads):
            needed.add(AUDIT)
        refuse_missing(missing, needed)
        return missing

    async def check(self, *, in_use: bool = True) -> None:
        """Make sure that every key is the right one; record those that are new.

        Raises:
            WrongKeys: one of the master keys, or the key of blind indexes, is another one.
            KeysRefused: so is a key in a file.
            KeysUnusable: the master keys cannot be reached.
        """
        if await self.records.keyring_lost():
            raise KeysRefused("the schema keyring is empty, and players' data are sealed: restore it, too")
        unreachable: KeysUnusable | None = None
        try:
            await self.vault.check()
        except WrongKeys:
            raise
        except KeysUnusable as unusable:
            unreachable = unusable
        await self._check_signing_keys(record=unreachable is None or not in_use)
        if self.audit:
            await self._check_audit_key(record=unreachable is None or not in_use)
        if unreachable:
            raise unreachable

    async def check_signing_keys(self) -> None:
        """Make sure that the signing keys are those of the database; record nothing.

        Raises:
            KeysRefused: one is missing or another one.
        """
        await self._check_signing_keys(record=False)

    async def _check_signing_keys(self, *, record: bool) -> None:
        files = KeyFiles.of(self.settings)
        here, recorded = files.read(), await self.records.signing_keys()
        first = here[0].key.thumbprint()
        if recorded and recorded.get(first) != FIRST_KEY_START:
            raise KeysRefused(
                f"the signing key {files.first_path} is not the one of this database: put that one back"
            )
        await self._compare("pepper", sha256(pepper_of(self.settings)).digest(), "the pepper", record=record)
        began = [(since, kid) for kid, since in recorded.items() if since <= self.clock.now()]
        newest = max(began)[1] if began else first
        if newest not in {each.key.thumbprint() for each in here}:
            raise KeysRefused(
                f"the key {newest}, which signs now, is not in {files.later_directory}: copy it there"
            )
        for each in here if record else ():
            if each.key.thumbprint() not in recorded:
                await self.records.add_signing_key(each.key.thumbprint(), each.signs_from)

    async def _check_audit_key(self, *, record: bool) -> None:
        path = self.settings.audit_key
        keys = signing_keys(path, self.settings.key_files_group_readable)
        fits = await self.keyring.fingerprint("audit", "1") or latest_signature_fits(
            self.settings.audit_heads, keys
        )
        if not fits:
            raise KeysRefused(
                f"the key {path} has not signed the heads of the audit log: put back the one that has"
            )
        value = keys.current.thumbprint().encode()
        await self._compare("audit", value, f"the key of the audit log {path}", record=record)

    async def _compare(self, kind: str, value: bytes, called: str, *, record: bool) -> None:
        recorded = await self.keyring.fingerprint(kind, "1")
        if recorded is None and record:
            recorded = await self.keyring.add_fingerprint(kind, "1", value)
        if recorded not in (None, value):
            raise KeysRefused(f"{called} is not the one of this database: put that one back")
