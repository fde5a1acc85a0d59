"""What the holder of an account is told about it, without anybody waiting for it."""

from typing import Protocol

from domain.identity.model import Account, Session


class Notices(Protocol):
    """Sends messages beside what is going on: how long it takes tells nobody whether there is an account."""

    def new_device(self, account: Account, session: Session) -> None:
        """Somebody signed in with a device that nobody had used before."""
        ...

    def password_changed(self, account: Account) -> None:
        """The account has another password."""
        ...

    def code(self, account: Account, template: str, code: str, key: str) -> None:
        """Send a code to the account's own e-mail address."""
        ...
