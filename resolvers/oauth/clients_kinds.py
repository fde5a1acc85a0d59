"""The closed lists of programs as GraphQL enums."""

import strawberry

from domain.oauth.clients import ClientKind

strawberry.enum(ClientKind)
