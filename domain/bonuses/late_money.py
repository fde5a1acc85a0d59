"""Bonus money that comes to a grant which may have ended: of a late win, or of a bet that is rolled back."""

from datetime import datetime
from enum import Enum

from domain.bonuses.grants import BonusGrant
from domain.bonuses.states import IN_PLAY, GrantState
from domain.bonuses.terms import LateWins


class BonusMoneyGoes(Enum):
    """Where it goes. Where the grant has ended it passes through its wallet, for the books."""

    TO_WALLET = "TO_WALLET"
    TO_REVIVED_GRANT = "TO_REVIVED_GRANT"
    """The grant was lost, its time is not over, and it is active again."""
    CONVERTED = "CONVERTED"
    FORFEITED = "FORFEITED"


def won_goes_to(grant: BonusGrant, now: datetime) -> BonusMoneyGoes:
    """Where bonus money goes that a bet of this grant wins. The real part of a win is always real."""
    if ahead := _still_in_play(grant, now):
        return ahead
    honoured = grant.terms.late_wins is LateWins.HONOUR and grant.state is not GrantState.VOIDED
    if grant.state is GrantState.COMPLETED or honoured:
        return BonusMoneyGoes.CONVERTED
    return BonusMoneyGoes.FORFEITED


def returned_goes_to(grant: BonusGrant, now: datetime) -> BonusMoneyGoes:
    """Where the bonus part of a stake goes that is rolled back or reversed.

    After completion it is converted, as it would have been with the rest. A stake is no win: it is forfeited
    with the grant even where late wins are honoured.
    """
    if ahead := _still_in_play(grant, now):
        return ahead
    if grant.state is GrantState.COMPLETED:
        return BonusMoneyGoes.CONVERTED
    return BonusMoneyGoes.FORFEITED


def _still_in_play(grant: BonusGrant, now: datetime) -> BonusMoneyGoes | None:
    if grant.state in IN_PLAY:
        return BonusMoneyGoes.TO_WALLET
    if grant.state is GrantState.LOST and now < grant.expires_at:
        return BonusMoneyGoes.TO_REVIVED_GRANT
    return None
