# `make demo` parses a pack on a fresh machine, `make test` checks everything. Both need only Python 3.11 or later.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin

.PHONY: demo test lint types tests wheel floors golden schema bench tables

demo: $(VENV)/installed
	$(BIN)/agendaparse parse fixtures/packs/brackenshire-scrutiny/pack.pdf --format summary

test: lint types tests

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/installed-dev
	$(BIN)/mypy

tests: $(VENV)/installed-dev
	$(BIN)/pytest -n auto

# The wheel, installed alone in a clean environment, parses a fixture.
wheel: $(VENV)/installed-dev
	rm -rf build dist
	$(BIN)/python -m build --wheel
	$(PYTHON) -m venv --clear build/clean
	build/clean/bin/pip install --quiet dist/*.whl
	cd build && clean/bin/agendaparse parse ../fixtures/packs/wickmere-parish/agenda.pdf > /dev/null
	build/clean/bin/python -c "import agendaparse; print('wheel', agendaparse.__version__, 'works')"

# Raise the recorded floors of the quality gate to what is reached now; they never go down.
floors: $(VENV)/installed-dev
	$(BIN)/python -m tests.gate.raise_floors

schema: $(VENV)/installed-dev
	$(BIN)/python -m agendaparse.schema

bench: $(VENV)/installed-dev
	$(BIN)/python tests/benchmark/bench.py

# Our tables beside pdfplumber's and camelot's on every page; rewrites the record that a test holds.
tables: $(VENV)/installed-dev
	$(BIN)/python -m tests.benchmark.tables --record

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --editable .
	touch $@

$(VENV)/installed-dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --editable '.[dev]'
	touch $@ $(VENV)/installed
