"""What the documents name exists: files, settings, metrics. Commands, GraphQL and alerts: see documents/."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from prometheus_client import CollectorRegistry

from adapters.postgres.outbox.backlog import Backlog
from server.contexts import CONTEXTS
from server.observability.exposition import OutboxGauges
from server.observability.metrics import Metrics
from server.settings import Settings
from tests.architecture.documents.markdown import documents
from tests.architecture.sources import PACKAGES, ROOT, plant

OPERATING = ROOT / "docs" / "operating.md"

NOT_SETTINGS = {"CROUPIER_SKIP_DASHBOARD": "read by the build, not by Croupier"}
"""Variables that documents may name although no setting has their name -> why."""

FOLDERS = (*PACKAGES, "tests", "docs", "deploy", "benchmarks", "dashboard")
PATH = re.compile(rf"`((?:{'|'.join(FOLDERS)})/[\w./-]+|[\w-]+\.(?:toml|yml|md|lock)|Dockerfile|Makefile)`")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
VARIABLE = re.compile(r"CROUPIER_[A-Z0-9_]+")


def made_by_examples(root: Path) -> set[str]:
    """The files that the guides' examples make, which tests apply to copies of the code."""
    patches = (root / "tests" / "architecture" / "guides").glob("*.patch")
    texts = [patch.read_text(encoding="utf-8") for patch in patches]
    return {path for text in texts for path in re.findall(r"^\+\+\+ b/(\S+)$", text, re.MULTILINE)}


def missing_files(root: Path) -> set[str]:
    """`document: path`, for every path or relative link that leads nowhere."""
    found, examples = set(), made_by_examples(root)
    for document in documents(root):
        text = document.read_text(encoding="utf-8")
        links = [link for link in LINK.findall(text) if "://" not in link]
        for path in [*PATH.findall(text), *links]:
            places = (root / path, document.parent / path)
            if "/NNNN" in path or path in examples:
                continue
            if not any(place.exists() for place in places):
                found.add(f"{document.relative_to(root).as_posix()}: {path}")
    return found


def undocumented(text: str, settings: Iterable[str]) -> set[str]:
    """The settings a text leaves out, and the variables it names that are none."""
    real = {f"CROUPIER_{name.upper()}" for name in settings}
    return (real ^ set(VARIABLE.findall(text))) - set(NOT_SETTINGS)


def test_paths_in_documents_exist() -> None:
    assert missing_files(ROOT) == set()


def test_operating_describes_every_setting_and_no_other() -> None:
    assert undocumented(OPERATING.read_text(encoding="utf-8"), Settings.model_fields) == set()


def test_environment_variables_in_documents_are_settings() -> None:
    named = {name for document in documents(ROOT) for name in VARIABLE.findall(document.read_text("utf-8"))}

    assert named - {f"CROUPIER_{name.upper()}" for name in Settings.model_fields} <= set(NOT_SETTINGS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see `server/settings.py`", {"docs/planted.md: server/settings.py"}),
        ("see [the page](other.md)", {"docs/planted.md: other.md"}),
        ("see `tests/here.py` and [here](../tests/here.py#line)", set()),
        ("see `domain/<context>/model.py` and [them](https://example.com/x)", set()),
    ],
)
def test_planted_paths(tmp_path: Path, text: str, found: set[str]) -> None:
    plant(tmp_path, "tests/here.py", "\n")
    plant(tmp_path, "docs/planted.md", text)

    assert missing_files(tmp_path) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("`CROUPIER_PORT` and `CROUPIER_HOST`", set()),
        ("`CROUPIER_PORT`", {"CROUPIER_HOST"}),
        ("`CROUPIER_PORT`, `CROUPIER_HOST`, `CROUPIER_PROT`", {"CROUPIER_PROT"}),
    ],
)
def test_planted_variables(text: str, found: set[str]) -> None:
    assert undocumented(text, ["port", "host"]) == found


def stray_metrics(text: str, exported: set[str]) -> set[str]:
    """The metrics that are exported and not described, or described and not exported."""
    return set(re.findall(r"`(croupier_[a-z_]+)` \|", text)) ^ exported


def test_operating_describes_every_metric_and_no_other() -> None:
    registry = CollectorRegistry()
    Metrics(registry, CONTEXTS)
    outbox = OutboxGauges()
    outbox.backlog = Backlog(facts=0, oldest_seconds=0.0)
    registry.register(outbox)
    exported = {family.name + ("_total" if family.type == "counter" else "") for family in registry.collect()}

    assert stray_metrics(OPERATING.read_text(encoding="utf-8"), exported) == set()


@pytest.mark.parametrize(
    ("text", "stray"),
    [
        ("| `croupier_jobs_total` | job | ended |", set()),
        ("| `croupier_jobs` | job | ended |", {"croupier_jobs", "croupier_jobs_total"}),
        ("alert on `croupier_jobs_total` above 3", {"croupier_jobs_total"}),
    ],
)
def test_planted_metrics(text: str, stray: set[str]) -> None:
    assert stray_metrics(text, {"croupier_jobs_total"}) == stray


def code_files(checklist: str) -> list[str]:
    """The files of the first table of a checklist, in its order."""
    first = checklist.partition("\n## ")[2].partition("\n## ")[0].partition("\n\nThen,")[0]
    return re.findall(r"^\| \d+ \| `([^`]+)`", first, re.MULTILINE)


def test_a_field_costs_at_most_five_code_files() -> None:
    files = code_files((ROOT / "docs" / "adding-a-field.md").read_text(encoding="utf-8"))

    assert 1 < len(files) <= 5, "more is a question of design"


def test_a_sixth_file_in_the_checklist_is_counted() -> None:
    rows = "".join(f"| {number} | `domain/{number}.py` | it |\n" for number in range(1, 7))

    assert len(code_files(f"# A\n\n## Kept\n\n| | File | |\n{rows}\n\nThen, free\n\n| 7 | `x.md` | |\n")) == 6
