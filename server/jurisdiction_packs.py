"""Jurisdiction packs of the casino's own: files that add to the shipped packs and change them.

A file for a jurisdiction that is shipped adds its dated entries to it and replaces those of the same day. One
for another jurisdiction is a whole pack. Mistakes are told with file, line and field.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from domain.bonuses.law.entries import bonus_rules
from domain.players.jurisdictions import Pack, Packs, parse_pack, shipped_packs
from domain.players.jurisdictions.security import Security
from domain.players.model import ConsentKind
from domain.players.profile.countries import COUNTRIES
from domain.players.registration.admission import REGISTRATION_FIELDS
from domain.players.statuses import Condition, PlayerStatus
from domain.shared.errors import BadInput
from server.errors import OperatorError

AGE_MIN, AGE_MAX = 18, 99
JURISDICTION: Final = re.compile(r"[A-Z][A-Z0-9-]{1,15}")
FIELDS: Final = frozenset({"jurisdiction", "name", "countries", "rules", "security", "bonuses"})
_HEADER: Final = re.compile(r"\s*\[\[?\s*([\w.-]+)\s*\]\]?")

Check = Callable[[Any], str | None]


class PackFileRefused(OperatorError):
    """A file of the directory cannot be used; the line names the file, the line and the field."""


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file: its text, to find the lines of fields, and what was read from it."""

    path: Path
    text: str
    data: Mapping[str, Any]

    def refused(self, why: str, field: str = "", table: str = "", number: int = 0) -> PackFileRefused:
        """The refusal about a field, of the ``number``-th entry of ``table`` from 1."""
        line = self._line(field, table, number)
        place = f"{table} entry {number}, {field}" if table and field else field or f"{table} entry {number}"
        where = f"{self.path}, line {line}" if line else str(self.path)
        return PackFileRefused(f"{where}: {place}: {why}" if place.strip() else f"{where}: {why}")

    def _line(self, field: str, table: str, number: int) -> int:
        """The line of the field, or else that of its entry; 0 where there is neither."""
        now, seen, entry = "", 0, 0
        for at, line in enumerate(self.text.splitlines(), 1):
            if header := _HEADER.match(line):
                now, seen = header[1], seen + (header[1] == table)
                entry = at if now == table and seen == number else entry
            elif now == table and seen == number and re.match(rf'\s*"?{re.escape(field)}"?\s*=', line):
                return at
        return entry


def read_packs_of(directory: Path | None) -> Packs:
    """The shipped packs with those of the directory.

    Raises:
        PackFileRefused: one of its files cannot be used, or there is no such directory.
    """
    packs = dict(shipped_packs().by_jurisdiction)
    if directory is None:
        return Packs(packs)
    files = [_read(path) for path in _paths(directory)]
    origins: dict[str, PackFile] = {}
    for file in files:
        pack = _pack_of(file, packs)
        if other := origins.get(pack.jurisdiction):
            raise file.refused(f"{other.path} has the same: make them one file", "jurisdiction")
        origins[pack.jurisdiction] = file
        packs[pack.jurisdiction] = pack
    _require_one_pack_per_country(packs, origins)
    return Packs(packs)


def require_packs(packs: Packs, in_use: Iterable[str]) -> None:
    """Make sure that there is a pack for each jurisdiction that players or brands are under.

    Raises:
        PackFileRefused: there is none.
    """
    if missing := sorted(set(in_use) - set(packs.by_jurisdiction)):
        raise PackFileRefused(
            f"players or brands are under {missing[0]}, and there is no such jurisdiction pack: put its file "
            "back, or name its directory by CROUPIER_JURISDICTIONS_DIR"
        )


def _paths(directory: Path) -> list[Path]:
    try:
        return sorted(path for path in directory.iterdir() if path.suffix == ".toml")
    except OSError as refused:
        raise PackFileRefused(
            f"CROUPIER_JURISDICTIONS_DIR: cannot read {directory} ({refused.strerror}): correct the path"
        ) from None


def _read(path: Path) -> PackFile:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as refused:
        raise PackFileRefused(
            f"{path} cannot be read ({type(refused).__name__}): it has to be UTF-8"
        ) from None
    try:
        return PackFile(path, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as refused:
        raise PackFileRefused(f"{path} is not TOML: {refused}") from None


def _pack_of(file: PackFile, shipped: Mapping[str, Pack]) -> Pack:
    """The pack of a file, with what is shipped for its jurisdiction."""
    data = dict(file.data)
    for field in data:
        if field not in FIELDS:
            raise file.refused("there is no such field", field)
    _check(file, data, {"jurisdiction": _is_jurisdiction})
    before = shipped.get(data["jurisdiction"])
    if before:
        data = {"name": before.name, "countries": sorted(before.countries), "rules": [], **data}
    _check(file, data, {"name": _is_text, "countries": _are_countries})
    for table, checks in (("rules", RULES), ("security", SECURITY)):
        _check_entries(file, table, data.get(table, []), checks)
    _check_bonuses(file, data.get("bonuses", []))
    if not before and not data.get("rules"):
        raise file.refused("a new jurisdiction has one entry at least", "rules")
    pack = parse_pack(data)
    return before.changed_by(pack) if before else pack


def _check_bonuses(file: PackFile, entries: Any) -> None:
    """Rules for bonuses are parsed by that context."""
    _require_entries(file, "bonuses", entries)
    days: set[date] = set()
    for number, entry in enumerate(entries, 1):
        try:
            rules = bonus_rules("XX", entry)
        except BadInput as wrong:
            raise file.refused(wrong.message, wrong.field or "", "bonuses", number) from None
        if rules.effective in days:
            raise file.refused("another entry holds from the same day", "effective", "bonuses", number)
        days.add(rules.effective)


def _require_entries(file: PackFile, table: str, entries: Any) -> None:
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise file.refused(f"has to be entries that begin with [[{table}]]", table)


def _check_entries(file: PackFile, table: str, entries: Any, checks: Mapping[str, Check]) -> None:
    _require_entries(file, table, entries)
    days: set[date] = set()
    for number, entry in enumerate(entries, 1):
        for field in entry:
            if field not in checks:
                raise file.refused("there is no such field", field, table, number)
        _check(file, entry, checks, table, number)
        if entry["effective"] in days:
            raise file.refused("another entry holds from the same day", "effective", table, number)
        days.add(entry["effective"])
        try:
            _parse_entry(table, entry)
        except (KeyError, ValueError) as wrong:
            raise file.refused(str(wrong), "", table, number) from None


def _parse_entry(table: str, entry: dict[str, Any]) -> None:
    """What holds between the fields of an entry."""
    if table == "security":
        Security.of(entry)
    else:
        parse_pack({"jurisdiction": "XX", "name": "", "countries": [], "rules": [entry]})


def _check(
    file: PackFile, data: Mapping[str, Any], checks: Mapping[str, Check], table: str = "", number: int = 0
) -> None:
    for field, check in checks.items():
        if field not in data:
            raise file.refused("is missing", field, table, number)
        if why := check(data[field]):
            raise file.refused(why, field, table, number)


def _require_one_pack_per_country(packs: Mapping[str, Pack], origins: Mapping[str, PackFile]) -> None:
    claimed: dict[str, str] = {}
    for jurisdiction in sorted(packs, key=lambda each: each in origins):
        for country in sorted(packs[jurisdiction].countries):
            if other := claimed.get(country):
                raise origins[jurisdiction].refused(
                    f"{country} is in the pack {other} already: take it out there, by a file for {other}",
                    "countries",
                )
            claimed[country] = jurisdiction


def _is_jurisdiction(value: Any) -> str | None:
    good = isinstance(value, str) and JURISDICTION.fullmatch(value)
    return None if good else "has to be 2 to 16 capital letters, digits or hyphens, a letter first"


def _is_text(value: Any) -> str | None:
    return None if isinstance(value, str) and value.strip() else "has to be a text"


def _are_countries(value: Any) -> str | None:
    return _among(COUNTRIES, "ISO 3166-1 codes of countries")(value)


def _is_day(value: Any) -> str | None:
    return None if type(value) is date else "has to be a day, such as 2027-01-01"


def _is_truth(value: Any) -> str | None:
    return None if isinstance(value, bool) else "has to be true or false"


def _whole(least: int, most: int) -> Check:
    def check(value: Any) -> str | None:
        good = type(value) is int and least <= value <= most
        return None if good else f"has to be a whole number from {least} to {most}"

    return check


def _among(known: Iterable[str], called: str = "") -> Check:
    names = frozenset(known)
    wanted = called or f"among {', '.join(sorted(names))}"

    def check(value: Any) -> str | None:
        if not isinstance(value, list):
            return f"has to be a list of {wanted}"
        unknown = [each for each in value if not isinstance(each, str) or each not in names]
        return f"{unknown[0]!r} is not {wanted}" if unknown else None

    return check


def _one_of(*names: str) -> Check:
    return lambda value: None if value in names else f"has to be {' or '.join(names)}"


DAYS_MAX: Final = 36_500

RULES: Final[Mapping[str, Check]] = {
    "effective": _is_day,
    "source": _is_text,
    "age_min": _whole(AGE_MIN, AGE_MAX),
    "required": _among(REGISTRATION_FIELDS),
    "consents": _among(kind.value for kind in ConsentKind),
    "initial_status": _one_of(PlayerStatus.ACTIVE.value, PlayerStatus.PENDING.value),
    "playable_needs": _among(condition.value for condition in Condition),
    "exclusion_days_min": _whole(1, DAYS_MAX),
    "exclusion_for_good": _is_truth,
    "cooling_off_days_max": _whole(1, DAYS_MAX),
}
SECURITY: Final[Mapping[str, Check]] = {
    "effective": _is_day,
    "source": _is_text,
    "failed_sign_ins_max": _whole(1, 10),
    "session_idle_seconds": _whole(1, 86_400 * 366),
    "session_absolute_seconds": _whole(1, 86_400 * 366),
}
