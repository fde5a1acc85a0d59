"""What an outcome of a command says: it is done, it waits for another person, or no.

Every member of a result union derives from one of these three. ``schema/refusals.py`` publishes ``Refusal``.
"""

import re
from typing import Any, ClassVar, Final

_WORD_START: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class Success:
    """What was asked for is done."""

    __slots__ = ()


class Pending:
    """What was asked for is stored and has no effect until another person approves it."""

    __slots__ = ()


class Refusal:
    """An expected "no": nothing was changed, unless the outcome says otherwise.

    ``code`` is for programs: the published name in capitals, as in ``WALLET_NOT_FOUND``. It never changes
    once it was released, whatever becomes of the name. ``message`` is a sentence for people; it belongs to
    the class, so that it cannot repeat a value or name a person. Figures and values are fields.
    """

    __slots__ = ()

    code: ClassVar[str]
    message: ClassVar[str]

    def __init_subclass__(cls, **arguments: Any) -> None:
        super().__init_subclass__(**arguments)
        if "code" not in vars(cls):
            cls.code = code_of(cls.__name__)


def code_of(name: str) -> str:
    """The code of a refusal that is published under this name: ``UnknownBet`` is ``UNKNOWN_BET``."""
    return _WORD_START.sub("_", name).upper()
