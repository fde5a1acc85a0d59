"""The roles page says in words what each permission and each role of the catalogue is for."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from adapters.casbin.catalogue_loader import load_catalogue

TEXTS = Path(__file__).parents[2] / "dashboard" / "src" / "pages" / "roles" / "texts"
LANGUAGES = ("en", "de", "it", "es")


def words(language: str, part: str) -> dict[str, str]:
    """Key of a permission or role -> what it is for."""
    read: dict[str, Any] = json.loads((TEXTS / f"{language}.json").read_text())
    return dict(read[part])


def keyed(titles: dict[str, str]) -> dict[str, str]:
    """`player.notes:write` as texts spell it."""
    return {re.sub("[:.]", "_", name): title for name, title in titles.items()}


PERMISSIONS = keyed({name: each.title for name, each in load_catalogue().permissions.items()})
ROLES = keyed({name: each.title for name, each in load_catalogue().roles.items()})


def test_english_words_are_the_titles_of_the_catalogue() -> None:
    assert words("en", "permissions") == PERMISSIONS, f"the titles are kept in {TEXTS}, too"
    assert words("en", "titles") == ROLES


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_every_language_has_words_of_its_own_for_each(language: str) -> None:
    for part, titles in (("permissions", PERMISSIONS), ("titles", ROLES)):
        found = words(language, part)
        assert found.keys() == titles.keys()
        assert [key for key in titles if found[key] == titles[key]] == []
