"""Puts the OAuth server together from what a process has at hand."""

from starlette.routing import BaseRoute

from adapters.postgres.oauth.store import OAuthLookups
from domain.players.queries import PlayerReads
from server.composition.process_resources import ProcessResources
from server.http.client_address import Proxies
from server.http.oauth.audit_records import audit_recorder
from server.http.oauth.routes import oauth_routes
from server.http.oauth.tokens.token_issuer import TokenIssuer
from server.http.oauth.tokens.token_validity import TokenValidity
from server.http.oauth.transactions import OAuthTransactions
from server.security.tokens import Tokens


def token_validity_of(means: ProcessResources) -> TokenValidity:
    """What tells whether a token holds still."""
    return TokenValidity(means.revocations, means.sessions)


def oauth_server_routes(means: ProcessResources, tokens: Tokens, players: PlayerReads) -> list[BaseRoute]:
    """The routes of the OAuth server of one process."""
    proxies = Proxies.of(means.settings.trusted_proxies)
    conversation = OAuthTransactions(
        database=means.database,
        lookups=OAuthLookups(means.database),
        token_issuer=TokenIssuer(tokens, means.settings.base_url, means.clock),
        token_validity=token_validity_of(means),
        revocations=means.revocations,
        proxies=proxies,
        record=audit_recorder(means.audit, proxies),
    )
    return oauth_routes(conversation, means.sessions, players)
