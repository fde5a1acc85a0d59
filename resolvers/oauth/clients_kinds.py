"""Enums of OAuth clients in GraphQL."""

import strawberry

from domain.oauth.clients import ClientKind

strawberry.enum(ClientKind)
