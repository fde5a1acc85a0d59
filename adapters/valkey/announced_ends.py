"""How the end of a credential is written on a channel: its id, and what ended if the channel does not say."""

from domain.shared.credentials import CredentialEnd


def announced(id: str, ended: CredentialEnd) -> str:
    """The message."""
    return f"{id} {ended.value}"


def read_announced(message: str, usual: CredentialEnd) -> tuple[str, CredentialEnd]:
    """The id, and what has ended; ``usual`` where the message does not say it in a word that we know."""
    id, _, ended = message.partition(" ")
    return id, next((each for each in CredentialEnd if each.value == ended), usual)
