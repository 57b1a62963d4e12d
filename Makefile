# Two commands: `make demo` shows the program, `make test` checks it. Both set up what they need.

SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --python-version 3.11
# How many clients `make bench` measures; its aims hold from 20,000 on.
BENCH_CLIENTS ?= 20000
SOURCES := explorer graph queries seed visualise tests

# Tests run in so many processes, each with a Neo4j of its own; on a server that is given there can be one only.
WORKERS := $(if $(NEO4J_TEST_URI),0,2)
# What each suite may take of both processes' 40 minutes together, in minutes; printed with what it took.
export COMMON_THREAD_SHARES := graph=9 queries=5 seed=10 visualise=2 explorer=5 policy=3 browser=4 wheel=2 bench=1 evaluate=1

.DEFAULT_GOAL := help
.PHONY: help demo serve setup test check lint format lock audit-dependencies browser bench evaluate duplicates-evaluate clean

help:  ## Say what there is to make
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-20s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: setup  ## Show the demonstration network, and serve its pages until Ctrl-C
	@$(BIN)/common-thread demo

setup: $(VENV)/.runtime  ## Make .venv with the program in it

test: $(VENV)/.development $(VENV)/.issuer browser lint  ## Check everything and run every test
	$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder $(ARGUMENTS)

check: test  ## What CI runs

bench: $(VENV)/.development browser  ## Generate, load and measure BENCH_CLIENTS clients, and print a table of ratios
	@BENCH_CLIENTS=$(BENCH_CLIENTS) $(BIN)/python -m tests.bench

evaluate: $(VENV)/.development  ## Hide contacts and look for them, and print how well each order finds them
	@$(BIN)/python -m tests.evaluate

duplicates-evaluate: $(VENV)/.development  ## Find people recorded twice in FEBRL 1 to 4, and print precision and recall
	@$(BIN)/python -m tests.evaluate_duplicates

lint: $(VENV)/.development  ## Style, types, imports, dependencies, spelling, templates
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry explorer graph queries seed visualise
	$(BIN)/codespell README.md CONTRIBUTING.md CHANGELOG.md docs $(SOURCES)
	$(BIN)/djlint --lint --quiet explorer/templates

format: $(VENV)/.development  ## Format the code
	$(BIN)/ruff format $(SOURCES)
	$(BIN)/ruff check --fix $(SOURCES)

lock: $(VENV)/.development  ## Pin the dependencies anew, with hashes and without addresses
	$(COMPILE) --extra build pyproject.toml -o requirements.lock
	$(COMPILE) --extra build --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

# pip-audit asks the registry's own advisories; of what it skips nothing is known, and it says so of each.
audit-dependencies: $(VENV)/.development  ## Ask whether a known fault is in what we pin (needs network)
	$(BIN)/python -m tests.audit_dependencies --disable-pip --require-hashes -r requirements.lock

# The browser tests drive Debian's Chromium; where it may not be installed, say how.
browser:
	@if command -v chromium >/dev/null || command -v chromium-browser >/dev/null || [ -n "$$CHROMIUM" ]; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing Chromium for the browser tests"; \
		apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; \
	else \
		echo "The browser tests need Chromium: sudo apt-get install chromium, or set CHROMIUM to its path." >&2; exit 1; \
	fi

clean:  ## Remove what was made here, but no data
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Common Thread needs Python 3.11 or newer; make PYTHON=/path/to/python3.11 names one." >&2; exit 1; }
	@echo "Setting up .venv"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the program needs"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

# The tests sign in at a real, certified OpenID Connect provider; its packages are pinned beside it, with hashes.
$(VENV)/.issuer: $(wildcard tests/issuer/*.json tests/issuer/*.mjs) | $(VENV)/bin/python
	@command -v node >/dev/null && command -v npm >/dev/null || \
		{ echo "The tests need Node 20 or newer with npm, for the issuer that they sign in at." >&2; exit 1; }
	@echo "Installing the issuer for the tests"
	@mkdir -p $(VENV)/issuer && cp tests/issuer/*.json tests/issuer/*.mjs $(VENV)/issuer/
	@npm ci --prefix $(VENV)/issuer --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(VENV)/.development: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the program and its tests need"
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.runtime
