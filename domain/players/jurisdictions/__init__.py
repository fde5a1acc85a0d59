"""Jurisdiction packs: the rules of a licence as data, each with the day it comes into force.

Each ``*.toml`` beside this file is one jurisdiction: a new rule is a new dated entry, a new jurisdiction a
new file. No code depends on a country. The packs are a starting point, not legal advice; a casino's own files
add to them (``server/jurisdiction_packs.py``).
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from domain.players.jurisdictions.security import Security
from domain.players.model import ConsentKind
from domain.players.statuses import Condition, PlayerStatus

NEUTRAL = "NEUTRAL"
"""The pack of players whose country is in no other pack."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules from ``effective`` on, until later rules of the jurisdiction replace them.

    ``required`` are fields of ``Registration``. A player starts at ``initial_status``, and can neither bet
    nor deposit until the conditions ``playable_needs`` are met.
    """

    jurisdiction: str
    effective: date
    source: str
    age_min: int
    required: tuple[str, ...]
    consents: tuple[ConsentKind, ...]
    initial_status: PlayerStatus
    playable_needs: tuple[Condition, ...]
    exclusion_days_min: int
    exclusion_for_good: bool
    cooling_off_days_max: int


@dataclass(frozen=True, slots=True)
class Pack:
    """One jurisdiction: the countries its rules apply to, and its rules, oldest first.

    ``bonuses`` are its rules for bonuses as the file has them, each with ``effective`` and ``source``: the
    context of bonuses says what they mean.
    """

    jurisdiction: str
    name: str
    countries: frozenset[str]
    rules: tuple[Rules, ...]
    security: tuple[Security, ...] = ()
    bonuses: tuple[Mapping[str, Any], ...] = ()

    def security_at(self, day: date) -> Security | None:
        """The security rules in force on a day (UTC); None without any: those of the neutral pack apply."""
        return next((rules for rules in reversed(self.security) if rules.effective <= day), None)

    def changed_by(self, later: "Pack") -> "Pack":
        """This pack with the entries of another one; of the same day its entry replaces ours."""
        rules = {each.effective: each for each in (*self.rules, *later.rules)}
        security = {each.effective: each for each in (*self.security, *later.security)}
        bonuses = {each["effective"]: each for each in (*self.bonuses, *later.bonuses)}
        return Pack(
            self.jurisdiction,
            later.name,
            later.countries,
            tuple(rules[day] for day in sorted(rules)),
            tuple(security[day] for day in sorted(security)),
            tuple(bonuses[day] for day in sorted(bonuses)),
        )

    def at(self, day: date) -> Rules | None:
        """The rules in force on a day (UTC); None before the first of them."""
        return next((rules for rules in reversed(self.rules) if rules.effective <= day), None)


@dataclass(frozen=True, slots=True)
class Packs:
    """All jurisdiction packs."""

    by_jurisdiction: dict[str, Pack]

    def offered(self, jurisdictions: Sequence[str], country: str, day: date) -> Rules | None:
        """The rules that a registration from a country is judged by.

        Args:
            jurisdictions: the brand's. Of one, every player comes under it. Of several, a player comes under
                the one that names their country, or under the neutral one if that is among them.
            country: of the player, ISO 3166-1.
            day: UTC.

        Returns:
            None where the brand does not take players from there.
        """
        if len(jurisdictions) < 2:  # noqa: PLR2004 - one or none
            return self.rules_for(next(iter(jurisdictions), None), country, day)
        packs = [self.by_jurisdiction[each] for each in jurisdictions if each in self.by_jurisdiction]
        claimed = [pack.at(day) for pack in packs if country in pack.countries]
        neutral = [pack.at(day) for pack in packs if pack.jurisdiction == NEUTRAL]
        return next(filter(None, (*claimed, *neutral)), None)

    def rules_for(self, jurisdiction: str | None, country: str, day: date) -> Rules | None:
        """The rules that apply to a player: of the brand's licence, or else of the player's country.

        Args:
            jurisdiction: the brand's own; None for a brand that applies those of the player's country.
            country: of the player, ISO 3166-1.
            day: UTC.

        Returns:
            None when the brand's jurisdiction is unknown or has no rules in force on that day.
        """
        if jurisdiction is not None:
            pack = self.by_jurisdiction.get(jurisdiction)
            return pack.at(day) if pack else None
        claimed = (pack.at(day) for pack in self.by_jurisdiction.values() if country in pack.countries)
        return next(filter(None, claimed), None) or self.by_jurisdiction[NEUTRAL].at(day)


def read_packs(documents: Iterable[str]) -> Packs:
    """Packs from TOML documents.

    Raises:
        KeyError, ValueError: a pack lacks an entry, or names something that does not exist.
    """
    packs = [parse_pack(tomllib.loads(document)) for document in documents]
    return Packs({pack.jurisdiction: pack for pack in packs})


@cache
def shipped_packs() -> Packs:
    """The packs that come with Croupier, read once."""
    folder = files(__name__)
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return read_packs(folder.joinpath(name).read_text(encoding="utf-8") for name in names)


_in_force: Packs | None = None


def packs_in_force() -> Packs:
    """The packs that this process goes by: the shipped ones, unless others have been put in force."""
    return _in_force or shipped_packs()


@contextmanager
def in_force(packs: Packs) -> Iterator[None]:
    """Let the process go by these packs. They are read once, when it starts, and hold until it ends."""
    global _in_force  # noqa: PLW0603 - one set of packs for one process, as the shipped ones are
    before, _in_force = _in_force, packs
    try:
        yield
    finally:
        _in_force = before


def parse_pack(data: dict[str, Any]) -> Pack:
    """A pack from a document that has been read.

    Raises:
        KeyError, ValueError: it lacks an entry, or names something that does not exist.
    """
    jurisdiction = data["jurisdiction"]
    rules = sorted((_rules(jurisdiction, entry) for entry in data["rules"]), key=lambda each: each.effective)
    security = sorted(map(Security.of, data.get("security", ())), key=lambda each: each.effective)
    bonuses = sorted(data.get("bonuses", ()), key=lambda entry: entry["effective"])
    countries = frozenset(data["countries"])
    return Pack(jurisdiction, data["name"], countries, tuple(rules), tuple(security), tuple(bonuses))


def _rules(jurisdiction: str, entry: dict[str, Any]) -> Rules:
    return Rules(
        jurisdiction=jurisdiction,
        effective=entry["effective"],
        source=entry["source"],
        age_min=entry["age_min"],
        required=tuple(entry["required"]),
        consents=tuple(ConsentKind(kind) for kind in entry["consents"]),
        initial_status=PlayerStatus(entry["initial_status"]),
        playable_needs=_needs(entry),
        exclusion_days_min=entry["exclusion_days_min"],
        exclusion_for_good=entry["exclusion_for_good"],
        cooling_off_days_max=entry["cooling_off_days_max"],
    )


def _needs(entry: dict[str, Any]) -> tuple[Condition, ...]:
    """In the enum's order. IDENTITY is met by leaving PENDING, so it requires that status at the start."""
    needs = {Condition(name) for name in entry["playable_needs"]}
    if (Condition.IDENTITY in needs) is not (entry["initial_status"] == PlayerStatus.PENDING.value):
        raise ValueError("IDENTITY is needed where, and only where, players start at PENDING")
    return tuple(condition for condition in Condition if condition in needs)
