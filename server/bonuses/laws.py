"""The law of bonuses from the jurisdiction packs."""

from collections.abc import Sequence

from domain.bonuses.law.entries import bonus_law
from domain.bonuses.law.rules import BonusLaw
from domain.players.jurisdictions import Packs
from server.errors import OperatorError


class UnknownPack(OperatorError):
    """There is no such jurisdiction pack."""


def laws_of(packs: Packs, chosen: Sequence[str] = ()) -> tuple[BonusLaw, ...]:
    """The laws of the chosen packs, all unless some are chosen, by name; capitals do not matter.

    Raises:
        UnknownPack: one that is chosen is not there.
    """
    known = packs.by_jurisdiction
    names = sorted({name.upper() for name in chosen}) or sorted(known)
    for name in names:
        if name not in known:
            raise UnknownPack(f"there is no jurisdiction pack {name}; there are {', '.join(sorted(known))}")
    return tuple(bonus_law(name, known[name].bonuses) for name in names)
