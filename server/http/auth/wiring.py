"""The routes of signing in, put together for one process."""

from starlette.routing import BaseRoute

from adapters.breached import KnownPasswords
from server.bindings_identity import identity_bindings
from server.http.addresses import Proxies
from server.http.auth.desks import Desks
from server.http.auth.doors import Doors
from server.http.callers import Callers
from server.wiring import Wired


def auth_routes(made: Wired, callers: Callers, proxies: Proxies) -> list[BaseRoute]:
    """Everything under ``/auth`` but single sign-on."""
    means = made.means
    desks = Desks(means, made.process.work, identity_bindings(means), proxies)
    breached = KnownPasswords(means.settings.breached_passwords)
    return [*Doors(desks, callers, means.sessions, breached, means.settings.allowed_origins).routes()]
