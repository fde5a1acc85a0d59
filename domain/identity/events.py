"""Facts about players' accounts that other contexts may use. Operators' accounts have none."""

from typing import ClassVar, Self

from domain.identity.accounts import RecordSignIn, SignInRecorded
from domain.identity.model import Account
from domain.shared.facts import Fact


class SignedIn(Fact):
    """A player has signed in."""

    name: ClassVar[str] = "identity.signed_in"

    @classmethod
    def of(cls, sign_in: RecordSignIn, recorded: SignInRecorded) -> Self:
        """The fact of a recorded sign-in."""
        account = sign_in.account
        payload = {"newDevice": recorded.new_device}
        return cls(player_id=account.id, brand=account.brand, seq=recorded.seq, payload=dict(payload))


class NewDevice(Fact):
    """A player has signed in with a device that is new to the account."""

    name: ClassVar[str] = "identity.new_device"

    @classmethod
    def of(cls, sign_in: RecordSignIn, recorded: SignInRecorded) -> Self:
        """The fact of a recorded sign-in."""
        account = sign_in.account
        return cls(player_id=account.id, brand=account.brand, seq=recorded.seq + 1)


class PasswordChanged(Fact):
    """A player's password has been changed."""

    name: ClassVar[str] = "identity.password_changed"

    @classmethod
    def of(cls, account: Account, seq: int) -> Self:
        """The fact of this change."""
        return cls(player_id=account.id, brand=account.brand, seq=seq)


class PlayerFactorsReset(Fact):
    """All factors of a player, and their password, were removed by two operators."""

    name: ClassVar[str] = "identity.factors_reset"

    @classmethod
    def of(cls, account: Account, seq: int) -> Self:
        """The fact of this reset."""
        return cls(player_id=account.id, brand=account.brand, seq=seq)
