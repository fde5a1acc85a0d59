"""The rows of a file that were not applied, written down beside it."""

import csv
from pathlib import Path
from typing import Any

from server.replay.rows import RejectedRow


class RejectedRowsFile:
    """The CSV of rejected rows; not written when no row is rejected."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.count = 0
        self._file: Any = None

    def add(self, rejected: RejectedRow) -> None:
        """Write one row."""
        if self._file is None:
            self._file = self.path.open("w", encoding="utf-8", newline="")
            csv.writer(self._file).writerow(("line", "id", "reason"))
        self.count += 1
        csv.writer(self._file).writerow((rejected.line, rejected.id, rejected.reason))

    def close(self) -> None:
        """Close the file; that of an earlier run is removed when there is nothing to report."""
        if self._file is None:
            self.path.unlink(missing_ok=True)
        else:
            self._file.close()
