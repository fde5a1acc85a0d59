"""What each context plugs into a process; see docs/adding-a-context.md."""

from typing import Final

from server.contexts.access import ACCESS
from server.contexts.bonuses import BONUSES
from server.contexts.compliance import COMPLIANCE
from server.contexts.feeds import FEEDS
from server.contexts.figures import FIGURES
from server.contexts.identity import IDENTITY
from server.contexts.inbound import INBOUND
from server.contexts.jobs import JOBS
from server.contexts.loyalty import LOYALTY
from server.contexts.oauth import OAUTH
from server.contexts.players import PLAYERS
from server.contexts.plugin import ContextPlugin
from server.contexts.wallets import WALLETS
from server.contexts.webhooks import WEBHOOKS
from server.contexts.workplace import WORKPLACE

CONTEXTS: Final[tuple[ContextPlugin, ...]] = (
    PLAYERS,
    WALLETS,
    BONUSES,
    LOYALTY,
    IDENTITY,
    WORKPLACE,
    FIGURES,
    JOBS,
    FEEDS,
    WEBHOOKS,
    INBOUND,
    ACCESS,
    OAUTH,
    COMPLIANCE,
)
"""Every context there is: the one line outside its own files that a new one costs."""
