"""Redacts secrets and personal data in logs, by the names and forms of values."""

import re
from collections.abc import Mapping, MutableMapping
from functools import lru_cache
from typing import Any, Final

from domain.shared.card_numbers import without_card_numbers

REDACTED: Final = "[redacted]"
_DEPTH_MAX = 6
_OPAQUE_CHARS_MIN = 43
_CARD_CHARS_MIN = 13

_SECRETS = (
    "password|passwd|secret|token|authorization|cookie|credential|otp|totp|private_?key|signing_?key|api_?key"
)
_PERSONAL = (
    "e_?mail|phone|address(?!es$)|street|postal|date_?of_?birth|birth_?date|national_?id|first_?name|last_?name"
    "|iban|card_?number|\\bpan\\b|\\bdob\\b"
)
_PRIVATE = re.compile(f"{_SECRETS}|{_PERSONAL}", re.IGNORECASE)
_BEARER = re.compile(r"\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{8,}", re.IGNORECASE)
_JWT = re.compile(r"\beyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")
_EMAIL = re.compile(r"[^\s@<>\"'(),;:]+@[^\s@<>\"'(),;:]+\.[A-Za-z]{2,}")
_SECRET_IN_TEXT = re.compile(
    r"\b((?:pass(?:word|wd)?|secret|token|otp|cookie)[\"']?\s*[=:]\s*[\"']?)[^\s\"'&,;]+", re.IGNORECASE
)
# Our secrets, and most others, have 256 bits or more; identifiers do not mix digits and both cases.
_OPAQUE = re.compile(r"\b(?=[\w-]*\d)(?=[\w-]*[A-Z])(?=[\w-]*[a-z])[\w-]{43,}")
_URL_PASSWORD = re.compile(r"(\w+://[^\s:/@]*):[^\s/@]+@")


def redact(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Structlog processor: redacts values under private names, and secrets in texts under any name."""
    return {name: _clean(name, value, 0) for name, value in event.items()}


def _clean(name: str, value: Any, depth: int) -> Any:
    if is_private(name):
        return REDACTED
    if isinstance(value, str):
        return clean_text(value)
    if depth < _DEPTH_MAX and isinstance(value, Mapping):
        return {str(key): _clean(str(key), item, depth + 1) for key, item in value.items()}
    if depth < _DEPTH_MAX and isinstance(value, list | tuple | set | frozenset):
        return [_clean("", item, depth + 1) for item in value]
    return value


@lru_cache(maxsize=1024)
def is_private(name: str) -> bool:
    """Whether values of this name are never logged."""
    return _PRIVATE.search(name) is not None


def clean_text(text: str) -> str:
    """The text without tokens, other secrets, e-mail addresses, passwords in URLs and card numbers."""
    if "@" in text:
        text = _EMAIL.sub(REDACTED, _URL_PASSWORD.sub(rf"\1:{REDACTED}@", text))
    if "eyJ" in text:
        text = _JWT.sub(REDACTED, text)
    if "earer " in text or "asic " in text:
        text = _BEARER.sub(rf"\1 {REDACTED}", text)
    if "=" in text or ":" in text:
        text = _SECRET_IN_TEXT.sub(rf"\1{REDACTED}", text)
    if len(text) >= _OPAQUE_CHARS_MIN:
        text = _OPAQUE.sub(REDACTED, text)
    return without_card_numbers(text) if len(text) >= _CARD_CHARS_MIN else text
