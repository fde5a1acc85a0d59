"""HTTP responses and cookies for the outcomes of signing in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from starlette.responses import JSONResponse, Response

from domain.identity.factor_resets.requests import FactorResetDecided, FactorResetNotFound
from domain.identity.model import Factor, Session
from domain.identity.passwords.reset import PasswordSet, ResetCodeSent
from domain.identity.passwords.rules import PasswordRefused
from domain.identity.sign_in.ports import (
    AccountBarred,
    FactorChallenge,
    FactorRequired,
    PasskeySignInBegun,
    SignInFailed,
    TooManyAttempts,
)
from domain.identity.sign_in.session_opener import SessionOpened
from domain.shared.actor import ActorKind
from resolvers.ids import public_id
from server.http.auth.realms import Realm
from server.http.errors import retry_headers

DEVICE_COOKIE: Final = "__Host-croupier-device"
DEVICE_SECONDS: Final = 400 * 24 * 3600
"""The longest that browsers keep a cookie."""

NO_STORE: Final = {"cache-control": "no-store"}

CLEAR_SITE_DATA: Final = {"clear-site-data": '"cache", "storage"'}
"""Sent on sign-out; without "cookies", so that the device cookie stays."""


@dataclass(frozen=True, slots=True)
class ResponseOptions:
    """The realm, and the device cookie to set for a browser without one."""

    realm: Realm
    device: str | None


def outcome_response(outcome: Any, options: ResponseOptions, roles: Iterable[str] = ()) -> Response:
    """The response to an outcome."""
    response = _response(outcome, roles)
    if options.device is not None:
        set_cookie(response, DEVICE_COOKIE, options.device, DEVICE_SECONDS)
    if isinstance(outcome, SessionOpened):
        session = outcome.session
        seconds = int((session.expires_at - session.started_at).total_seconds())
        set_cookie(response, options.realm.cookie, outcome.secret, seconds)
    return response


def _response(outcome: Any, roles: Iterable[str]) -> Response:
    if isinstance(outcome, SessionOpened):
        session = outcome.session
        state = "ENROLMENT_REQUIRED" if enrolment_required(session) else "SIGNED_IN"
        return json_response(
            200, {"state": state, "session": session_json(session, roles, due=used_recovery_code(session))}
        )
    return _RESPONSES[type(outcome)](outcome)


def _factor_required(outcome: FactorRequired) -> Response:
    factors = [factor.value for factor in outcome.factors]
    return json_response(200, {"state": "FACTOR_REQUIRED", "ticket": outcome.ticket, "factors": factors})


def _password_refused(outcome: PasswordRefused) -> Response:
    why = outcome.objection.value
    return problem(400, "PASSWORD_REFUSED", objection=why, charactersMin=outcome.characters_min)


def _try_later(outcome: TooManyAttempts) -> Response:
    seconds = outcome.seconds
    return problem(429, "TRY_LATER", {"retry-after": str(seconds)}, retryAfter=seconds)


def session_json(session: Session, roles: Iterable[str], *, due: bool) -> dict[str, Any]:
    """A session as its holder sees it. ``due``: enrolment is due, since a recovery code was used."""
    last = session.last_sign_in
    return {
        "id": public_id("ses", session.id),
        "kind": session.account.kind.value,
        "name": session.account.name,
        "brand": session.account.brand,
        "roles": sorted(roles),
        "proofs": [{"factor": each.factor.value, "at": each.at.isoformat()} for each in session.proofs],
        "startedAt": session.started_at.isoformat(),
        "expiresAt": session.expires_at.isoformat(),
        "idleSecondsMax": session.idle_seconds_max,
        "lastSignIn": {"at": last.at.isoformat(), "ip": last.ip} if last else None,
        "enrolmentRequired": due or enrolment_required(session),
        "passwordChangeRequired": session.password_given,
    }


def enrolment_required(session: Session) -> bool:
    """Whether an operator lacks a factor that is enough for operators, or has a password to change."""
    return session.account.kind is ActorKind.OPERATOR and not session.strong


def used_recovery_code(session: Session) -> bool:
    """Whether a recovery code opened the session."""
    return any(proof.factor is Factor.RECOVERY_CODE for proof in session.proofs)


def json_response(status: int, body: Any, headers: Mapping[str, str] = NO_STORE) -> JSONResponse:
    """JSON, not to be stored."""
    return JSONResponse(body, status, dict(headers))


def problem(status: int, code: str, headers: Mapping[str, str] | None = None, /, **details: Any) -> Response:
    """A refusal with a code."""
    return json_response(
        status, {"code": code, **details}, NO_STORE | retry_headers(status) | dict(headers or {})
    )


def set_cookie(response: Response, name: str, value: str, seconds: int) -> None:
    """Set a cookie: HttpOnly, Secure, SameSite=Lax."""
    response.set_cookie(name, value, max_age=seconds, path="/", secure=True, httponly=True, samesite="lax")


def clear_cookie(response: Response, name: str) -> None:
    """Delete a cookie."""
    response.delete_cookie(name, path="/", secure=True, httponly=True, samesite="lax")


_RESPONSES: Final[Mapping[type, Callable[[Any], Response]]] = {
    FactorRequired: _factor_required,
    FactorChallenge: lambda outcome: json_response(200, {"options": outcome.options}),
    PasskeySignInBegun: lambda outcome: json_response(
        200, {"ticket": outcome.ticket, "options": outcome.options}
    ),
    ResetCodeSent: lambda outcome: json_response(202, {"challenge": outcome.challenge}),
    PasswordSet: lambda _outcome: json_response(200, {"state": "PASSWORD_SET"}),
    FactorResetDecided: lambda outcome: json_response(200, {"state": outcome.reset.state.value}),
    FactorResetNotFound: lambda outcome: problem(404, outcome.code),
    PasswordRefused: _password_refused,
    TooManyAttempts: _try_later,
    AccountBarred: lambda outcome: problem(
        403, outcome.code, status=outcome.status.value, message=outcome.message
    ),
    SignInFailed: lambda _outcome: problem(401, "SIGN_IN_FAILED"),
}
