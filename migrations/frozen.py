"""What a revision runs never changes: ``checksums.txt`` holds the SHA-256 of each of its files.

``python -m migrations.frozen`` appends the files of a new revision. It never touches a line that is there.
The format is that of sha256sum: ``sha256sum --check checksums.txt`` in this folder says the same as the test.
"""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

MIGRATIONS: Final = Path(__file__).parent
CHECKSUMS: Final = "checksums.txt"


def revision_files(migrations: Path = MIGRATIONS) -> Iterator[Path]:
    """The files that revisions consist of: each its Python file, and the folder of its SQL."""
    yield from sorted(migrations.glob("versions/*.py"))
    yield from sorted(path for path in migrations.glob("released/*/**/*") if _counts(path))


def recorded(migrations: Path = MIGRATIONS) -> dict[str, str]:
    """Path -> SHA-256, as ``checksums.txt`` has them."""
    lines = (migrations / CHECKSUMS).read_text(encoding="utf-8").splitlines()
    return {path: checksum for checksum, _, path in (line.partition("  ") for line in lines)}


def found(migrations: Path = MIGRATIONS) -> dict[str, str]:
    """Path -> SHA-256, as the files are."""
    return {
        path.relative_to(migrations).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in revision_files(migrations)
    }


def add_new(migrations: Path = MIGRATIONS) -> list[str]:
    """Append the files that ``checksums.txt`` does not know; their paths."""
    known = recorded(migrations)
    new = {path: checksum for path, checksum in found(migrations).items() if path not in known}
    with (migrations / CHECKSUMS).open("a", encoding="utf-8") as end:
        end.writelines(f"{checksum}  {path}\n" for path, checksum in new.items())
    return list(new)


def _counts(path: Path) -> bool:
    return path.is_file() and "__pycache__" not in path.parts


if __name__ == "__main__":
    for added in add_new():
        print(added)  # noqa: T201 - its answer
