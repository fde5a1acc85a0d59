"""Programs for Node, wherever this machine has it: its own, or the wheel's."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import pytest

import hatch_build


async def run(folder: Path, *command: str) -> str:
    """What a program prints; it has to succeed."""
    process = await asyncio.create_subprocess_exec(
        *command, cwd=folder, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    out, err = await process.communicate()
    assert process.returncode == 0, err.decode()
    return out.decode()


async def node_with(folder: Path, package: str) -> str:
    """The path of Node, once ``folder`` has what it names; skips where there is no Node."""
    npm = hatch_build.system_npm()
    node = shutil.which("node") if npm else None
    if npm is None and (npm := hatch_build.wheel_npm()):
        node = npm[0]
    if npm is None or node is None:
        pytest.skip(f"there is no Node on this machine: {package} was not run")
    if not (folder / "node_modules" / package).is_dir():
        await run(folder, *npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
    return node
