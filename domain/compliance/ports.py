"""The port that appends to the audit log."""

from typing import Protocol

from domain.compliance.model import Entry


class Audit(Protocol):
    """The append-only audit log. The command runner adds the entries of commands by itself."""

    async def append(self, entry: Entry) -> None:
        """Append ``entry`` with the origin of the running command; in a transaction, when it commits.

        Raises:
            Unavailable: it cannot be written; the caller must not carry the action out.
        """
        ...
