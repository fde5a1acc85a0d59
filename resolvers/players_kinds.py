"""The closed lists of the players context as GraphQL enums."""

import strawberry

from domain.players import model, outcomes, status, verification

_NAMES = {
    "Complaint": "RegistrationComplaint",
    "Condition": "ConditionOfPlay",
    "Contact": "VerifiableContact",
}

for _enum in (
    status.PlayerStatus,
    status.ReasonCode,
    status.Condition,
    verification.Contact,
    model.ContactChannel,
    model.OddsFormat,
    model.Theme,
    model.ConsentKind,
    outcomes.Complaint,
):
    strawberry.enum(_enum, name=_NAMES.get(_enum.__name__))
