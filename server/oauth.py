"""Puts the OAuth server together from what a process has at hand."""

from starlette.routing import BaseRoute

from adapters.postgres.oauth_store import OAuthLookups
from domain.players.queries import PlayerReads
from server.http.addresses import Proxies
from server.http.oauth.conversation import Conversation
from server.http.oauth.issuing import Issuing
from server.http.oauth.recording import recording
from server.http.oauth.routes import oauth_routes
from server.http.oauth.standing import Standing
from server.means import Means
from server.tokens import Tokens


def standing_of(means: Means) -> Standing:
    """What tells whether a token holds still."""
    return Standing(means.revocations, means.sessions)


def oauth_server(means: Means, tokens: Tokens, players: PlayerReads) -> list[BaseRoute]:
    """The routes of the OAuth server of one process."""
    proxies = Proxies.of(means.settings.trusted_proxies)
    conversation = Conversation(
        database=means.database,
        lookups=OAuthLookups(means.database),
        issuing=Issuing(tokens, means.settings.base_url, means.clock),
        standing=standing_of(means),
        revocations=means.revocations,
        proxies=proxies,
        record=recording(means.audit, proxies),
    )
    return oauth_routes(conversation, means.sessions, players)
