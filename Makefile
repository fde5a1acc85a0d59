# Croupier: `make` alone lists what there is to do.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
PACKAGES := schema resolvers domain adapters server migrations

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk 'BEGIN {FS = ":.*## "} {printf "  make %-10s %s\n", $$1, $$2}'

install: $(INSTALLED) ## Make the virtual environment and install everything into it

$(INSTALLED): requirements.lock pyproject.toml hatch_build.py $(wildcard dashboard/package-lock.json)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Croupier needs Python 3.11 or newer; run: make PYTHON=python3.12 " + "$(MAKECMDGOALS)")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@echo "Installing the locked dependencies ..."
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --requirements requirements.lock
	@echo "Building the dashboard and installing Croupier ..."
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch $@

demo: install ## Start everything with live demo traffic: servers, players, money, dashboard
	@exec $(BIN)/croupier demo

test: install check ## Run every check and every test
	@$(BIN)/pytest

check: install ## Lint, types, import contracts, front-end checks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python hatch_build.py npm ci
	$(BIN)/python hatch_build.py npm run check

bench: install ## Measure against peers and against the floor, as ratios in one run
	@$(BIN)/python -m benchmarks $(ARGS)

lock: ## Renew requirements.lock from pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --no-annotate --extra test --output-file requirements.lock pyproject.toml

.PHONY: help install demo test check bench lock
