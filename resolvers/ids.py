"""Public ids, whose prefix names the type, for ``node(id:)`` and for readers.

plr_<uuid>            player
wal_<uuid>_<no>       wallet number ``no`` of a player
txn_<uuid>_<seq>      ledger transaction ``seq`` of a player
rnd_<uuid>_<uuid>     round of a player
umw_<uuid>_<uuid>     win of a player whose bet is unknown
opr_<uuid>            operator
pch_<uuid>            change of the policy
ras_<uuid>            assignment of a role to an operator
hld_<uuid>_<uuid>     hold of a player's withdrawal
apv_<uuid>_<uuid>     operation of a player's money that waits for a second person
mlc_<uuid>            change of a money limit
gms_<uuid>_<uuid>     game session of a player
nte_<uuid>_<uuid>     note on a player
cor_<uuid>_<uuid>     correction of a player
ses_<uuid>            place where an account is signed in
fac_<uuid>_<name>     second factor of an account
job_<uuid>            background job
sjb_<uuid>            system job
fed_<uuid>            export feed
cli_<uuid>            program, and its client_id in OAuth
"""

from typing import Final
from uuid import UUID

from domain.shared.errors import BadInput
from domain.shared.ids import PlayerId

WALLET_NO_MAX: Final = 32_767
"""The highest number of a player's wallet."""


def public_id(prefix: str, *parts: UUID | int | str) -> str:
    """A public id: ``public_id("wal", player, 0)`` is ``wal_<uuid>_0``."""
    return "_".join((prefix, *(str(part) for part in parts)))


def uuid_of(prefix: str, public: str, field: str = "id") -> UUID:
    """Parse an id of one UUID.

    Raises:
        BadInput: not an id of this type.
    """
    return UUID(_parts(prefix, public, field, 1)[0])


def player_id_of(public: str, field: str = "id") -> PlayerId:
    """Parse the id of a player.

    Raises:
        BadInput: not an id of a player.
    """
    return PlayerId(uuid_of("plr", public, field))


def uuid_and_number_of(prefix: str, public: str, field: str = "id") -> tuple[PlayerId, int]:
    """Parse an id of a player and a number.

    Raises:
        BadInput: not an id of this type.
    """
    first, second = _parts(prefix, public, field, 2)
    if not (second.isascii() and second.isdecimal() and len(second) <= 18):  # noqa: PLR2004 - fits a bigint
        raise _not(prefix, field)
    return PlayerId(UUID(first)), int(second)


def wallet_of(public: str, field: str = "id") -> tuple[PlayerId, int]:
    """Parse the id of a wallet into its player and number.

    Raises:
        BadInput: not an id of a wallet.
    """
    player_id, no = uuid_and_number_of("wal", public, field)
    if no > WALLET_NO_MAX:
        raise _not("wal", field)
    return player_id, no


def wallet_no(given: int, field: str) -> int:
    """Check the number of a wallet that is given beside its player.

    Raises:
        BadInput: out of range.
    """
    if not 0 <= given <= WALLET_NO_MAX:
        raise BadInput(f"Wallets are numbered from 0 to {WALLET_NO_MAX}", field=field)
    return given


def uuid_pair_of(prefix: str, public: str, field: str = "id") -> tuple[PlayerId, UUID]:
    """Parse an id of a player and another UUID.

    Raises:
        BadInput: not an id of this type.
    """
    first, second = _parts(prefix, public, field, 2)
    if not _is_uuid(second):
        raise _not(prefix, field)
    return PlayerId(UUID(first)), UUID(second)


def uuid_and_name_of(prefix: str, public: str, field: str = "id") -> tuple[UUID, str]:
    """Parse an id of a UUID and a name.

    Raises:
        BadInput: not an id of this type.
    """
    first, name = _parts(prefix, public, field, 2)
    return UUID(first), name


def _parts(prefix: str, public: str, field: str, count: int) -> list[str]:
    given, *parts = public.split("_")
    if given != prefix or len(parts) != count or not _is_uuid(parts[0]):
        raise _not(prefix, field)
    return parts


def _is_uuid(text: str) -> bool:
    """Only canonical UUIDs, so that an object has one id."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _not(prefix: str, field: str) -> BadInput:
    return BadInput(f"This is not an id of the form {prefix}_...", field=field)
