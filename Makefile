# Two commands for a newcomer: `make demo` and `make test`. Everything else is what they are made of.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := demo

.PHONY: demo test check format lint types contract docs clean

demo: $(READY)
	@mkdir -p $(DEMO) && rm -f $(DEMO)/example.db*
	$(BIN)/trucewatch read examples/lachin-2022 --theatre nagorno-karabakh --record $(DEMO)/example.db
	$(BIN)/trucewatch brief --record $(DEMO)/example.db
	@$(BIN)/trucewatch brief --record $(DEMO)/example.db --format html -o $(DEMO)/brief.html
	@echo
	@echo "Written: $(DEMO)/brief.html - open it in a browser; it needs no network."
	@echo "Next:    $(BIN)/trucewatch accounts --record $(DEMO)/example.db"
	@echo "         $(BIN)/trucewatch contradictions --record $(DEMO)/example.db"
	@echo "         $(BIN)/trucewatch read YOUR-FILES --theatre nagorno-karabakh --record mine.db"

test: $(READY)
	$(BIN)/pytest -n 2

check: format lint types contract docs test

format: $(READY)
	$(BIN)/ruff format --check .

lint: $(READY)
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/mypy

contract: $(READY)
	$(BIN)/lint-imports

docs: $(READY)
	$(BIN)/python -m docs.generate --check

# One environment from the lock; made again when the lock or the project file changes.
$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "trucewatch needs CPython 3.11 or later")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --quiet --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(READY)

clean:
	rm -rf $(VENV) $(DEMO) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
