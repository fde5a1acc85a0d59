"""Which commands of the documents are not typed by tests/operations/documented, and why."""

from __future__ import annotations

UP = "tests/journeys/test_up.py::test_data_survives_a_restart_and_commands_run_beside_the_server"
WORKERS = "tests/operations/test_up.py::test_one_process_does_everything_and_several_divide_it"
SERVICES = (
    "tests/operations/test_compose.py::test_services_get_healthy_on_a_migrated_database_and_stop_when_asked"
)
DEMO = "tests/journeys/test_demo.py::test_demo_players_register_deposit_and_bet"
RESTORED = "tests/backup/test_restore_drill.py::test_money_and_personal_data_are_there"
PROVED = "tests/backup/test_restore_drill.py::test_the_proofs_work_on_the_command_line"
MOMENT = (
    "tests/backup/test_point_in_time.py::"
    "test_what_was_committed_before_the_moment_is_there_and_nothing_after_it"
)
BRANDS = "tests/players/test_brands.py::test_the_guides_commands_make_a_brand"
REPLAY = "tests/replay/test_run.py::test_a_killed_run_is_completed_by_the_next_which_removes_its_files"

BONUSES = (
    "tests/bonuses/templates/test_commands_in_the_guide.py::test_the_commands_print_what_the_guide_shows"
)

RUN_BY = {
    "croupier up": UP,
    "croupier up --workers 4": WORKERS,
    "croupier demo": DEMO,
    "croupier migrate": SERVICES,
    "CROUPIER_BACKGROUND=false croupier serve": SERVICES,
    "croupier worker": SERVICES,
    "CROUPIER_DATA_DIR=/srv/new croupier restore /backups/croupier-20261129T091335Z.backup": RESTORED,
    "CROUPIER_DATA_DIR=/srv/new croupier ledger verify": PROVED,
    "CROUPIER_DATA_DIR=/srv/new croupier audit verify": PROVED,
    'pg_basebackup --checkpoint=fast --wal-method=none --pgdata=/backups/base --dbname="postgresql://postgres@/'
    'postgres?host=/path/to/.croupier/sock"': MOMENT,
    'croupier brand create --code malta --name "Casino Malta" --time-zone Europe/Malta --currency EUR '
    "--jurisdiction MT": BRANDS,
    "croupier brand list": BRANDS,
    "croupier bonus lint welcome.toml --day 2026-01-19": BONUSES,
    "croupier bonus lint welcome.toml --pack gb --day 2025-12-01 --until 2026-12-31": BONUSES,
    "croupier bonus simulate welcome.toml --history bustabit bets.csv --seed 1": BONUSES,
    "croupier replay bets.csv --mapping my-platform.toml": REPLAY,
}
"""Command as it stands in a document -> the test that runs it, with other values for its places and names."""

MINUTES = "takes many minutes; its parts are tested in tests/benchmarks"
NOT_RUN = {
    "croupier policy forget NAME": "needs a role that operators have made; see tests/access/policy",
    "make install": "installs what the tests themselves run in",
    "make check": "is what `make test` begins with",
    "make test": "is what runs the tests",
    "make demo": "is `croupier demo`, which a test runs",
    "make generated": "writes into the source; what it would write is compared by the tests of its files",
    "make bench": MINUTES,
    'make bench ARGS="--only ledger_sql"': MINUTES,
    'make bench ARGS="--quick"': MINUTES,
    'make bench ARGS="--bustabit bets.csv"': MINUTES,
    ".venv/bin/python -m benchmarks.hostile": MINUTES,
}
"""Command as it stands in a document -> why no test runs it. Its options are checked all the same."""
