"""By what players are found whose data are sealed: blind indexes of numbers and of beginnings of names."""

from dataclasses import dataclass
from typing import Any, Final

from adapters.postgres.players.sealed_fields import EMAIL_INDEX, PlayerCiphers
from adapters.vault.vault import Vault
from domain.players.model import Player
from domain.players.name_search import name_prefixes
from domain.players.queries import Criteria

PHONE_INDEX: Final = "players.phone"
NAME_INDEX: Final = "players.name"
"""The columns of the blind indexes, as the vault tells them apart."""

_NAME_BYTES: Final = 8
"""Of a name's index; a player has up to 72 of them."""


@dataclass(frozen=True, slots=True)
class SearchKeys:
    """What stands for the personal data in a filter; None and an empty tuple do not filter."""

    email: bytes | None = None
    phone: bytes | None = None
    names: tuple[bytes, ...] = ()


NOTHING_SEARCHED: Final = SearchKeys()


async def search_keys(vault: Vault, brand: str, criteria: Criteria) -> SearchKeys:
    """The keys of a filter."""
    email, phone = criteria.email_key, criteria.phone
    return SearchKeys(
        None if email is None else await vault.index(brand, EMAIL_INDEX, email),
        None if phone is None else await vault.index(brand, PHONE_INDEX, phone),
        tuple([await _name_key(vault, brand, prefix) for prefix in criteria.name_prefixes]),
    )


async def search_columns(vault: Vault, player: Player, ciphers: PlayerCiphers) -> dict[str, Any]:
    """The columns a player is found by; empty where the key of what they stand for has been destroyed."""
    phone = None if ciphers.account.destroyed else player.phone
    prefixes = frozenset[str]() if ciphers.aml.destroyed else name_prefixes(player.name)
    return {
        "phone_index": None if phone is None else await vault.index(player.brand, PHONE_INDEX, phone),
        "name_index": sorted([await _name_key(vault, player.brand, prefix) for prefix in prefixes]),
    }


async def _name_key(vault: Vault, brand: str, prefix: str) -> bytes:
    return (await vault.index(brand, NAME_INDEX, prefix))[:_NAME_BYTES]
