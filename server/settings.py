"""Settings, from environment variables CROUPIER_<NAME in capitals>. Only this module reads them."""

import os
import sys
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, HttpUrl, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from adapters.postgres.server_address import read_address
from adapters.valkey.server_url import require_readable
from adapters.web_addresses import LOCAL_NAME, public_name, web_origin
from server.errors import OperatorError
from server.security.plain_transport import unencrypted_url_error

KIBIBYTE = 1 << 10
MEBIBYTE = 1 << 20
PLAINTEXT_CHECKED = ("redis_url", "event_bus_url", "sms_url", "kms_url", "otel_endpoint", "s3_url")
"""The URLs that must be encrypted, or point to this machine or a private network."""


class BadSettings(OperatorError):
    """A setting is invalid; the message is one line that names the variable."""


BUS_SCHEMES = ("redis", "rediss", "unix", "valkey", "kafka", "kafkas", "amqp", "amqps")
"""Of Valkey Streams, Kafka and RabbitMQ; the s is for TLS."""


def _scheme_in(*schemes: str) -> AfterValidator:
    def check(url: str) -> str:
        if not url.startswith(tuple(f"{scheme}://" for scheme in schemes)):
            raise ValueError(f"must start with {' or '.join(f'{scheme}://' for scheme in schemes)}")
        return url

    return AfterValidator(check)


def _database_url(url: str) -> str:
    read_address(url)
    return url


DatabaseUrl = Annotated[str, _scheme_in("postgresql", "postgres"), AfterValidator(_database_url)]
RedisUrl = Annotated[str, _scheme_in("redis", "rediss", "unix", "valkey"), AfterValidator(require_readable)]


def _split_list(text: Any) -> Any:
    return tuple(part.strip() for part in text.split(",") if part.strip()) if isinstance(text, str) else text


CommaSeparated = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split_list)]


def _master_keys(text: str) -> str:
    from adapters.vault.key_environment import parse_keys  # noqa: PLC0415 - most commands need no cryptography

    parse_keys(text)
    return text


MasterKeyText = Annotated[str, AfterValidator(_master_keys)]


class Settings(BaseSettings):
    """The settings of one process. Build them once with `read_settings` and pass them on."""

    model_config = SettingsConfigDict(
        env_prefix="CROUPIER_", frozen=True, extra="forbid", env_ignore_empty=True, hide_input_in_errors=True
    )

    data_dir: Path = Path(".croupier")
    """The directory of the embedded servers' data and the keys."""
    database_url: DatabaseUrl | None = None
    """URL of a PostgreSQL 15 or newer to use instead of the embedded one. Several hosts may be given, and how
    TLS is to be used, see docs/operating.md."""
    redis_url: RedisUrl | None = None
    """URL of a Valkey or Redis to use instead of the embedded one."""
    event_bus_url: Annotated[str, _scheme_in(*BUS_SCHEMES)] | None = None
    """URL of the broker that events are sent to: Valkey or Redis, `kafka://`, `kafkas://`, `amqp://` or `amqps://`;
    by default the Valkey of `redis_url`."""
    events_kept_hours: float = Field(default=72.0, gt=0)
    """How long published events are kept, to be sent or read again."""
    pg_bin: Path | None = None
    """A directory with initdb and postgres to use instead of the wheel's."""
    valkey_bin: Path | None = None
    """A valkey-server or redis-server to use instead of the wheel's."""
    run_as: str = "nobody"
    """The system account of the embedded servers when we are root."""
    allow_plain_transport: bool = False
    """Connect to Valkey, the SMS gateway, the key service and the collector without encryption even if they
    are neither on this machine nor in a private network."""

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    """0: the system chooses a free port."""
    workers: int = Field(default=1, ge=1, le=64)
    """Server processes. With one, it also runs the background work."""
    background: bool = True
    """Whether a server process runs the background work (relay, jobs) itself."""
    public_url: HttpUrl | None = None
    """The URL clients reach us by, for links and token audiences; by default http://host:port, where
    http://localhost:port stands for this machine."""
    drain_seconds_max: float = Field(default=20.0, gt=0)
    """How long running requests may take to finish when we stop."""

    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["json", "console"] = Field(
        default_factory=lambda: "console" if sys.stderr.isatty() else "json"
    )
    """By default console on a terminal and JSON elsewhere."""
    otel_endpoint: HttpUrl | None = None
    """URL of an OTLP/HTTP collector; nothing is traced without it."""
    metrics_dir: Path | None = None
    """The directory where several processes share their metrics; `croupier up` sets it for its children."""

    trusted_proxies: CommaSeparated = ()
    """Networks whose `x-forwarded-for` is trusted: 10.0.0.0/8, ::1."""
    allowed_origins: CommaSeparated = ()
    """Web origins besides our own whose pages may use the API and open sockets: https://play.example.com."""
    open_schema: bool = False
    """Allow every caller to introspect the schema: for development and conformance tests."""

    jurisdictions_dir: Path | None = None
    """A directory of jurisdiction packs that add to the shipped ones or change them."""
    sso_file: Path | None = None
    """A TOML file of the OpenID providers by which operators may sign in, see docs/operating.md."""
    allow_get: bool = False
    """Accept queries, never mutations, by GET too."""

    allowed_hosts: CommaSeparated = ()
    """Names we are reached by: casino.example, *.casino.example. Requests for others are refused; by default
    none is."""
    rate_anonymous: int = Field(default=30_000, ge=0)
    """The limit per minute of callers without credentials from one address, in fields of the answers.
    0: no limit; likewise below."""
    rate_player: int = Field(default=60_000, ge=0)
    """The same for one player."""
    rate_operator: int = Field(default=600_000, ge=0)
    """The same for one operator."""
    rate_service: int = Field(default=0, ge=0)
    """The same for one service: a game server, a payment service."""
    rate_address: int = Field(default=1_200_000, ge=0)
    """The same for all players and operators behind one address."""
    rate_attempts: int = Field(default=30, ge=0)
    """How often a minute one person, or one address, may try or create credentials by mutations."""
    sockets_per_address_max: int = Field(default=500, ge=0)
    """Sockets open at a time from one address; 0: no limit."""

    issuer: str = "croupier"
    """The `iss` of the tokens we issue and accept."""
    signing_key_path: Path | None = None
    """PEM of the ES256 private key; by default `signing-key.pem` in the data directory."""
    signing_key_days: int = Field(default=90, ge=0)
    """The age at which a signing key is rotated. 0, or with a signing_key_path: not rotated by itself; see
    `croupier oauth-keys`."""
    key_files_group_readable: bool = False
    """Take key files that their group may read, too: secrets that an orchestrator mounts."""
    master_keys_path: Path | None = None
    """The master keys of personal data; by default `master-keys.json` in the data directory."""
    master_keys: MasterKeyText | None = Field(default=None, repr=False)
    """Master keys to use instead of the file's: 1:<base64 of 32 bytes>,2:..."""
    master_key_current: int | None = Field(default=None, ge=1)
    """Which of `master_keys` wraps new keys; by default the highest."""
    kms_url: HttpUrl | None = None
    """URL of a key management service to use instead of either."""
    kms_token: str | None = Field(default=None, repr=False)
    """Its bearer token."""
    pool_size: int = Field(default=10, ge=1)
    """Database connections each process keeps for composed statements."""
    hot_pool_size: int = Field(default=16, ge=1)
    """Database connections each process keeps for the wallet's single statements."""
    operation_seconds_max: float = Field(default=10.0, gt=0)
    """Longest GraphQL operation and database statement."""
    body_bytes_max: int = Field(default=256 * KIBIBYTE, ge=1024)
    """Longest request body."""

    sandbox: bool | None = None
    """Store messages for the developer page instead of sending them, where their channel has no server. By
    default true, unless `public_url` is https."""
    smtp_url: str | None = None
    """The mail server: smtp://USER:PASSWORD@host:587 (STARTTLS), smtps://, or smtp+plain://localhost:25."""
    mail_from: str | None = None
    """The sender of mail: Casino <noreply@casino.example>."""
    sms_url: Annotated[str, _scheme_in("https", "http")] | None = None
    """An SMS gateway with Twilio's API: https://ACCOUNT:TOKEN@api.example.com."""
    sms_from: str | None = None
    """The sender of SMS: a number or name."""
    sms_prefixes: CommaSeparated = ()
    """Prefixes of numbers that SMS are sent to: +39,+356. Required with a gateway; the sandbox takes all."""
    sms_per_country_max: int = Field(default=1000, ge=1)
    """SMS to the numbers of one country within an hour, at most."""
    messages_per_address_max: int = Field(default=60, ge=1)
    """Messages within an hour, at most, caused by requests from one network address."""

    operator_idle_seconds_max: int = Field(default=1800, ge=60)
    """Idle timeout of an operator's session. Players' follow from their jurisdiction."""
    operator_session_seconds_max: int = Field(default=43_200, ge=60)
    """The longest duration of an operator's session."""
    operator_failures_max: int = Field(default=3, ge=1, le=10)
    """Failed sign-ins in a row, after which the next has to wait and to prove a second factor."""
    sign_ins_per_minute_max: int = Field(default=100, ge=1)
    """Attempts to sign in from one network address, failed or not."""
    factor_reset_hours: int = Field(default=24, ge=0, le=720)
    """How long a player may object to an approved reset of their factors. 0: it is carried out at once."""
    work_item_claim_seconds: int = Field(default=300, ge=30, le=3600)
    """How long an operator's claim of a work item stands unless it is renewed."""
    breached_passwords: Path | None = None
    """A file of SHA-1 prefixes, one in hexadecimal per line, of breached passwords to refuse."""

    webhooks_local: bool | None = None
    """Post webhooks to this machine, too, and there by http: for development. By default as `sandbox`."""

    feeds_dir: Path | None = None
    """The folder below which feeds write to `file:///` destinations; by default `feeds` in the data
    directory."""
    s3_url: HttpUrl | None = None
    """URL of an S3 API for feeds to `s3://` destinations; by default Amazon's."""
    s3_region: str = "us-east-1"
    """Its region."""
    s3_key_id: str | None = None
    """The id of its access key; by default the machine's own credentials."""
    s3_secret: str | None = Field(default=None, repr=False)
    """The secret of its access key."""

    @property
    def feeds_folder(self) -> Path:
        """The folder below which feeds are written."""
        return self.feeds_dir or self.data_dir / "feeds"

    @property
    def allows_local_webhooks(self) -> bool:
        """Whether webhook endpoints on this machine are taken."""
        return self.sandboxed if self.webhooks_local is None else self.webhooks_local

    @property
    def sandboxed(self) -> bool:
        """Whether messages whose channel has no server are stored instead of sent."""
        if self.sandbox is not None:
            return self.sandbox
        return self.public_url is None or self.public_url.scheme != "https"

    audit_heads_dir: Path | None = None
    """The directory of signed heads of the audit log; by default `audit-heads` in the data directory."""
    audit_key_path: Path | None = None
    """PEM of the ES256 private key that signs them; by default `audit-key.pem` there."""

    @property
    def audit_heads(self) -> Path:
        """The directory of signed heads of the audit log."""
        return self.audit_heads_dir or self.data_dir / "audit-heads"

    @property
    def audit_key(self) -> Path:
        """The file of the key that signs them."""
        return self.audit_key_path or self.data_dir / "audit-key.pem"

    @property
    def signing_key(self) -> Path:
        """The file of the signing key."""
        return self.signing_key_path or self.data_dir / "signing-key.pem"

    @property
    def master_key_file(self) -> Path:
        """The file of the master keys, unless they are in the environment or in a key management service."""
        return self.master_keys_path or self.data_dir / "master-keys.json"

    @property
    def base_url(self) -> str:
        """The URL clients reach us by, without a trailing slash: of the banner, the issuer and passkeys."""
        if self.public_url:
            return str(self.public_url).rstrip("/")
        return web_origin(public_name(self.host), self.port)

    @property
    def people_come_locally(self) -> bool:
        """Whether the URL clients reach us by is this machine's, for want of a public one."""
        return self.public_url is None and public_name(self.host) == LOCAL_NAME

    def environment(self, **changes: Any) -> dict[str, str]:
        """Our own environment with these settings, changed as given: for a child process."""
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
    """CROUPIER_ variables that no setting reads: misspellings, mostly."""
    known = {f"CROUPIER_{name.upper()}" for name in Settings.model_fields}
    return tuple(sorted(name for name in os.environ if name.startswith("CROUPIER_") and name not in known))
