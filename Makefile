PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PEERS := .venv-bench
BROWSER := tests/browser/node_modules
CONTRACT := tests/contract/node_modules
GENERATORS := .venv-sdk
SDK := tests/sdk/node_modules
EO_DATA ?= var
SOAK_SCALE ?= 0.01
# Many tests wait for servers that they start, hang, end: two processes a core keep it busy. Neighbours stay together
# (worksteal), as they share what their modules prepare.
TEST_WORKERS ?= $(shell $(PYTHON) -c 'import os; print(2 * len(getattr(os, "sched_getaffinity", lambda _: range(os.cpu_count()))(0)))')
PYTEST_OPTIONS ?=
COVERAGE := --cov --cov-report=term:skip-covered

.DEFAULT_GOAL := help
.PHONY: help install serve serve-all test coverage test-browser contract sdk fuzz corpus walk wheel audit lint bench bench-corpora bench-postgres bench-search soak soak-short clean lock

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1 — \2/p' $(MAKEFILE_LIST)

install: $(VENV)/installed ## install the locked dependencies and the project into .venv

$(VENV)/installed: pyproject.toml requirements-dev.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
	@touch $@

serve: install ## migrate, ingest the sample and the facts of all orders, serve them from SQLite on port 8000
	$(BIN)/eo sample
	$(BIN)/eo serve

serve-all: install ## fetch the text of every order the Federal Register has, and serve it: a text a second
	$(BIN)/eo migrate
	$(BIN)/eo fetch federal-register --resume
	$(BIN)/eo ingest var/fetched
	$(BIN)/eo serve

test: install ## run the tests, Postgres included
	$(BIN)/python -m pytest -n $(TEST_WORKERS) --dist worksteal -m "not contract and not corpus and not fuzz and not soak and not sdk" $(PYTEST_OPTIONS)

coverage: PYTEST_OPTIONS += $(COVERAGE)
coverage: test ## the same tests, with the branches counted and a floor under them

test-browser: install $(BROWSER)/installed ## look at every page in Chromium: journeys, widths, axe-core, valid markup; needs chromium, java, npm
	$(BIN)/python -m tests.browser.installed
	$(BIN)/python -m pytest -n 2 --dist loadfile -m browser tests/browser

$(BROWSER)/installed: tests/browser/package-lock.json
	cd tests/browser && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

contract: install $(CONTRACT)/installed ## lint the OpenAPI documents, and hold them against the released contract; needs npm
	$(BIN)/python -m pytest -n 2 -m contract tests/contract

$(CONTRACT)/installed: tests/contract/package-lock.json
	cd tests/contract && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

sdk: install $(GENERATORS)/installed $(SDK)/installed ## generate, compile and run a client in four languages; needs a JDK, go, npm
	$(BIN)/python -m tests.sdk.installed
	$(BIN)/python -m pytest -n 2 -m sdk tests/sdk

$(GENERATORS)/installed: tests/sdk/requirements.lock
	$(PYTHON) -m venv $(GENERATORS)
	$(GENERATORS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/sdk/requirements.lock
	@touch $@

$(SDK)/installed: tests/sdk/package-lock.json
	cd tests/sdk && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

fuzz: install ## ask every operation for boundary values of its parameters, good and bad
	$(BIN)/python -m pytest -m fuzz

walk: install ## do what a newcomer does in a fresh clone with an empty home, and time it; `-m tests.newcomer --write` for the guide
	$(BIN)/python -m tests.newcomer

corpus: install ## run the tests over the real documents in ../shared/corpus
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder -m "corpus and not soak and not browser"

wheel: install ## build the wheel, install it where nothing else of the project is, serve from it
	$(BIN)/python -m pytest -m "" tests/test_wheel.py

audit: install ## count anew what looks wrong in ../shared/corpus; writes tests/corpus/audit.json
	$(BIN)/python -m tests.corpus.audited

lint: install ## formatting, lint rules, types, import layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: install $(PEERS)/installed ## measure ratios against peers and limits in 10 minutes; writes bench/RESULTS.md
	$(BIN)/python -m tests.bench

bench-corpora: install ## make the corpus of 100,000 orders that make bench compares, once: an hour, 9 GB
	$(BIN)/python -m tests.bench corpora

bench-postgres: install $(PEERS)/installed ## the same ratios on Postgres; writes bench/RESULTS-postgres.md
	$(BIN)/python -m tests.bench serving --postgres

bench-search: install ## measure the search of a million directives on both databases
	$(BIN)/python -m tests.bench search search-postgres

$(PEERS)/installed: bench/requirements.lock
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r bench/requirements.lock
	@touch $@

soak: install ## the long campaigns: kills, faults, flips, walks, slow clients, fuzzing; EO_SOAK_SEED tells others
	$(BIN)/python -m pytest -m soak -rP

soak-short: install ## a small part of each campaign of tests/soak, in some minutes
	EO_SOAK_SCALE=$(SOAK_SCALE) $(BIN)/python -m pytest -n 2 -m soak tests/soak

lock: ## renew the locked versions (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --group dev pyproject.toml -o requirements-dev.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate bench/requirements.in -o bench/requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate tests/sdk/requirements.in -o tests/sdk/requirements.lock

clean: ## remove what the other targets made
	rm -rf $(VENV) $(PEERS) $(BROWSER) $(GENERATORS) $(SDK) $(EO_DATA) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
