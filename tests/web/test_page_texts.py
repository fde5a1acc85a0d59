"""Texts of the pages that the server writes: complete in every language, and the wanted one is found."""

from __future__ import annotations

from string import Formatter

import pytest

from server.http.page_texts import LANGUAGES, page_texts, texts_wanted


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_every_text_with_the_same_values_filled_in(lang: str) -> None:
    english, texts = page_texts("en").texts, page_texts(lang).texts
    assert texts.keys() == english.keys()
    assert all(text.strip() for text in texts.values())
    assert {key: places(text) for key, text in texts.items()} == {
        key: places(text) for key, text in english.items()
    }


def test_no_two_languages_have_the_same_words() -> None:
    for key in page_texts("en").texts:
        assert len({page_texts(lang)[key] for lang in LANGUAGES}) == len(LANGUAGES), key


@pytest.mark.parametrize(
    ("accepted", "asked", "lang"),
    [
        (None, None, "en"),
        ("", None, "en"),
        ("fr, de-AT;q=0.8, it;q=0.9", None, "it"),
        ("de;q=0, es;q=0.1", None, "es"),
        ("*", None, "en"),
        ("DE-de", None, "de"),
        ("de;q=2, it;q=x", None, "en"),
        ("de", "fr-FR es-MX it", "es"),
        ("de", "fr", "de"),
        ("de", "<script>", "de"),
    ],
)
def test_the_language_that_is_wanted_most(accepted: str | None, asked: str | None, lang: str) -> None:
    assert texts_wanted(accepted, asked).lang == lang
