"""Chooses the source of the master keys of personal data, and builds the vault."""

from adapters.postgres.database import Database
from adapters.vault.key_environment import EnvironmentKeys, parse_keys
from adapters.vault.key_file import KeyFile
from adapters.vault.key_remote import RemoteKeys
from adapters.vault.keyring import Keyring
from adapters.vault.master_keys import MasterKeys
from adapters.vault.vault import Vault
from server.settings import BadSettings, Settings


def master_keys_of(settings: Settings) -> MasterKeys:
    """The master keys of a key service, of the environment, or of the file: the first in the settings.

    Raises:
        BadSettings: a key service without a token.
    """
    if settings.kms_url:
        if not settings.kms_token:
            raise BadSettings("CROUPIER_KMS_TOKEN: the key service wants one")
        return RemoteKeys(str(settings.kms_url), settings.kms_token)
    if settings.master_keys:
        return EnvironmentKeys(parse_keys(settings.master_keys), settings.master_key_current)
    return KeyFile(settings.master_key_file, group_may_read=settings.key_files_group_readable)


def vault_of(settings: Settings, database: Database) -> Vault:
    """The vault of one process; the master keys are not used yet."""
    return Vault(master_keys_of(settings), Keyring(database))
