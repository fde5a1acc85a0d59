"""What resets of factors add to the entries of a player's timeline."""

import strawberry

from resolvers.timeline import entries
from schema.binding import resolved_by
from schema.identity.factor_resets import FactorReset
from schema.mixins import adds_to


@adds_to("TimelineEntry", order=40)
@strawberry.type
class FactorResetEntries:
    """What became of a player's factors."""

    factor_reset: FactorReset | None = resolved_by(
        entries.factor_reset,
        description="Of FACTOR_RESET_REQUESTED, FACTOR_RESET_APPROVED and FACTOR_RESET_ENDED: the reset, as"
        " it is now",
    )
