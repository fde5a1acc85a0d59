"""The closed lists of programs as GraphQL enums."""

import strawberry

from domain.identity.clients import ClientKind

strawberry.enum(ClientKind)
