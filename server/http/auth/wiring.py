"""Builds the sign-in routes of one process."""

from starlette.routing import BaseRoute

from adapters.casbin.catalogue import Catalogue
from adapters.postgres.identity.accounts import PostgresAccounts
from adapters.postgres.identity.factor_resets import PostgresFactorResetReads
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
from server.observability.security_metrics import SecurityReport
from server.security.sso_providers import read_providers


def auth_routes(
    wired: WiredProcess,
    authenticator: RequestAuthenticator,
    proxies: Proxies,
    catalogue: Catalogue,
    report: SecurityReport,
) -> list[BaseRoute]:
    """Everything under ``/auth``. ``catalogue`` names the roles operators may hold."""
    resources, settings = wired.resources, wired.resources.settings
    ports_factory = SignInPortsFactory(resources, wired.process.commands, wired.bindings, proxies)
    brands = PostgresBrands(resources.database)
    guessable_words = PostgresGuessableWords(resources.database, resources.vault)
    routes = AuthRoutes(
        ports_factory,
        authenticator,
        resources.sessions,
        resources.breached,
        guessable_words,
        settings.allowed_origins,
        brands,
        PostgresFactorResetReads(resources.database),
        report,
    )
    operator_roles = [role.name for role in catalogue.roles.values() if role.kind == ActorKind.OPERATOR.value]
    accounts = PostgresAccounts(resources.database, resources.vault)
    sso_sign_in = SsoSignIn(wired.process, accounts, ports_factory, authenticator, report)
    sso = SingleSignOn(
        read_providers(settings.sso_file, operator_roles),
        SsoStates(resources.valkey),
        base_url=settings.base_url,
        clock=resources.clock,
        sign_in=sso_sign_in.sign_in,
        record_refusal=sso_sign_in.record_refusal,
    )
    return [*sso.routes(), *routes.routes()]
