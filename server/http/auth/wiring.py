"""The routes of signing in, put together for one process."""

from starlette.routing import BaseRoute

from adapters.casbin.catalogue import Catalogue
from adapters.postgres.identity.accounts import PostgresAccounts
from adapters.postgres.identity.guessable_words import PostgresGuessableWords
from adapters.postgres.players.store import PostgresBrands
from adapters.valkey.access.sso_states import SsoStates
from domain.shared.actor import ActorKind
from server.composition.wiring import WiredProcess
from server.http.auth.routes import AuthRoutes
from server.http.auth.sign_in_ports import SignInPortsFactory
from server.http.auth.sso import SingleSignOn
from server.http.auth.sso_sign_in import SsoSignIn
from server.http.authentication import RequestAuthenticator
from server.http.client_address import Proxies
from server.security.sso_providers import read_providers


def auth_routes(
    made: WiredProcess, callers: RequestAuthenticator, proxies: Proxies, catalogue: Catalogue
) -> list[BaseRoute]:
    """Everything under ``/auth``. ``catalogue`` tells which roles operators may hold."""
    means, settings = made.means, made.means.settings
    desks = SignInPortsFactory(means, made.process.work, made.bindings, proxies)
    brands = PostgresBrands(means.database)
    words = PostgresGuessableWords(means.database, means.vault)
    doors = AuthRoutes(
        desks, callers, means.sessions, means.breached, words, settings.allowed_origins, brands
    )
    held = [role.name for role in catalogue.roles.values() if role.kind == ActorKind.OPERATOR.value]
    vouching = SsoSignIn(made.process, PostgresAccounts(means.database, means.vault), desks, callers)
    single = SingleSignOn(
        read_providers(settings.sso_file, held),
        SsoStates(means.valkey),
        base_url=settings.base_url,
        clock=means.clock,
        admit=vouching.admit,
        refuse=vouching.refuse,
    )
    return [*single.routes(), *doors.routes()]
