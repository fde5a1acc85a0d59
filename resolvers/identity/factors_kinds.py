"""Enums of second factors in GraphQL."""

import strawberry

from domain.identity.factors.model import FactorComplaint
from domain.identity.model import Factor

strawberry.enum(Factor, description="What proves who signs in")
strawberry.enum(
    FactorComplaint, name="FactorComplaint", description="Why a factor was not enrolled or changed"
)
