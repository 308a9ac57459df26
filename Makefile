# Run `make` to see the targets. Settings, in the environment or behind the target: PORT, HOST, DATA_DIR, DATABASE_URL, PYTHON.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run test check fix bench lock

help: ## show the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

run: ## install, prepare the demonstration once, serve at http://127.0.0.1:8000 (PORT=, DATA_DIR=, DATABASE_URL=)
	@scripts/setup run
	@exec .venv/bin/mingbai serve --demo

test: ## install what the tests need, run all of them on SQLite and what the engine can change on PostgreSQL where installed
	@scripts/setup test
	@scripts/test

check: ## lint, types, layers, sizes, migrations, generated docs; changes nothing
	@scripts/setup test
	@scripts/check

fix: ## format, fix what ruff can fix, write the generated docs anew
	@scripts/setup test
	@.venv/bin/ruff check --quiet --fix .
	@.venv/bin/ruff format --quiet .
	@.venv/bin/mingbai docs write

bench: ## measure speed as ratios within one run
	@scripts/setup test
	@.venv/bin/python -m bench

lock: ## write requirements.lock and requirements-test.lock anew (needs uv)
	@scripts/lock
