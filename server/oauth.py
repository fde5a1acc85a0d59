"""Puts the OAuth server together from what a process has at hand."""

from starlette.routing import BaseRoute

from adapters.postgres.oauth.store import OAuthLookups
from domain.players.queries import PlayerReads
from server.http.client_address import Proxies
from server.http.oauth.audit_records import audit_recorder
from server.http.oauth.routes import oauth_routes
from server.http.oauth.tokens.token_issuer import TokenIssuer
from server.http.oauth.tokens.token_validity import TokenValidity
from server.http.oauth.transactions import OAuthTransactions
from server.means import Means
from server.tokens import Tokens


def standing_of(means: Means) -> TokenValidity:
    """What tells whether a token holds still."""
    return TokenValidity(means.revocations, means.sessions)


def oauth_server(means: Means, tokens: Tokens, players: PlayerReads) -> list[BaseRoute]:
    """The routes of the OAuth server of one process."""
    proxies = Proxies.of(means.settings.trusted_proxies)
    conversation = OAuthTransactions(
        database=means.database,
        lookups=OAuthLookups(means.database),
        issuing=TokenIssuer(tokens, means.settings.base_url, means.clock),
        standing=standing_of(means),
        revocations=means.revocations,
        proxies=proxies,
        record=audit_recorder(means.audit, proxies),
    )
    return oauth_routes(conversation, means.sessions, players)
