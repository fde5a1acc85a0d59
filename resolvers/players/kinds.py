"""Enums of players in GraphQL."""

import strawberry

from domain.players import model, outcomes, status_owners, statuses, verification
from domain.players.brands.model import BrandChangeState
from domain.players.corrections.model import CorrectionState

_NAMES = {
    "Condition": "ConditionOfPlay",
    "Contact": "VerifiableContact",
}

for _enum in (
    statuses.PlayerStatus,
    statuses.ReasonCode,
    statuses.Condition,
    status_owners.StatusOwner,
    verification.Contact,
    model.ContactChannel,
    model.OddsFormat,
    model.Theme,
    model.ConsentKind,
    outcomes.RegistrationComplaint,
    BrandChangeState,
    CorrectionState,
):
    strawberry.enum(_enum, name=_NAMES.get(_enum.__name__))
