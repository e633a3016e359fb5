# Two commands do everything on a fresh machine with Python 3.11 or newer and make:
#   make demo   converts a small Korean page and explains three words of it
#   make test   runs all tests
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
RUN = $(BIN)/python

.PHONY: demo test lint types pages check wheel bench accuracy clean

$(VENV)/installed: pyproject.toml requirements-dev.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

demo: $(VENV)/installed
	PATH="$(CURDIR)/$(BIN):$$PATH" sh examples/demo.sh

test: $(VENV)/installed
	$(RUN) -m pytest -n auto

lint: $(VENV)/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/installed
	$(BIN)/mypy

# The pages and golden files made from the tables are up to date, and the tables are sound.
pages: $(VENV)/installed
	$(BIN)/kontsevich tables check
	$(BIN)/kontsevich tables docs --check

check: test lint types pages wheel

# The wheel, installed into a clean environment and run from another folder.
wheel: $(VENV)/installed
	sh tests/wheel.sh "$(PYTHON)" "$(RUN)"

bench: $(VENV)/installed
	sh bench/run.sh "$(RUN)"

# How often the results are right; needs the measuring data beside the repository.
accuracy: $(VENV)/installed
	$(RUN) bench/accuracy.py > docs/accuracy.md.new && mv docs/accuracy.md.new docs/accuracy.md

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis

# The page: the wheel in the browser. `make page` serves it; `make test-page` tries it in Chromium.
.PHONY: page page-build test-page
PAGE = build/page

page/node_modules/.installed: page/package-lock.json
	cd page && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	touch $@

page-build: $(VENV)/installed page/node_modules/.installed
	rm -rf build/wheels
	$(BIN)/pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir build/wheels hangul-jamo .
	node page/build.mjs build/wheels $(PAGE)

page: page-build
	node page/serve.mjs $(PAGE)

test-page: page-build
	PAGE=$(CURDIR)/$(PAGE) node --test --test-reporter=spec tests/page/*.test.mjs
