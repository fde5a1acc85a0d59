"""The authorization endpoint (RFC 6749 3.1, OpenID Connect Core 3.1.2).

Errors are sent to the client, always with ``iss`` (RFC 9207), once the redirect URI is known to be its own.
Before that they are a page: otherwise this would be an open redirect.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.parse import urlencode

from authlib.oauth2.rfc6749 import (
    AccessDeniedError,
    InvalidRequestError,
    OAuth2Error,
    UnsupportedResponseTypeError,
)
from authlib.oidc.core.errors import (
    ConsentRequiredError,
    LoginRequiredError,
    RequestNotSupportedError,
    RequestURINotSupportedError,
)
from starlette.responses import Response

from domain.identity.assurance import authenticated_at
from domain.identity.model import Session
from server.http.errors import cut_text
from server.http.oauth.authorization.consent import Decision, consent_page
from server.http.oauth.authorization.resource_owner import ResourceOwner
from server.http.oauth.authorization_server import OAuthRequest, OAuthServer
from server.http.oauth.parameters import Parameters
from server.http.oauth.registered_client import RegisteredClient
from server.http.oauth.responses import error_page, redirect, with_parameters
from server.http.oauth.tokens.code_grant import CodeGrant
from server.http.page_texts import PageTexts

AUTHORIZE: Final = "/oauth/authorize"
SIGN_IN: Final = "/sign-in/players"
SIGNED_IN_SINCE: Final = "signed_in_since"
"""Our own parameter: the player has to have signed in since then. Without it ``login`` would loop."""

PROMPTS: Final = frozenset({"none", "login", "consent", "select_account"})
_SECONDS_CHARS_MAX: Final = 12


@dataclass(frozen=True, slots=True)
class AuthorizationRequest:
    """One authorization request of a registered client, with a redirect URI of its own."""

    parameters: Parameters
    client: RegisteredClient
    redirect_uri: str
    posted: bool
    cookie: str | None
    texts: PageTexts
    decision: Decision | None = None

    @property
    def prompts(self) -> frozenset[str]:
        """The values of ``prompt``."""
        return frozenset((self.parameters.get("prompt") or "").split())

    @property
    def silent(self) -> bool:
        """Whether the player must not be asked anything."""
        return "none" in self.prompts

    def redirect_to_client(self, **parameters: str | None) -> Response:
        """A redirect to the client, with these parameters and its ``state``."""
        parameters["state"] = self.parameters.get("state")
        sent = {name: value for name, value in parameters.items() if value}
        return redirect(with_parameters(self.redirect_uri, sent), 303 if self.posted else 302)


def read_authorization_request(
    server: OAuthServer,
    parameters: Parameters,
    *,
    posted: bool,
    cookie: str | None,
    decision: Decision | None,
    texts: PageTexts,
) -> AuthorizationRequest | Response:
    """The request, if its client and redirect URI are valid; otherwise an error page."""
    client = server.query_client(parameters.get("client_id") or "")
    if client is None:
        return error_page(texts, "invalid_client", "error.unknown_program")
    redirect_uri = parameters.get("redirect_uri")
    if redirect_uri is None or not client.check_redirect_uri(redirect_uri):
        return error_page(texts, "invalid_request", "error.foreign_address")
    return AuthorizationRequest(parameters, client, redirect_uri, posted, cookie, texts, decision)


def authorize(server: OAuthServer, request: AuthorizationRequest) -> Response:
    """A code for the client; or an error, a redirect to sign in, or the consent page."""
    issuer = server.token_issuer.issuer
    try:
        owner = _authenticate_player(server, request)
        return owner if isinstance(owner, Response) else _issue_code(server, request, owner)
    except OAuth2Error as error:
        description = cut_text(error.get_error_description() or "")
        return request.redirect_to_client(error=error.error, error_description=description, iss=issuer)


def _authenticate_player(server: OAuthServer, request: AuthorizationRequest) -> ResourceOwner | Response:
    """The signed-in player; or a redirect to sign in first."""
    parameters = request.parameters
    _check(request)
    grant = server.get_consent_grant(OAuthRequest("GET", {}, parameters.values), None)
    del grant  # validated before signing in
    session = server.session
    since = _required_since(parameters, server.now)
    stale = session is None or (since is not None and authenticated_at(session) < since)
    again = request.decision is None and bool(request.prompts & {"login", "select_account"})
    if session is None or stale or again:
        if request.silent:
            raise LoginRequiredError
        return _redirect_to_sign_in(server, request, again=again or since is not None)
    if session.account.brand != request.client.client.brand:
        raise AccessDeniedError("Who has signed in belongs to another brand.")
    return ResourceOwner(session)


def _check(request: AuthorizationRequest) -> None:
    """The checks that Authlib does not make."""
    parameters = request.parameters
    if parameters.bad:
        names = ", ".join(sorted(name for name in parameters.bad if name.isidentifier()))
        raise InvalidRequestError(f"Malformed, or sent more than once: {names or 'a parameter'}.")
    if parameters.get("response_type") is None:
        raise InvalidRequestError("Missing 'response_type'.")
    if parameters.get("response_type") != "code":
        raise UnsupportedResponseTypeError(parameters.get("response_type"))
    if parameters.get("request") is not None:
        raise RequestNotSupportedError
    if parameters.get("request_uri") is not None:
        raise RequestURINotSupportedError
    if parameters.get("response_mode") not in {None, "query"}:
        raise InvalidRequestError("Only response_mode=query is offered.")
    if not request.prompts <= PROMPTS or (request.silent and len(request.prompts) > 1):
        raise InvalidRequestError("Unknown or contradictory 'prompt'.")


def _required_since(parameters: Parameters, now: datetime) -> datetime | None:
    """The moment after which the player has to have signed in."""
    age, since = _seconds(parameters, "max_age"), _seconds(parameters, SIGNED_IN_SINCE)
    if since is not None:
        return datetime.fromtimestamp(since, UTC)
    return now - timedelta(seconds=age) if age is not None else None


def _seconds(parameters: Parameters, name: str) -> int | None:
    sent = parameters.get(name)
    if sent is None:
        return None
    if not (sent.isascii() and sent.isdecimal() and len(sent) < _SECONDS_CHARS_MAX):
        raise InvalidRequestError(f"'{name}' is a number of seconds.")
    return min(int(sent), 10**9) if name == "max_age" else min(int(sent), 10**11)


def _redirect_to_sign_in(server: OAuthServer, request: AuthorizationRequest, *, again: bool) -> Response:
    """To our own page, which leads back here."""
    values = dict(request.parameters.values)
    if again:
        values.pop("max_age", None)
        kept = [prompt for prompt in sorted(request.prompts) if prompt == "consent"]
        values = {name: value for name, value in values.items() if name != "prompt"}
        values |= {"prompt": "consent"} if kept else {}
        values |= {SIGNED_IN_SINCE: str(int(server.now.timestamp()))}
    leads_to = {"continue": f"{AUTHORIZE}?{urlencode(values)}", "brand": request.client.client.brand}
    return redirect(f"{SIGN_IN}?{urlencode(leads_to | ({'prompt': 'login'} if again else {}))}", 303)


def _issue_code(server: OAuthServer, request: AuthorizationRequest, owner: ResourceOwner) -> Response:
    """The code, unless the player has to be asked first, or has said no."""
    asked_of = OAuthRequest("GET", {}, request.parameters.values)
    grant: CodeGrant = server.get_consent_grant(asked_of, owner)
    scopes = frozenset(asked_of.scope.split())
    question = _ask_consent(server, request, owner.session, scopes)
    if question is not None:
        return question
    answer = server.create_authorization_response(asked_of, owner, grant=grant)
    location = with_parameters(answer.headers["location"], {"iss": server.token_issuer.issuer})
    return redirect(location, 303 if request.posted else 302)


def _ask_consent(
    server: OAuthServer, request: AuthorizationRequest, session: Session, scopes: frozenset[str]
) -> Response | None:
    """The consent page; None where no consent is needed or it is given."""
    client = request.client.client
    if client.trusted:
        return None
    if request.decision is Decision.DENIED:
        raise AccessDeniedError
    if request.decision is Decision.ALLOWED:
        server.store.consent(session.account.id, client.id, scopes, server.now)
        return None
    known = server.store.consented(session.account.id, client.id)
    if scopes <= known and "consent" not in request.prompts:
        return None
    if request.silent:
        raise ConsentRequiredError
    return consent_page(
        client, scopes, request.parameters, request.redirect_uri, request.cookie or "", request.texts
    )
