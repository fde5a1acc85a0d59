"""Free text, languages, time zones and countries: what passes and how it is kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain.players.login import email_address, search_text, username
from domain.players.profile.changes import tag
from domain.players.profile.countries import COUNTRIES, country_code
from domain.players.profile.fields import FIELDS
from domain.players.profile.language import language_tag, time_zone
from domain.players.reasons import Reason, reason
from domain.players.statuses import ReasonCode
from domain.shared import text
from domain.shared.errors import BadInput


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Jane   Doe ", "Jane Doe"),
        ("e\u0301", "é"),
        ("a" * 100, "a" * 100),
        ("two\nlines", "two lines"),
        ("👍🏽", "👍🏽"),
    ],
)
def test_a_line_is_trimmed_and_composed(written: str, kept: str) -> None:
    assert text.line(written, "name") == kept


@pytest.mark.parametrize(
    "written", ["", "   ", "a" * 101, "nul\x00", "half\ud800", "bell\x07", "\u202egnirts", "a" * 10**6]
)
def test_lines_with_control_characters_or_bad_length_are_refused(written: str) -> None:
    with pytest.raises(BadInput):
        text.line(written, "name")


def test_prose_keeps_its_lines() -> None:
    assert text.prose(" first \n\nsecond\t\n", "note") == "first\n\nsecond"


@pytest.mark.parametrize("written", ["", "\n\n", "a" * 2001, "nul\x00", "half\udfff", "a" * 10**6])
def test_prose_with_control_characters_or_bad_length_is_refused(written: str) -> None:
    with pytest.raises(BadInput):
        text.prose(written, "note")


@pytest.mark.parametrize(
    ("written", "kept"),
    [("de", "de"), ("PT-br", "pt-BR"), ("zh-hant-tw", "zh-Hant-TW"), ("es-419", "es-419"), (" gsw ", "gsw")],
)
def test_language_tags_are_spelt_as_usual(written: str, kept: str) -> None:
    assert language_tag(written) == kept


@pytest.mark.parametrize(
    "written", ["", "d", "german", "de_DE", "de-DE-x-private", "de-1996", "дe", "de-" * 500]
)
def test_malformed_language_tags_are_refused(written: str) -> None:
    with pytest.raises(BadInput):
        language_tag(written)


@pytest.mark.parametrize(
    ("zone", "known"),
    [("Europe/Rome", True), ("UTC", True), ("Europe/Atlantis", False), ("", False), ("../etc/passwd", False)],
)
def test_time_zones_are_those_of_iana(zone: str, known: bool) -> None:
    if known:
        assert time_zone(zone) == zone
    else:
        with pytest.raises(BadInput):
            time_zone(zone)


@pytest.mark.parametrize(("written", "kept"), [("it", "IT"), (" GB", "GB")])
def test_country_codes_are_kept_in_capitals(written: str, kept: str) -> None:
    assert country_code(written) == kept


@pytest.mark.parametrize("written", ["", "UK", "EU", "XX", "ITA", "I", "İT"])
def test_unknown_countries_are_refused(written: str) -> None:
    with pytest.raises(BadInput):
        country_code(written)


def test_iso_3166_has_249_countries() -> None:
    assert len(COUNTRIES) == 249


@pytest.mark.parametrize(
    ("written", "kept"),
    [("+39 06 1234567", "+39061234567"), ("+1 (555) 010-9999", "+15550109999"), ("", None), (None, None)],
)
def test_telephone_numbers_are_kept_in_international_form(written: str | None, kept: str | None) -> None:
    assert FIELDS["phone"].check(written, "phone") == kept


@pytest.mark.parametrize(
    "written", ["06 1234567", "+123456", "+1234567890123456", "+39 06 abc", "+٣٩٠٦١٢٣٤٥٦٧"]
)
def test_malformed_telephone_numbers_are_refused(written: str) -> None:
    with pytest.raises(BadInput):
        FIELDS["phone"].check(written, "phone")


def test_other_is_no_reason_without_words() -> None:
    assert reason(ReasonCode.OTHER, "asked at the desk") == Reason(ReasonCode.OTHER, "asked at the desk")
    assert reason(ReasonCode.VERIFIED, "  ") == Reason(ReasonCode.VERIFIED)
    with pytest.raises(BadInput):
        reason(ReasonCode.OTHER, " ")


@given(some.text(max_size=400))
@pytest.mark.parametrize(
    "check",
    [email_address, username, language_tag, time_zone, country_code, text.line, text.prose, tag, search_text]
    + [FIELDS[name].check for name in ("phone", "national_id", "city", "first_name")],
    ids=lambda check: getattr(check, "__name__", "field"),
)
def test_any_text_is_accepted_or_refused_without_error(
    check: Callable[[str, str], object], written: str
) -> None:
    try:
        kept = check(written, "field")
    except BadInput:
        return
    assert "\x00" not in repr(kept)
    repr(kept).encode()
