# Croupier: `make` alone lists what there is to do.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
LOCKED := $(VENV)/.locked
FRONT_END := dashboard/node_modules/.installed-with-tools

# What Python compiles is kept, whatever the environment says: the tests start Croupier a hundred times, and
# two thirds of a start would be compiling.
unexport PYTHONDONTWRITEBYTECODE

# The order of sets, and so of much else, differs from run to run; a run is repeated by giving its number.
test: export PYTHONHASHSEED := $(or $(PYTHONHASHSEED),$(shell od -An -N2 -tu2 /dev/urandom | tr -d ' '))
# Processes of tests, each with servers of its own. More than four would wait for each other's servers.
WORKERS ?= logical

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk 'BEGIN {FS = ":.*## "} {printf "  make %-11s %s\n", $$1, $$2}'

install: $(INSTALLED) ## Make the virtual environment and install everything into it

$(LOCKED): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Croupier needs Python 3.11 or newer; run: make PYTHON=python3.12 " + "$(MAKECMDGOALS)")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@echo "Installing the locked dependencies ..."
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --requirements requirements.lock
	@touch $@

$(INSTALLED): $(LOCKED) pyproject.toml hatch_build.py $(wildcard dashboard/package-lock.json)
	@echo "Building the dashboard and installing Croupier ..."
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch $@

# Where checks will follow, the front end is installed once, with the tools that only they need.
ifneq ($(filter test check front-end,$(MAKECMDGOALS)),)
$(INSTALLED): | $(FRONT_END)
endif

$(FRONT_END): dashboard/package.json dashboard/package-lock.json | $(LOCKED)
	$(BIN)/python hatch_build.py npm ci --loglevel=error
	@touch $@

demo: install ## Start everything with live demo traffic: servers, players, money, dashboard
	@exec $(BIN)/croupier demo

test: check ## Run every check and every test
	@$(BIN)/pytest --numprocesses $(WORKERS) --maxprocesses 4 --dist loadfile --no-loadscope-reorder --durations 20

check: $(LOCKED) ## Lint, types, import contracts, front-end checks
	@$(MAKE) --no-print-directory --jobs 2 --output-sync=target front-end types lint contracts install

# What Python's checks read is there before the front end is: they run while npm downloads.
types lint contracts: $(LOCKED)
	@$(CHECK)

front-end: $(FRONT_END)
	@$(CHECK)

types: CHECK = $(BIN)/mypy
lint: CHECK = $(BIN)/ruff check . && $(BIN)/ruff format --check .
contracts: CHECK = $(BIN)/lint-imports
front-end: CHECK = $(BIN)/python hatch_build.py npm run check

generated: install $(FRONT_END) ## Write anew what code decides: SDL, authorisation matrix, schemas of events, checksums, documents of pages
	@$(BIN)/python -m migrations.frozen
	@$(BIN)/croupier schema > schema/.generated && mv schema/.generated schema/schema.graphql
	@$(BIN)/croupier access > tests/access/.generated && mv tests/access/.generated tests/access/matrix.txt
	@$(BIN)/croupier events schema --kept schema/events.json > schema/.generated && mv schema/.generated schema/events.json
	@$(BIN)/python hatch_build.py npm run generate > /dev/null

bench: install ## Measure against peers and against the floor, as ratios in one run
	@$(BIN)/python -m benchmarks $(ARGS)

screenshots: install ## Picture every page of the console and the public ones, of a demo that plays meanwhile
	@$(BIN)/python -m tests.console.screenshots $(ARGS)

lock: ## Renew requirements.lock from pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --no-annotate --extra test --output-file requirements.lock pyproject.toml

.PHONY: help install demo screenshots test check types lint contracts front-end generated bench lock
