"""The closed lists of the players context as GraphQL enums."""

import strawberry

from domain.players import model, outcomes, status

for _enum in (
    status.PlayerStatus,
    status.ReasonCode,
    model.ContactChannel,
    model.OddsFormat,
    model.Theme,
    model.ConsentKind,
    outcomes.Complaint,
):
    strawberry.enum(_enum, name={"Complaint": "RegistrationComplaint"}.get(_enum.__name__))
