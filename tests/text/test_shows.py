"""Which characters show, and which joiners belong to a script."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain.players.login import email_address
from domain.players.profile.changes import tag
from domain.shared import text
from domain.shared.errors import BadInput
from domain.wallets.idempotency import optional_text

INVISIBLE = {
    "zero width space": "\u200b",
    "zero width no-break space": "\ufeff",
    "soft hyphen": "\u00ad",
    "word joiner": "\u2060",
    "invisible times": "\u2062",
    "left-to-right mark": "\u200e",
    "right-to-left override": "\u202e",
    "isolate": "\u2066",
    "Arabic letter mark": "\u061c",
    "combining grapheme joiner": "\u034f",
    "Hangul choseong filler": "\u115f",
    "Hangul jungseong filler": "\u1160",
    "Hangul filler": "\u3164",
    "halfwidth Hangul filler": "\uffa0",
    "Khmer vowel": "\u17b4",
    "Mongolian vowel separator": "\u180e",
    "Mongolian selector": "\u180b",
    "braille blank": "\u2800",
    "variation selector 1": "\ufe00",
    "variation selector 16": "\ufe0f",
    "variation selector 17": "\U000e0100",
    "tag": "\U000e0061",
    "line separator": "\u2028",
    "private use": "\ue000",
    "non-joiner": "\u200c",
    "joiner": "\u200d",
}


@pytest.mark.parametrize("character", INVISIBLE.values(), ids=INVISIBLE)
def test_what_does_not_show_makes_no_second_text(character: str) -> None:
    written = f"vi{character}p"
    assert not text.shows(written)
    assert not text.shows(written, emoji=True)
    if character.isspace():
        assert text.line(written, "name") == "vi p"
        return
    for check in (text.line, text.prose, tag, optional_text):
        with pytest.raises(BadInput):
            check(written, "field")
    with pytest.raises(BadInput):
        email_address(f"{written}@example.com")


@pytest.mark.parametrize(
    "written",
    [
        "\u0646\u0627\u0645\u0647\u200c\u0627\u06cc",  # Persian: between letters that join
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u0936\u094d\u200d\u092f",  # Devanagari: after a virama
        "\u0915\u094d\u200c\u0937",
        "\u0dc1\u0dca\u200d\u0dbb\u0dd3",  # Sinhala
    ],
)
def test_joiners_stay_where_their_script_needs_them(written: str) -> None:
    assert text.shows(written)
    assert text.line(written, "name") == unicodedata.normalize("NFC", written)
    optional_text(written, "method")


@pytest.mark.parametrize(
    "written",
    [
        "\u200c\u0646",  # at the start
        "\u0646\u200c",  # at the end
        "\u0627\u200c\u0646",  # after a letter that joins nothing that follows
        "\u0915\u200d\u0937",  # no virama
        "\u0646\u200d\u0627",  # joined as without it
        "\u0646\u200c\u200c\u0627",
        "\u0378\u200d",  # beside a character that is not assigned
    ],
)
def test_joiners_are_refused_where_they_change_nothing(written: str) -> None:
    assert not text.shows(written)


@pytest.mark.parametrize("written", ["\U0001f469\u200d\U0001f467", "\u2764\ufe0f", "\U0001f44d\U0001f3fd"])
def test_pictures_stay_in_prose(written: str) -> None:
    assert text.prose(f"well done {written}", "text").endswith(written)


def test_names_and_tags_have_one_spelling_of_a_picture() -> None:
    assert text.line("\u2764\ufe0f", "name") == text.line("\u2764", "name") == "\u2764"
    with pytest.raises(BadInput):
        tag("\U0001f525\u200d\U0001f525")


def test_no_format_character_shows() -> None:
    every = map(chr, range(sys.maxunicode + 1))
    found = [each for each in every if unicodedata.category(each) == "Cf" and text.shows(f"a{each}b")]
    assert found == []


@given(some.text(max_size=60))
def test_checking_never_fails(written: str) -> None:
    assert text.shows(written) in (True, False)
    assert text.shows(written, emoji=True) in (True, False)


@pytest.mark.parametrize(
    ("local", "taken"),
    [
        ("a" * 64, True),
        ("a" * 65, False),
        ("\u00e4" * 32, True),
        ("\u00e4" * 33, False),
    ],
    ids=["64", "65", "64 octets", "66 octets"],
)
def test_the_local_part_of_an_address_has_64_octets(local: str, taken: bool) -> None:
    if taken:
        assert email_address(f"{local}@example.com").display.startswith(local)
    else:
        with pytest.raises(BadInput):
            email_address(f"{local}@example.com")
