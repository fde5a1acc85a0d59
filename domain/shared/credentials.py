"""What ends credentials, for those who use them."""

from enum import Enum


class CredentialEnd(Enum):
    """The session ended, the token or its grant was revoked, the program disabled, or the player barred."""

    SESSION = "SESSION"
    REVOCATION = "REVOCATION"
    PROGRAM = "PROGRAM"
    ACCOUNT = "ACCOUNT"
