"""Logins of players: checks and normal forms of e-mail addresses, usernames and passwords.

Spellings that people confuse have one *key*, which is unique per brand.
"""

import unicodedata
from dataclasses import dataclass

import email_validator

from domain.shared import text
from domain.shared.errors import BadInput
from domain.shared.guessable_words import holds_any

EMAIL_CHARACTERS_MAX = 254
LOCAL_PART_OCTETS_MAX = 64
"""RFC 5321 4.5.3.1.1."""
USERNAME_CHARACTERS = range(3, 31)
PASSWORD_CHARACTERS = range(12, 257)

_USERNAME_ALPHABET = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")
# ASCII only, against confusion between scripts (Cyrillic a, Greek o). Look-alikes within ASCII are folded:
# capital I, small l and 1; O and 0; and the three separators.
_LOOKALIKES = str.maketrans({"1": "l", "i": "l", "0": "o", ".": "_", "-": "_"})


@dataclass(frozen=True, slots=True)
class LoginName:
    """``display`` as the player wrote it, ``key`` as it is compared."""

    display: str
    key: str


def email_address(written: str, field: str = "email") -> LoginName:
    """Check an e-mail address, without any look-up.

    The key is NFKC, case-folded, with the domain in its ASCII form: ``Ärger@BÜCHER.example`` and
    ``ärger@xn--bcher-kva.example`` are one.

    Raises:
        BadInput: not an e-mail address.
    """
    if len(written) > EMAIL_CHARACTERS_MAX:
        raise BadInput("This e-mail address is too long", field=field)
    try:
        address = email_validator.validate_email(
            written.strip(), check_deliverability=False, test_environment=True
        )
    except (email_validator.EmailNotValidError, ValueError):
        raise BadInput("This is not an e-mail address", field=field) from None
    if len(address.local_part.encode()) > LOCAL_PART_OCTETS_MAX or not text.shows(address.normalized):
        raise BadInput("This is not an e-mail address", field=field)
    local = unicodedata.normalize("NFKC", address.local_part).casefold()
    return LoginName(address.normalized, f"{local}@{address.ascii_domain.lower()}")


def username(written: str, field: str = "username") -> LoginName:
    """Check a username: 3 to 30 of ASCII letters, digits, ``.``, ``_``, ``-``; a letter or digit at least.

    Raises:
        BadInput: anything else.
    """
    display = unicodedata.normalize("NFKC", written.strip()) if len(written) <= EMAIL_CHARACTERS_MAX else ""
    if len(display) not in USERNAME_CHARACTERS:
        raise BadInput("A username has 3 to 30 characters", field=field)
    if not _USERNAME_ALPHABET.issuperset(display) or not any(map(str.isalnum, display)):
        raise BadInput("A username is made of letters a to z, digits, '.', '_' and '-'", field=field)
    return LoginName(display, display.casefold().translate(_LOOKALIKES))


def password(written: str, *others: str | None, field: str = "password") -> str:
    """Check a password: 12 to 256 characters, without any of ``others`` in it.

    Raises:
        BadInput: too short, too long, or containing the e-mail address, the username, or a name of the brand.
    """
    if len(written) not in PASSWORD_CHARACTERS:
        raise BadInput("A password has 12 to 256 characters", field=field)
    if any("\ud800" <= character <= "\udfff" for character in written):
        raise BadInput("This password contains half a character", field=field)
    if holds_any(written, others):
        raise BadInput(
            "The password must not contain the e-mail address, the username or our name", field=field
        )
    return written


def search_text(written: str, field: str) -> str:
    """Part of a username to search for, or how it begins, case-folded.

    Raises:
        BadInput: shorter than 2 characters, longer than 30, or unprintable.
    """
    return text.line(written, field, at_least=2, at_most=USERNAME_CHARACTERS[-1]).casefold()
