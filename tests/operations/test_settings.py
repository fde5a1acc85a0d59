"""The environment is read once, and its mistakes are told in one line that never repeats a secret."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from server.settings import BadSettings, read_settings, unknown_variables


@pytest.fixture(autouse=True)
def no_settings(monkeypatch):
    import os  # noqa: PLC0415

    for name in [name for name in os.environ if name.startswith("CROUPIER_")]:
        monkeypatch.delenv(name)
    return monkeypatch


def test_every_setting_has_a_default():
    settings = read_settings()
    assert settings.base_url == "http://localhost:8000"
    assert settings.signing_key == Path(".croupier/signing-key.pem")
    assert (settings.database_url, settings.redis_url, settings.workers) == (None, None, 1)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://localhost:8000"),
        ("::1", "http://localhost:8000"),
        ("0.0.0.0", "http://localhost:8000"),
        ("::", "http://localhost:8000"),
        ("localhost", "http://localhost:8000"),
        ("192.0.2.7", "http://192.0.2.7:8000"),
        ("2001:db8::7", "http://[2001:db8::7]:8000"),
        ("casino.local", "http://casino.local:8000"),
    ],
)
def test_without_a_public_url_people_reach_us_by_name_or_bracketed_address(host, address):
    assert read_settings(host=host).base_url == address
    assert read_settings(host=host, public_url="https://[2001:db8::1]/").base_url == "https://[2001:db8::1]"


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("PORT", "65536", "CROUPIER_PORT: input should be less than or equal to 65535"),
        ("PORT", "-1", "CROUPIER_PORT: input should be greater than or equal to 0"),
        ("PORT", "http", "CROUPIER_PORT: input should be a valid integer, unable to parse string"),
        ("WORKERS", "0", "CROUPIER_WORKERS: input should be greater than or equal to 1"),
        ("LOG_LEVEL", "loud", "CROUPIER_LOG_LEVEL: input should be 'debug'"),
        ("DATABASE_URL", "mysql://root:secret@x/y", "CROUPIER_DATABASE_URL: must start with postgresql://"),
        ("REDIS_URL", "http://:secret@x", "CROUPIER_REDIS_URL: must start with redis://"),
        ("DATABASE_URL", "postgresql://u:secret@h:port/d", "CROUPIER_DATABASE_URL: has a host that cannot"),
        (
            "DATABASE_URL",
            "postgresql://u:secret@h/d?ssl=on",
            "CROUPIER_DATABASE_URL: has a parameter that is",
        ),
        ("REDIS_URL", "redis://:secret@h:port/0", "CROUPIER_REDIS_URL: cannot be read"),
        ("REDIS_URL", "redis://:secret@h1:1,h2:2/0", "CROUPIER_REDIS_URL: names one host"),
        (
            "REDIS_URL",
            "redis://:secret@h/0?dbx=1",
            "CROUPIER_REDIS_URL: has a parameter that is not known: dbx",
        ),
        ("PUBLIC_URL", "casino.example", "CROUPIER_PUBLIC_URL: input should be a valid URL"),
    ],
)
def test_a_mistake_is_one_line(no_settings, name, value, says):
    no_settings.setenv(f"CROUPIER_{name}", value)
    with pytest.raises(BadSettings) as wrong:
        read_settings()
    assert str(wrong.value).startswith(says)
    assert "\n" not in str(wrong.value)
    assert "secret" not in str(wrong.value)


@pytest.mark.parametrize(
    ("name", "value", "field", "read"),
    [
        ("PORT", "0", "port", 0),
        ("PORT", "65535", "port", 65535),
        ("PORT", "", "port", 8000),
        ("BACKGROUND", "false", "background", False),
        ("DATABASE_URL", "postgres://h/d", "database_url", "postgres://h/d"),
        ("REDIS_URL", "unix:///run/v.sock?db=0", "redis_url", "unix:///run/v.sock?db=0"),
        ("DATA_DIR", "/srv/c", "data_dir", Path("/srv/c")),
    ],
)
def test_settings_are_read_from_the_environment(no_settings, name, value, field, read):
    no_settings.setenv(f"CROUPIER_{name}", value)
    assert getattr(read_settings(), field) == read


def test_the_command_line_wins_and_what_it_leaves_open_does_not(no_settings):
    no_settings.setenv("CROUPIER_PORT", "1")
    no_settings.setenv("CROUPIER_HOST", "0.0.0.0")
    settings = read_settings(port=2, host=None)
    assert (settings.port, settings.host) == (2, "0.0.0.0")


def test_settings_cannot_be_changed():
    with pytest.raises(ValidationError, match="frozen"):
        read_settings().port = 1


def test_a_child_reads_back_the_same_settings(no_settings):
    before = read_settings(
        port=9,
        public_url="https://casino.example/",
        database_url="postgresql://h/d",
        trusted_proxies="10.0.0.0/8, ::1",
    )
    for name, value in before.environment(workers=3).items():
        no_settings.setenv(name, value)
    assert read_settings() == before.model_copy(update={"workers": 3})


def test_misspelt_variables_are_found(no_settings):
    no_settings.setenv("CROUPIER_PROT", "1")
    no_settings.setenv("CROUPIER_PORT", "1")
    assert unknown_variables() == ("CROUPIER_PROT",)


@pytest.mark.parametrize(
    ("name", "url", "near"),
    [
        ("REDIS_URL", "redis://:secret@cache.example.com:6379/0", False),
        ("REDIS_URL", "valkey://:secret@cache.example.com", False),
        ("REDIS_URL", "rediss://:secret@cache.example.com", True),
        ("REDIS_URL", "redis://:secret@8.8.8.8", False),
        ("REDIS_URL", "redis://:secret@[2606:4700::1111]:6379", False),
        ("REDIS_URL", "redis://:secret@[fd00::1]", True),
        ("REDIS_URL", "redis://:secret@172.32.0.1", False),
        ("REDIS_URL", "redis://:secret@172.31.0.1", True),
        ("REDIS_URL", "redis://127.0.0.1", True),
        ("REDIS_URL", "redis://localhost", True),
        ("REDIS_URL", "redis://valkey:6379", True),
        ("REDIS_URL", "redis://cache.casino.internal", True),
        ("REDIS_URL", "unix:///run/valkey.sock", True),
        ("SMS_URL", "http://a:secret@api.example.com", False),
        ("SMS_URL", "https://a:secret@api.example.com", True),
        ("KMS_URL", "http://keys.example.com", False),
        ("KMS_URL", "http://10.0.0.7:8200", True),
        ("OTEL_ENDPOINT", "http://collector.example.com:4318", False),
        ("OTEL_ENDPOINT", "http://collector:4318", True),
    ],
)
def test_nothing_goes_in_plain_text_to_a_public_host(no_settings, name, url, near):
    no_settings.setenv(f"CROUPIER_{name}", url)
    if near:
        read_settings()
        return
    with pytest.raises(BadSettings, match=f"^CROUPIER_{name}: would go in plain text") as wrong:
        read_settings()
    assert "\n" not in str(wrong.value)
    assert "secret" not in str(wrong.value)
    no_settings.setenv("CROUPIER_ALLOW_PLAIN_TRANSPORT", "true")
    read_settings()
