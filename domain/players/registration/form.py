"""JSON of a registration, stored until its e-mail address is confirmed."""

import json
from dataclasses import fields
from datetime import date
from typing import Any

from domain.players.model import ConsentAnswer, ConsentKind, ContactChannel, OddsFormat, Theme
from domain.players.registration.admission import Registration
from domain.shared.money import Currency


def to_json(registration: Registration, password_hash: str | None) -> str:
    """The registration without its password; the caller encrypts it before storing it."""
    document = {
        each.name: getattr(registration, each.name)
        for each in fields(Registration)
        if each.name != "password"
    }
    document |= {
        "currency": registration.currency.code,
        "date_of_birth": registration.date_of_birth and registration.date_of_birth.isoformat(),
        "consents": [[each.kind.value, each.version, each.given] for each in registration.consents],
        "odds_format": registration.odds_format.value,
        "theme": registration.theme.value,
        "contact_by": [each.value for each in registration.contact_by],
    }
    return json.dumps({"asked": document, "password_hash": password_hash}, ensure_ascii=False)


def from_json(text: str) -> tuple[Registration, str | None]:
    """The registration and its password hash."""
    document: dict[str, Any] = json.loads(text)
    registration = document["asked"]
    registration |= {
        "currency": Currency.of(registration["currency"]),
        "date_of_birth": registration["date_of_birth"] and date.fromisoformat(registration["date_of_birth"]),
        "consents": tuple(
            ConsentAnswer(ConsentKind(kind), *rest) for kind, *rest in registration["consents"]
        ),
        "odds_format": OddsFormat(registration["odds_format"]),
        "theme": Theme(registration["theme"]),
        "contact_by": tuple(ContactChannel(each) for each in registration["contact_by"]),
    }
    return Registration(**registration), document["password_hash"]
