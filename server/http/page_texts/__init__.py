"""The words of pages that the server itself writes, in the languages of the console: a JSON file each."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

LANGUAGES: Final = ("en", "de", "it", "es")
_WISH = re.compile(r"\s*([A-Za-z]{2,3})(?:-[A-Za-z0-9-]*)?\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*)?")
_WISHES_MAX: Final = 50


@dataclass(frozen=True, slots=True)
class PageTexts:
    """The texts in one language, whose code is ``lang``."""

    lang: str
    texts: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.texts[key]


@cache
def page_texts(lang: str) -> PageTexts:
    """The texts in one of ``LANGUAGES``."""
    file = Path(__file__).with_name(f"{lang}.json")
    return PageTexts(lang, json.loads(file.read_text(encoding="utf-8")))


def texts_wanted(accept_language: str | None, ui_locales: str | None = None) -> PageTexts:
    """The texts in the first known language of ``ui_locales`` (OpenID Connect Core 3.1.2.1, best first).

    Otherwise in the one that Accept-Language (RFC 9110 12.5.4) prefers, and in English where it names none.
    """
    named = [each.partition("-")[0].lower() for each in (ui_locales or "").split()]
    known = [each for each in (*named, *_accepted(accept_language or "")) if each in LANGUAGES]
    return page_texts(known[0] if known else LANGUAGES[0])


def _accepted(header: str) -> list[str]:
    """The primary subtags of the languages that it names, the most wanted first."""
    wishes = [_WISH.fullmatch(each) for each in header.split(",")[:_WISHES_MAX]]
    weighed = [(float(wish[2] or 1), wish[1].lower()) for wish in wishes if wish]
    return [name for weight, name in sorted(weighed, key=lambda each: -each[0]) if weight > 0]
