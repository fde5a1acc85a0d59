"""Everything the environment decides. Only this module reads it, as CROUPIER_<NAME in capitals>."""

import os
import sys
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, HttpUrl, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from server.errors import OperatorError
from server.security.plain_transport import unencrypted_url_error

KIBIBYTE = 1 << 10
MEBIBYTE = 1 << 20
PLAINTEXT_CHECKED = ("redis_url", "sms_url", "kms_url", "otel_endpoint")
"""The settings that must name somebody near, or be encrypted."""


class BadSettings(OperatorError):
    """The environment does not make sense; the message is one line that names the variable."""


def _scheme_in(*schemes: str) -> AfterValidator:
    def check(url: str) -> str:
        if not url.startswith(tuple(f"{scheme}://" for scheme in schemes)):
            raise ValueError(f"must start with {' or '.join(f'{scheme}://' for scheme in schemes)}")
        return url

    return AfterValidator(check)


DatabaseUrl = Annotated[str, _scheme_in("postgresql", "postgres")]
RedisUrl = Annotated[str, _scheme_in("redis", "rediss", "unix", "valkey")]


def _split_list(text: Any) -> Any:
    return tuple(part.strip() for part in text.split(",") if part.strip()) if isinstance(text, str) else text


CommaSeparated = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split_list)]


def _master_keys(text: str) -> str:
    from adapters.vault.key_environment import parse_keys  # noqa: PLC0415 - most commands need no cryptography

    parse_keys(text)
    return text


MasterKeyText = Annotated[str, AfterValidator(_master_keys)]


class Settings(BaseSettings):
    """What one process was told. Build it once with `read_settings` and hand it on."""

    model_config = SettingsConfigDict(
        env_prefix="CROUPIER_", frozen=True, extra="forbid", env_ignore_empty=True, hide_input_in_errors=True
    )

    data_dir: Path = Path(".croupier")
    """Embedded servers, keys and nothing else."""
    database_url: DatabaseUrl | None = None
    """A PostgreSQL 15 or newer to use instead of the embedded one. Several hosts may be given."""
    redis_url: RedisUrl | None = None
    """A Valkey or Redis to use instead of the embedded one."""
    pg_bin: Path | None = None
    """A directory with initdb and postgres to use instead of the wheel's."""
    valkey_bin: Path | None = None
    """A valkey-server or redis-server to use instead of the wheel's."""
    run_as: str = "nobody"
    """The account of the embedded servers when we are root."""
    allow_plain_transport: bool = False
    """Speak to Valkey, the SMS gateway, the key service and the collector without encryption even where they
    are neither on this machine nor in a private network."""

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    """0 lets the system choose."""
    workers: int = Field(default=1, ge=1, le=64)
    """Server processes. With one, it also runs the background work."""
    background: bool = True
    """Whether a server process runs the background work (relay, jobs) itself."""
    public_url: HttpUrl | None = None
    """Where clients reach us, for links and token audiences; by default http://host:port."""
    drain_seconds_max: float = Field(default=20.0, gt=0)
    """How long running requests may take to finish when we stop."""

    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["json", "console"] = Field(
        default_factory=lambda: "console" if sys.stderr.isatty() else "json"
    )
    """By default for people on a terminal and for machines elsewhere."""
    otel_endpoint: HttpUrl | None = None
    """OTLP/HTTP collector; nothing is traced without it."""
    metrics_dir: Path | None = None
    """Where several processes add up their metrics; `croupier up` sets it for its children."""

    trusted_proxies: CommaSeparated = ()
    """Networks whose `x-forwarded-for` is believed: 10.0.0.0/8, ::1."""
    allowed_origins: CommaSeparated = ()
    """Web origins besides our own whose pages may use the API and open sockets: https://play.example.com."""
    open_schema: bool = False
    """Let everybody introspect the schema: for development and conformance tests."""

    sso_file: Path | None = None
    """The OpenID providers whose people may sign in as operators: a TOML file, see docs/operating.md."""
    allow_get: bool = False
    """Let queries, never mutations, come by GET too."""

    allowed_hosts: CommaSeparated = ()
    """Names we are reached by: casino.example, *.casino.example. Requests for others are refused; by default
    none is."""
    rate_anonymous: int = Field(default=30_000, ge=0)
    """What callers without credentials may ask for in a minute from one address, in fields of the answers.
    0: as much as they like; so for the others."""
    rate_player: int = Field(default=60_000, ge=0)
    """The same for one player."""
    rate_operator: int = Field(default=600_000, ge=0)
    """The same for one operator."""
    rate_service: int = Field(default=0, ge=0)
    """The same for one game server, payment service or other program."""
    rate_address: int = Field(default=1_200_000, ge=0)
    """The same for all players and operators behind one address."""
    rate_attempts: int = Field(default=30, ge=0)
    """How many times a minute one person, or one address, may try or make credentials by mutations."""
    sockets_per_address_max: int = Field(default=500, ge=0)
    """Sockets open at a time from one address; 0: any number."""

    issuer: str = "croupier"
    """The `iss` of the tokens we issue and accept."""
    signing_key_path: Path | None = None
    """PEM of the ES256 private key; by default `signing-key.pem` in the data directory, made when missing."""
    signing_key_days: int = Field(default=90, ge=0)
    """How old a signing key becomes before the next one takes over. 0, or with a path of your own: as old as
    you let it; see `croupier oauth-keys`."""
    master_keys_path: Path | None = None
    """The master keys of personal data; by default `master-keys.json` in the data directory, made when
    missing."""
    master_keys: MasterKeyText | None = Field(default=None, repr=False)
    """Master keys to use instead of the file's: 1:<base64 of 32 bytes>,2:..."""
    master_key_current: int | None = Field(default=None, ge=1)
    """Which of `master_keys` wraps what is new; by default the highest."""
    kms_url: HttpUrl | None = None
    """A key management service to use instead of either."""
    kms_token: str | None = Field(default=None, repr=False)
    """The bearer token it wants."""
    pool_size: int = Field(default=10, ge=1)
    """Database connections each process keeps for composed statements."""
    hot_pool_size: int = Field(default=16, ge=1)
    """Database connections each process keeps for the wallet's single statements."""
    operation_seconds_max: float = Field(default=10.0, gt=0)
    """Longest GraphQL operation and database statement."""
    body_bytes_max: int = Field(default=256 * KIBIBYTE, ge=1024)
    """Longest request body."""

    sandbox: bool | None = None
    """Keep messages for the developer page instead of sending them, where no server is named for their
    channel. By default so, unless `public_url` is https."""
    smtp_url: str | None = None
    """The mail server: smtp://USER:PASSWORD@host:587 (STARTTLS), smtps://, or smtp+plain://localhost:25."""
    mail_from: str | None = None
    """What mail comes from: Casino <noreply@casino.example>."""
    sms_url: Annotated[str, _scheme_in("https", "http")] | None = None
    """An SMS gateway shaped like Twilio's: https://ACCOUNT:TOKEN@api.example.com."""
    sms_from: str | None = None
    """The number or name that SMS come from."""
    sms_prefixes: CommaSeparated = ()
    """Numbers that are sent to begin like this: +39,+356. A gateway needs it; the sandbox takes all."""
    sms_per_country_max: int = Field(default=1000, ge=1)
    """SMS to the numbers of one country within an hour, at most."""
    messages_per_address_max: int = Field(default=60, ge=1)
    """Messages within an hour, at most, that requests from one network address cause."""

    operator_idle_seconds_max: int = Field(default=1800, ge=60)
    """How long an operator's session lasts without being used. Players' are up to their jurisdiction."""
    operator_session_seconds_max: int = Field(default=43_200, ge=60)
    """How long an operator's session lasts at most."""
    operator_failures_max: int = Field(default=3, ge=1, le=10)
    """Failed sign-ins in a row, after which whoever failed has to wait and to show more."""
    sign_ins_per_minute_max: int = Field(default=100, ge=1)
    """Attempts to sign in from one network address, whatever becomes of them."""
    breached_passwords: Path | None = None
    """A file of SHA-1 prefixes, one in hexadecimal per line, of passwords nobody may choose."""

    @property
    def sandboxed(self) -> bool:
        """Whether messages without a server are kept instead of sent."""
        if self.sandbox is not None:
            return self.sandbox
        return self.public_url is None or self.public_url.scheme != "https"

    audit_heads_dir: Path | None = None
    """Where signed heads of the audit log are kept; by default `audit-heads` in the data directory."""
    audit_key_path: Path | None = None
    """PEM of the ES256 private key that signs them; by default `audit-key.pem` there, made when missing."""

    @property
    def audit_heads(self) -> Path:
        """Where signed heads of the audit log are kept."""
        return self.audit_heads_dir or self.data_dir / "audit-heads"

    @property
    def audit_key(self) -> Path:
        """Where the key is that signs them."""
        return self.audit_key_path or self.data_dir / "audit-key.pem"

    @property
    def signing_key(self) -> Path:
        """Where the signing key is."""
        return self.signing_key_path or self.data_dir / "signing-key.pem"

    @property
    def master_key_file(self) -> Path:
        """Where the master keys are, unless they are given or in a key management service."""
        return self.master_keys_path or self.data_dir / "master-keys.json"

    @property
    def base_url(self) -> str:
        """Where clients reach us, without a trailing slash."""
        return str(self.public_url).rstrip("/") if self.public_url else f"http://{self.host}:{self.port}"

    def environment(self, **changes: Any) -> dict[str, str]:
        """Our own environment with these settings in it, changed as given: for a child process."""
        said = self.model_copy(update=changes).model_dump(mode="json", exclude_none=True)
        ours = {f"CROUPIER_{name.upper()}": _environment_text(value) for name, value in said.items()}
        return {**os.environ, **ours}


def _environment_text(value: Any) -> str:
    return ",".join(value) if isinstance(value, list) else str(value)


def read_settings(**given: Any) -> Settings:
    """The environment's settings; `given` (from the command line) wins, None in it means not given.

    Raises BadSettings with one line for the first mistake.
    """
    try:
        settings = Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as wrong:
        first = wrong.errors(include_url=False, include_input=False)[0]
        name = "_".join(str(part) for part in first["loc"][:1]).upper()
        reason = first["msg"].removeprefix("Value error, ")
        raise BadSettings(f"CROUPIER_{name}: {reason[:1].lower()}{reason[1:]}") from None
    talked_to = [(name, getattr(settings, name)) for name in PLAINTEXT_CHECKED]
    if not settings.allow_plain_transport and (refused := unencrypted_url_error(talked_to)):
        raise BadSettings(refused)
    return settings


def unknown_variables() -> tuple[str, ...]:
    """Variables of ours by name that no setting reads: misspellings, mostly."""
    known = {f"CROUPIER_{name.upper()}" for name in Settings.model_fields}
    return tuple(sorted(name for name in os.environ if name.startswith("CROUPIER_") and name not in known))
