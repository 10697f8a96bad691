# Everything a contributor runs. Each target sets up .venv by itself; nothing is installed again while the locks stay as they are.
# On Windows use pipx or pip instead: see README.md.

PYTHON ?= $(firstword $(foreach p,python3 python3.14 python3.13 python3.12 python3.11 python,\
	$(shell $(p) -c 'import sys; sys.version_info >= (3, 11) and print("$(p)")' 2>/dev/null)))
PY := .venv/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check
UV := build/uv/bin/uv
COMPILE := $(UV) pip compile --no-config --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
	--custom-compile-command 'make lock' pyproject.toml --extra docx

.DEFAULT_GOAL := help
.PHONY: help demo test lint format bench pictures lock clean

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 16

demo: .venv/run.stamp ## Check a sample story, as an editor would
	.venv/bin/tqc check --exit-zero samples/prison-visits.mt.txt

test: .venv/dev.stamp ## Run the whole test suite; what this machine lacks is named as skipped
	$(PY) -m pytest

lint: .venv/dev.stamp ## Formatting, lint, types, and which module may import which
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	.venv/bin/lint-imports --no-cache

format: .venv/dev.stamp ## Format the code and mend what ruff can mend
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

bench: .venv/dev.stamp ## Measure speed, start-up and memory beside peers (ARGS="--text FILE" for your own text)
	$(PY) -m bench $(ARGS)

pictures: .venv/run.stamp ## Draw the pictures of the report in README.md anew
	mkdir -p docs
	$(PY) tools/picture.py samples/prison-visits.mt.txt docs/report

lock: $(UV) ## Write the locks anew from pyproject.toml
	$(COMPILE) --group build --output-file requirements.lock
	$(COMPILE) --group dev --constraint requirements.lock --output-file requirements-dev.lock

clean: ## Remove what make built
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(PY):
	@test -n "$(PYTHON)" || { echo 'tqc needs Python 3.11 or later; say which with: make PYTHON=/path/to/python3' >&2; exit 1; }
	$(PYTHON) -m venv .venv

$(UV):
	$(PYTHON) -m venv build/uv
	build/uv/bin/python -m pip install --quiet --disable-pip-version-check uv

.venv/run.stamp: requirements.lock pyproject.toml | $(PY)
	$(PIP) --require-hashes --requirement requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: requirements-dev.lock .venv/run.stamp
	$(PIP) --require-hashes --requirement requirements-dev.lock
	@touch $@
