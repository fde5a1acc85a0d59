"""A version of a bonus template, as far as the law is concerned: what a grant of it would ask and allow."""

from dataclasses import dataclass, field
from enum import Enum

from domain.bonuses.terms import WageringBase, WageringTerms
from domain.shared.errors import BadInput


class Product(Enum):
    """What a licence tells apart."""

    BETTING = "BETTING"
    CASINO = "CASINO"
    BINGO = "BINGO"
    LOTTERY = "LOTTERY"


@dataclass(frozen=True, slots=True, kw_only=True)
class BonusVersion:
    """``times_permille`` is 35000 for 35 times the ``base``; ``match_permille`` is 0 without a match.

    A player earns the bonus on ``earned_on`` and plays it on ``played_on``; with ``any_product`` on whichever
    of them they like, so that none is asked for.

    Raises:
        BadInput: deposit and bonus are to be wagered, and no deposit is matched.
    """

    times_permille: int
    base: WageringBase = WageringBase.BONUS
    match_permille: int = 0
    terms: WageringTerms = field(default_factory=WageringTerms)
    earned_on: frozenset[Product] = frozenset()
    played_on: frozenset[Product] = frozenset()
    any_product: bool = False

    def __post_init__(self) -> None:
        if self.base is WageringBase.DEPOSIT_AND_BONUS and self.match_permille <= 0:
            raise BadInput("Only a bonus that matches a deposit can be wagered with the deposit")
