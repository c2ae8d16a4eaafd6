PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EO_DATA ?= var

.DEFAULT_GOAL := help
.PHONY: help install serve test coverage corpus lint bench soak clean lock

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1 — \2/p' $(MAKEFILE_LIST)

install: $(VENV)/installed ## install the locked dependencies and the project into .venv

$(VENV)/installed: pyproject.toml requirements-dev.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
	@touch $@

serve: install ## migrate, ingest the sample and serve it from SQLite on port 8000
	$(BIN)/eo sample
	$(BIN)/eo serve

test: install ## run all tests, Postgres included
	$(BIN)/python -m pytest -n auto -m "not corpus and not soak"

coverage: install ## the same tests, with the branches counted and a floor under them
	$(BIN)/python -m pytest -n auto -m "not corpus and not soak" --cov --cov-report=term:skip-covered

corpus: install ## run the tests over the real documents in ../shared/corpus
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder -m "corpus and not soak"

lint: install ## formatting, lint rules, types, import layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: install ## measure, as ratios against a peer or a limit in the same run
	$(BIN)/python -m tests.bench

soak: install ## the long campaigns: fuzzing of the served corpus, of its search on both databases
	$(BIN)/python -m pytest -m soak -rP

lock: ## renew the locked versions (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --group dev pyproject.toml -o requirements-dev.lock

clean: ## remove what the other targets made
	rm -rf $(VENV) $(EO_DATA) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
