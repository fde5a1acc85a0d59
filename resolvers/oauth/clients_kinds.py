"""Enums of OAuth clients in GraphQL."""

import strawberry

from domain.oauth.clients import ClientKind, Scope

strawberry.enum(ClientKind)
strawberry.enum(Scope, name="ClientScope")
