"""Access tokens: what is issued is accepted, and nothing else is."""

import base64
import hmac
import json
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from joserfc import jwt
from joserfc.jwk import ECKey

from domain.shared.actor import Actor, ActorKind
from resolvers.errors import Unauthenticated
from server.errors import OperatorError
from server.security import tokens as module
from server.security.signing_keys import SigningKeys, signing_keys
from server.security.tokens import Tokens
from tests.captured_logs import capture_logs
from tests.key_files import made_signing_keys

HOUR = timedelta(hours=1)
OPERATOR = Actor(ActorKind.OPERATOR, "anna", "default", frozenset({"support", "risk"}))
PLAYER = Actor(ActorKind.PLAYER, str(UUID(int=7)), "other", frozenset({"player"}), UUID(int=7))


class StoppedClock:
    def __init__(self):
        self.moment = datetime(2026, 5, 1, 12, tzinfo=UTC)

    def now(self):
        return self.moment


@pytest.fixture
def clock():
    return StoppedClock()


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    return made_signing_keys(tmp_path_factory.mktemp("keys") / "key.pem")


@pytest.fixture
def tokens(keys, clock):
    return Tokens(keys, "croupier", "api", clock)


def forged(tokens, keys, header=None, key=None, **claims):
    """A token like ours with these headers and claims changed; None leaves one out."""
    ours = jwt.decode(tokens.issue(OPERATOR, HOUR), keys.current, algorithms=["ES256"])
    headers = {name: value for name, value in (ours.header | (header or {})).items() if value is not None}
    changed = {name: value for name, value in (ours.claims | claims).items() if value is not None}
    return jwt.encode(headers, changed, key or keys.current, algorithms=[headers["alg"]])


@pytest.mark.parametrize("actor", [OPERATOR, PLAYER], ids=str)
def test_an_issued_token_is_accepted(tokens, clock, actor):
    verified = tokens.verify(tokens.issue(actor, HOUR))
    assert verified.actor == actor
    assert verified.expires_at == clock.moment + HOUR


def test_an_access_token_has_the_claims_of_rfc_9068(tokens, keys):
    read = jwt.decode(tokens.issue(PLAYER, HOUR), keys.current, algorithms=["ES256"])
    assert read.header == {"alg": "ES256", "typ": "at+jwt", "kid": keys.current.thumbprint()}
    assert {"iss", "aud", "sub", "client_id", "iat", "exp", "jti"} <= read.claims.keys()
    assert read.claims["sub"] == f"player:{UUID(int=7)}"


@pytest.mark.parametrize(
    ("case", "seconds_later", "valid"),
    [
        ("its last second", 3599, True),
        ("the leeway's last", 3609, True),
        ("the end of the leeway", 3610, False),
    ],
)
@pytest.mark.parametrize("seen_before", [True, False])
def test_a_token_expires(tokens, clock, case, seconds_later, valid, seen_before):
    token = tokens.issue(OPERATOR, HOUR)
    if seen_before:
        tokens.verify(token)
    clock.moment += timedelta(seconds=seconds_later)
    if valid:
        assert tokens.verify(token).actor == OPERATOR, case
    else:
        with pytest.raises(Unauthenticated):
            tokens.verify(token)


NOW = int(StoppedClock().moment.timestamp())


@pytest.mark.parametrize(
    ("case", "header", "claims", "valid"),
    [
        ("unchanged", {}, {}, True),
        ("the type's long name", {"typ": "application/at+jwt"}, {}, True),
        ("an id token", {"typ": "JWT"}, {}, False),
        ("no type", {"typ": None}, {}, False),
        ("no key id", {"kid": None}, {}, False),
        ("a key id that is not ours", {"kid": "stranger"}, {}, False),
        ("another issuer", {}, {"iss": "https://other.example"}, False),
        ("no issuer", {}, {"iss": None}, False),
        ("another audience", {}, {"aud": "web"}, False),
        ("several audiences with ours", {}, {"aud": ["web", "api"]}, True),
        ("several audiences without", {}, {"aud": ["web"]}, False),
        ("no audience", {}, {"aud": None}, False),
        ("no end", {}, {"exp": None}, False),
        ("an end that is no number", {}, {"exp": "never"}, False),
        ("an end that is true", {}, {"exp": True}, False),
        ("an end beyond all calendars", {}, {"exp": 10**18}, False),
        ("issued within the leeway", {}, {"iat": NOW + 10}, True),
        ("issued in the future", {}, {"iat": NOW + 11}, False),
        ("not before the leeway's end", {}, {"nbf": NOW + 10}, True),
        ("not before a later moment", {}, {"nbf": NOW + 11}, False),
        ("no id", {}, {"jti": None}, False),
        ("no kind", {}, {"kind": None}, False),
        ("an unknown kind", {}, {"kind": "GOD"}, False),
        ("no roles", {}, {"roles": None}, False),
        ("roles in one text", {}, {"roles": "admin"}, False),
        ("roles that are no texts", {}, {"roles": [["admin"]]}, False),
        ("no brand", {}, {"brand": None}, False),
        ("a brand that is no text", {}, {"brand": ["default"]}, False),
        ("an operator with a player's id", {}, {"player_id": str(UUID(int=7))}, False),
        ("a player without one", {}, {"kind": "PLAYER"}, False),
        ("a player with something else", {}, {"kind": "PLAYER", "player_id": "7"}, False),
    ],
)
def test_tokens_with_a_wrong_claim_are_refused(tokens, keys, case, header, claims, valid):
    token = forged(tokens, keys, header, **claims)
    if valid:
        assert tokens.verify(token).actor.name == "anna", case
    else:
        with pytest.raises(Unauthenticated):
            tokens.verify(token)


def test_a_foreign_key_with_our_key_id_is_refused(tokens, keys):
    stranger = ECKey.generate_key("P-256")
    with pytest.raises(Unauthenticated):
        tokens.verify(forged(tokens, keys, key=stranger))
    with pytest.raises(Unauthenticated):
        tokens.verify(forged(tokens, keys, {"jwk": stranger.as_dict(private=False)}, key=stranger))


def test_the_public_key_is_not_accepted_as_an_hmac_secret(tokens, keys):
    _, payload, _ = tokens.issue(OPERATOR, HOUR).split(".")
    signed = part({"alg": "HS256", "typ": "at+jwt", "kid": keys.current.kid}) + "." + payload
    for secret in (keys.current.as_pem(private=False), json.dumps(keys.jwks["keys"][0]).encode()):
        signature = hmac.digest(secret, signed.encode(), "sha256")
        with pytest.raises(Unauthenticated):
            tokens.verify(f"{signed}.{encoded(signature)}")


@pytest.mark.parametrize("crit", [["exp"], ["b64"], [], "exp"])
def test_unknown_critical_headers_are_refused(tokens, keys, crit):
    _, payload, _ = tokens.issue(OPERATOR, HOUR).split(".")
    header = {"alg": "ES256", "typ": "at+jwt", "kid": keys.current.kid, "crit": crit, "exp": 1, "b64": False}
    signed = part(header) + "." + payload
    key = keys.current.get_op_key("sign")
    r, s = decode_dss_signature(key.sign(signed.encode(), ECDSA(SHA256())))
    with pytest.raises(Unauthenticated):
        tokens.verify(f"{signed}.{encoded(r.to_bytes(32) + s.to_bytes(32))}")


def encoded(raw):
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def part(value):
    return encoded(json.dumps(value).encode())


@pytest.mark.parametrize("algorithm", ["none", "None", "", None, 5])
def test_an_unsigned_token_is_refused(tokens, keys, algorithm):
    _, payload, _ = tokens.issue(OPERATOR, HOUR).split(".")
    head = part({"alg": algorithm, "typ": "at+jwt", "kid": keys.current.kid})
    with pytest.raises(Unauthenticated):
        tokens.verify(f"{head}.{payload}.")


@pytest.mark.parametrize(
    "text", ["", ".", "..", "a.b.c", "x" * 5000, "é.é.é", part([]) + "." + part([]) + ".", "{}"]
)
def test_malformed_tokens_are_refused(tokens, text):
    with pytest.raises(Unauthenticated):
        tokens.verify(text)


def test_a_changed_character_invalidates_a_token(tokens):
    token = tokens.issue(OPERATOR, HOUR)
    for place in range(0, len(token), 29):
        changed = "A" if token[place] != "A" else "B"
        with pytest.raises(Unauthenticated):
            tokens.verify(token[:place] + changed + token[place + 1 :])


def test_the_token_cache_is_bounded(tokens, monkeypatch):
    monkeypatch.setattr(module, "CACHED_TOKENS_MAX", 3)
    for _ in range(5):
        tokens.verify(tokens.issue(OPERATOR, HOUR))
    assert len(tokens._cache) == 3


def test_a_replaced_key_still_verifies_and_no_longer_signs(keys, tmp_path, clock):
    old, new = keys.current, made_signing_keys(tmp_path / "new.pem").current
    token = Tokens(keys, "croupier", "api", clock).issue(OPERATOR, HOUR)
    both = Tokens(SigningKeys((new, old)), "croupier", "api", clock)
    assert both.verify(token).actor == OPERATOR
    with pytest.raises(Unauthenticated):
        Tokens(keys, "croupier", "api", clock).verify(both.issue(OPERATOR, HOUR))


def test_tokens_are_never_logged(tokens, caplog, capfd):
    with capture_logs() as lines:
        token = tokens.issue(OPERATOR, HOUR)
        tokens.verify(token)
        with pytest.raises(Unauthenticated) as refused:
            tokens.verify(token + "x")
    assert not lines
    assert not caplog.records
    assert capfd.readouterr() == ("", "")
    assert token not in str(refused.value)
    assert refused.value.__cause__ is None


def test_the_key_file_is_created_once_and_private(tmp_path):
    path = tmp_path / "data" / "key.pem"
    first, second = made_signing_keys(path), signing_keys(path)
    assert first.current.kid == second.current.kid
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["key.pem"]


@pytest.mark.parametrize(
    ("case", "content", "mode", "complaint"),
    [
        ("open to the group", None, 0o640, "others may read"),
        ("no key", b"no key", 0o600, "not the PEM"),
        ("nothing", b"", 0o600, "not the PEM"),
        ("a public key", ECKey.generate_key("P-256").as_pem(private=False), 0o600, "not a private key"),
        ("another curve", ECKey.generate_key("P-384").as_pem(private=True), 0o600, "curve"),
    ],
)
def test_an_unusable_key_file_is_refused_in_one_line(tmp_path, case, content, mode, complaint):
    path = tmp_path / "key.pem"
    made_signing_keys(path)
    path.write_bytes(content if content is not None else path.read_bytes())
    path.chmod(mode)
    with pytest.raises(OperatorError, match=complaint):
        signing_keys(path)


@pytest.mark.parametrize(
    ("mode", "may", "taken"),
    [
        (0o400, False, True),
        (0o440, False, False),
        (0o400, True, True),
        (0o440, True, True),
        (0o640, True, True),
        (0o460, True, False),
        (0o444, True, False),
        (0o450, True, False),
    ],
)
def test_a_key_that_its_group_may_read_is_taken_where_a_setting_says_so(tmp_path, mode, may, taken):
    path = tmp_path / "key.pem"
    kid = made_signing_keys(path).current.kid
    path.chmod(mode)
    if taken:
        assert signing_keys(path, may).current.kid == kid
        return
    advice = "CROUPIER_KEY_FILES_GROUP_READABLE=true" if not may else "chmod 440"
    with pytest.raises(OperatorError, match=advice):
        signing_keys(path, may)


def test_published_keys_have_no_private_half(keys):
    (key,) = keys.jwks["keys"]
    assert key == {
        "kty": "EC",
        "crv": "P-256",
        "x": key["x"],
        "y": key["y"],
        "kid": keys.current.kid,
        "alg": "ES256",
        "use": "sig",
    }
