"""For whom an actor may act when they move a player's status."""

from domain.players.status_owners import StatusOwner
from resolvers.authorization.coordinates import STATUS_COMPLIANCE, STATUS_RISK
from resolvers.authorization.levels import AccessTable


def status_authorities(access: AccessTable) -> frozenset[StatusOwner]:
    """All who may move a status act for support; for risk and compliance by their rights."""
    rights = ((StatusOwner.RISK, STATUS_RISK), (StatusOwner.COMPLIANCE, STATUS_COMPLIANCE))
    return frozenset({StatusOwner.SUPPORT}).union(
        owner for owner, coordinate in rights if access.allows(coordinate)
    )
