"""Texts of messages: the template in the recipient's language, with its params."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final

from domain.identity.ports import Message

FALLBACK_LANGUAGE: Final = "en"
PARAM_CHARACTERS_MAX: Final = 200
_MISSING_VALUE: Final = "-"
_CHANGES: Final = "changes"
"""The table of a language that has the words for the values of the param ``change``."""


class MessageTemplateError(LookupError):
    """There is no such template, or it lacks its code: a fault of the caller."""


@dataclass(frozen=True, slots=True)
class RenderedMessage:
    """A message as it is read. ``subject`` is empty in templates for SMS only; neither may be logged."""

    subject: str = field(repr=False)
    text: str = field(repr=False)


def render(message: Message, brand_name: str) -> RenderedMessage:
    """The message in its language, or in English; ``brand_name`` is what its recipient knows the brand by.

    Raises:
        MessageTemplateError: no such template, or a code is missing.
    """
    templates = _templates()
    own = templates.get(message.language.partition("-")[0].lower(), {})
    texts = own if message.template in own else templates[FALLBACK_LANGUAGE]
    if message.template not in texts:
        raise MessageTemplateError(message.template)
    found, changes = texts[message.template], texts.get(_CHANGES, {})
    given = {
        name: changes.get(value, value) if name == "change" else value
        for name, value in message.params.items()
    }
    params = _TemplateParams(message.template, {"casino": brand_name, **given})
    return RenderedMessage(found["subject"].format_map(params), found["text"].strip().format_map(params))


def languages() -> tuple[str, ...]:
    """The languages there are texts in."""
    return tuple(_templates())


@cache
def _templates() -> dict[str, dict[str, dict[str, str]]]:
    folder = files(__package__).joinpath("templates")
    found = sorted(folder.iterdir(), key=lambda entry: entry.name)
    return {
        entry.name.removesuffix(".toml"): tomllib.loads(entry.read_text(encoding="utf-8"))
        for entry in found
        if entry.name.endswith(".toml")
    }


class _TemplateParams(dict[str, str]):
    """One line each, and short: what a device calls itself must not become a second message."""

    def __init__(self, template: str, params: Mapping[str, str]) -> None:
        super().__init__({name: _single_line(value) for name, value in params.items()})
        self._template = template

    def __missing__(self, name: str) -> str:
        if name == "code":
            raise MessageTemplateError(f"{self._template} without its code")
        return _MISSING_VALUE


def _single_line(value: str) -> str:
    return "".join(each if each.isprintable() else " " for each in value)[:PARAM_CHARACTERS_MAX]
