"""Puts the OAuth server together from what a process has at hand."""

from starlette.routing import BaseRoute

from adapters.postgres.oauth.ended_grants import EndedGrants
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


def token_validity_of(resources: ProcessResources) -> TokenValidity:
    """Checks whether a token is still valid."""
    ended = EndedGrants(resources.database, resources.clock)
    return TokenValidity(resources.revocations, ended, resources.sessions)


def oauth_server_routes(resources: ProcessResources, tokens: Tokens, players: PlayerReads) -> list[BaseRoute]:
    """The routes of the OAuth server of one process."""
    proxies = Proxies.of(resources.settings.trusted_proxies)
    transactions = OAuthTransactions(
        database=resources.database,
        lookups=OAuthLookups(resources.database),
        token_issuer=TokenIssuer(tokens, resources.settings.base_url, resources.clock),
        token_validity=token_validity_of(resources),
        revocations=resources.revocations,
        proxies=proxies,
        record=audit_recorder(resources.audit, proxies),
    )
    return oauth_routes(transactions, resources.sessions, players)
