"""The closed lists of the players context as GraphQL enums."""

import strawberry

from domain.players import model, outcomes, verification
from domain.players.status import statuses

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
