"""Outcomes of asking for corrections and deciding on them."""

from dataclasses import dataclass, field
from typing import ClassVar

from domain.players.corrections.model import Correction, CorrectionState
from domain.players.model import Player
from domain.players.outcomes import (
    EmailTaken,
    ExclusionStands,
    PlayerNotFound,
    ProfileChangedMeanwhile,
    UsernameTaken,
)
from domain.shared.authority import AuthorityLost
from domain.shared.outcomes import Pending, Refusal, Success


@dataclass(frozen=True, slots=True)
class CorrectionRequested(Pending):
    """It waits for another operator; nothing of the player has changed."""

    correction: Correction
    replayed: bool


@dataclass(frozen=True, slots=True)
class CorrectionDecided(Success):
    """The player is corrected, or the correction rejected."""

    correction: Correction
    player: Player
    before: Player = field(repr=False)
    """The player as they were until then; the same where it was rejected."""


@dataclass(frozen=True, slots=True)
class NothingToCorrect(Refusal):
    """The player has all these values already, or none were given."""

    message: ClassVar[str] = "There is nothing to correct"


@dataclass(frozen=True, slots=True)
class CorrectionKeyUsed(Refusal):
    """The key was used for another correction of the player."""

    message: ClassVar[str] = "This key was used for another correction of the player"

    correction: Correction


@dataclass(frozen=True, slots=True)
class CorrectionNotFound(Refusal):
    """No such correction of a player in the actor's reach."""

    message: ClassVar[str] = "There is no such correction"


@dataclass(frozen=True, slots=True)
class CorrectionIsYours(Refusal):
    """Who asked, or who is no operator, does not approve."""

    message: ClassVar[str] = "Another operator than the one who asked has to approve it"

    operator: str


@dataclass(frozen=True, slots=True)
class CorrectionIsDecided(Refusal):
    """It has been decided on before."""

    message: ClassVar[str] = "This correction is decided already"

    state: CorrectionState


CorrectionRequestOutcome = (
    CorrectionRequested | NothingToCorrect | CorrectionKeyUsed | EmailTaken | UsernameTaken | PlayerNotFound
)
CorrectionRejection = CorrectionDecided | CorrectionNotFound | CorrectionIsDecided
CorrectionDecision = (
    CorrectionDecided
    | CorrectionNotFound
    | CorrectionIsYours
    | AuthorityLost
    | CorrectionIsDecided
    | ProfileChangedMeanwhile
    | ExclusionStands
    | EmailTaken
    | UsernameTaken
)
