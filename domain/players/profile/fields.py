"""The fields of a profile: where each is stored, how it is checked, and the differences of two profiles."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
from typing import Any

from domain.players.model import ContactChannel, Player
from domain.players.profile.language import language_tag, time_zone
from domain.shared import text
from domain.shared.errors import BadInput

Patch = Mapping[str, object]
"""Names of ``FIELDS`` -> new values, None to clear; other fields are left alone."""

Check = Callable[[Any, str], object]


@dataclass(frozen=True, slots=True)
class ProfileField:
    """A field. ``group`` is the attribute of Player that has it ("": Player itself), ``api`` the API name."""

    group: str
    attribute: str
    api: str
    check: Check

    def of(self, player: Player) -> object:
        """The value a player has."""
        return getattr(getattr(player, self.group) if self.group else player, self.attribute)


def _optional(check: Check) -> Check:
    return lambda value, field: None if value is None or value == "" else check(value, field)


def _required(check: Check) -> Check:
    def checked(value: Any, field: str) -> object:
        if value is None:
            raise BadInput("This cannot be empty", field=field)
        return check(value, field)

    return checked


def phone_number(value: str, field: str) -> str:
    """International form, E.164: ``+`` and 7 to 15 digits; spaces, dots, dashes and brackets are dropped."""
    digits = "".join(character for character in value[:40] if character not in " .-()/")
    number = digits[1:]
    if not (digits[:1] == "+" and number.isascii() and number.isdecimal() and 7 <= len(number) <= 15):  # noqa: PLR2004 - E.164
        raise BadInput("This is not a telephone number such as +39 06 1234567", field=field)
    return digits


def _national_id(value: str, field: str) -> str:
    compact = text.line(value, field, at_most=40).upper().replace(" ", "")
    if not (compact.isascii() and compact.replace("-", "").isalnum()):
        raise BadInput("A national identity number is made of letters and digits", field=field)
    return compact


def _channels(value: tuple[ContactChannel, ...], _field: str) -> tuple[ContactChannel, ...]:
    return tuple(channel for channel in ContactChannel if channel in value)


def _as_is(value: object, _field: str) -> object:
    return value


def _line(at_most: int) -> Check:
    return _optional(partial(text.line, at_most=at_most))


_ROWS: tuple[tuple[str, str, str, Check], ...] = (
    ("language", "preferences", "language", _required(language_tag)),
    ("time_zone", "preferences", "time_zone", _required(time_zone)),
    ("odds_format", "preferences", "odds_format", _required(_as_is)),
    ("theme", "preferences", "theme", _required(_as_is)),
    ("hide_balance", "preferences", "hide_balance", _required(_as_is)),
    ("contact_by", "preferences", "contact_by", _required(_channels)),
    ("first_name", "name", "first", _line(100)),
    ("last_name", "name", "last", _line(100)),
    ("phone", "", "phone", _optional(phone_number)),
    ("street", "address", "street", _line(200)),
    ("city", "address", "city", _line(100)),
    ("postal_code", "address", "postal_code", _line(20)),
    ("region", "address", "region", _line(100)),
    ("national_id", "", "national_id", _optional(_national_id)),
)


def api_name(name: str) -> str:
    """The API name of a field: ``timeZone`` of ``time_zone``."""
    first, *rest = name.split("_")
    return first + "".join(map(str.title, rest))


FIELDS: dict[str, ProfileField] = {
    name: ProfileField(group, attribute, api_name(name), check) for name, group, attribute, check in _ROWS
}


def patched(player: Player, patch: Patch, fields: Mapping[str, ProfileField] = FIELDS) -> Player:
    """The player with the patch applied and the version unchanged; ``fields`` are those it may have.

    Raises:
        BadInput: a value that its field cannot have.
    """
    for name, value in patch.items():
        field = fields[name]
        checked = {field.attribute: field.check(value, field.api)}
        group = {field.group: replace(getattr(player, field.group), **checked)} if field.group else checked
        player = replace(player, **group)
    return player


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of a player before and after, as JSON values."""

    field: str
    before: object
    after: object


def differences(before: Player, after: Player) -> tuple[Difference, ...]:
    """Every field of profile, identity, VIP level, tags and status that differs, in a fixed order."""
    old, new = dict(facets(before)), dict(facets(after))
    return tuple(Difference(name, old[name], new[name]) for name in old if old[name] != new[name])


def facets(player: Player) -> Iterator[tuple[str, object]]:
    """Every field whose changes are kept, by its API name, with its JSON value."""
    for field in FIELDS.values():
        yield field.api, _plain(field.of(player))
    yield "email", player.email
    yield "username", player.username
    yield "dateOfBirth", player.date_of_birth.isoformat() if player.date_of_birth else None
    yield "country", player.country
    yield "jurisdiction", player.jurisdiction
    yield "externalId", player.external_id
    yield "vipLevel", player.vip_level
    yield "tags", list(player.tags)
    yield "status", player.status.value
    yield "excludedUntil", player.excluded_until.isoformat() if player.excluded_until else None
    yield "emailVerifiedAt", player.email_verified_at.isoformat() if player.email_verified_at else None
    yield "phoneVerifiedAt", player.phone_verified_at.isoformat() if player.phone_verified_at else None
    yield "missing", [condition.value for condition in player.missing]


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.value if isinstance(value, Enum) else value
