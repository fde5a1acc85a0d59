"""What others may learn of accounts. Of players alone: facts go to their streams."""

from typing import ClassVar, Self

from domain.identity.accounts import RecordSignIn, SignInRecorded
from domain.identity.model import Account
from domain.shared.facts import Fact


class SignedIn(Fact):
    """A player has signed in."""

    name: ClassVar[str] = "identity.signed_in"

    @classmethod
    def of(cls, entrance: RecordSignIn, entered: SignInRecorded) -> Self:
        """The fact of this entrance."""
        account = entrance.account
        payload = {"newDevice": entered.new_device}
        return cls(player_id=account.id, brand=account.brand, seq=entered.seq, payload=dict(payload))


class NewDevice(Fact):
    """A player has signed in with a device that nobody had signed in with before."""

    name: ClassVar[str] = "identity.new_device"

    @classmethod
    def of(cls, entrance: RecordSignIn, entered: SignInRecorded) -> Self:
        """The fact of this entrance."""
        account = entrance.account
        return cls(player_id=account.id, brand=account.brand, seq=entered.seq + 1)


class PasswordChanged(Fact):
    """A player has another password."""

    name: ClassVar[str] = "identity.password_changed"

    @classmethod
    def of(cls, account: Account, seq: int) -> Self:
        """The fact of this change."""
        return cls(player_id=account.id, brand=account.brand, seq=seq)
