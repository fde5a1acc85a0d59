"""Enums of players in GraphQL."""

import strawberry

from domain.players import model, outcomes, statuses, verification

_NAMES = {
    "Condition": "ConditionOfPlay",
    "Contact": "VerifiableContact",
}

for _enum in (
    statuses.PlayerStatus,
    statuses.ReasonCode,
    statuses.Condition,
    verification.Contact,
    model.ContactChannel,
    model.OddsFormat,
    model.Theme,
    model.ConsentKind,
    outcomes.RegistrationComplaint,
):
    strawberry.enum(_enum, name=_NAMES.get(_enum.__name__))
