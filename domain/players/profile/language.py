"""Checks of language tags (BCP 47) and time zones (IANA)."""

import re

from domain.shared.calendar import zone_names
from domain.shared.errors import BadInput

_TAG = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?", re.ASCII | re.IGNORECASE)


def language_tag(text: str, field: str = "language") -> str:
    """A BCP 47 tag of language, script and region, in its usual spelling: ``zh-Hant-TW``, ``de``, ``es-419``.

    Raises:
        BadInput: variants, extensions, private use, or no tag at all.
    """
    match = _TAG.fullmatch(text.strip()) if len(text) <= len("zho-Hant-419") + 2 else None
    if not match:
        raise BadInput("This is not a language tag such as 'de' or 'pt-BR'", field=field)
    language, script, region = match.groups()
    parts = (language.lower(), script and script.title(), region and region.upper())
    return "-".join(part for part in parts if part)


def time_zone(text: str, field: str = "timeZone") -> str:
    """Check a time zone of the IANA database, such as ``Europe/Rome``.

    Raises:
        BadInput: no such zone.
    """
    if text not in zone_names():
        raise BadInput("This is not an IANA time zone such as 'Europe/Rome'", field=field)
    return text
