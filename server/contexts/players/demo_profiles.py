"""Generates profiles of demo players."""

from typing import Any, Final
from uuid import uuid4

from server.demo.parts import DemoRandom

FIRST_NAMES: Final = [
    "anna",
    "ben",
    "carla",
    "dario",
    "elif",
    "femke",
    "goran",
    "hana",
    "ivo",
    "jana",
    "kofi",
    "lea",
    "marek",
    "nina",
    "omar",
    "petra",
]
LAST_NAMES: Final = [
    "novak",
    "rossi",
    "weber",
    "silva",
    "meyer",
    "kovac",
    "lund",
    "costa",
    "ivanov",
    "dubois",
    "okafor",
    "tanaka",
    "berg",
    "moss",
]
COUNTRIES: Final = (
    ("DE", "EUR", "de", "Europe/Berlin"),
    ("FI", "EUR", "fi", "Europe/Helsinki"),
    ("SE", "SEK", "sv", "Europe/Stockholm"),
    ("CA", "CAD", "en", "America/Toronto"),
    ("BR", "BRL", "pt", "America/Sao_Paulo"),
    ("JP", "JPY", "ja", "Asia/Tokyo"),
    ("NZ", "NZD", "en", "Pacific/Auckland"),
    ("NO", "BTC", "nb", "Europe/Oslo"),
)
SOURCES: Final = (("organic", None), ("affiliate", "spring-spins"), ("search", "brand"), ("tv", "cup-final"))


def make_profile(random: DemoRandom) -> dict[str, Any]:
    """The input of a registration; the names are invented, the address cannot receive mail."""
    first, last = random.choice(FIRST_NAMES), random.choice(LAST_NAMES)
    country, currency, language, zone = random.choice(COUNTRIES)
    source, campaign = random.choice(SOURCES)
    username = f"{first}_{uuid4().hex[:8]}"
    return {
        "email": f"{username}@players.example.com",
        "username": username,
        "country": country,
        "currency": currency,
        "language": language,
        "timeZone": zone,
        "dateOfBirth": f"{random.randint(1950, 2004)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}",
        "firstName": first.title(),
        "lastName": last.title(),
        "trafficSource": source,
        "campaign": campaign,
        "consents": [{"kind": kind, "version": "2026-01"} for kind in ("TERMS", "PRIVACY")],
    }
