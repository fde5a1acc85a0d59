"""Reads the file of a template."""

from pathlib import Path

from domain.bonuses.templates.model import BonusTemplate
from domain.bonuses.templates.parsing import read_template
from domain.shared.errors import BadInput
from server.errors import OperatorError


class TemplateRefused(OperatorError):
    """The file is no template; the line names the file and the field."""


def template_of(path: Path) -> BonusTemplate:
    """The template of a file.

    Raises:
        TemplateRefused: it cannot be read, is not TOML, or a field is wrong.
    """
    try:
        return read_template(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as wrong:
        raise TemplateRefused(f"{path} cannot be read ({type(wrong).__name__}): it has to be UTF-8") from None
    except BadInput as wrong:
        place = f"{path}: {wrong.field}" if wrong.field else str(path)
        raise TemplateRefused(f"{place}: {wrong.message}") from None
