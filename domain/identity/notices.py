"""The port for notices to an account's owner, sent in the background."""

from typing import Protocol

from domain.identity.model import Account, Session


class Notices(Protocol):
    """Sends messages in the background: the response time does not reveal whether an account exists."""

    def new_device(self, account: Account, session: Session) -> None:
        """The account was signed in to with a device new to it."""
        ...

    def password_changed(self, account: Account) -> None:
        """The account's password was changed."""
        ...

    def code(self, account: Account, template: str, code: str, key: str) -> None:
        """Send a code to the account's own e-mail address."""
        ...
