"""E-mail addresses, usernames and passwords: what may be one, and which two are the same."""

from __future__ import annotations

import pytest

from domain.players.login import email_address, password, search_text, username
from domain.shared.errors import BadInput


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("jane@example.com", "jane@example.com"),
        ("jane@example.com", "JANE@Example.COM"),
        ("jane@example.com", "  jane@example.com "),
        ("jane@bücher.example", "jane@xn--bcher-kva.example"),
        ("jane@bücher.example", "jane@BÜCHER.example"),
        ("ärger@example.com", "Ärger@example.com"),
        ("strasse@example.com", "straße@example.com"),
    ],
)
def test_spellings_of_one_address_share_a_key(one: str, other: str) -> None:
    assert email_address(one).key == email_address(other).key


@pytest.mark.parametrize(
    ("one", "other"),
    [("jane@example.com", "jane@example.org"), ("jane+1@example.com", "jane@example.com")],
)
def test_different_addresses_differ(one: str, other: str) -> None:
    assert email_address(one).key != email_address(other).key


@pytest.mark.parametrize(
    "written",
    [
        "",
        "jane",
        "jane@",
        "@example.com",
        "jane@example",
        "a b@example.com",
        "jane@exa mple.com",
        "jane@[127.0.0.1]",
        "jane\x00@example.com",
        "\ud800@example.com",
        "a" * 250 + "@example.com",
        "jane@" + "b" * 300,
    ],
)
def test_malformed_addresses_are_refused_without_repeating_them(written: str) -> None:
    with pytest.raises(BadInput) as refused:
        email_address(written)

    assert refused.value.field == "email"
    assert not written or written not in refused.value.message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("jane", "JANE"),
        ("paypal", "paypaI"),
        ("paypal", "paypa1"),
        ("bob0", "bobO"),
        ("john.doe", "john_doe"),
        ("john-doe", "john_doe"),
        ("\uff4a\uff41\uff4e\uff45", "jane"),  # full-width
    ],
)
def test_usernames_that_look_alike_share_a_key(one: str, other: str) -> None:
    assert username(one).key == username(other).key


@pytest.mark.parametrize(("one", "other"), [("jane", "jana"), ("user_1_1", "user_11"), ("p10", "p100")])
def test_different_usernames_differ(one: str, other: str) -> None:
    assert username(one).key != username(other).key


@pytest.mark.parametrize(
    ("written", "fits"),
    [
        ("ab", False),
        ("abc", True),
        ("a" * 30, True),
        ("a" * 31, False),
        ("-_-", False),
        ("-x-", True),
        ("jane doe", False),
        ("j\u0430ne", False),  # Cyrillic a
        ("jane\x00", False),
        ("", False),
        ("x" * 100_000, False),
    ],
)
def test_usernames_are_short_and_ascii(written: str, fits: bool) -> None:
    if fits:
        assert username(written).display == written
    else:
        with pytest.raises(BadInput):
            username(written)


@pytest.mark.parametrize(
    ("written", "fits"),
    [
        ("x" * 11, False),
        ("x" * 12, True),
        ("x" * 256, True),
        ("x" * 257, False),
        ("correct horse battery staple", True),
        ("日本語のパスワードは長い方が", True),
        ("JANE@example.com", False),
        ("half a character \ud800", False),
    ],
)
def test_passwords_are_long_and_not_the_address(written: str, fits: bool) -> None:
    if fits:
        assert password(written, "jane@example.com", None) == written
    else:
        with pytest.raises(BadInput):
            password(written, "jane@example.com", None)


@pytest.mark.parametrize(
    ("written", "fits"), [("a", False), ("ab", True), ("a" * 30, True), ("a" * 31, False)]
)
def test_a_search_has_two_characters_at_least(written: str, fits: bool) -> None:
    if fits:
        assert search_text(written.upper(), "username") == written
    else:
        with pytest.raises(BadInput):
            search_text(written, "username")
