"""A registration on its way to be confirmed: written down as text, and read again."""

import json
from dataclasses import fields
from datetime import date
from typing import Any

from domain.players.model import ConsentKind, ContactChannel, OddsFormat, Theme
from domain.players.registration.admission import ConsentAnswer, Registration
from domain.shared.money import Currency


def to_json(asked: Registration, password_hash: str | None) -> str:
    """The registration without its password; whoever keeps it seals it."""
    said = {each.name: getattr(asked, each.name) for each in fields(Registration) if each.name != "password"}
    said |= {
        "currency": asked.currency.code,
        "date_of_birth": asked.date_of_birth and asked.date_of_birth.isoformat(),
        "consents": [[each.kind.value, each.version, each.given] for each in asked.consents],
        "odds_format": asked.odds_format.value,
        "theme": asked.theme.value,
        "contact_by": [each.value for each in asked.contact_by],
    }
    return json.dumps({"asked": said, "password_hash": password_hash}, ensure_ascii=False)


def from_json(text: str) -> tuple[Registration, str | None]:
    """What was written."""
    kept: dict[str, Any] = json.loads(text)
    said = kept["asked"]
    said |= {
        "currency": Currency.of(said["currency"]),
        "date_of_birth": said["date_of_birth"] and date.fromisoformat(said["date_of_birth"]),
        "consents": tuple(ConsentAnswer(ConsentKind(kind), *rest) for kind, *rest in said["consents"]),
        "odds_format": OddsFormat(said["odds_format"]),
        "theme": Theme(said["theme"]),
        "contact_by": tuple(ContactChannel(each) for each in said["contact_by"]),
    }
    return Registration(**said), kept["password_hash"]
